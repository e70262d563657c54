"""Counts that are remembered, and the cache that they lie in."""

import pytest

from lists import counts
from lists.counts import cache


@pytest.fixture
def asked():
    """How often it was counted, and the counting."""
    calls = []

    def count():
        calls.append(1)
        return len(calls)

    return calls, count


def test_is_remembered_until_its_time_is_over(asked, time_machine):
    _calls, count = asked
    time_machine.move_to("2026-11-25 09:00+00:00", tick=False)
    assert [counts.kept("1:agent", "leads", count) for _ in range(2)] == [1, 1]
    time_machine.shift(counts.KEPT_FOR)
    assert counts.kept("1:agent", "leads", count) == 2


def test_another_name_and_another_agent_are_counted_for_themselves(asked):
    _calls, count = asked
    seen = [counts.kept(whose, name, count) for whose in ("1:agent", "1:broker", "2:agent") for name in ("a", "b")]
    assert seen == [1, 2, 3, 4, 5, 6]


def test_an_act_forgets_all_of_the_agents_counts_and_no_others(asked):
    _calls, count = asked
    counts.kept("1:agent", "leads", count)
    counts.kept("2:agent", "leads", count)
    counts.discard("1:agent")
    assert counts.kept("1:agent", "leads", count) == 3
    assert counts.kept("2:agent", "leads", count) == 2


def test_what_was_counted_before_an_act_is_not_kept_after_it():
    def count_slowly():
        counts.discard("1:agent")  # the act happens while this page still counts
        return "old"

    assert counts.kept("1:agent", "leads", count_slowly) == "old"
    assert counts.kept("1:agent", "leads", lambda: "new") == "new"


@pytest.mark.parametrize("name", ["q=Zoë & Søn 東京 🏡", "x" * 5000, "line\nbreak", ""])
def test_any_name_will_do(name):
    assert counts.kept("1:agent", name, lambda: [1, "two", None]) == [1, "two", None]
    assert counts.kept("1:agent", name, lambda: "counted again") == [1, "two", None]


def test_somebody_elses_words_under_our_key_are_no_answer(asked):
    _calls, count = asked
    counts.kept("1:agent", "leads", count)
    client = cache._cache.get_client()
    for key in client.scan_iter(match=f"{cache.key_prefix}*count*"):
        client.set(key, b"\x80\x04no json")
    assert counts.kept("1:agent", "leads", count) == 2
