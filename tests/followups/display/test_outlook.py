"""When a follow-up goes, or what keeps it, in the words of its page."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from followups.display.outlook import outlook

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)  # a Tuesday, 8:05 AM for Ana


@pytest.fixture(autouse=True)
def clock(settings):
    settings.OPENAI_API_KEY = settings.SENDGRID_API_KEY = "test"
    with time_machine.travel(NOW, tick=False) as clock, timezone.override(ZoneInfo("America/Los_Angeles")):
        yield clock


@pytest.fixture
def words(office, make_client, make_task):
    def say(client=None, **fields):
        task = make_task(client or make_client(), **{"scheduled_for": NOW + timedelta(hours=2), **fields})
        found = outlook(task)
        return found.text, found.tone

    return say


def test_when_it_goes(words):
    assert words() == ("Sends at 10:05 AM", "")
    assert words(scheduled_for=NOW + timedelta(days=1), followup_type="Custom") == ("Sends tomorrow at 8:05 AM", "")
    assert words(scheduled_for=NOW + timedelta(days=3), followup_type="Custom") == ("Sends Fri at 8:05 AM", "")
    assert words(scheduled_for=NOW + timedelta(days=9), followup_type="Custom") == ("Sends on Dec 3 at 8:05 AM", "")
    assert words(scheduled_for=NOW - timedelta(minutes=1), followup_type="Custom") == ("Sends within a minute", "")


def test_the_clients_own_clock_is_named_where_it_differs(words, make_client):
    client = make_client(timezone="America/Chicago")
    assert words(client) == ("Sends at 10:05 AM, 12:05 PM Central time", "")


def test_sending_hours_move_it_and_are_said(words, ana, make_client):
    ana.send_from, ana.send_until = time(9), time(17)
    ana.save()
    night = NOW + timedelta(hours=15)  # 11:05 PM
    text, tone = words(scheduled_for=night)
    assert text.startswith("Sends tomorrow at 9:00 AM: outside Ana's sending hours") and tone == ""
    text, tone = words(scheduled_for=NOW - timedelta(minutes=1), followup_type="Custom")
    assert text.startswith("Held until 9:00 AM: outside Ana's sending hours")
    assert tone == "amber"


def test_once_approved(words, ana):
    ana.reviews_first = True
    ana.save()
    assert words() == ("Sends at 10:05 AM once approved", "")
    late = words(scheduled_for=NOW - timedelta(hours=1), followup_type="Custom")
    assert late == ("Sends as soon as you approve it", "")


@pytest.mark.parametrize(
    ("client", "said"),
    [
        ({"paused_at": NOW}, ("Held: follow-ups are paused for this client", "amber")),
        ({"stage": "closed"}, ("Won't send: the client's stage is Closed", "red")),
        ({"email": ""}, ("Won't send: the client has no valid email address", "red")),
    ],
)
def test_what_keeps_it(words, make_client, client, said):
    assert words(make_client(**client)) == said


def test_what_is_tried_again_failed_or_sent_by_hand(words):
    again = {
        "reason_code": "retrying",
        "reason_facts": {"error": "SendGrid had an error (503)"},
        "not_before": NOW + timedelta(minutes=10),
    }
    assert words(scheduled_for=NOW, **again) == ("Retrying at 8:15 AM: SendGrid had an error (503)", "amber")
    assert words(
        status="failed", reason_code="send_failed", reason_facts={"error": "refused"}, followup_type="Custom"
    ) == ("Failed: refused", "red")
    assert words(sent_by_hand=True, followup_type="Custom") == ("Sends when you press Send now", "")
