"""Promises and steering in words of their own, and what only looks like them."""

from dataclasses import replace

import pytest

from emails.writer.guard import Kind
from tests.emails.writer.guard.letters import RECORD, kinds_of

FOUND = [
    ("Cascade is going to say yes to anything you pick.", Kind.PROMISE),
    ("The furnace will make it through another winter.", Kind.PROMISE),
    ("You will get this one.", Kind.PROMISE),
    ("You'll find the one on your first day.", Kind.PROMISE),
    ("The buyers will write an offer by Friday.", Kind.PROMISE),
    ("The lender will approve it.", Kind.PROMISE),
    ("East Lake still has its rough element.", Kind.FAIR_HOUSING),
    ("It has the better sort of people.", Kind.FAIR_HOUSING),
    ("Different people are coming in.", Kind.FAIR_HOUSING),
    ("That part of town isn't for girls like you.", Kind.FAIR_HOUSING),
    ("I'd avoid the side near the reservation.", Kind.FAIR_HOUSING),
    ("You being deaf, the intercom is a problem.", Kind.FAIR_HOUSING),
]
FINE = [
    ("The lender will base the loan on the appraised value.", Kind.PROMISE),
    ("The buyers will look after the box for you.", Kind.PROMISE),
    ("I appreciate you being upfront about the budget.", Kind.FAIR_HOUSING),
    ("I help people who are moving in from somewhere else.", Kind.FAIR_HOUSING),
]


@pytest.mark.parametrize(("sentence", "kind"), FOUND)
def test_it_is_found(sentence, kind):
    assert kind in kinds_of(sentence)


@pytest.mark.parametrize(("sentence", "kind"), FINE)
def test_it_is_fine(sentence, kind):
    assert kind not in kinds_of(sentence)


def test_what_the_notes_name_may_be_named():
    noted = replace(RECORD, client=replace(RECORD.client, notes="Two teens. Looks at German Village."))
    assert Kind.FAIR_HOUSING not in kinds_of("What do the teenagers say of German Village?", noted)
