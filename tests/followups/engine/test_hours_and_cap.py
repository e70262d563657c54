"""Sending hours, days off and the daily cap: each holds a follow-up until a time that is known."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta

import pytest
from django.db import connections
from django.utils import timezone

from agents.models import Agent, ClosedDay, Office
from emails.models import EmailLog
from followups.engine.reconcile import release_held_for_time
from followups.engine.sweep import sweep
from followups.models import Task
from tests.followups.actions import let_go
from tests.followups.engine.conftest import row, utc
from tests.words import why

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


# --- hours and days ---


@pytest.mark.parametrize(
    ("due", "held", "goes"),
    [
        # The clocks jump ahead on March 8th: nine is at 14:00 UTC, on the day before at 15:00.
        (utc(2026, 3, 7, 14, 59), True, utc(2026, 3, 7, 15)),
        (utc(2026, 3, 8, 13, 59), True, utc(2026, 3, 8, 14)),
        (utc(2026, 3, 8, 14), False, utc(2026, 3, 8, 14)),
        (utc(2026, 3, 8, 21, 59), False, utc(2026, 3, 8, 21, 59)),
        (utc(2026, 3, 8, 22), True, utc(2026, 3, 9, 14)),
        # And back on November 1st.
        (utc(2026, 10, 31, 22), True, utc(2026, 11, 1, 15)),
        (utc(2026, 11, 1, 14), True, utc(2026, 11, 1, 15)),
        (utc(2026, 11, 1, 22, 59), False, utc(2026, 11, 1, 22, 59)),
        (utc(2026, 11, 1, 23), True, utc(2026, 11, 2, 15)),
    ],
)
def test_nine_to_five_in_chicago_on_both_days_when_the_clocks_change(
    sandbox, make_client, make_task, ben, time_machine, due, held, goes
):
    ben.send_from, ben.send_until = time(9), time(17)
    ben.save()
    task = make_task(make_client(agent=ben), scheduled_for=due)
    time_machine.move_to(due, tick=False)
    assert sweep() == ({"held": 1} if held else {"sent": 1})
    if held:
        assert row(task).not_before == goes
        assert why(row(task)) == "outside Ben's sending hours (9:00 AM to 5:00 PM, every day)"
        time_machine.move_to(goes - timedelta(seconds=1), tick=False)
        assert sweep() == {}
        time_machine.move_to(goes, tick=False)
        assert sweep() == {"sent": 1}
    assert row(task).completed_at == goes


def test_the_clients_clock_where_they_have_one(sandbox, make_client, make_task, ana, noon):
    ana.send_from, ana.send_until = time(9), time(17)
    ana.save()
    here = make_task(make_client(timezone="America/Los_Angeles"))
    there = make_task(make_client(timezone="Europe/London", email="b@example.com"))
    assert sweep() == {"sent": 1, "held": 1}
    assert row(here).status == "completed"
    assert row(there).not_before == utc(2026, 11, 26, 9)
    assert why(row(there)) == ("outside Ana's sending hours (9:00 AM to 5:00 PM, every day, London time)")


def test_a_zone_that_this_machine_does_not_know_is_the_agents(make_client, ana):
    client = make_client(timezone="Mars/Olympus")
    assert client.tzinfo.key == ana.timezone


def test_holidays_and_closed_days_wait_for_the_next_working_day(sandbox, make_task, ana, time_machine):
    Office.objects.update(holiday_calendar="US")
    ClosedDay.objects.create(on=date(2026, 11, 27), name="Office party")
    ana.send_from, ana.send_days = time(9), "12345"
    ana.save()
    task = make_task(scheduled_for=utc(2026, 11, 26, 18))
    time_machine.move_to(utc(2026, 11, 26, 18), tick=False)
    assert sweep() == {"held": 1}
    assert why(row(task)) == "no emails are sent on Thu, Nov 26: Thanksgiving Day"
    assert row(task).not_before == utc(2026, 11, 30, 17)
    time_machine.move_to(utc(2026, 11, 27, 18), tick=False)
    release_held_for_time()
    assert sweep() == {"held": 1}
    assert why(row(task)) == "no emails are sent on Fri, Nov 27: Office party"
    time_machine.move_to(utc(2026, 11, 30, 17), tick=False)
    assert sweep() == {"sent": 1}


def test_hours_that_changed_let_go_what_they_held(sandbox, make_client, make_task, ana, ben, noon):
    Agent.objects.update(send_from=time(18))
    own, other = make_task(), make_task(make_client(agent=ben, email="b@example.com"))
    assert sweep() == {"held": 2}
    Agent.objects.update(send_from=None)
    release_held_for_time(ana)
    assert sweep() == {"sent": 1}
    assert (row(own).status, row(other).status) == ("completed", "pending")


# --- the daily cap ---


def test_what_is_over_the_cap_goes_tomorrow(sandbox, make_tasks, ana, ben, noon, time_machine):
    Office.objects.update(daily_cap=2)
    ana.send_from = time(9)
    ana.save()
    make_tasks(5, ana)
    make_tasks(2, ben)
    assert sweep() == {"sent": 4, "held": 3}
    held = Task.objects.filter(status="pending")
    assert {task.reason_code for task in held} == {"daily_cap"}
    assert {why(task) for task in held} == {"Ana reached the office's daily limit of 2 emails"}
    assert {task.not_before for task in held} == {utc(2026, 11, 26, 17)}
    assert sweep() == {}
    time_machine.move_to(utc(2026, 11, 26, 17), tick=False)
    assert sweep() == {"sent": 2, "held": 1}
    time_machine.move_to(utc(2026, 11, 27, 17), tick=False)
    assert sweep() == {"sent": 1}


def test_send_now_goes_over_the_cap_and_counts(sandbox, make_tasks, ana, noon):
    Office.objects.update(daily_cap=1)
    first, second = make_tasks(2, ana)
    first.send_now(by=ana)
    let_go(first)
    assert sweep() == {"sent": 1, "held": 1}
    row(second).send_now(by=ana)
    let_go(second)
    assert sweep() == {"sent": 1}
    assert EmailLog.objects.filter(sender=ana, date_sent=date(2026, 11, 25)).count() == 2


def test_what_was_not_accepted_takes_no_place(sandbox, make_tasks, ana, noon):
    Office.objects.update(daily_cap=1)
    sandbox.faults(sendgrid={"error_rates": {"400": 1}})
    make_tasks(1, ana)
    assert sweep() == {"failed": 1}
    sandbox.faults(sendgrid={"error_rates": {}})
    make_tasks(1, ana)
    assert sweep() == {"sent": 1}


def test_a_cap_that_was_lifted_lets_go(sandbox, make_tasks, ana, noon):
    Office.objects.update(daily_cap=1)
    make_tasks(2, ana)
    sweep()
    Office.objects.update(daily_cap=None)
    release_held_for_time()
    assert sweep() == {"sent": 1}


@pytest.mark.django_db(transaction=True)
def test_two_workers_together_keep_to_the_cap(sandbox, make_tasks, ana):
    Office.objects.update(daily_cap=5)
    make_tasks(20, ana)
    Task.objects.update(scheduled_for=timezone.now())

    def work(_):
        try:
            return sweep(in_flight=4)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        counts = list(threads.map(work, range(2)))
    assert sum(count["sent"] for count in counts) == 5
    assert len(sandbox.mails()) == 5
    assert Task.objects.filter(status="pending", reason_code="daily_cap").count() == 15
