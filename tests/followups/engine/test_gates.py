"""Each gate, looked at when due and right before the send; what all of them said is kept."""

import json
from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from clients.models import Client
from emails.models import EmailLog, Suppression
from followups.display.reasons import GATE_WORDS, in_words
from followups.engine import delivery, gates
from followups.engine.sweep import sweep
from followups.models import Task
from tests.followups.actions import let_go
from tests.letters import TEXT, reply_of
from tests.words import why

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

NAMES = [gate.__name__ for gate in gates.GATES]


def closed(task):
    task = Task.objects.select_related("client__agent").get(pk=task.pk)
    look = gates.GateCheck.of(task, gates.Facts.about([task]))
    found = look.first_closed
    names = [name for name, closed in look.closed.items() if closed is found]
    return found and (*names, in_words(found.why), found.for_good)


@pytest.fixture(autouse=True)
def _keys(settings):
    settings.SENDGRID_API_KEY = settings.OPENAI_API_KEY = "test"


def test_every_gate_says_in_words_what_it_asks():
    assert list(GATE_WORDS) == NAMES and len(NAMES) >= 10


def test_all_open(make_task):
    assert closed(make_task()) is None


@pytest.mark.parametrize(
    ("fields", "gate", "reason", "for_good"),
    [
        ({"is_deleted": True}, "client_is_here", "the client was deleted", True),
        ({"stage": "lost"}, "stage_is_open", "the client's stage is Lost", True),
        ({"stage": "closed"}, "stage_is_open", "the client's stage is Closed", True),
        ({"email": ""}, "has_an_address", "the client has no valid email address", True),
        ({"email": "jonah@"}, "has_an_address", "the client has no valid email address", True),
        ({"agent": None}, "agent_is_active", "the client has no agent yet", False),
        ({"paused_at": timezone.now()}, "not_paused", "follow-ups are paused for this client", False),
    ],
)
def test_what_the_client_says(make_client, make_task, fields, gate, reason, for_good):
    assert closed(make_task(make_client(**fields))) == (gate, reason, for_good)


def test_a_reply_stops_what_was_planned_before_it_and_nothing_later(make_client, make_task, ana):
    client = make_client()
    before = make_task(client)
    client.log_reply("Call me.", by=ana)
    after = make_task(client, followup_type="Custom")
    assert closed(before) == ("not_replied", "the client replied", True)
    assert closed(after) is None


def test_what_a_person_puts_back_after_the_reply_goes(make_task, ana):
    task = make_task()
    task.client.log_reply(by=ana)
    task.cancel(by=ana)
    task.restore(by=ana)
    assert closed(task) is None


def test_an_address_on_the_ledger_whatever_its_case(make_client, make_task):
    Suppression.add("jo@example.com", "bounced", "test")
    task = make_task(make_client(email="Jo@Example.com"))
    assert closed(task) == ("may_be_emailed", "do not email: the address bounced", True)


def test_one_that_closed_for_good_decides_before_one_that_may_open(make_client, make_task):
    task = make_task(make_client(agent=None, stage="lost"))
    assert closed(task)[0] == "stage_is_open"


def test_sending_hours_hold_until_they_open(sandbox, make_task, ana, time_machine):
    time_machine.move_to(
        datetime(2026, 3, 8, 13, 0, tzinfo=UTC), tick=False
    )  # 6 AM in Los Angeles, clocks just changed
    ana.send_from, ana.send_until = time(9), time(17)
    ana.save()
    task = make_task()
    assert sweep() == {"held": 1}
    task.refresh_from_db()
    assert task.not_before == datetime(2026, 3, 8, 16, 0, tzinfo=UTC)  # 9 AM PDT
    assert task.reason_code == "outside_hours"
    assert why(task) == "outside Ana's sending hours (9:00 AM to 5:00 PM, every day)"
    time_machine.move_to(datetime(2026, 3, 8, 16, 0, tzinfo=UTC), tick=False)
    assert sweep() == {"sent": 1}


def test_send_now_goes_outside_the_hours(sandbox, make_task, ana, time_machine):
    time_machine.move_to(datetime(2026, 3, 8, 13, 0, tzinfo=UTC), tick=False)
    ana.send_from = time(9)
    ana.save()
    task = make_task()
    task.send_now(by=ana)
    let_go(task)
    assert sweep() == {"sent": 1}


def test_a_pause_holds_and_resuming_lets_go_at_once(sandbox, make_task, ana, ana_browser):
    task = make_task()
    ana_browser.post(f"/clients/{task.client_id}/pause/")
    assert sweep() == {"held": 1}
    ana_browser.post(f"/clients/{task.client_id}/resume/")
    task.refresh_from_db()
    assert (task.not_before, task.reason_code, why(task)) == (None, "", "")
    assert sweep() == {"sent": 1}


# --- what is kept ---


