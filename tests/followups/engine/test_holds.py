"""What holds a follow-up that would go: approval and pauses, one or many. Held and said, never lost."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agents import pausing
from agents.models import Agent
from clients.models import Activity, Client
from emails.models import EmailLog
from followups.display.reasons import in_words
from followups.engine import delivery, drafts, gates
from followups.engine.sweep import sweep
from followups.models import Task
from tests.followups.actions import let_go
from tests.followups.engine.conftest import NOON, row, utc
from tests.letters import OTHER_TEXT, TEXT
from tests.words import why

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def look_at(task):
    task = Task.objects.select_related("client__agent", "email_log").get(pk=task.pk)
    return gates.GateCheck.of(task, gates.Facts.about([task]))


@pytest.fixture
def reviewed(make_client, make_task, noon):
    """A due follow-up with a draft, whose client is reviewed first."""
    task = make_task(make_client(sending_mode="review"), scheduled_for=NOON)
    drafts.save(task, "Hello", TEXT, "ai")
    return row(task)


# --- approval ---


def test_without_approval_it_is_held_and_says_since_when(sandbox, reviewed):
    assert sweep() == {"held": 1}
    task = row(reviewed)
    assert (task.status, task.reason_code) == ("pending", "needs_approval")
    assert why(task, reviewed.client.agent) == "needs your approval since Wed, Nov 25, 12:00 PM"
    assert task.not_before > NOON
    assert task.email_log.status == "draft"
    assert not sandbox.mails()
    assert sweep() == {}


def test_before_it_is_due_it_waits_since_no_time(reviewed):
    Task.objects.update(scheduled_for=NOON + timedelta(days=1))
    assert in_words(look_at(reviewed).closed["is_approved"].why) == "needs your approval"


def test_it_goes_as_soon_as_it_is_approved(sandbox, reviewed, ana):
    sweep()
    reviewed.approve(by=ana, version=1)
    assert sweep() == {"sent": 1}
    assert sandbox.mails()[0]["subject"] == "Hello"


def test_approved_at_night_it_goes_in_the_morning(sandbox, reviewed, ana, time_machine):
    ana.send_from = time(13)
    ana.save()
    reviewed.approve(by=ana, version=1)
    assert sweep() == {"held": 1}
    assert (row(reviewed).reason_code, row(reviewed).not_before) == ("outside_hours", NOON + timedelta(hours=1))
    time_machine.move_to(NOON + timedelta(hours=1), tick=False)
    assert sweep() == {"sent": 1}


def test_other_gates_are_asked_when_it_is_approved_and_when_it_goes(sandbox, reviewed, ana):
    reviewed.approve(by=ana, version=1)
    Client.objects.update(stage="lost")
    assert sweep() == {}
    assert row(reviewed).status == "cancelled"


@pytest.fixture
def before_begin(monkeypatch):
    """Does something between the claim and the last look."""

    def arrange(something):
        really = delivery.begin

        def begin(tasks, letters):
            something()
            return really(tasks, letters)

        monkeypatch.setattr(delivery, "begin", begin)

    return arrange


def test_an_approval_taken_back_in_the_last_moment_stops_it(sandbox, reviewed, ana, before_begin):
    reviewed.approve(by=ana, version=1)
    before_begin(lambda: row(reviewed).unapprove(by=ana))
    assert sweep() == {"held": 1}
    task = row(reviewed)
    assert (task.status, task.reason_code, task.lease_owner, task.approved_at) == (
        "pending",
        "needs_approval",
        None,
        None,
    )
    assert task.email_log.status == "draft"
    assert not sandbox.mails()


def test_a_text_changed_in_the_last_moment_does_not_go_under_the_old_approval(sandbox, reviewed, ana, before_begin):
    reviewed.approve(by=ana, version=1)
    before_begin(lambda: EmailLog.objects.get().save_draft("Other", OTHER_TEXT, "agent"))
    assert sweep() == {"held": 1}
    assert not sandbox.mails()
    assert row(reviewed).needs_approval
    assert Task.objects.needing_approval().count() == 1


def test_nobody_saves_a_text_while_it_is_on_its_way(sandbox, reviewed, ana, before_begin):
    reviewed.approve(by=ana, version=1)

    def save():
        with pytest.raises(drafts.AlreadyMoved):
            drafts.save(row(reviewed), "Other", OTHER_TEXT, "agent")

    before_begin(save)
    assert sweep() == {"sent": 1}


def test_a_mode_that_changed_lets_it_go(sandbox, reviewed):
    sweep()
    Client.objects.update(sending_mode="automatic")
    assert sweep() == {"sent": 1}


def test_one_that_has_gone_over_to_review_mode_is_held_though_it_was_claimed(sandbox, make_task, ana, before_begin):
    task = make_task()
    before_begin(lambda: Agent.objects.update(reviews_first=True))
    assert sweep() == {"held": 1}
    assert row(task).reason_code == "needs_approval"


# --- pause all sending ---


def test_own_pause_says_who_and_since_when(sandbox, make_task, ana, noon):
    task = make_task()
    pausing.pause_own(ana)
    assert sweep() == {"held": 1}
    assert row(task).reason_code == "agent_paused"
    assert why(row(task), task.client.agent) == "Ana Morales paused all sending since Wed, Nov 25, 12:00 PM"
    assert sweep() == {}
    pausing.resume_own(ana)
    assert sweep() == {"sent": 1}


def test_the_offices_pause(sandbox, make_task, ana, broker, noon):
    task = make_task()
    pausing.pause_office(broker)
    assert sweep() == {"held": 1}
    assert (
        why(row(task), task.client.agent)
        == "sending is paused for the whole office by Carla Reyes since Wed, Nov 25, 12:00 PM"
    )
    pausing.resume_own(ana)
    assert sweep() == {}
    pausing.resume_office(broker)
    assert sweep() == {"sent": 1}


def test_a_pause_holds_send_now_too(sandbox, make_task, ana):
    task = make_task()
    pausing.pause_own(ana)
    task.send_now(by=ana)
    let_go(task)
    assert sweep() == {"held": 1}
    assert not sandbox.mails()


def test_an_agents_pause_holds_nobody_else(sandbox, make_client, make_task, ana, ben):
    pausing.pause_own(ana)
    make_task()
    make_task(make_client(agent=ben, email="b@example.com"))
    assert sweep() == {"held": 1, "sent": 1}


def test_a_pause_in_the_last_moment_holds(sandbox, make_task, ana, before_begin):
    make_task()
    before_begin(lambda: pausing.pause_own(ana))
    assert sweep() == {"held": 1}
    assert not sandbox.mails()


# --- holding many ---


def queries_of(job):
    with CaptureQueriesContext(connection) as captured:
        job()
    return len(captured)


def test_holding_many_asks_the_database_as_often_as_holding_few(sandbox, make_tasks, ana):
    pausing.pause_own(ana)

    def held(count):
        make_tasks(count, ana)
        Task.objects.update(scheduled_for=timezone.now())
        return queries_of(sweep)

    held(1)
    few = held(2)
    assert held(60) <= few + 1  # now and then a sweep forgets old ones
    assert Task.objects.filter(reason_code="agent_paused").count() == 63
    assert Activity.objects.filter(kind="held").count() == 63


def test_a_reason_is_told_once_however_often_it_is_looked_at(sandbox, make_tasks, ana, noon, time_machine):
    pausing.pause_own(ana)
    make_tasks(3, ana)
    for hour in range(1, 4):
        assert sweep() == {"held": 3}
        time_machine.move_to(NOON + timedelta(hours=hour, minutes=1), tick=False)
    assert Activity.objects.filter(kind="held").count() == 3


def test_a_claim_that_went_to_another_is_not_held(make_tasks, ana):
    task = make_tasks(1, ana)[0]
    Task.objects.update(scheduled_for=timezone.now())
    pausing.pause_own(ana)
    (claimed,) = Task.objects.claim(timezone.now(), 1)
    Task.objects.update(lease_owner="00000000-0000-0000-0000-000000000001")
    assert [outcome for _, outcome in delivery.admit([claimed]).ended] == ["taken over"]
    assert row(task).status == "processing"


# --- Send now lasts for an hour ---


def test_send_now_during_a_pause_is_no_wish_for_the_middle_of_the_night(sandbox, make_task, ana, noon, time_machine):
    ana.send_from, ana.send_until = time(9), time(17)
    ana.save()
    task = make_task(scheduled_for=NOON + timedelta(days=1))
    pausing.pause_own(ana)
    row(task).send_now(by=ana)
    let_go(task)
    assert sweep() == {"held": 1}
    time_machine.move_to(utc(2026, 11, 28, 11), tick=False)  # Saturday, 3 AM in Los Angeles
    pausing.resume_own(ana)
    assert sweep() == {"held": 1}
    assert (row(task).reason_code, row(task).not_before) == ("outside_hours", utc(2026, 11, 28, 17))
    time_machine.move_to(utc(2026, 11, 28, 17), tick=False)
    assert sweep() == {"sent": 1}


def test_within_the_hour_it_goes_as_soon_as_it_may(sandbox, make_task, ana, noon, time_machine):
    ana.send_from, ana.send_until = time(9), time(10)
    ana.save()
    task = make_task()
    pausing.pause_own(ana)
    row(task).send_now(by=ana)
    let_go(task)
    assert sweep() == {"held": 1}
    time_machine.move_to(NOON + timedelta(minutes=59), tick=False)
    pausing.resume_own(ana)
    assert sweep() == {"sent": 1}


def test_a_one_off_that_was_sent_now_is_not_asked_for_again(sandbox, make_client, ana, noon, time_machine):
    ana.send_from, ana.send_until = time(9), time(17)
    ana.save()
    task = Task.objects.begin_one_off(make_client(), about="The garage", by=ana)
    drafts.save(task, "Hello", TEXT, "ai")
    pausing.pause_own(ana)
    row(task).send_now(by=ana)
    let_go(task)
    assert sweep() == {"held": 1}
    time_machine.move_to(utc(2026, 11, 28, 11), tick=False)  # Saturday, 3 AM
    pausing.resume_own(ana)
    assert sweep() == {"held": 1}
    assert row(task).reason_code == "outside_hours"
    time_machine.move_to(utc(2026, 11, 28, 17), tick=False)
    assert sweep() == {"sent": 1}
