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


VOICES = replace(
    RECORD,
    client=replace(
        RECORD.client,
        notes=(
            "Listed 2/22 at 480k, offer 455k cash turned down 3/5. Two showings so far. Rents 850, 850, 900. House"
            " since 1981. Wants 160 acres at 7,200/ac. HOA meets first Tuesday of the month. Open house Sun 3/15 1-3pm."
            " Dishwasher leaks. Repainted exterior in May."
            " Six-plex: 1,050 x6. Heat incl. Furnace 2020. Asks 0.95/sf."
            " 10-12 days. Has 9k saved, wants 20k. Good light. Old barn."
        ),
        custom_fields={},
        property_address="",
        property_type="multi-family",
    ),
    about="",
    today=date(2026, 3, 9),
)
HARMLESS = [
    # What follows from the record.
    "Two buyers have been through so far.",
    "You collect $2,600 a month from the three.",
    "Six units at $1,050 come to $6,300 a month.",
    "At $7,200 an acre we ask $1,152,000 for all of it.",
    "You have eleven thousand to go.",
    "Forty-five years in one house leave a lot of boxes.",
    "You had been on the market for eleven days when you turned down the offer.",
    "It was $25,000 below asking.",
    "Days on the market: 15.",
    "I'm sorry that the dishwasher is acting up.",
    "The new paint does the talking.",
    "You want good natural light.",
    "It meets on the first Tuesday of the month.",
    "The open house is on Sunday from 1 to 3.",
    "That leaves six days until the open house.",
    "The rent of 95 cents a foot stays.",
    # Figures of speech, reactions and opinions.
    "Moving with a family in tow is like packing for a trip.",
    "That was the bank's doing and not a mark against you.",
    "The garage gets a sigh.",
    "The building needs a pair of eyes.",
    "My reading is that the price is within reach.",
    "A good fence is worth a thousand walks.",
    "You forget it by Sunday, and it is the sort of thing that can wait.",
    "That is a view of nothing.",
    "Your accountant will have a view on this.",
    "There is daylight through the roof of my argument.",
    # What is true of any home, and what only may be.
    "Even a well-kept house gets a list.",
    "Some homes have no stairs inside.",
    "A clinic has plumbing to think of.",
    "A finished attic or a heated porch could do the trick.",
    "A meadow in June can be a mud hole in April.",
    "Picture a rainy Tuesday in February, and not a sunny Saturday in July.",
    "If that brings nobody by the end of the month, let's talk.",
    "For some it's a newer building with a manager.",
    "Houses close to a campus don't grow on trees.",
    "The first one is the hardest and the tenth one almost fun.",
    "Sale prices are public once they are recorded.",
    "The closets are thinned out.",
]
CLAIMED = [
    ("Eight buyers have been through so far.", Kind.FACT),
    ("You collect $2,900 a month from the three.", Kind.PRICE),
    ("Six units at $1,050 come to $6,900 a month.", Kind.PRICE),
    ("At $7,200 an acre we ask $1,215,700 for all of it.", Kind.PRICE),
    ("You have thirteen thousand to go.", Kind.PRICE),
    ("Thirty-four years in one house leave a lot of boxes.", Kind.FACT),
    ("After nineteen years she is family.", Kind.FACT),
    ("It was $35,000 below asking.", Kind.PRICE),
    ("Days on the market: 41.", Kind.FACT),
    ("Showings: 17.", Kind.FACT),
    ("Fourteen people have been through.", Kind.FACT),
    ("Both loved the height of the ceilings.", Kind.FACT),
    ("It meets on the second Thursday of the month.", Kind.DATE),
    ("The open house is on Sunday from 11 to 2.", Kind.DATE),
    ("That leaves 32 days to name your properties.", Kind.DATE),
    ("You said you'd like to move in by the end of October.", Kind.DATE),
    ("Since you teach through October, should we look on weekdays?", Kind.DATE),
    ("The kitchen is like new.", Kind.FACT),
    ("It's a well-kept house.", Kind.FACT),
    ("The homes on your street have no stairs inside.", Kind.FACT),
    ("The furnace, which was replaced last fall, will help.", Kind.FACT),
    ("The boiler that quit last winter is gone.", Kind.FACT),
    ("The furnace is near the end of its life.", Kind.FACT),
    ("It has no steps at the entrance.", Kind.FACT),
    ("The well tested fine.", Kind.FACT),
    ("They have already sold their own place.", Kind.FACT),
    ("Only two came up all year.", Kind.FACT),
    ("The house two doors down sold in a weekend.", Kind.FACT),
    ("Three cabins went in a week.", Kind.FACT),
    ("Water and electricity are included in the dues.", Kind.FACT),
    ("You drove all the way from New Haven.", Kind.PLACE),
    ("You liked the one in Union City.", Kind.PLACE),
    ("Your brother Manny can help.", Kind.NAME),
]


@pytest.mark.parametrize("sentence", HARMLESS)
def test_what_claims_nothing_is_fine(sentence):
    assert not kinds(sentence, VOICES) & CLAIMS


@pytest.mark.parametrize(("sentence", "kind"), CLAIMED)
def test_the_claim_beside_it_is_found(sentence, kind):
    assert kind in kinds(sentence, VOICES)
