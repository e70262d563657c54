"""Whom an event silences: whom it names, where the email went, in every spelling, with an id and without."""

import json
from typing import Any

import pytest
from django.utils import timezone

from clients.models import Activity
from emails.models import EmailLog, Suppression, UnmatchedEvent
from emails.webhook.apply import receive, try_waiting
from followups.engine.reconcile import reconcile
from followups.engine.sweep import sweep
from tests.words import text_of, why

pytestmark = pytest.mark.django_db

OPT_OUTS: list[tuple[dict[str, Any], str]] = [
    ({"event": "unsubscribe"}, "unsubscribed"),
    ({"event": "group_unsubscribe", "asm_group_id": 10}, "unsubscribed"),
    ({"event": "spamreport"}, "complained"),
    ({"event": "dropped", "reason": "Unsubscribed Address"}, "unsubscribed"),
    ({"event": "dropped", "reason": "Spam Reporting Address"}, "complained"),
]
BOUNCES: list[tuple[dict[str, Any], str]] = [
    ({"event": "bounce", "type": "bounce", "reason": "550 no such user"}, "bounced"),
    ({"event": "dropped", "reason": "Bounced Address"}, "bounced"),
    ({"event": "dropped", "reason": "Invalid"}, "bounced"),
]
NOTHING = [
    {"event": "bounce", "type": "blocked"},
    {"event": "bounce", "type": "expired"},
    {"event": "dropped", "reason": "Recipient List over Package Quota"},
    {"event": "delivered"},
    {"event": "open"},
    {"event": "click", "url": "https://example.com/"},
]
FORWARDED = "jonah.w@forwarded.example"


def ids(rows):
    return [" ".join(map(str, (row[0] if isinstance(row, tuple) else row).values())) for row in rows]


@pytest.fixture
def log(make_client):
    client = make_client()
    return EmailLog.objects.create(client=client, to_email=client.email, subject="Hello", status="sent")


def tell(**fields):
    event = {"timestamp": int(timezone.now().timestamp()), **fields}
    return receive(json.dumps([event]).encode())


def ledger():
    return set(Suppression.objects.values_list("address", "reason"))


# --- with our id ---


@pytest.mark.parametrize(("fields", "reason"), OPT_OUTS, ids=ids(OPT_OUTS))
def test_a_wish_silences_where_the_email_went_and_whom_it_names(log, fields, reason):
    EmailLog.objects.update(earlier_recipients=["Old@example.com"])
    tell(email=FORWARDED, email_log_id=str(log.pk), **fields)
    assert ledger() == {(each, reason) for each in (FORWARDED, "jonah.whitlock@example.com", "old@example.com")}


@pytest.mark.parametrize(("fields", "reason"), BOUNCES, ids=ids(BOUNCES))
def test_a_bounce_closes_only_the_address_that_bounced(log, fields, reason):
    tell(email=FORWARDED, email_log_id=str(log.pk), **fields)
    assert ledger() == {(FORWARDED, reason)}


@pytest.mark.parametrize("email", [None, "", 7, "nobody", ["a@b.example"]])
def test_where_it_names_nobody_the_address_that_the_email_went_to_counts(log, email):
    for fields in ({"event": "unsubscribe"}, {"event": "bounce", "type": "bounce"}):
        tell(email=email, email_log_id=str(log.pk), **fields)
    assert {address for address, _ in ledger()} == {"jonah.whitlock@example.com"}


# --- spellings ---

SPELLINGS = [
    ("Jonah@Example.com", "jonah@example.com"),
    ("jonah@bücher.example", "jonah@xn--bcher-kva.example"),
    ("jonah@xn--bcher-kva.example", "jonah@BÜCHER.example"),
    ("\u00a0jonah@example.com", "jonah@example.com\u200b"),
]


