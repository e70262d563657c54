import itertools
import re

import pytest

from sandbox.openai import letters, phrases
from sandbox.openai.prompts import facts, prompt_of

STEPS = ["Day 1", "Day 3", "Week 1", "Week 2", "Month 1", "Custom"]


def written(*lines: str) -> tuple[str, str]:
    prompt = "\n".join(lines)
    return letters.write(facts(prompt), prompt)


@pytest.mark.parametrize("step", STEPS)
def test_every_letter_is_short_whole_and_about_this_client(step):
    notes = "Client notes: Wants a garden for two large dogs. Works from home."
    stages, kinds = ["lead", "negotiating", "under_contract", "other"], ["residential", "commercial", "land", "other"]
    for stage, kind, salt in itertools.product(stages, kinds, range(8)):
        subject, body = written(
            "Client name: Maria Lopez",
            "Property address: 12 Oak St., Springfield, IL 62701",
            f"Property type: {kind}",
            f"Stage: {stage}",
            notes,
            "Custom field Bedrooms: 3",
            f"Follow-up: {step}",
            f"Salt: {salt}",
        )
        assert body.startswith("Hi Maria,\n\n")
        assert "12 Oak St., Springfield, IL 62701" in body and "12 Oak St." in subject
        assert "wants a garden for two large dogs." in body
        assert "bedrooms (3)." in body
        assert 60 <= len(body.split()) <= 120
        assert not re.search(r"[{}\[\]]|\.\.|\b(he|she|his|her)\b", subject + body)


def test_each_step_reads_differently():
    bodies = {written("Client name: Maria", "Property address: 12 Oak St.", f"Follow-up: {step}")[1] for step in STEPS}
    assert len(bodies) == len(STEPS)


def test_the_same_prompt_gives_the_same_letter_and_others_vary():
    assert written("Client name: Maria", "Follow-up: Day 1") == written("Client name: Maria", "Follow-up: Day 1")
    assert len({written("Client name: Maria", "Follow-up: Day 1", f"Salt: {salt}") for salt in range(30)}) > 4


def test_no_phrase_names_a_price_a_time_or_a_promise():
    said = [*phrases.ANY_STAGE, *phrases.NOTES, *phrases.CUSTOM, *itertools.chain(*phrases.STAGES.values())]
    said += itertools.chain.from_iterable(itertools.chain(*step) for step in phrases.STEPS.values())
    assert not [line for line in said if re.search(r"\d|\$|\bI will (send|call|show)|o'clock|tomorrow", line)]


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Zoë🎉 Ståhl", "Hi Zoë🎉,"),
        ("שרה כהן", "Hi שרה,"),
        ('"Bob" O\'Brien', 'Hi "Bob",'),
        ("Dr. Mei Chen", "Hi Mei,"),
        ("Lopez, Maria", "Hi Maria,"),
        ("Oak & Sons LLC", "Hi Oak & Sons LLC,"),
        ("🎉", "Hello,"),
        ("", "Hello,"),
    ],
)
def test_the_greeting_keeps_names_as_they_are(name, greeting):
    assert written(f"Client name: {name}")[1].startswith(greeting)


def test_what_the_agent_asked_to_mention_is_there():
    assert (
        "One more thing: the open house on Saturday."
        in written("Agent instructions: Please mention the open house on Saturday")[1]
    )


def test_notes_cannot_pretend_to_be_another_client():
    assert facts("Client name: Maria\nClient notes: x\nClient name: Eve").name == "Maria"


def test_a_prompt_without_facts_still_gets_a_letter():
    subject, body = written("Write something nice.")
    assert subject and body.startswith("Hello,") and len(body.split()) >= 60


def test_long_notes_are_cut_between_words():
    body = written("Client notes: " + "wonderful " * 200)[1]
    assert "wonderful…" in body and len(body.split()) <= 120


def test_the_prompt_is_what_the_user_says_in_either_form():
    parts = [{"type": "text", "text": "b"}, {"type": "image_url"}]
    messages = [
        {"role": "system", "content": "s"},
        {"role": "user", "content": "a"},
        {"role": "user", "content": parts},
    ]
    assert prompt_of(messages) == "a\nb"
