# ruff: noqa: RUF001 - letters of other languages
import pytest

from emails.writer.guard import Kind, Record, check
from emails.writer.guard.whole.length import count
from tests.emails.writer.guard.letters import seconds_for


def _has_length(body, subject="Hello"):
    return Kind.LENGTH in {each.kind for each in check(Record(), subject, body).findings}


@pytest.mark.parametrize(
    ("words", "is_found"),
    [(0, True), (1, True), (19, True), (20, False), (100, False), (260, False), (261, True), (900, True)],
)
def test_words_are_counted(words, is_found):
    assert _has_length(" ".join(["word"] * words)) is is_found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("one two", 2),
        ("one – two", 2),
        ("one\n\ntwo", 2),
        ("a two-bedroom home", 3),
        ("https://reedhomes.example/a", 1),
        ("It's 5 pm.", 3),
        ("- one\n- two", 2),
        ("您好 我想问一下您的计划", 6),
        ("สวัสดีครับ", 2),
        ("한국어 편지", 2),
        (":) one", 1),
    ],
)
def test_a_reader_counts_so(text, words):
    assert count(text) == words


def test_a_chinese_letter_has_words():
    assert not _has_length("您好，我想问一下您最近的看房计划怎么样了。如果您有时间，我们可以这周通个电话。")


@pytest.mark.parametrize("subject", ["", "   ", "a" * 201])
def test_a_subject_is_neither_empty_nor_long(subject):
    assert _has_length(" ".join(["word"] * 40), subject)


def test_a_subject_of_200_characters_passes():
    assert not _has_length(" ".join(["word"] * 40), "a" * 200)


def test_the_finding_says_how_many():
    [finding] = [each for each in check(Record(), "Hello", "Too short.").findings if each.kind is Kind.LENGTH]
    assert finding.why == "The email has 2 words: fewer than 20."


def test_no_text_takes_long():
    assert seconds_for("a ") < 1
