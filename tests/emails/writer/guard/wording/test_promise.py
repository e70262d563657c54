import pytest

from emails.writer.guard import Kind
from tests.emails.writer.guard.letters import kinds_of, seconds_for

PROMISES = """I guarantee you will be happy with the price.
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
The house is as good as sold.""".split("\n")

HARMLESS = """I promise to keep it short.
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
Your offer is in, and now we wait.""".split("\n")


@pytest.mark.parametrize("sentence", PROMISES)
def test_a_promise_is_found(sentence):
    assert Kind.PROMISE in kinds_of(sentence)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_ordinary_help_is_no_promise(sentence):
    assert Kind.PROMISE not in kinds_of(sentence)


@pytest.mark.parametrize("unit", ["I will get you ", "no risk ", "if you do not act ", "we will will will "])
def test_no_text_takes_long(unit):
    assert seconds_for(unit) < 1
