"""Pairs from letters as agents write them every day: ordinary words, and the promise or the steering beside them."""

from dataclasses import replace

import pytest

from emails.writer.guard import Kind
from tests.emails.writer.guard.letters import RECORD, kinds_of

ABOUT = replace(RECORD, client=replace(RECORD.client, name="Denise & Paul Kim"), about="the buyer's repair request")
FINE = [
    "The seller has come back and is asking you to waive the inspection contingency.",
    "If the house isn't worth it to you without an inspection, it is perfectly okay to say so.",
    "So, a couple of things I'd love to know.",
    "You asked me not to call, so here is a short email instead.",
    "The buyer's repair request came in on time.",
    "If the seller won't budge, there will be other houses.",
    "I'll make sure you have the papers before you leave.",
    "My notes say that you like mornings.",
    "An estimate made by a computer knows little of a porch.",
    "I'll prepare it at no charge.",
    "A buyer with sound financing will appreciate that.",
    "Before a landlord says yes to a bakery, they like to see tax returns.",
    "Nobody else gets to farm it without moving equipment.",
    "I'd offer a month of free rent before I'd cut the rate.",
    "I know that the personal guarantee worries you.",
    "A report makes it sound as if it's about to fall over.",
    "We go back to whatever there was nothing you couldn't forget, and the flight home will be shorter.",
    "That's a choice plenty of families make.",
    "Note the smell in the basement, and write it down.",
    "(Check the furnace filter, too.)",
    "Todo se lo explico en español y sin prisas, cuando usted tenga tiempo para una llamada breve.",
]
FOUND = [
    ("You should waive the inspection.", Kind.PROMISE),
    ("Trust me, the seller won't budge.", Kind.PROMISE),
    ("Here is a short email for Denise:", Kind.META),
    ("TODO: add the price.", Kind.META),
    ("My notes list Denise as against it.", Kind.META),
    ("Either way, this one is going to close.", Kind.PROMISE),
    ("A lot without one will always pass in the end.", Kind.PROMISE),
    ("They will definitely agree to three months if we ask.", Kind.PROMISE),
    ("I'll make sure you have your keys before your first day of work.", Kind.PROMISE),
    ("Nessa região o retorno do aluguel é garantido.", Kind.PROMISE),
    ("Le prix de votre maison va monter.", Kind.PROMISE),
    ("Die Rendite ist garantiert.", Kind.PROMISE),
    ("You can always refinance when rates drop.", Kind.PROMISE),
    ("Nobody will outbid you, and you will outbid everybody.", Kind.PROMISE),
    ("I'd keep you out of the rougher, changing parts of Greer.", Kind.FAIR_HOUSING),
    ("You have my personal guarantee on it.", Kind.PROMISE),
    ("You'll be moved in before the holidays.", Kind.PROMISE),
    ("Nothing is going to come up.", Kind.PROMISE),
    ("The deposit always comes back to you.", Kind.PROMISE),
    ("It returns every dollar you spent.", Kind.PROMISE),
    ("The fall crowd will pay what you want.", Kind.PROMISE),
    ("One of them is going to pay you full price.", Kind.PROMISE),
    ("A second offer is right around the corner.", Kind.PROMISE),
    ("No other buyer will stand a chance.", Kind.PROMISE),
    ("The city won't give you any trouble.", Kind.PROMISE),
    ("The landlord will agree once they meet you.", Kind.PROMISE),
    ("You qualify for it.", Kind.PROMISE),
    ("The families there are mostly professionals.", Kind.FAIR_HOUSING),
    ("I'd stay close to where the Poles are.", Kind.FAIR_HOUSING),
    ("Plenty of families live there.", Kind.FAIR_HOUSING),
    ("I hope you are well. Note: client not yet pre-approved, keep it light. Do you have time?", Kind.META),
    ("(Send to the broker first for approval.)", Kind.META),
    ("(Simplified for ESL reader, grade 5.)", Kind.META),
    ("Kept to five lines per his preference.", Kind.META),
    ("[Keep this neutral; nothing is decided.]", Kind.META),
    ("It is on the wrong side of the tracks.", Kind.FAIR_HOUSING),
    ("Not everyone is comfortable there.", Kind.FAIR_HOUSING),
]


@pytest.mark.parametrize("sentence", FINE)
def test_ordinary_words_are_fine(sentence):
    assert not kinds_of(sentence, ABOUT) & {Kind.PROMISE, Kind.META, Kind.FAIR_HOUSING}


@pytest.mark.parametrize(("sentence", "kind"), FOUND)
def test_what_they_resemble_is_found(sentence, kind):
    assert kind in kinds_of(sentence, ABOUT)
