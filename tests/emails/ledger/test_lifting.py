"""Taking an address off the ledger: what was seen, by whom, for everybody; and a new event closes it again."""

from datetime import date
from functools import partial

import pytest
import time_machine
from django.db import connection

from clients.models import Activity
from emails import ledger
from emails.ledger import Consent
from emails.models import EmailLog, Suppression
from emails.webhook.apply import apply
from followups.engine.gates import Facts, may_be_emailed
from followups.engine.reconcile import reconcile
from tests.emails.ledger.conftest import ADDRESS, event, reasons
from tests.followups.engine.test_concurrency import at_once
from tests.words import text_of

pytestmark = pytest.mark.django_db

BY_PHONE = Consent("Jonah Whitlock", date(2026, 11, 22), Consent.How.PHONE)

# --- lifting ---


def test_lifting_opens_the_address_for_everybody_and_tells_each_of_them(make_client, make_task, ana, ben, broker):
    client = make_client()
    others = [make_client(email=ADDRESS.upper(), agent=ben), make_client(email=ADDRESS, is_deleted=True)]
    stranger = make_client(email="else@example.com")
    with time_machine.travel("2026-11-20T20:00:00Z", tick=False):
        Suppression.add(ADDRESS, "bounced", "SendGrid reported bounce for email 7")
        Suppression.add(ADDRESS, "unsubscribed", "link in email 8")
    assert ledger.lift(client, "New mailbox.", by=broker, consent=BY_PHONE)
    assert not Suppression.objects.exists()
    for each in [client, *others]:
        row = each.activities.get()
        assert (row.agent, text_of(row, ana)) == (
            broker,
            "Allowed email again: Jonah Whitlock agreed by phone on Nov 22, 2026. New mailbox. Before: "
            "unsubscribed or opted out (link in email 8) since Nov 20, 2026; "
            "the address bounced (SendGrid reported bounce for email 7) since Nov 20, 2026",
        )
        assert row.data["why"] == "New mailbox."
        assert row.data["consent"] == {"by": "Jonah Whitlock", "on": "2026-11-22", "how": "phone"}
        assert [entry["reason"] for entry in row.data["lifted"]] == ["unsubscribed", "bounced"]
        assert row.data["lifted"][0]["since"].startswith("2026-11-20T20:00:00")
    assert not stranger.activities.exists()
    task = make_task(client)
    assert may_be_emailed(task, Facts.about([task])) is None


def test_the_second_who_lifts_is_told(make_client, ana):
    client = make_client()
    Suppression.add(ADDRESS, "bounced", "x")
    assert ledger.lift(client, "Fixed", by=ana) is True
    assert ledger.lift(client, "Fixed", by=ana) is False
    assert Activity.objects.count() == 1


def test_lifts_only_what_was_seen(make_client, ana):
    client = make_client()
    Suppression.add(ADDRESS, "bounced", "x")
    seen = ledger.ids_of(Suppression.all_of(ADDRESS))
    Suppression.add(ADDRESS, "by_hand", "y")
    with pytest.raises(ledger.EntriesChanged):
        ledger.lift(client, "Fixed", by=ana, seen=seen)
    assert len(reasons()) == 2 and not Activity.objects.exists()


def test_a_wish_that_was_lifted_and_said_again_was_not_seen(make_client, broker):
    client = make_client()
    Suppression.add(ADDRESS, "unsubscribed", "link in email 1")
    seen = ledger.ids_of(Suppression.all_of(ADDRESS))
    ledger.lift(client, "", by=broker, seen=seen, consent=BY_PHONE)
    Suppression.add(ADDRESS, "unsubscribed", "link in email 2")
    with pytest.raises(ledger.EntriesChanged):
        ledger.lift(client, "", by=broker, seen=seen, consent=BY_PHONE)
    assert reasons() == ["unsubscribed"]


