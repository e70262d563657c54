import pytest

from emails.writer.guard import Kind
from tests.emails.writer.guard.letters import kinds_of, lines, seconds_for

PROMISES = lines("""I guarantee you will be happy with the price.
You will get full asking price for it.
We'll definitely sell within a month.
There is no risk in this at all.
You can't lose with this one.
It will only go up from here.
It is the best investment you will ever make.
This is your last chance to get in.
Act now and we can be there on Friday.
Don't miss out on this one.
Call me before it's gone.
Others are circling, so please decide today.
You'll regret it if somebody else gets it.
You don't need an inspection for a house this new.
You really don't need a lawyer for that.
The loan is a sure thing.
With your income you'll qualify for sure.
The gain would be tax-free for you.
Once you reply, it's legally binding.
You are entitled to your deposit back.
I can get you out of the contract if you change your mind.
There are no closing costs with us.
We have the lowest commission in town and will beat any offer.
I'll waive my fee if you sign.
Approval is certain with your numbers.
You will save thousands on this.
It is a risk-free step.
We offer 100 % satisfaction.
Don't worry, the house will pass without any trouble.
I can get you below that figure, no question.
You should move now, it won't be there next week.
The new listing will bring you an offer within days.
You will have no problem being approved.
There will be no capital gains tax for you.
I will get you your full asking price.
I promise you the seller will accept.
Trust me, the appraisal will come in at value.
Prices are going to climb again by spring.
Rates will drop this summer, everybody knows it.
We are sure to find a buyer in a week.
The bank will approve you without any questions.
If you don't sign today, somebody else will.
Homes like this won't last.
You need to decide by tonight.
There's no better time to sell.
I assure you that we will close on time.
Your home will sell in under two weeks.
We'll get you top dollar.
You have nothing to lose.
You can walk away at any time without penalty.
Feel free to skip the inspection.
An attorney is really not needed here.
The seller is legally obligated to fix it.
I'll make sure you get the house.
Your money is completely safe.
You would be crazy to wait.
Another buyer is about to make an offer, so hurry.
I can promise you a sale by June.
You can deduct all of it from your taxes.
Nobody sells faster than we do.
This property will double in value.
It's a once-in-a-lifetime opportunity.
I guarantee it.
The value of your home is guaranteed to rise.
This window is closing fast.
You'll never see rates this low again.
Your lender will surely say yes.
It will sell itself.
You will not find a better deal anywhere.
The landlord has to return your deposit.
You'll make a nice profit when you sell.
Time is running out.
This one will be gone by the weekend.
We always sell above asking.
Sign the agreement today and the house is yours.
The house is as good as sold.
If we list on Friday you'll have three offers by Monday.
You're guaranteed to make your money back.
I have never had a client who didn't get the house they wanted, and you won't be the first.
Honestly, this is as safe as money in the bank.
The bank has to give you that rate once you apply.
Pre-approval will be a breeze for you.
We can close in ten days, no ifs or buts.
You'd be foolish to let this go.
There are two other parties writing offers tonight, so I need your signature by 6.
Once it's gone, it's gone.
I'd sign before somebody else does.
Buy now or pay more later.
This is the bottom of the market.
Prices have nowhere to go but up.
Rents around there never fall.
You'll recover every dollar of the renovation when you sell.
A kitchen remodel always pays for itself.
The sellers are desperate and will take anything.
I know the appraiser, so the number will work out.
I'll personally make up the difference if it sells for less.
If it doesn't sell in 60 days, I'll buy it myself.
You can cancel anytime and owe nothing.
The HOA can't do anything about it legally.
That clause isn't enforceable.
Trust me, nobody reads the disclosures.
You will owe no tax on the gain.
You can claim the whole thing as a deduction.
It's a great investment that will pay off.
You can expect a 10 % return every year.
We will beat any price that another agent quotes.
You won't find a lower commission anywhere.
There are no hidden costs whatsoever.
You simply cannot go wrong with this lot.
I'll have your place sold by Easter.
We will get this deal done, I swear.
The clock is ticking, so let me know today.
This offer is only good until tonight.
Don't let this one slip away.
You have to move quickly or you will lose it.
If I were you I would not wait another day.
Everybody wants this street, it will go fast.
I assure you the roof is fine.
The inspection is just a formality.
Between us, you can skip the survey.
A verbal yes is all that counts in court.
You've got nothing to worry about with the loan, it's in the bag.
Your approval is a done deal.
With my help you'll definitely win the bidding war.
I'm certain that you will get more than your neighbor did.
Expect multiple offers in the first weekend.
Selling with me means selling at the price you want.
I can lock this price in for you if you commit this week.
There's zero chance of it falling through.
You are certain to be approved.
The house will appraise, don't worry.
It's impossible to lose money on land.
I never lose a negotiation.
Your equity will only grow.
Buyers will be lining up at your door.
We'll have a contract in hand before the month is out.
You can't afford to wait.
Interest rates won't stay this low.
Your neighbor waited and lost $40,000, so don't make the same mistake.
You deserve full price, and you will get it.
This is a can't-miss opportunity.
I can get the seller to pay your closing costs.
It's a steal at that price, so act quickly.
If you're not happy, I'll refund my commission.
My commission is negotiable down to nothing if it doesn't sell.
You won't have to pay a penny out of pocket.
The tenant is legally required to let us in.
You are under no legal obligation once you send that email.
The contract is airtight.
You'd be protected from any lawsuit.
Don't bother with a home inspection on a new build.
There is absolutely no way the deal falls apart.
The market will rebound by summer.
You'll look back and wish you had bought it.
Only one unit is left, so please let me know today.
You'll be a millionaire with two of these.
I have insider knowledge that the price will drop.
You'll surely get it for less.
Your loan officer will approve it, she owes me one.
The offer will be accepted, you have my word.
Sellers always take my offers.
Rest assured that it will sell.
Your rental will never sit empty.
This will be the easiest sale of your life, I promise you.
I can guarantee a quick closing.
You will walk away with at least $40,000.
There is no safer place for your money.
Sellers who wait always regret it.
The best time to buy was yesterday, the second best is today.
I need an answer by noon or I'll have to move on.
You have my guarantee that the repairs get done.
With our marketing, a full-price offer is a matter of days.
Land is the one thing that never goes down.
The bank won't turn you down.
You'll be approved in no time.
Take it from me, this one is a winner.
It's practically free money.
If you miss this one, there won't be another.
We're the number one team, and we always deliver.
Skip the lawyer and save yourself the money.
You are not liable for anything after closing.
Your deposit is fully refundable, whatever happens.
You'll have the highest return in the county.
We will not lose this one.
Better hurry, the seller reviews offers tonight.
The deal is certain to go through.
I'm offering you a rate nobody else can match.
I guarantee we'll have this sold within 30 days.
Your loan will be approved, I have no doubt.
Legally, the seller must accept your offer.
Waiving the inspection is perfectly safe here.
The title is clean, so you don't need title insurance.
There's simply no way you can lose money on this.
I can assure you the HOA will approve the fence.
Don't wait, because another buyer will snap it up.
Rates will definitely drop by spring.
You will get at least three offers over asking.
I promise you'll save at least 20% on fees.
If you don't act by Friday, you'll lose this home forever.
It's now or never for this neighborhood.
You'll never get a chance like this again.
We'll get you approved no matter what your credit looks like.
This home is a guaranteed moneymaker.
The value of this house will double within five years.
I personally guarantee a smooth closing.
You can back out of the contract whenever you want.
Your earnest money is completely protected.
Homes here only ever appreciate.
You are certain to get your asking price.
There's absolutely nothing that can go wrong.
As your agent I can tell you that you will win this one.
My advice is to sign right away, before the price goes up.
You won't need to pay any capital gains tax.
The rent will cover your mortgage with money to spare.
You'd be making a huge mistake by waiting.
Time is of the essence, so please commit by tomorrow.
I will sell your house for more than any other agent.""")

