"""Wordings that were written after the rules: what models and gateways say, and what agents say that sounds like it."""

import json

import pytest

from emails.writer.read import Unusable, parse
from tests.emails.reading.wordings import NO_EMAILS, SAID_BY_AGENTS


def forms(text):
    yield json.dumps({"subject": "Hello", "body": text})
    yield f"Subject: Hello there\n\nHi Jonah,\n\n{text}\n\nBest,\nAna"


@pytest.mark.parametrize("text", NO_EMAILS, ids=lambda text: repr(text[:40]))
def test_it_is_no_email_in_any_form(text):
    for form in (text, *(forms(text) if "ubject" not in text and "{" not in text else ())):
        with pytest.raises(Unusable):
            parse(form, "Jonah Whitlock", "Ana Morales")


@pytest.mark.parametrize("text", SAID_BY_AGENTS, ids=lambda text: repr(text[:40]))
def test_what_an_agent_says_stays_as_it_is(text):
    for form in forms(text):
        assert parse(form, "Jonah Whitlock", "Ana Morales").body == text


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("Hi Jonah,\n\nThank you.\n\nBest,\nAna", "Thank you."),
        ("It is yours.\n\nThanks,\n\nBest regards,\nAna Morales", "It is yours."),
        ("It is yours.\n\nBest,\nAna\n\nP.S. The gate is open.", "It is yours.\n\nP.S. The gate is open."),
        ("It is yours.\n\nThank you!\n\nBest,\nAna", "It is yours.\n\nThank you!"),
    ],
)
def test_the_last_closing_is_cut_off_and_thanks_are_not(body, kept):
    assert parse(json.dumps({"subject": "Hello", "body": body}), "Jonah Whitlock", "Ana Morales").body == kept


@pytest.mark.parametrize(
    ("client", "greeting"),
    [
        ("Amy & Bob Chow", "Hi Amy and Bob,"),
        ("The Garcia Family", "Dear Garcia Family,"),
        ("Mr. and Mrs. Smith", "Dear Mr. and Mrs. Smith:"),
        ("Alexander Lee", "Hey Alex!"),
        ("שרה כהן", "שלום שרה,"),
        ("", "Hi Jonah,"),
    ],
)
def test_a_greeting_of_this_client_counts(client, greeting):
    assert parse(f"{greeting}\n\nThe garden is yours.", client).body == "The garden is yours."
