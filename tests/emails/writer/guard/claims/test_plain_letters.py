"""Pairs from letters as agents write them every day: what the record makes true, and its untrue neighbour."""

from dataclasses import replace
from datetime import date

import pytest

from emails.writer.guard import Kind
from tests.emails.writer.guard.claims.letters import CLAIMS, RECORD, kinds

NOTES = (
    "Triple decker in Akron, rents 1450/1500/1600. Hates HOA, parking a must. Dog 22 lb. Saw 12 Elm St and 9 Oak Ave"
    " on 3/2. Listed 289k on 2/23, I suggest 274,900. Offered 132k, seller wants 137k. CSR2 84.2."
    " Tenant in place through 12/31. First look until Mar 20. Moving in november. Cat named Biscuit."
    " Buyer wants furnace serviced. Walk-through 3/12. Lives on 17th St. Lease thru 3/2027."
)
CLIENT = replace(
    RECORD,
    client=replace(RECORD.client, notes=NOTES, custom_fields={}, property_address="", property_type="land"),
    about="",
    today=date(2026, 3, 9),
)
TRUE = [
    "The rents are $1,450, $1,500 and $1,600.",
    "The rent comes to $4,550 in total.",
    "At $274,900 it is seen by people who search below $275,000.",
    "It matters more than the last few thousand dollars.",
    "I have you down for three bedrooms and no HOA.",
    "You're in good shape to move when the right house comes along.",
    "It has been on the market for two weeks.",
    "I wanted to follow up on the two homes we saw last week.",
    "The dog's 22 pounds are fine with most of them.",
    "I hope it is mild in Ohio.",
    "The walk-through is this week.",
    "Their window runs through Mar. 20, and then it is your call.",
    "Parking is locked in as a must.",
    "Since it is occupied, the tenant needs notice.",
    "The buyer has asked for three things.",
    "We'd offer a little more, so that there's room to go over asking.",
    "We will confirm that the heater works, and that the appliances are running.",
    "Value-add covers everything from new paint to new plumbing.",
    "Leave the keys together with garage remotes.",
    "A home under contract in April may close in May.",
    "I'd say that traffic is easier to feel than to read in a report.",
    "Please say hello to Biscuit for me.",
    "I hope that the planning for your November move goes well.",
    "The CSR2 of 84.2 is in the packet.",
    "Some buildings have wonderful views and slow elevators.",
    "Old houses have stories.",
    "If the roof, the boiler and the walls are sound, the rest is cosmetic.",
    "Seventeenth Street suits you well.",
    "Your lease runs until March 2027.",
    "If I haven't heard by tomorrow morning, I'll call them.",
]
UNTRUE = [
    ("The rents are $1,450, $1,550 and $1,600.", Kind.PRICE),
    ("The rent comes to $4,750 in total.", Kind.PRICE),
    ("At $274,900 it is seen by people who search below $300,000.", Kind.PRICE),
    ("You could save a few hundred dollars.", Kind.PRICE),
    ("The house has no liens.", Kind.FACT),
    ("The house is in good shape.", Kind.FACT),
    ("It has been on the market for six weeks.", Kind.FACT),
    ("I wanted to follow up on the four homes we saw last week.", Kind.FACT),
    ("The dog's 40 pounds are fine with most of them.", Kind.FACT),
    ("I hope it is mild in Nebraska.", Kind.PLACE),
    ("The walk-through is next month.", Kind.DATE),
    ("The garage is locked in.", Kind.FACT),
    ("Homes like it tend to go over asking.", Kind.FACT),
    ("I'm writing to confirm that the appraisal came in.", Kind.FACT),
    ("The house has new plumbing.", Kind.FACT),
    ("It comes with a sauna.", Kind.FACT),
    ("Please say hello to Pepper for me.", Kind.NAME),
    ("I hope that the planning for your October move goes well.", Kind.DATE),
    ("The CSR2 of 91.7 is in the packet.", Kind.FACT),
    ("The building has wonderful views.", Kind.FACT),
    ("Records of repairs, and the rewired third floor, would help.", Kind.FACT),
    ("With inventory down by half since last spring, you're hardly alone.", Kind.FACT),
    ("Ground in the county is up sharply this year.", Kind.FACT),
    ("Another buyer has made an offer.", Kind.FACT),
]


@pytest.mark.parametrize("sentence", TRUE)
def test_what_the_record_makes_true_is_fine(sentence):
    assert not kinds(sentence, CLIENT) & CLAIMS


@pytest.mark.parametrize(("sentence", "kind"), UNTRUE)
def test_its_untrue_neighbour_is_found(sentence, kind):
    assert kind in kinds(sentence, CLIENT)