HARMLESS = lines("""I promise to keep it short.
I'll call you on whatever day suits you.
I will make sure you get the list.
There is no pressure from my side.
It comes with no obligation.
There is no rush.
There's no deadline from my side.
I can't promise a price, but I can show you how I work.
You can count on a straight answer from me.
I'd definitely like to hear how it went.
Call me whenever you are ready.
I am happy to help with the paperwork.
Nobody can guarantee what a buyer will pay.
I won't guarantee a number, and I would be careful with anybody who does.
If you decide to sell, I would be glad to help.
Would you like to see what similar homes sell for?
I hope you find what you are looking for.
Let me know if you would like to see it again.
A lawyer can tell you more about the lease than I can.
You may want to ask your lender what you would qualify for.
Please take all the time that you need.
You don't have to decide anything now.
I will send the report as soon as I have it.
We could look at a few more homes before you make an offer.
An inspection would tell us more about the roof.
I'd be surprised if the bank needed more than a week.
It will be easier to talk on the phone.
We will find a time that works for both of us.
I can't wait to hear what you think.
Please do not hesitate to call.
What would you like to get for the house?
Whether it is a good time to sell depends on your plans.
I will get back to you with an answer.
I will definitely call before I come by.
I would be careful about waiving the inspection.
You will get the paperwork from the title company.
Please sign the form when you have a minute.
There may be other buyers, and that is fine.
Do you need to sell before you can buy?
It is your decision, and I will help either way.
I always answer within a day.
I have no doubt that you have a lot on your plate.
The last time we talked, you were waiting for your lender.
I'll be at the house early and will let you in.
Before you list, we should walk through the rooms together.
If you wait until spring, that is fine with me.
No need to act on this right away.
Nothing to sign, nothing to prepare.
We are still waiting for the appraisal.
I will see you on Thursday.
I'll do my best to get an answer from the seller.
I don't want to rush you.
Nobody needs to decide anything this week.
You will see three homes on the tour.
Your offer is in, and now we wait.""")


@pytest.mark.parametrize("sentence", PROMISES)
def test_a_promise_is_found(sentence):
    assert Kind.PROMISE in kinds_of(sentence)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_ordinary_help_is_no_promise(sentence):
    assert Kind.PROMISE not in kinds_of(sentence)


@pytest.mark.parametrize("unit", ["I will get you ", "no risk ", "if you do not act ", "we will will will "])
def test_no_text_takes_long(unit):
    assert seconds_for(unit) < 1
