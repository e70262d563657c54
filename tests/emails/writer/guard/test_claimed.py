"""What a record supports is said in many ways; only a claim that it would have to hold is asked for."""

from dataclasses import replace
from datetime import date

import pytest

from emails.writer.guard import Kind
from tests.emails.writer.guard.claims.letters import CLAIMS, RECORD, kinds

NOTES = (
    "Ranch 1958, roof 2017, septic. Listed 5/28 at 735k, dark kitchen, covered patio. House empty since January."
    " Survey ordered 7/20, two weeks. Board meets first Thursday. Rents 1650/1700/1850. Appraisal came in at 720k,"
    " seller (Boyd) will drop to 728k. Asked seller for 6k credit. Wants an 8 cap under 450k. Cattle lease in sept."
    " Visits German Village. Open house Sun 8/2 1-3pm. Two teens. 80 ac, 45 tillable."
)
CLIENT = replace(
    RECORD,
    client=replace(RECORD.client, notes=NOTES, custom_fields={}, property_address="", property_type="residential"),
    about="",
    today=date(2026, 7, 27),
)
SUPPORTED = [
    "The covered patio seemed to catch your eye.",
    "The seller is willing to come down to $728,000.",
    "The seller hasn't answered us on the credit yet.",
    "The house has sat empty through the winter and spring.",
    "Visitors keep telling their agents that the kitchen is dark.",
    "The listing comes later, and the clean-out comes first.",
    "The roof is about nine years old.",
    "The ranch was built in 1958.",
    "The rents make $5,200 a month, or $62,400 a year.",
    "It comes down to eight thousand dollars between the two of you.",
    "At an 8 cap, $450,000 should bring in about $36,000 a year.",
    "I'd look for the survey around August 3.",
    "The next board meeting would be August 6.",
    "It runs from one to three on Sunday, August 2.",
    "If we hear nothing by Thursday morning, I'd like to talk about next steps.",
    "I'd want to have it wrapped up by the end of October, if you agree.",
    "Condos are funny that way.",
    "Looking for a house in October is like shopping for a coat in a sauna.",
    "Forty-five acres are tillable and thirty-five are woods.",
    "Two teens and one bathroom don't mix.",
    "14 days from July 20 is August 3, and 21 days from it is August 10.",
    "I've met dogs who respect a three-foot picket.",
    "And would you look at a four-unit with one vacancy?",
    "When you compare two spaces, compare the whole number.",
    "With acreage, I always start with access, water, and what the county allows.",
    "A quiet street on Sunday may be a busy one on Monday.",
    "Both buyers like the kitchen that you like.",
]
NEW = [
    ("The covered patio was rebuilt last year.", Kind.FACT),
    ("The seller has agreed to replace the boiler.", Kind.FACT),
    ("The seller has already waived the deposit.", Kind.FACT),
    ("The house next to it has been sold.", Kind.FACT),
    ("The buyers have already painted the living room.", Kind.FACT),
    ("The roof is about four years old.", Kind.FACT),
    ("The ranch was built in 1971.", Kind.FACT),
    ("The rents make $5,900 a month.", Kind.PRICE),
    ("It comes down to twelve thousand dollars between the two of you.", Kind.PRICE),
    ("At an 8 cap, $450,000 should bring in about $41,000 a year.", Kind.PRICE),
    ("The survey will be done on August 14.", Kind.DATE),
    ("The board meets on August 13.", Kind.DATE),
    ("The open house runs from two to four on Sunday.", Kind.DATE),
    ("You need to answer by Saturday morning.", Kind.DATE),
    ("Condos are selling in a weekend.", Kind.FACT),
    ("Fifty-one are tillable.", Kind.FACT),
    ("14 days from July 20 is August 9.", Kind.DATE),
    ("The ranch down the block went in a weekend.", Kind.FACT),
    ("Fewer people are bidding in town now.", Kind.FACT),
    ("All three have finished basements.", Kind.FACT),
    ("The HOA is well managed.", Kind.FACT),
]


@pytest.mark.parametrize("sentence", SUPPORTED)
def test_what_the_record_supports_is_fine(sentence):
    assert not kinds(sentence, CLIENT) & CLAIMS


@pytest.mark.parametrize(("sentence", "kind"), NEW)
def test_a_claim_beside_it_is_found(sentence, kind):
    assert kind in kinds(sentence, CLIENT)


def test_a_sunday_in_spanish_is_any_sunday():
    spanish = replace(CLIENT, client=replace(CLIENT.client, custom_fields={"Language": "Spanish"}))
    assert Kind.DATE not in kinds("Podemos verla en domingo o por la tarde entre semana.", spanish)
    assert Kind.DATE in kinds("La cita es el lunes a las 4 de la tarde.", spanish)
