"""A provider that keeps failing is left alone, longer each time, and tried with one request; a rate that all share."""

from datetime import UTC, datetime, timedelta

import pytest

from emails import providers
from emails.errors.words import Trouble, last_drop_of, last_error_of
from emails.models.provider import DOWN_AFTER, OPENAI, SENDGRID, Provider

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _time(time_machine):
    time_machine.move_to(NOW, tick=False)


def get():
    return Provider.objects.get(name=SENDGRID)


def test_failures_in_a_row_pause_it():
    providers.note(SENDGRID, ["down"] * (DOWN_AFTER - 1))
    assert (get().is_down, get().paused_until) == (False, None)
    providers.note(SENDGRID, ["answered 500"], code="sendgrid_fault")
    assert get().is_down
    assert get().paused_until == NOW + timedelta(seconds=30)
    assert (get().last_error, get().last_error_at) == ("answered 500", NOW)
    assert last_error_of(get()) == Trouble("SendGrid had a problem", "answered 500", NOW)


def test_what_was_stored_before_there_were_codes_is_not_shown_as_our_words():
    old = Provider(name=SENDGRID, last_error="answered 500: {}", drop_reason="over quota")
    assert (last_error_of(old).words, last_error_of(old).text) == ("it did not work", "answered 500: {}")
    assert (last_drop_of(old).words, last_drop_of(old).text) == ("SendGrid did not send it on", "over quota")
    ours = Provider(name=OPENAI, last_error="OpenAI could not be reached")
    assert (last_error_of(ours).words, last_error_of(ours).text) == ("OpenAI could not be reached", "")


def test_an_answer_in_between_starts_the_count_anew():
    providers.note(SENDGRID, ["down"] * (DOWN_AFTER - 1) + [""] + ["down"] * (DOWN_AFTER - 1))
    assert get().failures == DOWN_AFTER - 1 and not get().is_down


def test_what_failed_together_is_one_pause():
    providers.note(SENDGRID, ["down"] * 64)
    providers.note(SENDGRID, ["down"] * 64)
    assert get().paused_until == NOW + timedelta(seconds=30)


def test_each_pause_is_longer_up_to_ten_minutes(time_machine):
    lengths = []
    for _ in range(7):
        time_machine.move_to(get().paused_until if lengths else NOW, tick=False)
        providers.note(SENDGRID, ["down"] * DOWN_AFTER)
        lengths.append((get().paused_until - max(get().last_error_at, NOW)).total_seconds())
    assert lengths == [30, 60, 120, 240, 480, 600, 600]


def test_an_answer_ends_the_pause():
    providers.note(SENDGRID, ["down"] * DOWN_AFTER)
    providers.note(SENDGRID, [""])
    assert (get().failures, get().pauses, get().paused_until, get().last_success_at) == (0, 0, None, NOW)


def test_only_one_may_try_it_when_the_pause_is_over(time_machine):
    providers.note(SENDGRID, ["down"] * DOWN_AFTER)
    assert not providers.take_probe(SENDGRID)
    time_machine.move_to(NOW + timedelta(seconds=30), tick=False)
    assert [providers.take_probe(SENDGRID) for _ in range(2)] == [True, False]


def test_a_429_pauses_for_as_long_as_it_asks_and_at_most_ten_minutes():
    providers.note(SENDGRID, [], limited_for=42)
    assert (get().is_down, get().paused_until) == (False, NOW + timedelta(seconds=42))
    providers.note(SENDGRID, [""])  # what was sent before it is no sign that the limit is over
    assert get().paused_until == NOW + timedelta(seconds=42)
    providers.note(SENDGRID, [], limited_for=9999)
    assert get().paused_until == NOW + timedelta(minutes=10)


def test_one_provider_says_nothing_of_the_other():
    providers.note(SENDGRID, ["down"] * DOWN_AFTER)
    assert not providers.current()[OPENAI].is_down


def test_a_rate_is_shared_by_whoever_asks(time_machine):
    assert providers.places(SENDGRID, 64, 10, NOW) == 10
    providers.use_places(SENDGRID, 10, 10, NOW)
    assert providers.places(SENDGRID, 64, 10, NOW) == 0
    assert providers.places(SENDGRID, 64, 10, NOW + timedelta(seconds=0.5)) == 5
    assert providers.places(SENDGRID, 3, 10, NOW + timedelta(seconds=0.5)) == 3
    assert providers.places(SENDGRID, 64, 10, NOW + timedelta(hours=1)) == 10


def test_less_than_one_a_second_still_finds_a_place():
    assert providers.places(SENDGRID, 64, 0.1, NOW) == 1
    providers.use_places(SENDGRID, 1, 0.1, NOW)
    assert providers.places(SENDGRID, 64, 0.1, NOW + timedelta(seconds=8)) == 0
    assert providers.places(SENDGRID, 64, 0.1, NOW + timedelta(seconds=10)) == 1
