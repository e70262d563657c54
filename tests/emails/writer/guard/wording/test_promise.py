import pytest

from emails.writer.guard import Kind
from tests.emails.writer.guard.letters import kinds_of, lines, seconds_for, sentences

PROMISES = sentences("promise")

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
Your offer is in, and now we wait.
You don't need to be home for the inspection.
Trust me, I know how tiring a search gets.
I'll make sure the seller gets your letter.
Whatever happens with the appraisal, I'll walk you through it.
My own first house taught me never to skip the inspection.
A lender will very probably order a new report.
It is useful to read it before someone else does.
Nothing is binding until both sides sign.
You never have to decide on the spot.
If you use another agent, I understand.
Nothing beats seeing it in the rain.""")


@pytest.mark.parametrize("sentence", PROMISES)
def test_a_promise_is_found(sentence):
    assert Kind.PROMISE in kinds_of(sentence)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_ordinary_help_is_no_promise(sentence):
    assert Kind.PROMISE not in kinds_of(sentence)


@pytest.mark.parametrize("unit", ["I will get you ", "no risk ", "if you do not act ", "we will will will "])
def test_no_text_takes_long(unit):
    assert seconds_for(unit) < 1
