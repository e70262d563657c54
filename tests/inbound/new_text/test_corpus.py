"""The new words of each answer in tests/inbound/corpus/answers-*."""

from dataclasses import replace

import pytest

from inbound.new_text import new_text
from tests.inbound.new_text.corpus import answers, paragraphs

ANSWERS = list(answers())
NEARLY_ALL = 0.95
"""The share of answers that must be right even when nobody knows what we sent."""


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.name)
def test_the_new_words(answer):
    assert paragraphs(new_text(answer.message(), answer.sent())) == paragraphs(answer.text)


def test_nearly_all_without_what_we_sent():
    right = [paragraphs(new_text(each.message())) == paragraphs(each.text) for each in ANSWERS]
    assert sum(right) >= NEARLY_ALL * len(ANSWERS)


def test_nearly_all_from_the_html_alone():
    messages = [(each, message) for each in ANSWERS if (message := each.message()).html and message.text]
    right = [
        paragraphs(new_text(replace(message, text=""), each.sent())) == paragraphs(each.text)
        for each, message in messages
    ]
    assert len(messages) > 50 and sum(right) >= NEARLY_ALL * len(messages)


def test_the_corpus_is_wide():
    assert len(ANSWERS) >= 90
    assert len({each.path.parent for each in ANSWERS}) >= 20
    assert {each.ours for each in ANSWERS} >= {"elm", "olmo", "orme", "ulme", "olmi", "olmos", "yushu"}
