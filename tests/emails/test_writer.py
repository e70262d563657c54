"""What the writer is told, and what of its answers can be used."""

import json

import pytest

from clients.models import Client
from emails import writer
from emails.writer import Brief, call
from emails.writer.read import shorten
from tests.letters import reply_of


@pytest.fixture
def brief(make_client, ana):
    ana.instructions = "Never more than five sentences."
    client = make_client(custom_fields={"Budget": "$640,000", "Must have": "Garage\nand garden"}, stage="negotiating")
    return Brief(client, "Day 3", "Be useful.", "medium", "Ask about\nthe school", "Mention Saturday")


@pytest.mark.django_db
def test_the_ai_writes_with_the_clients_facts(sandbox, brief):
    letter = writer.write(brief)
    assert letter.written_by == "ai" and letter.error == ""
    assert "Jonah" in letter.body and "Alder Court" in letter.subject + letter.body


TEXT = (
    "It was good to hear from you about 418 Alder Court. Before we go on, I would like to know what matters most to "
    "you. What should I look into first?"
)


@pytest.fixture
def answers(monkeypatch):
    """What the server answers: the body of its email."""

    def answer(body):
        reply = reply_of(json.dumps({"subject": "418 Alder Court", "body": body}))
        monkeypatch.setattr("emails.writer.call.ask", lambda messages: reply)

    return answer


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "greeted", "greeting"),
    [("Jonah Whitlock", "Jonah", "Hi Jonah,"), ("The Garcia Family", "Garcia Family", "Hello,")],
)
def test_greeting_and_signature_are_ours(brief, answers, name, greeted, greeting):
    brief.client.name = name
    answers(f"Dear {greeted},\n\n{TEXT}\n\nBest,\nAna")
    letter = writer.write(brief)
    assert (letter.body, letter.written_by) == (f"{greeting}\n\n{TEXT}", "ai")


@pytest.mark.django_db
def test_another_ones_letter_means_the_template(brief, answers):
    answers(f"Hi Maria,\n\n{TEXT}")
    letter = writer.write(brief)
    assert (letter.written_by, letter.error) == ("template", "the answer greets someone else")


def test_a_subject_of_500_characters_is_cut_between_words():
    cut = shorten("word " * 100)
    assert len(cut) <= 200 and cut.endswith("word…")
    assert len(shorten("x" * 500)) == 200


@pytest.mark.parametrize("step", ["Day 1", "Day 3", "Week 1", "Week 2", "Month 1", "Custom"])
@pytest.mark.parametrize("address", ["", "12 O'Hara & Sons <Street>"])
def test_every_step_has_a_template_that_needs_nothing_but_a_name(step, address):
    subject, body = writer.template(Brief(Client(name="Zoë", property_address=address), step, ""))
    assert subject and body.startswith("Hi Zoë,")
    assert "{" not in subject + body and "Subject" not in subject + body
    assert "&amp;" not in subject + body
    assert not address or address in subject + body


@pytest.mark.django_db
def test_openai_out_of_reach_means_the_template_and_says_so(brief, settings):
    settings.OPENAI_BASE_URL = "http://127.0.0.1:9/v1"
    call.client.cache_clear()
    letter = writer.write(brief)
    assert (letter.written_by, letter.error) == ("template", "OpenAI could not be reached")
    call.client.cache_clear()


@pytest.mark.django_db
def test_a_hanging_openai_ends_with_the_template(sandbox, brief, settings):
    settings.OPENAI_TIMEOUT = 0.2
    sandbox.faults(openai={"hang_rate": 1})
    assert writer.write(brief).error == "OpenAI did not answer within 0.2 s"


@pytest.mark.parametrize(
    ("faults", "says"),
    [
        ({"no_credit": True}, "OpenAI says that the account has no credit left (429)"),
        ({"error_rates": {"429": 1}}, "OpenAI has too many requests, or the account has no credit left (429)"),
    ],
)
def test_says_when_the_account_has_no_credit(sandbox, brief, faults, says):
    sandbox.faults(openai=faults)
    letter = writer.write(brief)
    assert (letter.written_by, letter.error) == ("template", says)