@pytest.mark.parametrize("reason", ["unsubscribed", "opted_out_by_letter"])
def test_an_agent_lifts_no_wish_nor_anything_beside_it(make_client, ana, broker, reason):
    client = make_client()
    Suppression.add(ADDRESS, "bounced", "x")
    Suppression.add(ADDRESS, "by_hand", "x")
    Suppression.add(ADDRESS, reason, "x")
    for by, consent in ((ana, None), (ana, BY_PHONE), (broker, None)):
        with pytest.raises(ledger.NeedsConsent):
            ledger.lift(client, "They called", by=by, consent=consent)
    assert len(reasons()) == 3 and not Activity.objects.exists()
    assert ledger.lift(client, "", by=broker, consent=BY_PHONE) and not reasons()


def test_consent_lifts_no_spam_report(make_client, broker):
    Suppression.add(ADDRESS, "unsubscribed", "x")
    Suppression.add(ADDRESS, "complained", "x")
    with pytest.raises(ledger.SpamReported):
        ledger.lift(make_client(), "", by=broker, consent=BY_PHONE)
    assert reasons() == ["complained", "unsubscribed"]


@pytest.mark.parametrize("name", ["bounce", "unsubscribe", "spamreport", "dropped"])
def test_a_new_event_closes_a_lifted_address_again_and_a_repeated_one_does_not(log, broker, make_task, name):
    first = event("unsubscribe", log, sg_event_id="1")
    apply([first])
    reconcile()
    ledger.lift(log.client, "They called", by=broker, consent=BY_PHONE)
    apply([first])
    assert not Suppression.objects.exists()
    pending = make_task(log.client, followup_type="Week 1")
    other = EmailLog.objects.create(client=log.client, to_email=ADDRESS, status="sent")
    apply([event(name, other, sg_event_id="2", reason="Bounced Address")])
    reconcile()
    assert Suppression.of(ADDRESS)
    pending.refresh_from_db()
    assert pending.status == "cancelled"


def test_lifting_restarts_nothing_by_itself(make_task, ana):
    task = make_task()
    Suppression.add(ADDRESS, "bounced", "x")
    reconcile()
    ledger.lift(task.client, "Fixed", by=ana)
    reconcile()
    task.refresh_from_db()
    assert task.status == "cancelled"


def test_an_entry_lifted_while_a_sweep_looks_at_it_breaks_nothing(make_task, caplog):
    task = make_task()
    Suppression.add(ADDRESS, "bounced", "x")

    def lifted_first(execute, sql, *more):
        if sql.startswith("SELECT") and '"suppressions"."id" =' in sql:
            Suppression.objects.all().delete()
        return execute(sql, *more)

    with connection.execute_wrapper(lifted_first):
        reconcile()
    task.refresh_from_db()
    assert not Suppression.objects.exists()
    assert task.status == "pending" and "broke off" not in caplog.text


# --- at the same time ---


@pytest.mark.django_db(transaction=True)
def test_of_two_who_lift_at_once_one_does(make_client, broker):
    client = make_client()
    for reason in ("bounced", "unsubscribed"):
        Suppression.add(ADDRESS, reason, "x")
    lifted = at_once(*[lambda: ledger.lift(client, "Fixed", by=broker, consent=BY_PHONE)] * 4)
    assert sorted(lifted) == [False, False, False, True]
    assert Activity.objects.count() == 1 and not Suppression.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_complaint_that_arrives_while_somebody_lifts_stays(make_client, broker):
    client = make_client()
    for number in range(10):
        Suppression.objects.all().delete()
        Suppression.add(ADDRESS, "unsubscribed", "x")
        log = EmailLog.objects.create(client=client, to_email=ADDRESS, status="sent")
        complaint = event("spamreport", log, sg_event_id=f"race-{number}")
        at_once(partial(lift_or_final, client, broker), partial(apply, [complaint]))
        assert Suppression.of(ADDRESS).reason == "complained"


def lift_or_final(client, agent):
    try:
        return ledger.lift(client, "They asked", by=agent, consent=BY_PHONE)
    except ledger.SpamReported:
        return None
