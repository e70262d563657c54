"""Amounts that follow from the record's, and sentences that a record supports in other words."""

from dataclasses import replace

import pytest

from emails.writer.guard import Kind
from tests.emails.writer.guard.claims.letters import RECORD, kinds

SELLER = replace(
    RECORD,
    client=replace(
        RECORD.client,
        notes=(
            "Listed at 489k. roof 2022, furnace original. 6 showings, 1 lowball offer 440k, declined."
            " commission 5%. Space: 2,000 sf at $21/sf NNN. vacant since Nov. LL offers 2 mo free. tenant out 5/31."
        ),
        custom_fields={},
    ),
    about="",
)


@pytest.mark.parametrize(
    "sentence",
    [
        "The offer at $440,000 was $49,000 under your price.",
        "At 5 percent the commission on 489 comes to $24,450.",
        "Base rent at $21 on 2,000 feet is $42,000 a year.",
        "That works out to $3,500 a month.",
        "My two cents, for what they are worth.",
        "You have a house that is easy to like.",
        "The house has been empty since November.",
        "The landlord has named terms.",
        "The tenant is leaving at the end of May.",
        "We turned down the only offer.",
        "Buyers usually look at the kitchen first.",
        "You told me that the yard is fenced.",
    ],
)
def test_what_follows_from_the_record_is_fine(sentence):
    assert not kinds(sentence, SELLER) & {Kind.PRICE, Kind.FACT}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The offer was $47,000 under your price.", Kind.PRICE),
        ("That works out to $3,400 a month.", Kind.PRICE),
        ("They would pay thirteen-two-fifty an acre.", Kind.PRICE),
        ("He offered 1,4M for it.", Kind.PRICE),
        ("Your buyer got cold feet.", Kind.FACT),
        ("The HOA is well run.", Kind.FACT),
        ("No other home has a garage like it.", Kind.FACT),
        ("The basement floods now and then.", Kind.FACT),
        ("Prices in the area have gone up all year.", Kind.FACT),
        ("The sellers have already moved out.", Kind.FACT),
        ("Most of the plumbing is copper.", Kind.FACT),
        ("There are twelve lighted courts behind it.", Kind.FACT),
    ],
)
def test_what_does_not_is_found(sentence, kind):
    assert kind in kinds(sentence, SELLER)
