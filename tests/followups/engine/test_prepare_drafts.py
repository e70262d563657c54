"""Drafts write themselves the evening before: which, when, by whom, and never twice."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connections

from clients.models import Activity
from emails import writer
from emails.models import EmailLog, Suppression
from followups.engine import drafts, prepare_drafts
from followups.engine.sweep import sweep
from followups.models import Task
from realtoros.celery import app
from tests.letters import OTHER_TEXT
from tests.words import text_of, why

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office", "sandbox")]

# Ana's clock stands at Pacific time: 16:59 there, and a minute later.
AFTERNOON = datetime(2026, 11, 24, 0, 59, tzinfo=UTC)
EVENING = AFTERNOON + timedelta(minutes=1)
TOMORROW = datetime(2026, 11, 25, 7, 59, tzinfo=UTC)  # 23:59 on Tuesday the 24th


@pytest.fixture
def reviewed(make_client):
    return make_client(sending_mode="review")


def texts():
    return EmailLog.objects.exclude(body="").count()


@pytest.mark.parametrize(
    ("now", "due", "wanted"),
    [
        (AFTERNOON, TOMORROW, False),
        (EVENING, TOMORROW, True),
        (EVENING, TOMORROW + timedelta(minutes=1), False),
        (AFTERNOON, datetime(2026, 11, 24, 7, 59, tzinfo=UTC), True),  # today, late
        (AFTERNOON, datetime(2026, 11, 20, tzinfo=UTC), True),
    ],
)
def test_what_is_due_tomorrow_from_this_evening_on_and_what_is_sooner_at_once(reviewed, make_task, now, due, wanted):
    task = make_task(reviewed, scheduled_for=due)
    with time_machine.travel(now, tick=False):
        assert prepare_drafts.prepare() == wanted
    assert texts() == wanted
    if wanted:
        log = EmailLog.objects.get(task=task)
        assert (log.status, log.written_by, log.text_version) == ("draft", "ai", 1)
        assert Task.objects.get().drafting_until is None


def test_the_evening_is_that_of_the_agents_zone(make_client, make_task, ana, ben):
    for agent in (ana, ben):
        make_task(make_client(agent=agent, sending_mode="review", name=agent.name), scheduled_for=TOMORROW)
    with time_machine.travel(AFTERNOON, tick=False):  # nearly seven in Chicago, where it is due on the day after
        assert prepare_drafts.prepare() == 0
        Task.objects.update(scheduled_for=TOMORROW - timedelta(hours=2))
        assert prepare_drafts.prepare() == 1
    assert EmailLog.objects.get().client.agent == ben


def test_a_draft_that_is_there_is_left_alone_and_nothing_is_written_again(reviewed, make_task):
    task = make_task(reviewed)
    drafts.save(task, "Mine", "My own words.", "agent")
    assert prepare_drafts.prepare() == 0
    assert EmailLog.objects.get().body == "My own words."


def test_only_who_is_reviewed_first(make_client, make_task, ana):
    make_task(make_client())
    make_task(make_client(email="b@example.com", sending_mode="automatic"))
    assert prepare_drafts.prepare() == 0
    ana.reviews_first = True
    ana.save()
    assert prepare_drafts.prepare() == 1


@pytest.mark.parametrize(
    "fields",
    [{"stage": "lost"}, {"is_deleted": True}, {"email": "no"}, {"paused_at": datetime(2026, 1, 1, tzinfo=UTC)}],
)
def test_nothing_for_who_gets_no_email(make_client, make_task, fields):
    make_task(make_client(sending_mode="review", **fields))
    assert prepare_drafts.prepare() == 0
    assert texts() == 0


def test_nothing_for_an_address_on_the_ledger(reviewed, make_task):
    Suppression.add(reviewed.email, "unsubscribed", "test")
    make_task(reviewed)
    assert prepare_drafts.prepare() == 0


def test_outside_the_hours_it_is_written_all_the_same(reviewed, make_task, ana):
    ana.send_days = str((datetime.now(ana.tzinfo) + timedelta(days=2)).isoweekday())
    ana.save()
    make_task(reviewed)
    assert prepare_drafts.prepare() == 1


def test_the_template_writes_when_the_ai_can_not_and_the_draft_says_so(reviewed, make_task, sandbox):
    sandbox.faults(openai={"error_rates": {"500": 1}})
    make_task(reviewed)
    assert prepare_drafts.prepare() == 1
    log = EmailLog.objects.get()
    assert log.written_by == "template"
    assert log.writer_error


def test_one_whose_worker_was_killed_is_written_when_its_lease_is_over(reviewed, make_task):
    make_task(reviewed)
    now = datetime.now(UTC)
    assert len(prepare_drafts.claim(now)) == 1  # and then nothing more is heard of it
    assert prepare_drafts.claim(now) == []
    with time_machine.travel(now + prepare_drafts.LEASE + timedelta(seconds=1), tick=False):
        assert prepare_drafts.prepare() == 1


def test_the_agents_text_that_came_meanwhile_stays(reviewed, make_task, monkeypatch):
    task = make_task(reviewed)
    keep = drafts.save_prepared

    def late(waiting, letter):
        drafts.save(Task.objects.get(pk=task.pk), "Mine", "My own words.", "agent")
        return keep(waiting, letter)

    monkeypatch.setattr(prepare_drafts.drafts, "save_prepared", late)
    assert prepare_drafts.prepare() == 0
    assert EmailLog.objects.get().body == "My own words."


def test_more_than_a_batch(make_client, make_task, monkeypatch):
    monkeypatch.setattr(prepare_drafts, "BATCH", 2)
    for number in range(5):
        make_task(make_client(sending_mode="review", email=f"{number}@example.com"))
    assert prepare_drafts.prepare() == 5


def test_what_was_prepared_waits_is_approved_and_goes_as_it_stands(reviewed, make_task, ana, sandbox):
    task = make_task(reviewed)
    prepare_drafts.prepare()
    sweep()
    task = Task.objects.select_related("client__agent", "email_log").get(pk=task.pk)
    assert (task.status, task.reason_code) == ("pending", "needs_approval")
    assert why(task).startswith("needs your approval since ")
    assert text_of(Activity.objects.get(kind="held")).startswith("Day 1 held: needs your approval")
    assert sandbox.mails() == []
    drafts.save(task, "About Alder Court", OTHER_TEXT, "agent")
    task.approve(by=ana, version=task.text_version)
    sweep()
    (mail,) = sandbox.mails()
    assert mail["subject"] == "About Alder Court"
    assert OTHER_TEXT in mail["text"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_write_the_same_draft(make_client, make_task, monkeypatch):
    for number in range(12):
        make_task(make_client(sending_mode="review", email=f"{number}@example.com"))
    asked: list[int] = []
    write, both = writer.write, threading.Barrier(2)
    monkeypatch.setattr(prepare_drafts, "BATCH", 4)
    monkeypatch.setattr(writer, "write", lambda brief: (asked.append(brief.client.pk), write(brief))[1])

    def work(_):
        both.wait()
        try:
            return prepare_drafts.prepare()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        assert sum(threads.map(work, range(2))) == 12
    assert len(asked) == len(set(asked)) == 12


def test_beat_calls_it():
    entry = app.conf.beat_schedule["prepare-drafts"]
    app.loader.import_default_modules()
    assert entry["task"] in app.tasks
    assert entry["schedule"] <= 300
