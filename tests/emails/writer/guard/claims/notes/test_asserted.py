"""What a letter takes for granted or tells in passing, and the record does not hold."""

from datetime import date

import pytest

from emails.writer.guard import Kind, Record, check
from emails.writer.guard.record import Agent, Client

RECORD = Record(
    Client(
        "Nora Pell",
        property_address="12 Alder Ln, Salem, OR",
        property_type="Single family",
        stage="Listed",
        notes="Seller. 3bd 2ba, blt 1961, big oak, wood stove in LR. Roof new 2019. Quiet st. HOA covers water. "
        "Buyer asked for a credit. Son Max in Reno. Lease on rental ends May. Inspection done, furnace old.",
    ),
    Agent("Dana Reed", "dana@reedhomes.example", "512-555-0142"),
    today=date(2026, 3, 4),
)
LETTER = """Hi Nora,

{}

I wanted to ask how your plans are coming along. Call me whenever it suits you.

Best,
Dana Reed"""


def kinds(sentence: str) -> set[Kind]:
    return {each.kind for each in check(RECORD, "A quick hello", LETTER.replace("{}", sentence)).findings}


@pytest.mark.parametrize(
    "sentence",
    [
        "The gazebo will look good in the pictures.",
        "That harbor view sells itself.",
        "Three bedrooms, a sauna and the big oak give us something to write about.",
        "It is a bedroom with a terrace.",
        "You can hear the freeway from the kitchen.",
        "It's an easy walk to the library.",
        "The HOA takes care of water and internet.",
        "There was evidence of mold in the laundry room.",
    ],
)
def test_a_thing_that_the_record_does_not_have_is_found(sentence):
    assert Kind.FACT in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ceilings are sagging.",
        "Your gleaming kitchen will do the rest.",
        "With such steep dues we should say why.",
        "With taxes as steep as yours, that matters.",
        "They praised how airy the bedrooms are.",
        "The premiums have gone up again.",
        "The sun-filled dining room will do the rest.",
    ],
)
def test_what_a_part_of_a_house_or_a_bill_is_said_to_be_like_is_found(sentence):
    assert Kind.FACT in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A roofer has already been up there.",
        "Another couple has toured the house.",
        "Your neighbor wants to buy the lot.",
        "Two investors are interested.",
        "An appraiser I know has looked at the street.",
        "They've withdrawn their request.",
        "She hopes to rent the place herself.",
        "Your tenant, who has fallen behind, may call you.",
        "The driveway, shared with the neighbor, is short.",
        "A deck overlooking the golf course is hard to beat.",
    ],
)
def test_what_somebody_is_said_to_have_done_is_found(sentence):
    assert Kind.FACT in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "You've ordered the moving truck, so that is off the list.",
        "Since you put in new gutters, the rain is no worry.",
        "Now that you've retired, weekdays are free.",
        "It helps, especially after you had the patio redone.",
        "Your daughter has moved in with you.",
        "Your mortgage is paid off.",
        "Your cabin is on the market.",
    ],
)
def test_what_the_client_is_said_to_have_done_is_found(sentence):
    assert Kind.FACT in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Things have slowed down since winter.",
        "Good farmland is getting scarce.",
        "Duplexes tend to get pricier here in spring.",
        "Victorians like yours are selling fast.",
        "There's hardly anything for sale in town.",
        "The pictures were retaken.",
        "The survey came back clean.",
        "We did the final walk-through.",
    ],
)
def test_what_the_market_did_or_what_is_done_is_found(sentence):
    assert Kind.FACT in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The wood stove will look good in the pictures.",
        "The HOA takes care of the water.",
        "Your quiet street is worth a line.",
        "The furnace is old, and we should say so.",
        "The buyer has asked for a credit.",
        "Your son Max is in Reno.",
        "Your lease ends in May.",
        "Would you miss the gazebo?",
        "A sauna or a terrace would be nice to have, if the budget allows.",
        "Clear the driveway before the photographer comes.",
        "Everybody starts with the garage and quits by the second box.",
        "If the ceilings sag, tell me.",
        "Some buyers are flexible about dates.",
        "My uncle moved a piano once.",
        "An owner would then decide what to answer.",
        "Your accountant will have a view on it.",
        "Values go up and values go down.",
        "You've put a lot of work into it.",
        "The cellar is for whoever brings the wine.",
        "There is nothing to sign.",
        "We wait for the appraisal, which is fine.",
        "The roof is about seven years old.",
    ],
)
def test_what_the_record_holds_or_nobody_claims_is_fine(sentence):
    assert Kind.FACT not in kinds(sentence)


def test_what_the_agent_thinks_about_is_no_visit():
    assert Kind.FACT not in kinds("I have been wondering whether the home is still on your mind.")
    assert Kind.FACT in kinds("I have been through the house with the inspector.")
