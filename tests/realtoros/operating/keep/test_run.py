"""A run goes on after what breaks, two at once do no harm, and the command says what was done."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connections, transaction
from django.utils import timezone

from agents.models import SignInAttempt
from clients.models import Client
from emails.models import EmailLog
from realtoros.operating.keep import kinds, rows, run
from realtoros.operating.keep.run import Run


def attempts(number, days=400):
    at = timezone.now() - timedelta(days=days)
    return SignInAttempt.objects.bulk_create(SignInAttempt(outcome="locked", at=at) for _ in range(number))


def command(*arguments):
    out = StringIO()
    call_command("keep", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_command_counts_first_and_then_deletes():
    attempts(3)
    said = command("--dry-run")
    assert said.startswith("Would be deleted:\n")
    assert "        3  sign-in attempts (older than 90 days: KEEP_SIGN_INS_DAYS)\n" in said
    assert "        0  texts of sent emails (kept for ever: KEEP_TEXTS_DAYS)\n" in said
    assert "        0  sessions that ended (no longer of use)\n" in said
    assert SignInAttempt.objects.count() == 3
    said = command()
    assert said.startswith("Deleted:\n") and "        3  sign-in attempts" in said
    assert not SignInAttempt.objects.exists()
    assert len(said.splitlines()) == len(kinds.KINDS) + 1


@pytest.mark.django_db
def test_what_breaks_keeps_nothing_else_from_being_done(monkeypatch):
    attempts(3)

    def broken(before, cursor):
        raise OSError("the storage is away")

    first, *others = kinds.KINDS
    bad = first.__class__("bad", "bad", "bad things", "", broken, lambda before: 0)
    monkeypatch.setattr(run, "KINDS", (bad, *others))
    with pytest.raises(CommandError, match="Not done: bad things"):
        command()
    assert not SignInAttempt.objects.exists()


@pytest.mark.django_db
def test_a_large_kind_does_not_keep_the_others_waiting(monkeypatch):
    monkeypatch.setattr(rows, "BATCH", 1)
    attempts(30)
    order = []
    work = Run.begin()
    work.work(after=lambda each: order.append(set(each.left)))
    waits = [number for number, left in enumerate(order) if "sweeps" in left]
    assert len(waits) < len(kinds.KINDS) and len(order) > 30


@pytest.mark.django_db(transaction=True)
def test_two_at_once_each_do_a_part():
    """The rows that another run has locked are left to it."""
    found = attempts(4)
    other = connections.create_connection("default")
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SELECT id FROM sign_in_attempts WHERE id = %s FOR UPDATE", [found[0].pk])
        first = Run.begin()
        assert first.work() and first.done["sign-ins"] == 3
        other.rollback()
        second = Run.begin()
        assert second.work() and second.done["sign-ins"] == 1
    finally:
        other.close()


@pytest.mark.django_db(transaction=True)
def test_an_email_that_an_event_holds_is_left_for_the_next_night(ana, settings):
    settings.KEEP_TEXTS_DAYS = 365
    at = timezone.now() - timedelta(days=500)
    client = Client.objects.create(agent=ana, name="Jo Fox", email="jo@example.com")
    old = [{"event": "open", "timestamp": int(at.timestamp()), "ip": "192.0.2.7"}]
    fields = {"status": "open", "sent_at": at, "created_at": at, "body": "Hi", "webhook_events": old}
    held, free = (EmailLog.objects.create(client=client, **fields) for _ in range(2))
    other = connections.create_connection("default")
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SELECT id FROM email_logs WHERE id = %s FOR NO KEY UPDATE", [held.pk])
        work = Run.begin()
        assert work.work() and (work.done["texts"], work.done["events"]) == (1, 1)
        other.rollback()
    finally:
        other.close()
    with transaction.atomic():
        held.refresh_from_db(), free.refresh_from_db()
    assert held.body and not free.body
