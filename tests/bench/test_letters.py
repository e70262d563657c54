"""The labelled letters are what they say: each planted defect fits, and every kind has enough of them."""

import json
from collections import Counter

import pytest

from bench.letters.labelled import FOLDER, OF_FACTS, SETS, good, planted, records
from emails.writer.guard import Kind, record_of

HERE = [name for name in SETS if (FOLDER / f"{name}-planted.jsonl").exists()]


HALVES = ("hills", "shores")
"""One set, of which one half was for making rules and the other for trying them."""


def rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_record_has_the_shape_of_check_letters() -> None:
    found = {name: record_of(each) for name, each in records().items()}
    assert len(found) >= 30
    assert all(each.today for each in found.values())
    assert sum(bool(each.earlier) for each in found.values()) >= 8
    assert sum(bool(each.others) for each in found.values()) >= 0.9 * len(found)


def test_no_id_is_given_twice() -> None:
    ids = Counter(str(row["id"]) for path in FOLDER.glob("*.jsonl") for row in rows(path.stem))
    assert [each for each, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("name", [name for name in HERE if name not in (*HALVES, *OF_FACTS)])
def test_every_kind_is_planted_in_every_set(name: str) -> None:
    count = Counter(each.kind for each in planted(name))
    assert {kind: count[kind] for kind in Kind if count[kind] < 4} == {}


@pytest.mark.parametrize("name", OF_FACTS)
def test_a_set_of_facts_has_many_of_them_and_nothing_else(name: str) -> None:
    kinds = [each.kind for each in planted(name)]
    assert set(kinds) == {Kind.FACT} and len(kinds) >= 90


def test_every_kind_is_planted_in_each_half_of_the_set_that_was_halved() -> None:
    for name in HALVES:
        assert set(Kind) - {each.kind for each in planted(name)} == set()


@pytest.mark.parametrize("name", HERE)
def test_good_letters_are_of_a_letters_length(name: str) -> None:
    lengths = {each.id: len(each.body.split()) for each in good(name)}
    assert {each: words for each, words in lengths.items() if not 20 <= words <= 250} == {}


@pytest.mark.parametrize("name", HERE)
def test_no_two_letters_are_the_same(name: str) -> None:
    assert [body for body, count in Counter(each.body for each in good(name)).items() if count > 1] == []
    assert [body for body, count in Counter(each.body for each in planted(name)).items() if count > 1] == []


def test_there_are_enough_letters() -> None:
    assert sum(len(good(name)) for name in HERE) >= 300
    assert sum(len(planted(name)) for name in HERE) >= 300
