"""A good email is read through every harmless wrapping; of what is broken nothing becomes an email."""

import random
import re

import pytest

from emails.writer.read import Unusable, parse
from tests.emails.reading import answers
from tests.pace import cpu_seconds

NEVER = re.compile(
    r"[{}<>\[\]|\\`\ufffd\u200b]|\*\*|&\w+;|subject:|let me think|the (?:user|client|prompt)\b|\bAI\b|sorry"
    r"|can['’]?t (?:help|assist)|cannot|unable"
    r"|decline|rate limit|error|gateway|traceback|instructions"
    r"|client name|word count|placeholder|under 140 words|assistant"
    r"|____",
    re.I,
)


def read_or_none(text, client="Jonah Whitlock"):
    try:
        return parse(text, client, "Ana Morales")
    except Unusable as refused:
        assert refused.kind and str(refused)
        return None


@pytest.mark.parametrize(("name", "text"), list(answers.wrapped()), ids=lambda each: each if len(each) < 60 else "")
def test_a_good_email_is_read_through(name, text):
    answer = parse(text, "Jonah Whitlock", "Ana Morales")
    assert answer.subject == answers.SUBJECT
    words = " ".join(answer.body.split())
    short = " ".join([answers.PARAGRAPHS[0], answers.PARAGRAPHS[2]])
    assert words in (" ".join(answers.BODY.split()), short)
    if "odd" not in name and words != short:
        assert answer.paragraphs == answers.PARAGRAPHS


def test_no_broken_answer_becomes_a_bad_email():
    seen = 0
    for kind, text in answers.broken(seed=17, count=3000):
        seen += 1
        answer = read_or_none(text)
        if answer is None:
            continue
        # A repair has cut away what was wrong, and nothing of it is left.
        assert not (found := NEVER.search(f"{answer.subject}\n{answer.body}")), (kind, found[0], text[:400])
        assert answer.body[-1] in ".!?", (kind, text[:400])
        assert " ".join(answer.body.split()) in " ".join(answers.BODY.split()), (kind, answer.body, text[:400])
    assert seen > 600


@pytest.mark.parametrize("kind", answers.SENTENCES)
def test_a_sentence_of_the_kind_is_no_email_by_itself(kind):
    for sentence in answers.SENTENCES[kind]:
        for text in (
            sentence,
            f"Hi Jonah,\n\n{sentence}\n\nBest,\nAna",
            f'{{"subject": "Hello", "body": {sentence!r}}}',
        ):
            assert read_or_none(text) is None, text


@pytest.mark.parametrize("text", answers.WHOLE, ids=lambda text: repr(text[:30]))
def test_what_is_no_email_at_all_is_refused(text):
    assert read_or_none(text) is None


def test_any_text_and_any_bytes_end_in_an_answer_or_a_reason():
    dice = random.Random(5)
    pieces = [
        '{"subject": "',
        '", "body": "',
        '"}',
        "```",
        "\\n",
        "\\",
        "<p>",
        "</think>",
        "Hi Jonah,\n",
        "&#x27;",
        "\ud83c",
    ]
    pieces += [
        "[",
        "]",
        "'",
        "“",
        "”",
        "*",
        "_",
        "\x00",
        "\u202e",
        "word ",
        ". ",
        "\n\n",
        "Best,\n",
        "Subject: ",
        "\\ud800",
        "&#0;",
    ]
    for _ in range(1500):
        text = "".join(dice.choices(pieces, k=dice.randrange(30)))
        read_or_none(text, dice.choice(["", "Jonah Whitlock", "🎉"]))
        read_or_none(dice.randbytes(dice.randrange(60)))


@pytest.mark.parametrize(
    "piece",
    [
        "{",
        '{"a":"',
        "<p",
        "**a ",
        "_a ",
        "Hi a ",
        "\\u00",
        "&am",
        "sorry ",
        "here is a ",
        " \n",
        "I ",
        "a. Best ",
        "<|im_end|> ",
        "<think>",
        "</think>",
        "“",
        "[{",
    ],
)
def test_no_text_takes_long(piece):
    def seconds(length):
        text = (piece * length)[:length]
        forms = (text, f"Subject: x\n\nHi Jonah,\n{text}", f'{{"subject": "x", "body": "{text}."}}')
        return cpu_seconds(lambda: [read_or_none(form) for form in forms])

    assert seconds(7_900) < 1.0
    assert seconds(190_000) < 3.0  # too long for a letter, and found out soon
