"""Statements that steer by the side of town, whoever is meant to live there."""

from emails.writer.guard.wording.words.fair_housing.entry import (
    ALL,
    DISABILITY,
    FEATURES,
    LAW,
    PLACES,
    RACE,
    STEERING,
    Entry,
)

SIDES = (
    Entry(
        "people/folks/crowd/families/ones ..1 moving in/out",
        RACE, STEERING, PLACES, "You see the people moving in.",
    ),
    Entry(
        "no country/place/spot/home/house/town for ..3 DISABLED/wheelchairs/wheelchair/walkers/crutches/canes",
        DISABILITY, LAW, FEATURES, "It is no place for folks with walkers.",
    ),
    Entry(
        "not everyone/everybody ..3 comfortable/safe/welcome ..1 there/here/around/in/on/after",
        ALL, STEERING, PLACES, "Not everyone is comfortable there.",
    ),
    Entry(
        "AREA_STRICT is_not/was_not/are_not ..1 what it/they used_to/once",
        RACE, STEERING, PLACES, "That side of town is not what it used to be.",
    ),
    Entry(
        "wrong/bad/worse/worst/nicer/rough side/end/part/parts of ..1 town/city/county/tracks",
        RACE, STEERING, PLACES, "It is on the wrong side of the tracks.",
    ),
    Entry(
        "rough/wrong/bad/shady/criminal/sketchy/undesirable element/elements/crowd",
        RACE, STEERING, PLACES, "East Lake still has its rough element.",
    ),
    Entry(
        "better/right/wrong/certain/nicer/different sort/kind/class/type of people/folks/neighbors/families/person",
        ALL, STEERING, PLACES, "It has the better sort of people.",
    ),
    Entry(
        "avoid/away_from/not ..4 side/part/area/end/streets/blocks ..1 near/by/around/next_to ..1 "
        "reservation/mosque/projects/temple/shelter/synagogue",
        ALL, STEERING, PLACES, "I'd avoid the side near the reservation.",
    ),
    Entry(
        "different/other/those people/folks ..2 coming/moving/pouring in",
        RACE, STEERING, PLACES, "Different people are coming in.",
    ),
    Entry(
        "girls/ladies/women/men/guys/people/folks like you/us/yourself/yourselves ..2$",
        ALL, STEERING, PLACES, "That part of town isn't for girls like you.",
    ),
    Entry(
        "keep/steer/keeping/steering ..1 you out_of/away_from/clear_of ..5 parts/part/neighborhoods/areas/pockets/side "
        "of/around/near/where/in",
        RACE, STEERING, PLACES, "I'd keep you out of the changing parts of the city.",
    ),
)  # fmt: skip