def test_both_looks_are_kept_with_their_times(sandbox, make_task):
    make_task()
    sweep()
    kept = Task.objects.get().gates
    assert list(kept) == ["due", "sending"]
    assert all(look["said"] and not any(look["said"].values()) for look in kept.values())
    assert set(kept["sending"]["said"]) == set(NAMES)
    assert datetime.fromisoformat(kept["due"]["at"]) <= datetime.fromisoformat(kept["sending"]["at"])


def test_the_reason_of_a_hold_is_kept(sandbox, make_client, make_task):
    make_task(make_client(paused_at=timezone.now()))
    sweep()
    kept = Task.objects.get().gates
    assert list(kept) == ["due"]
    assert kept["due"]["said"]["not_paused"] == {"code": "client_paused"}
    assert kept["due"]["said"]["client_is_here"] == {}


def test_what_closed_between_claim_and_send_is_kept_as_the_second_look(sandbox, make_task, monkeypatch):
    task, really = make_task(), delivery.begin

    def begin(tasks, letters):
        Client.objects.update(is_deleted=True)
        return really(tasks, letters)

    monkeypatch.setattr(delivery, "begin", begin)
    assert sweep() == {"cancelled": 1}
    task.refresh_from_db()
    assert task.gates["due"]["said"]["client_is_here"] == {}
    assert task.gates["sending"]["said"]["client_is_here"] == {"code": "client_deleted"}
    assert EmailLog.objects.get().status == "draft" and not sandbox.mails()


# --- nobody waits for what is held ---


def test_five_hundred_held_ones_do_not_delay_one_that_is_due(sandbox, make_client, make_task):
    long_ago, later = timezone.now() - timedelta(days=1), timezone.now() + timedelta(minutes=5)
    client = make_client(paused_at=timezone.now())
    held = [
        Task(client=client, followup_type="Custom", scheduled_for=long_ago, not_before=later, reason_code="no_agent")
        for _ in range(500)
    ]
    Task.objects.bulk_create(held)
    due = make_task(make_client(name="Now"))
    assert [task.pk for task in Task.objects.claim(timezone.now(), 64)] == [due.pk]


def test_five_hundred_to_be_held_do_not_keep_the_one_behind_them(sandbox, make_client, make_task):
    client = make_client(paused_at=timezone.now())
    long_ago = timezone.now() - timedelta(days=1)
    Task.objects.bulk_create(Task(client=client, followup_type="Custom", scheduled_for=long_ago) for _ in range(500))
    make_task(make_client(name="Now"))
    assert sweep() == {"held": 500, "sent": 1}


def test_what_may_go_is_found_by_an_index(make_task):
    from django.db import connection

    client, soon = make_task().client, timezone.now() + timedelta(hours=1)
    # Of one row any index would do.
    Task.objects.bulk_create([Task(client=client, scheduled_for=soon, followup_type="Custom") for _ in range(2000)])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE tasks")
    assert "ix_tasks_next" in Task.objects.due(timezone.now())[:10].explain()


# --- what ends how, in words ---


@pytest.fixture
def letter(monkeypatch):
    """Has the AI answer with this subject and body."""

    def answer(subject, body):
        reply = reply_of(json.dumps({"subject": subject, "body": body}))
        monkeypatch.setattr("emails.writer.call.ask", lambda _: reply)

    return answer


def test_a_subject_of_500_characters_is_shortened_and_sent(sandbox, make_task, letter):
    make_task()
    letter("A very long subject " * 25, TEXT)
    assert sweep() == {"sent": 1}
    subject = EmailLog.objects.get().subject
    assert len(subject) <= 200 and subject.endswith("…") and sandbox.mails()[0]["subject"] == subject


def test_an_empty_body_leaves_it_to_the_template(sandbox, make_task, letter):
    make_task()
    letter("Hello", "  \n ")
    assert sweep() == {"sent": 1}
    log = EmailLog.objects.get()
    assert (log.written_by, log.writer_error) == ("template", "the answer has no text") and log.body


@pytest.mark.parametrize("name", ["😀 Zoë 👩‍👩‍👧", "דנה כהן", "O'Brien; DROP, TABLE", "x" * 100])
def test_any_name_is_greeted(sandbox, make_client, make_task, name):
    make_task(make_client(name=name))
    assert sweep() == {"sent": 1}
    assert len(sandbox.mails()) == 1


def test_an_agent_who_leaves_between_claim_and_send_holds_it(sandbox, make_task, ana, monkeypatch):
    task, really = make_task(), delivery.begin

    def begin(tasks, letters):
        type(ana).objects.update(is_active=False)
        return really(tasks, letters)

    monkeypatch.setattr(delivery, "begin", begin)
    assert sweep() == {"held": 1}
    task.refresh_from_db()
    assert (task.status, why(task)) == ("pending", "Ana Morales no longer works here. Reassign the client")
    assert not sandbox.mails()
