"""An automatic answer never stops a plan: it waits until they are back, and an agent can undo that."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from agents.days_off import DaysOff
from agents.models import ClosedDay, Office
from clients.models import Activity, Client, Person
from followups.engine.sweep import sweep
from followups.models import Task
from inbound.effects import judged
from inbound.effects.away import back_at
from inbound.models import Kind
from tests.followups.actions import let_go
from tests.html import words
from tests.words import texts_of, why

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

TUESDAY = datetime(2026, 12, 1, 17, tzinfo=UTC)  # nine in the morning in Los Angeles


@pytest.fixture(autouse=True)
def _tuesday(time_machine):
    time_machine.move_to(TUESDAY, tick=False)


def los_angeles(day):
    """Eight in the morning, as Ana sends at any hour."""
    return datetime(2026, 12, day, 16, tzinfo=UTC)


# --- until when ---


@pytest.mark.parametrize(
    ("returns", "until"),
    [
        (date(2026, 12, 9), los_angeles(10)),  # a Wednesday
        (date(2026, 12, 10), los_angeles(11)),
        (date(2026, 12, 11), los_angeles(14)),  # a Friday
        (date(2026, 12, 12), los_angeles(14)),
        (date(2026, 12, 13), los_angeles(14)),
        (date(2026, 12, 1), los_angeles(2)),  # today
        (date(2026, 12, 24), los_angeles(28)),  # Christmas is a Friday
    ],
)
def test_the_working_day_after_they_return(ana, returns, until):
    assert back_at(returns, Client(agent=ana), DaysOff("US"), TUESDAY) == until


def test_a_closed_day_is_no_working_day(ana, office):
    ClosedDay.objects.create(on=date(2026, 12, 10))
    assert back_at(date(2026, 12, 9), Client(agent=ana), DaysOff.of(Office.current()), TUESDAY) == los_angeles(11)


def test_nor_is_a_day_on_which_the_agent_sends_nothing(ana):
    ana.send_days = "135"
    assert back_at(date(2026, 12, 9), Client(agent=ana), DaysOff(), TUESDAY) == los_angeles(11)
    ana.send_days = "67"
    assert back_at(date(2026, 12, 9), Client(agent=ana), DaysOff(), TUESDAY) == los_angeles(12)


def test_without_a_date_it_is_three_days(ana):
    assert back_at(None, Client(agent=ana), DaysOff(), TUESDAY) == TUESDAY + timedelta(days=3)


def test_a_date_that_has_passed_is_no_wait(receive, make_client):
    client = make_client()
    receive(Kind.AUTO_REPLY, client, return_date=date(2026, 11, 16))
    client.refresh_from_db()
    assert client.away_until is None and not client.activities.exists()


def test_today_is_where_the_agent_is(ana, make_client):
    assert back_at(
        date(2026, 12, 1), Client(agent=ana), DaysOff(), datetime(2026, 12, 2, 4, tzinfo=UTC)
    ) == los_angeles(2)


def test_a_client_without_an_agent_has_utc():
    assert back_at(date(2026, 12, 11), Client(), DaysOff(), TUESDAY) == datetime(2026, 12, 14, 8, tzinfo=UTC)


# --- the plan ---


def test_it_waits_and_goes_when_they_are_back(sandbox, receive, make_task, time_machine):
    due = make_task()
    mail = receive(Kind.AUTO_REPLY, due.client, return_date=date(2026, 12, 9))
    due.client.refresh_from_db()
    assert (due.client.away_until, due.client.replied_at) == (los_angeles(10), None)
    assert due.client.activities.get().data == {
        "inbound": mail.pk,
        "return_date": "2026-12-09",
        "until": "2026-12-10T16:00:00+00:00",
    }
    assert texts_of(due.client.activities.all()) == ["Automatic reply: follow-ups wait until Thu, Dec 10"]
    assert sweep() == {"held": 1}
    due.refresh_from_db()
    assert (due.status, due.not_before, why(due)) == (
        "pending",
        los_angeles(10),
        "the client is away until Thu, Dec 10",
    )
    time_machine.move_to(los_angeles(10), tick=False)
    assert sweep() == {"sent": 1}


@pytest.mark.parametrize(
    ("hours", "goes_at"), [({"send_from": time(6)}, 6), ({"send_from": time(9)}, 9), ({"send_until": time(7)}, 0)]
)
def test_sending_hours_decide_the_hour(sandbox, receive, make_task, ana, time_machine, hours, goes_at):
    for name, value in hours.items():
        setattr(ana, name, value)
    ana.save()
    due = make_task()
    receive(Kind.AUTO_REPLY, due.client, return_date=date(2026, 12, 9))
    opens = datetime(2026, 12, 10, 8 + goes_at, tzinfo=UTC)
    time_machine.move_to(opens - timedelta(minutes=1), tick=False)
    assert sweep() == {"held": 1}
    due.refresh_from_db()
    assert due.not_before == opens
    time_machine.move_to(opens, tick=False)
    assert sweep() == {"sent": 1}


def test_at_any_hour_nothing_goes_before_eight(sandbox, receive, make_task, time_machine):
    due = make_task()
    receive(Kind.AUTO_REPLY, due.client, return_date=date(2026, 12, 9))
    time_machine.move_to(los_angeles(10) - timedelta(minutes=1), tick=False)
    assert sweep() == {"held": 1}
    time_machine.move_to(los_angeles(10), tick=False)
    assert sweep() == {"sent": 1}


def test_it_only_ever_becomes_longer(receive, make_client):
    client = make_client()
    receive(Kind.AUTO_REPLY, client, return_date=date(2026, 12, 21))
    receive(Kind.AUTO_REPLY, client)
    client.refresh_from_db()
    assert client.away_until == los_angeles(22)


def test_it_is_no_contact_with_the_client(receive, make_client):
    client = make_client()
    receive(Kind.AUTO_REPLY, client)
    client.refresh_from_db()
    assert client.last_contacted is None


def test_send_now_goes_all_the_same(sandbox, receive, make_task, ana):
    due = make_task()
    receive(Kind.AUTO_REPLY, due.client)
    due.send_now(by=ana)
    let_go(due)
    assert sweep() == {"sent": 1}


def test_a_linked_person_who_is_away_keeps_nothing_waiting(receive, make_client):
    client = make_client()
    Person.objects.create(client=client, name="Zoë Brandt", email="zoe@example.com")
    receive(Kind.AUTO_REPLY, client, sender="zoe@example.com")
    client.refresh_from_db()
    assert client.away_until is None


def test_nobodys_is_only_kept(receive):
    assert receive(Kind.AUTO_REPLY, sender="unknown@example.com").client is None
    assert not Activity.objects.exists()


# --- Undo ---


def test_undo_lets_it_go_at_once(sandbox, receive, make_task, ana):
    due = make_task()
    mail = receive(Kind.AUTO_REPLY, due.client, return_date=date(2026, 12, 9))
    assert sweep() == {"held": 1}
    assert judged.end_wait(mail, by=ana)
    due.refresh_from_db()
    mail.refresh_from_db()
    assert (due.not_before, due.reason_code, mail.undone_at) == (None, "", timezone.now())
    assert "No longer waiting for the client to be back" in texts_of(due.client.activities.all())
    assert sweep() == {"sent": 1}


def test_undo_of_one_leaves_what_another_one_says(sandbox, receive, make_task, ana):
    due = make_task()
    short = receive(Kind.AUTO_REPLY, due.client, return_date=date(2026, 12, 9))
    long = receive(Kind.AUTO_REPLY, due.client, return_date=date(2026, 12, 21))
    sweep()
    assert judged.end_wait(long, by=ana)
    due.client.refresh_from_db()
    assert due.client.away_until == los_angeles(10)
    said = "Wait undone: another automatic reply holds follow-ups until Thu, Dec 10"
    assert said in texts_of(due.client.activities.all())
    assert sweep() == {"held": 1}
    due.refresh_from_db()
    assert due.not_before == los_angeles(10)
    assert judged.end_wait(short, by=ana)
    due.client.refresh_from_db()
    assert due.client.away_until is None and sweep() == {"sent": 1}


def test_undo_of_the_shorter_one_changes_nothing(receive, make_client, ana):
    client = make_client()
    short = receive(Kind.AUTO_REPLY, client, return_date=date(2026, 12, 9))
    receive(Kind.AUTO_REPLY, client, return_date=date(2026, 12, 21))
    assert judged.end_wait(short, by=ana)
    client.refresh_from_db()
    assert client.away_until == los_angeles(22)


def test_what_was_said_before_their_answer_holds_no_more(receive, make_client, ana, time_machine):
    client = make_client()
    receive(Kind.AUTO_REPLY, client, return_date=date(2026, 12, 21))
    time_machine.shift(timedelta(hours=1))
    receive(Kind.REPLY, client)
    time_machine.shift(timedelta(hours=1))
    again = receive(Kind.AUTO_REPLY, client, return_date=date(2026, 12, 9))
    assert judged.end_wait(again, by=ana)
    client.refresh_from_db()
    assert client.away_until is None


def test_undo_is_done_once_and_only_of_a_wait(receive, make_client, ana):
    client = make_client()
    reply, wait = receive(Kind.REPLY, client), receive(Kind.AUTO_REPLY, client)
    assert not judged.end_wait(reply, by=ana)
    assert judged.end_wait(wait, by=ana) and not judged.end_wait(wait, by=ana)
    client.refresh_from_db()
    assert client.away_until is None and client.replied_at


def test_a_draft_that_somebody_has_to_approve_is_written_meanwhile(sandbox, receive, make_client, make_task):
    from followups.engine.prepare_drafts import prepare

    client = make_client(sending_mode="review")
    task = make_task(client)
    receive(Kind.AUTO_REPLY, client)
    assert prepare() == 1
    assert Task.objects.get(pk=task.pk).email_log.body


def test_the_plan_on_the_clients_page_shows_when_it_goes_on(ana_browser, make_client, make_task):
    client = make_client(planned_at=TUESDAY)
    make_task(client, followup_type="Day 1", scheduled_for=TUESDAY + timedelta(hours=1))
    make_task(client, followup_type="Month 1", scheduled_for=TUESDAY + timedelta(days=20))
    client.wait_until_back(los_angeles(14), back="2026-12-11")
    page = words(ana_browser.get(f"/clients/{client.pk}/"))
    assert "8:00 AM" in page and "12:00 AM" not in page
    assert "They are away: waits until Mon, Dec 14" in page
    plan = page.split("Follow-up plan")[1].split("Timeline")[0]
    assert "Dec 14" in plan.split("Day 1")[1].split("Month 1")[0] and "Dec 21" in plan.split("Month 1")[1]
