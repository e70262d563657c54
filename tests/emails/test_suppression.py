"""The ledger: one entry for each reason, the worst speaks, and what was lifted can come back."""

import time
from functools import partial

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from clients.models import Activity, Client
from emails import ledger
from emails.models import EmailLog, Suppression
from emails.webhook.apply import apply
from followups.display.reasons import in_words
from followups.engine.gates import Facts, may_be_emailed
from followups.engine.reconcile import reconcile
from tests.followups.engine.test_concurrency import at_once
from tests.words import text_of, why

pytestmark = pytest.mark.django_db

ADDRESS = "jonah.whitlock@example.com"


@pytest.fixture
def log(make_task):
    task = make_task()
    return EmailLog.objects.create(client=task.client, task=task, to_email=ADDRESS, subject="Hello", status="delivered")


def event(name, log, **more):
    return {"event": name, "email": ADDRESS, "timestamp": int(time.time()), "email_log_id": str(log.pk), **more}


def reasons():
    return [entry.reason for entry in Suppression.all_of(ADDRESS)]


# --- putting an address there ---


def test_an_entry_has_reason_source_and_time(log):
    apply([event("bounce", log)])
    entry = Suppression.objects.get()
    assert (entry.address, entry.reason, entry.source) == (
        ADDRESS,
        "bounced",
        f"SendGrid reported bounce for email {log.pk}",
    )
    assert entry.created_at


def test_whatever_its_case_and_only_once_for_a_reason():
    assert Suppression.add(" Jonah.Whitlock@Example.com ", "bounced", "first")
    assert not Suppression.add(ADDRESS, "bounced", "second")
    assert Suppression.objects.get().source == "first"
    assert Suppression.of("JONAH.whitlock@example.com")


@pytest.mark.parametrize("nobody", ["", "  "])
def test_nobody_is_not_an_address(nobody):
    assert Suppression.add(nobody, "bounced", "x") is False
    assert Suppression.of(nobody) is None and Suppression.all_of(nobody) == []


