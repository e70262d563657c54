import pytest

from emails.writer.guard import Kind
from tests.emails.writer.guard.claims.letters import CLAIMS, kinds

UNKNOWN = [
    "Homes there go for about $500,000.",
    "I could cut my commission to 2%.",
    "It is listed at 589,000.",
    "The seller may take 20k less.",
    "You can buy with zero down.",
    "It rents for 2,350 a month.",
    "Rates are near six percent.",
    "It sold in the mid-500s.",
    "I think half a million is fair.",
    "It would cost three hundred dollars.",
    "The HOA is $310 a month.",
    "We could ask for six hundred fifty thousand.",
    "The taxes are about €4,000.",
    "It is priced at 712.",
    "A buyer offered 1.1M for it.",
    "A point lower would save a lot.",
    "That is $12/sqft.",
    "Put down twenty percent and you avoid insurance.",
    "We ask for USD 700,000.",
    "It went for 15 grand over.",
    "A $5k credit is possible.",
    "They would pay 400 bucks.",
    "Your equity is probably in the high six figures... say 900k.",
    "The deposit is $ 1,500.",
    "The rate is 6.25 now.",
    "It is five hundred and twelve thousand.",
    "You would save hundreds of thousands.",
    "Prices are up 4.5 per cent.",
    "The price went down by ten percent.",
    "The monthly payment would be around 3,200.",
    "Let's list at 655.",
    "The cap rate is 5.5.",
    "Asking price: 1,250,000.",
    "Rent would be $28 per square foot.",
    "You could get up to 95% financing.",
    "The fee drops to 1.5 percent.",
    "A buyer would pay three quarters of a million.",
    "It might bring eight hundred grand.",
    "Expect a $10,000 to $15,000 repair bill.",
    "Monthly dues of 410 dollars apply.",
    "It's worth 1.3 mil today.",
    "They want 30% more.",
    "We got it for 40k below list.",
    "Interest is at seven and a half percent.",
    "I'd give a 1% rebate at closing.",
    "Twenty-five basis points may not sound like much.",
    "You'd net close to 210,000.",
    "Property tax is $0.",
    "The seller pays 5 thousand of your costs.",
    "Low seven figures is what he wants.",
    "They cut it by a third of the price.",
    "A half-million-dollar home is a big step.",
    "Earnest money of ten thousand dollars is usual.",
    "The land goes for 9k an acre.",
]
FINE = [
    "Your budget of $640,000 is noted.",
    "You said 640k.",
    "Around six hundred forty thousand is the number I have.",
    "Three percent down is what we have noted.",
    "I am 100% on your side.",
    "Two quick questions for you.",
    "I only need five minutes.",
    "Thanks a million!",
    "The HOA at $250 a month is in my notes.",
    "The appraisal came in at $652,000.",
    "We can talk about price whenever you like.",
    "The appraisal of 652k gives us something to talk about.",
    "One hundred questions are fine, too.",
    "There is no charge for a chat.",
    "I can run the numbers for you.",
    "Shall we talk about what you can afford each month?",
    "It takes half an hour.",
    "You are in the mid-600s, as I have it.",
    "I gave it a second thought.",
    "What percentage down feels right?",
    "Half the work is done.",
    "A six-figure budget needs care.",
    "Nobody has to decide on a figure now.",
    "Let me know what a fair price is to you.",
    "What did the lender say?",
    "I can look at the numbers with you.",
]


@pytest.mark.parametrize("sentence", UNKNOWN)
def test_it_is_found(sentence):
    assert Kind.PRICE in kinds(sentence)


@pytest.mark.parametrize("sentence", FINE)
def test_it_is_fine(sentence):
    assert not kinds(sentence) & CLAIMS
