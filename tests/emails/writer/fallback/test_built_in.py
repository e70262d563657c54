"""Each built-in text, as all kinds of clients would get it."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

import hypothesis
import pytest
from hypothesis import strategies

from agents.models import Agent, Office
from clients.models import Client
from clients.models.choices import PropertyType
from emails import writer
from emails.writer import guard
from emails.writer.fallback import ANY, BUILT_IN, STEPS, Templates, Text, fill, fill_both, mistakes, values_of
from emails.writer.fallback.built_in import AIMS
from emails.writer.fallback.examples import examples, preview
from emails.writer.guard.record import Earlier
from followups.models import Task

TEXTS = [(step, type_, text) for step, texts in STEPS.items() for type_, text in texts.items()]
each_text = pytest.mark.parametrize(
    ("step", "type_", "text"), TEXTS, ids=[f"{step} {type_}" for step, type_, _ in TEXTS]
)
TRACES = re.compile(r"[{}\[\]]| {2}| [,.;:!?]|\(\s*\)|,\s*[,.]|\b(?:at|about|for|with|the|your)\s*[.,;:!?]")
OFFICE, TODAY = Office(name="Cedar & Main Realty"), date(2026, 11, 29)
AGENT = Agent(name="Ana Morales", phone="(503) 555-0100", email="ana@example.com")
NAMES = ["", "Jonah", "Dr. Amy Chow", "The Garcia Family",
         "{first_name}", "[First Name]", "O'Hara & Söhne, LLC", "李 明",
         "Zo\u202eë 👩‍👩‍👧", "a\nb", "N/A", "{property address}", "x" * 100]  # fmt: skip
ADDRESSES = [
    "",
    "TBD",
    "418 Alder Court, Portland",
    "12 [Unit 4] {rear} St.",
    "רחוב הרצל 5",
    "1\n2",
    "]",
    "{agent phone}",
]


def test_every_step_has_one_for_every_type():
    assert list(STEPS) == list(AIMS) == list(Task.Type.values)
    assert all(ANY in texts and set(texts) <= {ANY, *PropertyType.values} for texts in STEPS.values())


@each_text
def test_it_may_be_saved_as_it_is(step, type_, text):
    assert mistakes(*text) == {}
    assert len(text.subject) <= 80


@each_text
def test_it_is_as_long_as_a_good_letter_and_makes_no_claim(step, type_, text):
    for example in examples(type_, AGENT, OFFICE):
        seen = preview(text, example, step, TODAY)
        assert 60 <= len(seen.body.split()) <= 120
    words = f"{text.subject} {text.body}"
    assert not re.search(r"\d|[$%]|\b(?:my name|guarantee|promise|always|best price|today|week|month)\b", words, re.I)
    assert not re.match(r"(?i)(?:hi|hello|dear)\b", text.body)


@each_text
def test_the_guard_lets_it_pass(step, type_, text):
    found = [finding for example in examples(type_, AGENT, OFFICE) for finding in
             preview(text, example, step, TODAY).findings]  # fmt: skip
    assert found == []


@pytest.mark.parametrize("type_", [ANY, *PropertyType.values])
def test_no_step_repeats_another(type_):
    for example in examples(type_, AGENT, OFFICE):
        sent = ()
        for step in STEPS:
            seen = preview(BUILT_IN.choose(step, type_).template, example, step, TODAY)
            record = replace(example.record(step, TODAY), earlier=sent)
            assert guard.check(record, seen.subject, seen.body).findings == ()
            sent = (*sent, Earlier(seen.subject, seen.body))


@each_text
def test_odd_records_leave_no_trace(step, type_, text):
    for name, address, has_agent in product(NAMES, ADDRESSES, (True, False)):
        agent = Agent(name=name, phone=address, email="a@example.com") if has_agent else None
        subject, body = fill_both(text, values_of(Client(name=name, property_address=address, agent=agent)))
        assert not TRACES.search(subject) and not TRACES.search(body)
        assert subject and len(body.split()) > 50 and "\n" not in subject
        assert body.count("\n\n") == text.body.count("\n\n")


anything = strategies.text(max_size=30)


@hypothesis.settings(max_examples=200, deadline=None, database=None)
@hypothesis.given(strategies.sampled_from(TEXTS), anything, anything, anything)
def test_no_value_breaks_out(which, name, address, phone):
    text = which[2]
    client = Client(name=name, property_address=address, agent=Agent(name=name, phone=phone))
    subject, body = fill_both(text, values_of(client, name))
    for part in (subject, body):
        assert not re.search(r"[{}\[\]\r\u2028\u2029\u202e]| {2}| [,.;:!?]", part)
    assert "\n" not in subject and body.count("\n") == text.body.count("\n")


words = strategies.sampled_from(["Good", "day", "it", "is", "so", ",", ".", "?", " ", " ", " ", "\n", "\n\n", "(", ")"])
field = strategies.sampled_from(["{first name}", "{property address}", "{office name}", "{property type}"])
part = (
    strategies.lists(words | field, max_size=4)
    .map("".join)
    .filter(lambda inside: "{" in inside and not re.search(r"\n *\n", inside))
    .map("[{}]".format)
)
template = strategies.lists(words | field | part, max_size=25).map("".join)


@hypothesis.settings(max_examples=400, deadline=None, database=None)
@hypothesis.given(template, strategies.sets(strategies.sampled_from(["first name", "property address", "office name"])))
def test_no_template_leaves_a_trace(text, known):
    filled = fill(text, dict.fromkeys(known, "Zoë"))
    assert not re.search(r"[{}\[\]]| {2}| [,.;:!?]|,[,.]", filled)
    assert filled == filled.strip() and "\n\n\n" not in filled


def test_the_greeting_comes_from_one_place():
    client = Client(name="Whitlock, Jonah", agent=AGENT)
    subject, body = writer.template(writer.Brief(client, "Day 1", ""))
    assert body.startswith("Hi Jonah,\n\nThank you for getting in touch. I would") and body.count("Jonah") == 1
    assert subject == "Thank you for getting in touch"


def test_a_step_that_nobody_knows_gets_the_custom_one():
    assert BUILT_IN.choose("Year 9", "castle") == BUILT_IN.choose("Custom", ANY)


def test_the_offices_text_comes_before_ours_and_a_type_before_every_type():
    mine, land = Text("Mine", "It is mine."), Text("Land", "It is land.")
    assert BUILT_IN.choose("Day 1", "land").template == STEPS["Day 1"]["land"]
    assert BUILT_IN.choose("Day 1", "residential").template == STEPS["Day 1"][ANY]
    own = Templates({("Day 1", ANY): mine, ("Day 1", "land"): land})
    assert own.choose("Day 1", "land").template == land
    # The special one of ours gives way to what the office wrote for all of them.
    assert own.choose("Day 1", "commercial").template == mine
    assert own.without("Day 1", "land").choose("Day 1", "land").template == mine
    assert own.choose("Day 3", "land").template == STEPS["Day 3"]["land"]


@pytest.mark.parametrize("broken", [Text("{nonsense}", "["), Text("{office name}", "Call {agent phone}.")])
def test_a_text_that_can_not_be_filled_gives_way_to_ours(broken):
    own = Templates({("Day 1", ANY): broken})
    client = Client(name="Jonah")
    assert writer.template(writer.Brief(client, "Day 1", "", templates=own)) == writer.template(
        writer.Brief(client, "Day 1", "")
    )
