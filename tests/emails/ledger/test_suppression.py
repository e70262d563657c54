"""The ledger: one entry for each reason, and the worst speaks."""

import pytest
from django.db import IntegrityError, transaction

from clients.models import Activity, Client
from emails import ledger
from emails.models import Suppression
from emails.webhook.apply import apply
from followups.display.reasons import in_words
from followups.engine.gates import Facts, may_be_emailed
from followups.engine.reconcile import reconcile
from tests.emails.ledger.conftest import ADDRESS, event, reasons
from tests.words import text_of, why

pytestmark = pytest.mark.django_db


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
    with django_assert_max_num_queries(11):
        events = [event(name, log, sg_event_id=str(number)) for number, name in enumerate(names)]
        apply([each | {"reason": "Bounced Address"} if each["event"] == "dropped" else each for each in events])
    assert reasons() == ["complained", "unsubscribed", "bounced"]


def test_a_complaint_on_an_unsubscribed_address_can_not_be_lifted(log, ana):
    Suppression.add(ADDRESS, "unsubscribed", "link in email 1")
    apply([event("spamreport", log)])
    with pytest.raises(ledger.SpamReported):
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
    with django_assert_num_queries(3):  # the office, the ledger, unread answers
        facts = Facts.about(tasks)
    assert [bool(may_be_emailed(task, facts)) for task in tasks] == [False, False, False, True, False]


# --- by hand ---


def test_by_hand_names_the_agent_and_closes_the_address_for_everybody(make_client, make_task, ana, ben):
    client, other = make_client(), make_client(email=ADDRESS.upper(), agent=ben)
    task = make_task(other)
    assert ledger.mark(client, by=ana)
    entry = Suppression.objects.get()
    assert (entry.reason, entry.source) == ("by_hand", f"Ana Morales (agent {ana.pk}), for client {client.pk}")
    assert in_words(may_be_emailed(task, Facts.about([task])).why) == "do not email: marked as do not email by an agent"
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
    assert ledger.unmark(client, by=ben) is None
    type(ana).objects.filter(pk=ana.pk).update(name="Ana Morales-Reyes")
    ana.refresh_from_db()
    assert ledger.unmark(client, by=ana).reason == "by_hand"
    assert reasons() == ["unsubscribed"]
    assert ledger.unmark(client, by=ana) is None


# --- the admin ---

ADMIN = "/admin/emails/suppression/"


def test_the_admin_reads_source_time_and_reason_and_deletes_nothing(broker_browser):
    Suppression.add(ADDRESS, "by_hand", "Ana Morales (agent 1), for client 2")
    entry = Suppression.objects.get()
    listed = broker_browser.get(ADMIN).content.decode()
    shown = broker_browser.get(f"{ADMIN}{entry.pk}/change/").content.decode()
    for page in (listed, shown):
        assert "marked as do not email by an agent" in page and "Ana Morales (agent 1), for client 2" in page
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
