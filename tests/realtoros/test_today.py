from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from clients.models import Activity
from emails.events import apply
from emails.models import EmailLog
from followups.models import SweepRun, Task
from followups.reconcile import reconcile

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)  # Tuesday, 8:05 AM in Los Angeles


@pytest.fixture(autouse=True)
def _tuesday_morning():
    with time_machine.travel(NOW, tick=False):
        yield


def page_of(browser):
    answer = browser.get("/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_all_clear_with_the_next_email(ana_browser, make_task):
    make_task(scheduled_for=NOW + timedelta(days=1, hours=1))
    page = page_of(ana_browser)
    assert "Good morning, Ana." in page and "All clear." in page and "Nothing needs you" in page
    assert "Next automatic email" in page and "Jonah Whitlock" in page


def test_takes_only_get(ana_browser):
    assert ana_browser.post("/").status_code == 405


def test_a_stranger_signs_in_first(client):
    assert client.get("/").url == "/login/?next=/"


def test_another_agents_day_is_not_shown(ben_browser, broker_browser, make_task):
    make_task(status="failed", reason="refused")
    make_task(followup_type="Day 3", client=Task.objects.get().client, scheduled_for=NOW + timedelta(hours=1))
    assert "Jonah Whitlock" not in page_of(ben_browser) and "All clear." in page_of(ben_browser)
    assert "1 thing needs you." in page_of(broker_browser)


def test_what_went_wrong_comes_first_with_its_reason_and_verb(ana_browser, make_client, make_task):
    client = make_client()
    failed = make_task(client, status="failed", reason="SendGrid refused it")
    lost = make_task(client, followup_type="Day 3", status="processing", reason="no answer")
    log = EmailLog.objects.create(client=client, task=lost, status="unconfirmed")
    held = make_task(client, followup_type="Week 1", reason="no postal address")
    page = page_of(ana_browser)
    assert "3 things need you." in page
    for text in ("SendGrid refused it", "may or may not have arrived", "no postal address"):
        assert text in page
    assert f'action="/followups/{failed.pk}/retry/"' in page
    assert f'href="/emails/{log.pk}/"' in page
    assert f'href="/followups/{held.pk}/preview/"' in page


def test_a_bounced_address_asks_to_be_fixed_for_a_day(ana_browser, make_client):
    client = make_client()
    EmailLog.objects.create(client=client, to_email="old@example.com", status="bounce")
    assert "old@example.com" in page_of(ana_browser)
    with time_machine.travel(NOW + timedelta(days=2), tick=False):
        assert "All clear." in page_of(ana_browser)


def test_going_out_today_ends_at_the_agents_midnight(ana_browser, make_client, make_task):
    make_task(make_client(name="Tonight"), scheduled_for=datetime(2026, 11, 25, 7, 59, tzinfo=UTC))
    make_task(make_client(name="Tomorrow"), scheduled_for=datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    page = page_of(ana_browser)
    assert "1 email goes out by itself today, next 11:59 PM to Tonight." in page
    assert "Wed, Nov 25: 1 count" in page


def test_shows_what_went_out_and_what_came_back(ana_browser, make_client, make_task):
    task = make_task()
    log = EmailLog.objects.create(
        client=task.client, task=task, subject="A closer look", status="open", sent_at=NOW - timedelta(hours=1)
    )
    Task.objects.filter(pk=task.pk).update(status="completed", email_sent=log)
    task.client.record(Activity.Kind.OPENED, "Opened “A closer look”", email=log)
    page = page_of(ana_browser)
    assert "7:05 AM" in page and "A closer look" in page
    assert 'opened <span class="nowrap">Day 1</span>' in page


def test_says_when_the_sweep_stands_still(ana_browser):
    assert "The sweep has not run yet" in page_of(ana_browser)
    run = SweepRun.objects.create(started_at=NOW - timedelta(seconds=20))
    page = page_of(ana_browser)
    assert "All working" in page and "has not run" not in page
    SweepRun.objects.filter(pk=run.pk).update(started_at=NOW - timedelta(minutes=4))
    assert "The sweep has not run since Nov 24, 8:01 AM" in page_of(ana_browser)


def test_the_badge_in_the_sidebar_says_the_same_number(ana_browser, make_client):
    for _ in range(10):
        client = make_client()
        Task.objects.create(client=client, scheduled_for=NOW, status="failed")
    page = page_of(ana_browser)
    assert "10 things need you." in page and '<span class="n">10</span>' in page


def test_asks_the_same_number_of_questions_whatever_the_load(ana_browser, make_client, django_assert_max_num_queries):
    for number in range(15):
        client = make_client(name=f"Client {number}")
        Task.objects.create(client=client, scheduled_for=NOW, followup_type="Day 1", status="failed")
        Task.objects.create(client=client, scheduled_for=NOW, followup_type="Day 3")
        log = EmailLog.objects.create(client=client, status="bounce", sent_at=NOW)
        client.record(Activity.Kind.BOUNCED, "Bounced", email=log)
    with django_assert_max_num_queries(17):
        ana_browser.get("/")


def test_a_bounce_stops_four_follow_ups_and_says_so(ana_browser, make_client, make_task):
    client = make_client()
    log = EmailLog.objects.create(client=client, to_email=client.email, subject="Hello", status="sent")
    tomorrow = timezone.now() + timedelta(days=1)
    for step in ("Day 3", "Week 1", "Week 2", "Month 1"):
        make_task(client, followup_type=step, scheduled_for=tomorrow)
    bounce = {"event": "bounce", "timestamp": int(timezone.now().timestamp()), "email_log_id": str(log.pk)}
    apply([bounce | {"email": client.email, "sg_event_id": "b", "reason": "550 no such user"}])
    reconcile()
    reasons = list(Task.objects.filter(status="cancelled").values_list("reason", flat=True))
    assert reasons == ["do not email: the address does not accept email"] * 4
    page = " ".join(ana_browser.get("/").content.decode().split())
    assert "does not accept email, so 4 follow-ups stopped" in page
