"""Notes in shorthand, and letters that say the same in whole words."""

from dataclasses import replace
from datetime import date

import pytest

from emails.writer.guard.record import Agent, Client, Record
from emails.writer.guard.shorthand import written_out
from tests.emails.writer.guard.claims.letters import CLAIMS, kinds

RECORD = Record(Client("Robert Whitlock"), Agent("Dana Ruiz"), today=date(2026, 6, 9))


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ("Away 3 wks, gar w/ opener", "Away 3 weeks, garage with opener"),
        ("Shop Mon-Wed", "Shop Mon, Tue, Wed"),
        ("Bank: Alder Mtg", "Bank: Alder Mortgage"),
        ("mtg w/ atty", "meeting with attorney"),
        ("Partner Kit", "Partner Kit"),
        ("HOA $310/mo", "HOA $310/mo"),
        ("1.5 ac, 2nd fl", "1.5 acres, 2nd floor"),
    ],
)
def test_it_is_written_out(notes, said):
    assert written_out(notes) == said


HELD = [
    ("Renting, orig kit, oak cabs.", "The cabinets are original."),
    ("6 showings, no offers.", "Half a dozen showings have come through."),
    ("Lot 1/2 ac.", "It sits on half an acre."),
    ("Brick bldg, 1910s.", "The building is from the 1910s."),
    ("Insp 6/2: fine.", "The inspection is done."),
    ("Listed 5/12 at 400k.", "Your home was listed in May."),
    ("Roof 2020.", "The roof was replaced in 2020."),
    ("Needs her place by Xmas.", "You want to be in by Christmas."),
]
NEWS = [
    ("Renting, orig kit, oak cabs.", "The cabinets were replaced."),
    ("4 showings, no offers.", "Half a dozen showings came in."),
    ("Lot 1/4 ac.", "It sits on half an acre."),
    ("Brick bldg, 1910s.", "The building is from the 1880s."),
    ("Insp 6/22.", "The inspection is done."),
]


def _kinds(notes, sentence):
    return kinds(sentence, replace(RECORD, client=replace(RECORD.client, notes=notes))) & CLAIMS


@pytest.mark.parametrize(("notes", "sentence"), HELD)
def test_what_the_notes_hold_is_fine(notes, sentence):
    assert not {each for each in _kinds(notes, sentence) if each != "name"}


@pytest.mark.parametrize(("notes", "sentence"), NEWS)
def test_news_is_found(notes, sentence):
    assert _kinds(notes, sentence)
