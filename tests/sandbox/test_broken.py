"""The broken model: all its ways are met, by seed, and none of what it writes reaches a client as it is."""

import json
from collections import Counter

import pytest

from emails import writer
from emails.writer import Brief
from sandbox.faults import draw
from sandbox.openai.broken.model import answer
from tests.emails.reading.answers import BODY, SUBJECT
from tests.emails.reading.test_hostile import NEVER


def dice(seed):
    return lambda purpose: draw(str(seed), purpose)


def test_the_same_seed_gives_the_same_answer_and_others_give_others():
    answers = [answer(SUBJECT, BODY, dice(seed)) for seed in range(300)]
    assert answers == [answer(SUBJECT, BODY, dice(seed)) for seed in range(300)]
    assert len({json.dumps(each) for each in answers}) > 150
    assert {each.finish_reason for each in answers} == {"stop", "length", "content_filter", "tool_calls", None}


@pytest.mark.django_db
def test_a_broken_model_never_reaches_a_client_as_it_is(sandbox, make_client):
    sandbox.faults(openai={"broken_rate": 1}, seed=3)
    client = make_client(notes="")
    by = Counter()
    for number in range(150):
        letter = writer.write(Brief(client, "Day 3", "Be useful.", instructions=f"Point {number}"))
        by[letter.written_by] += 1
        assert letter.body.startswith("Hi Jonah,\n\n") and letter.body[-1] in ".!?”"
        assert not (found := NEVER.search(f"{letter.subject}\n{letter.body}")), (found[0], letter)
        assert (letter.error == "") == (letter.written_by == "ai")
    assert by["ai"] > 20 and by["template"] > 60
