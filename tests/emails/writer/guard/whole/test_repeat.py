from dataclasses import replace

import pytest

from emails.writer.guard import Kind, check
from emails.writer.guard.record import Earlier
from tests.emails.writer.guard.claims.letters import RECORD

BEFORE = """Hi Bob,

Thank you for your time on the phone. I went through my notes and put together three questions that would help me plan
your search. Which rooms do you use the most? How far is too far from work? And what would make you say yes on the spot?

Take your time with the answers. A few words on each are plenty, and I will take it from there.

Warm regards,
Dana Ruiz"""
MESSAGE = BEFORE.removeprefix("Hi Bob,\n\n").removesuffix("\n\nWarm regards,\nDana Ruiz")
SENTENCES = MESSAGE.replace("\n", " ").replace("  ", " ").replace("? ", "?|").replace(". ", ".|").split("|")
OTHER = """Hi Bob,

I hope that your week is going well. I have been thinking about the yard that you described, and I have a small idea
about it. Would you like to hear it over coffee?

Warm regards,
Dana Ruiz"""


def is_repeat(body, before=BEFORE):
    record = replace(RECORD, earlier=(Earlier("Three questions", before),))
    return Kind.REPEAT in {each.kind for each in check(record, "Hello", body).findings}


@pytest.mark.parametrize(
    "body",
    [
        BEFORE,
        BEFORE.replace("Bob", "Sara"),
        BEFORE.replace("Hi Bob", "Dear Robert").replace("Warm regards", "Best"),
        BEFORE.replace("three questions", "a few questions").replace("plenty", "enough").replace("the most", "most"),
        "Hi Bob,\n\n" + " ".join(reversed(SENTENCES)) + "\n\nBest,\nDana",
        "Hi Bob,\n\n" + " ".join([*SENTENCES[3:], *SENTENCES[:3]]) + "\n\nBest,\nDana",
        BEFORE.upper(),
        BEFORE.replace(",", "").replace(".", "!"),
        "Hi Bob,\n\nI hope all is well. " + MESSAGE + "\n\nBest,\nDana",
        "Hi Bob,\n\n" + " ".join(SENTENCES[:-1]) + "\n\nBest,\nDana",
        "Hi Bob,\n\nThanks for giving me time on the phone! To plan your search I put three questions together "
        "from my notes: how far from work is too far? What rooms are used most? On the spot, what makes you say yes? "
        "Take time for the answers, a few words on each are plenty.\n\nBest,\nDana",
    ],
)
def test_nearly_the_same_email_is_found(body):
    assert is_repeat(body)


@pytest.mark.parametrize(
    "body",
    [
        OTHER,
        OTHER.replace("I hope that your week is going well.", SENTENCES[0]),
        OTHER.replace("Would you like to hear it over coffee?", "Take your time with the answer."),
        "Hi Bob,\n\nJust checking in.\n\nWarm regards,\nDana Ruiz",
    ],
)
def test_another_email_with_the_same_greeting_or_one_sentence_is_fine(body):
    assert not is_repeat(body)


def test_a_short_note_twice_is_fine():
    assert not is_repeat("Hi Bob,\n\nJust checking in.\n\nBest,\nDana", "Hi Bob,\n\nJust checking in.\n\nBest,\nDana")


def test_nothing_was_sent_before():
    assert Kind.REPEAT not in {each.kind for each in check(replace(RECORD, earlier=()), "Hello", BEFORE).findings}