@pytest.mark.parametrize(("clients", "reported"), SPELLINGS)
def test_spellings_meet_and_the_plan_stops_at_once(make_client, make_task, clients, reported):
    task = make_task(make_client(email=clients))
    other = EmailLog.objects.create(client=make_client(email="else@example.com"), status="sent")
    tell(event="unsubscribe", email=reported, email_log_id=str(other.pk))
    reconcile()
    task.refresh_from_db()
    assert (task.status, why(task)) == ("cancelled", "do not email: unsubscribed or opted out")


@pytest.mark.parametrize(("clients", "reported"), SPELLINGS)
def test_spellings_meet_at_the_gate(sandbox, office, make_client, make_task, clients, reported):
    Suppression.add(reported, "unsubscribed", "link in email 1")
    Suppression.objects.update(applied_at=timezone.now())  # whatever reconcile has overlooked
    make_task(make_client(email=clients))
    assert sweep() == {"cancelled": 1}
    assert sandbox.mails() == []


def test_an_entry_by_sql_counts_in_the_spelling_that_it_has(make_client, make_task, office, sandbox):
    Suppression.objects.create(address="jonah@bücher.example", reason="unsubscribed")
    make_task(make_client(email="jonah@xn--bcher-kva.example"))
    assert sweep() == {}
    assert sandbox.mails() == []


# --- without any id ---


@pytest.mark.parametrize(("fields", "reason"), OPT_OUTS + BOUNCES, ids=ids(OPT_OUTS + BOUNCES))
@pytest.mark.parametrize("has_message_id", [True, False])
def test_somebody_we_mail_is_heard_without_an_id(make_client, make_task, fields, reason, has_message_id):
    client = make_client()
    task = make_task(client)
    more = {"sg_message_id": "unknown.filter"} if has_message_id else {}
    assert tell(email=" Jonah.Whitlock@EXAMPLE.com", **fields, **more) == {"processed": 0, "failed": 1, "total": 1}
    assert ledger() == {("jonah.whitlock@example.com", reason)}
    assert "an unknown email" in Suppression.objects.get().source
    kept = UnmatchedEvent.objects.get()
    assert kept.reason == "no_such_email" and json.loads(kept.text)["event"] == fields["event"]
    told = Activity.objects.get(client=client)
    assert told.kind == reason and text_of(told)
    reconcile()
    task.refresh_from_db()
    assert task.status == "cancelled"


@pytest.mark.parametrize("fields", NOTHING, ids=ids(NOTHING))
def test_what_says_nothing_of_the_address_says_it_without_an_id_too(make_client, fields):
    make_client()
    assert tell(email="jonah.whitlock@example.com", **fields)["failed"] == 1
    assert ledger() == set() and not Activity.objects.exists()


def test_who_is_not_ours_does_not_come_on_the_ledger(make_client):
    make_client()
    tell(event="unsubscribe", email="stranger@example.com")
    assert ledger() == set() and UnmatchedEvent.objects.count() == 1


@pytest.mark.parametrize("name", ["email_log_id", "office_id"])
def test_an_id_of_another_database_is_not_ours_to_hear(make_client, name):
    make_client()
    tell(event="unsubscribe", email="jonah.whitlock@example.com", **{name: "77001"})
    assert ledger() == set()


def test_everybody_with_the_address_is_told_once(make_client, ben):
    clients = [make_client(), make_client(agent=ben), make_client(is_deleted=True)]
    for _ in range(3):
        tell(event="spamreport", email="jonah.whitlock@example.com")
    assert set(Activity.objects.values_list("client", "kind")) == {(client.pk, "complained") for client in clients}
    assert Activity.objects.count() == 3 and UnmatchedEvent.objects.count() == 3


def test_what_was_lifted_meanwhile_stays_lifted_when_the_event_is_tried_again(make_client, time_machine):
    make_client()
    start = timezone.now()
    time_machine.move_to(start, tick=False)
    tell(event="bounce", type="bounce", email="jonah.whitlock@example.com")
    Suppression.objects.all().delete()
    time_machine.shift(120)
    assert try_waiting(timezone.now()) == 0
    assert ledger() == set()
