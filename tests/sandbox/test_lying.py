"""The lying model: every kind is met, by seed, in letters that are otherwise good."""

import json
from collections import Counter, defaultdict

import openai
import pytest

from emails.writer.guard import Kind
from sandbox.faults import draw
from sandbox.openai.good.letter import write
from sandbox.openai.lying.model import HONEST, KINDS, LyingModel, Other, lie
from sandbox.openai.lying.sentences import INVENTED, SENTENCES
from sandbox.openai.prompts import facts

SENT = (
    "Hi Maria, Thank you for calling. I have looked at it. It is still there. What would you like to know? I am here."
)
PROMPT = f"""Step: Week 1
Client name: Maria Lopez
Property address: 12 Oak St, Springfield
Notes: Prefers Spanish on the phone
Sent subject: About 12 Oak St
Sent text: {SENT}"""
FACTS = facts(PROMPT)
GOOD = write(FACTS, PROMPT)
OTHERS = (Other("Jonah Whitlock", "418 Alder Court"), Other("Amy Chow", "7 Elm Road"))


def dice(seed):
    return lambda purpose: draw(str(seed), purpose)


def lies(kind, count=200):
    return [lie(kind, GOOD, FACTS, OTHERS, dice(seed)) for seed in range(count)]


def test_there_is_a_lie_of_each_kind_that_the_guard_knows():
    assert set(KINDS) == set(Kind)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_many_forms_and_is_whole(kind):
    made = lies(kind)
    assert made == lies(kind) and GOOD not in made
    assert len({(each.subject, each.body) for each in made}) >= 8
    assert all(each.subject and each.body for each in made)
    holes = {f"{{{name}}}" for name in [*INVENTED, "other", "other_street"]}
    assert not [each for each in made if any(hole in each.subject + each.body for hole in holes)]


@pytest.mark.parametrize("kind", SENTENCES)
def test_a_lie_stands_in_a_letter_that_is_good_without_it(kind):
    assert len(SENTENCES[kind]) >= 8
    for each in lies(kind, 50):
        kept = sum(paragraph in each.body for paragraph in GOOD.paragraphs)
        assert kept == len(GOOD.paragraphs)


def test_the_length_is_too_short_or_too_long():
    lengths = [len(each.body.split()) for each in lies("length")]
    assert all(length < 15 or length > 260 for length in lengths)
    assert {length < 15 for length in lengths} == {True, False}


def test_a_repeat_is_nearly_what_was_sent():
    for each in lies("repeat"):
        said = set(each.body.lower().split())
        assert len(said & set(SENT.lower().split())) / len(said) > 0.6
        assert not each.body.startswith("Hi ")


def test_a_language_is_none_that_the_record_names():
    openings = Counter(each.body.split()[0] for each in lies("language"))
    assert len(openings) == 8 and "Le" in openings and "Si" not in openings
    assert not [each for each in lies("language") if "Le escribo" in each.body]


def test_another_client_is_one_whom_an_earlier_prompt_told_of():
    model = LyingModel()
    model.meet(FACTS)
    alone = [model.answer(GOOD, FACTS, dice(seed), is_repair=False) for seed in range(200)]
    model.meet(facts("Client name: Jonah Whitlock\nProperty address: 418 Alder Court, Portland"))
    both = [model.answer(GOOD, FACTS, dice(seed), is_repair=False) for seed in range(200)]
    assert not [each for each in alone if "Jonah Whitlock" in each.subject + each.body]
    assert [each for each in both if "Jonah Whitlock" in each.subject + each.body]


def test_asked_again_it_is_honest_more_often_than_not():
    model = LyingModel()
    honest = [model.answer(GOOD, FACTS, dice(seed), is_repair=True) == GOOD for seed in range(500)]
    assert abs(sum(honest) / len(honest) - HONEST) < 0.1
    assert not any(model.answer(GOOD, FACTS, dice(seed), is_repair=False) == GOOD for seed in range(500))


def test_the_sandbox_lies_as_often_as_it_is_told_to(running):
    form = {"type": "json_schema", "json_schema": {"name": "x", "schema": {"properties": {"subject": {}, "body": {}}}}}
    seen = defaultdict(set)
    with openai.OpenAI(api_key="test", base_url=f"{running.url}/v1", timeout=3, max_retries=0) as client:
        for rate in (0, 1):
            running.faults(openai={"lying_rate": rate}, seed=5)
            for _ in range(20):
                asked = [{"role": "user", "content": PROMPT}]
                answer = client.chat.completions.create(model="gpt-6-luna", messages=asked, response_format=form)
                seen[rate].add(json.loads(answer.choices[0].message.content)["body"])
    assert len(seen[0]) == 1 and len(seen[1]) > 10