def test_the_database_says_the_same():
    Suppression.add(ADDRESS, "bounced", "x")
    for address in (ADDRESS, "Upper@example.com"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Suppression.objects.create(address=address, reason="bounced")


@pytest.mark.parametrize("order", [("unsubscribed", "complained"), ("complained", "unsubscribed")])
def test_the_worst_reason_speaks_in_whatever_order_they_came(order, make_task):
    for reason in order:
        Suppression.add(ADDRESS, reason, "test")
    assert Suppression.of(ADDRESS).reason == "complained"
    task = make_task()
    assert in_words(may_be_emailed(task, Facts.about([task])).why) == "do not email: marked an email as spam"
    assert reasons() == ["complained", "unsubscribed"]


def test_a_complaint_in_the_same_batch_as_an_unsubscribe_is_not_lost(log, make_client, django_assert_max_num_queries):
    names = ["unsubscribe", "spamreport", "bounce", "dropped", "spamreport"]
    with django_assert_max_num_queries(10):
        apply([event(name, log, sg_event_id=str(number)) for number, name in enumerate(names)])
    assert reasons() == ["complained", "unsubscribed", "bounced"]


def test_a_complaint_on_an_unsubscribed_address_can_not_be_lifted(log, ana):
    Suppression.add(ADDRESS, "unsubscribed", "link in email 1")
    apply([event("spamreport", log)])
    with pytest.raises(ledger.Final):
        ledger.lift(log.client, "They called", by=ana)
    assert reasons() == ["complained", "unsubscribed"]


def test_a_worse_reason_stops_what_is_pending_again(log, make_task):
    Suppression.add(ADDRESS, "bounced", "x")
    reconcile()
    again = make_task(log.client, followup_type="Day 3")
    Suppression.add(ADDRESS, "complained", "x")
    reconcile()
    again.refresh_from_db()
    assert why(again) == "do not email: marked an email as spam"


def test_a_reason_that_sql_invented_still_closes_the_address(make_task):
    Suppression.objects.create(address=ADDRESS, reason="odd")
    task = make_task()
    assert may_be_emailed(task, Facts.about([task])).for_good
    assert Suppression.of(ADDRESS).reason == "odd"


def test_gates_ask_once_for_a_whole_batch(make_client, make_task, django_assert_num_queries):
    tasks = [make_task(make_client(email=f"{number}@example.com")) for number in range(5)]
    for reason in Suppression.Reason.values:
        Suppression.add("3@example.com", reason, "x")
    with django_assert_num_queries(2):  # the office, the ledger
        facts = Facts.about(tasks)
    assert [bool(may_be_emailed(task, facts)) for task in tasks] == [False, False, False, True, False]


# --- lifting ---


def test_lifting_opens_the_address_for_everybody_and_tells_each_of_them(make_client, make_task, ana, ben):
    client = make_client()
    others = [make_client(email=ADDRESS.upper(), agent=ben), make_client(email=ADDRESS, is_deleted=True)]
    stranger = make_client(email="else@example.com")
    with time_machine.travel("2026-11-20T20:00:00Z", tick=False):
        Suppression.add(ADDRESS, "bounced", "SendGrid reported bounce for email 7")
        Suppression.add(ADDRESS, "unsubscribed", "link in email 8")
    assert ledger.lift(client, "New mailbox, they asked by phone.", by=ana)
    assert not Suppression.objects.exists()
    for each in [client, *others]:
        row = each.activities.get()
        assert (row.agent, text_of(row, ana)) == (
            ana,
            "May be emailed again: New mailbox, they asked by phone. Until now: "
            "asked not to get emails (link in email 8) since Nov 20, 2026; "
            "the address does not accept email (SendGrid reported bounce for email 7) since Nov 20, 2026",
        )
        assert row.data["why"] == "New mailbox, they asked by phone."
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
    seen = ledger.shown(Suppression.all_of(ADDRESS))
    Suppression.add(ADDRESS, "unsubscribed", "y")
    with pytest.raises(ledger.Changed):
        ledger.lift(client, "Fixed", by=ana, seen=seen)
    assert len(reasons()) == 2 and not Activity.objects.exists()


@pytest.mark.parametrize("name", ["bounce", "unsubscribe", "spamreport", "dropped"])
def test_a_new_event_closes_a_lifted_address_again_and_a_repeated_one_does_not(log, ana, make_task, name):
    first = event("unsubscribe", log, sg_event_id="1")
    apply([first])
    reconcile()
    ledger.lift(log.client, "They called", by=ana)
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


# --- by hand ---


def test_by_hand_names_the_agent_and_closes_the_address_for_everybody(make_client, make_task, ana, ben):
    client, other = make_client(), make_client(email=ADDRESS.upper(), agent=ben)
    task = make_task(other)
    assert ledger.mark(client, by=ana)
    entry = Suppression.objects.get()
    assert (entry.reason, entry.source) == ("by_hand", f"Ana Morales (agent {ana.pk}), for client {client.pk}")
    assert in_words(may_be_emailed(task, Facts.about([task])).why) == "do not email: an agent marked it as do not email"
    assert [text_of(each.activities.get()) for each in (client, other)] == ["Marked as do not email"] * 2


@pytest.mark.parametrize("reason", Suppression.Reason.values)
def test_by_hand_adds_nothing_to_an_address_that_is_there(make_client, ana, reason):
    Suppression.add(ADDRESS, reason, "x")
    assert ledger.mark(make_client(), by=ana) is False
    assert Suppression.objects.get().source == "x" and not Activity.objects.exists()


def test_nobody_takes_back_anothers_mark_nor_a_wish(make_client, ana, ben):
    client = make_client()
    ledger.mark(client, by=ana)
    Suppression.add(ADDRESS, "unsubscribed", "link in email 1")
    assert ledger.take_back(client, by=ben) is None
    type(ana).objects.filter(pk=ana.pk).update(name="Ana Morales-Reyes")
    ana.refresh_from_db()
    assert ledger.take_back(client, by=ana).reason == "by_hand"
    assert reasons() == ["unsubscribed"]
    assert ledger.take_back(client, by=ana) is None


# --- the admin ---

ADMIN = "/admin/emails/suppression/"


def test_the_admin_reads_source_time_and_reason_and_deletes_nothing(broker_browser):
    Suppression.add(ADDRESS, "by_hand", "Ana Morales (agent 1), for client 2")
    entry = Suppression.objects.get()
    listed = broker_browser.get(ADMIN).content.decode()
    shown = broker_browser.get(f"{ADMIN}{entry.pk}/change/").content.decode()
    for page in (listed, shown):
        assert "an agent marked it as do not email" in page and "Ana Morales (agent 1), for client 2" in page
        assert str(entry.created_at.year) in page
    for field in ("address", "reason", "source"):
        assert f'name="{field}"' not in shown
    assert broker_browser.post(f"{ADMIN}{entry.pk}/delete/", {"post": "yes"}).status_code == 403
    broker_browser.post(ADMIN, {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"})
    assert Suppression.objects.count() == 1


def test_the_ledger_is_the_same_after_a_client_is_deleted(make_client, ana):
    client = make_client()
    ledger.mark(client, by=ana)
    client.delete_softly(by=ana)
    assert Client.objects.get().is_deleted and reasons() == ["by_hand"]


# --- at the same time ---


@pytest.mark.django_db(transaction=True)
def test_of_two_who_lift_at_once_one_does(make_client, ana):
    client = make_client()
    for reason in ("bounced", "unsubscribed"):
        Suppression.add(ADDRESS, reason, "x")
    lifted = at_once(*[lambda: ledger.lift(client, "Fixed", by=ana)] * 4)
    assert sorted(lifted) == [False, False, False, True]
    assert Activity.objects.count() == 1 and not Suppression.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_complaint_that_arrives_while_somebody_lifts_stays(make_client, ana):
    client = make_client()
    for number in range(10):
        Suppression.objects.all().delete()
        Suppression.add(ADDRESS, "unsubscribed", "x")
        log = EmailLog.objects.create(client=client, to_email=ADDRESS, status="sent")
        complaint = event("spamreport", log, sg_event_id=f"race-{number}")
        at_once(partial(lift_or_final, client, ana), partial(apply, [complaint]))
        assert Suppression.of(ADDRESS).reason == "complained"


def lift_or_final(client, agent):
    try:
        return ledger.lift(client, "They asked", by=agent)
    except ledger.Final:
        return None
