"""What may not be said of who lives somewhere, or should: each with its class, its source and what to say instead."""

from typing import NamedTuple


class Entry(NamedTuple):
    words: str  # as guard/phrases.py reads them, with the sets of sets.py
    protected: str
    source: str
    instead: str
    example: str
    unless_recorded: str = ""  # words of the record that make it true and lawful, or the client's own wish


LAW = "42 U.S.C. 3604(c)"
MEMO = "HUD memorandum of 9 January 1995"
STEERING = "42 U.S.C. 3604(a), steering"
SENIORS = "42 U.S.C. 3607(b), housing for older persons"
STATE = "State law, such as Cal. Gov. Code 12955"

FAMILY, RELIGION, RACE, ORIGIN = "familial status", "religion", "race and color", "national origin"
SEX, DISABILITY, AGE, INCOME = "sex", "disability", "age (state law)", "source of income (state law)"
ALL = "race, religion and national origin"

ROOMS = "Name the rooms, the yard or the floor plan."
FEATURES = "Name the feature: a ramp, an elevator, a step-free entry."
PLACES = "Name streets, parks, shops or transit, and let the client judge."
SOURCES = "Name where the client can look it up, such as the police department's or the school district's website."
EVERYBODY = "Describe the property, not who should live there."

SAID = "the word itself"
OLDER = "55, 62, senior, seniors, active adult, retirement, age restricted, older persons"
