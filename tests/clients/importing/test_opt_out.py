"""A column that says somebody opted out: the ledger has them first, whatever becomes of the row."""

import pytest

from clients.models import Client, ClientImport
from emails.models import Suppression
from followups.engine.reconcile import reconcile
from followups.models import Task
from tests.clients.importing.files import columns, finish, start
from tests.html import find, words
from tests.words import text_of


def ledger():
    return {entry.address: entry.reason for entry in Suppression.objects.all()}


@pytest.mark.parametrize(
    ("head", "cell", "reason"),
    [
        ("Do Not Email", "yes", "unsubscribed"),
        ("Unsubscribed from all email", "true", "unsubscribed"),
        ("Opted out", "1", "unsubscribed"),
        ("UNSUB_TIME", "2024-05-01 10:00:00", "unsubscribed"),
        ("Opted in", "no", "unsubscribed"),
        ("Email status", "Unsubscribed", "unsubscribed"),
        ("Bounced", "x", "bounced"),
        ("Email hard bounce reason", "UNKNOWN_USER", "bounced"),
        ("Marked as spam", "Yes", "complained"),
    ],
)
def test_it_writes_the_ledger_and_plans_nothing(ana_browser, ana, head, cell, reason):
    text = f"Name,Email,{head}\nAnn,Ann@Example.com,{cell}\nBen,ben@example.com,\n"
    finish(ana_browser, start(ana_browser, text))
    assert ledger() == {"ann@example.com": reason}
    ann, ben = Client.objects.get(name="Ann"), Client.objects.get(name="Ben")
    assert ann.agent == ana and ann.planned_at and not ben.planned_at
    reconcile()
    assert not Task.objects.filter(client=ann).exists() and Task.objects.filter(client=ben).count() == 5


def test_the_ledger_says_where_it_comes_from_and_so_does_the_timeline(ana_browser, ana):
    finish(ana_browser, start(ana_browser, "Name,Email,Do Not Email\nAnn,ann@example.com,Yes\n"))
    source = Suppression.objects.get().source
    assert source == f"people.csv, row 2, “Do Not Email: Yes”, imported by Ana Morales (agent {ana.pk})"
    told = [text_of(event) for event in Client.objects.get().activities.order_by("pk")]
    assert told == ["Imported from people.csv", "Opted out: “Do Not Email: Yes” in people.csv"]


def test_several_columns_may_tell_it_and_each_reason_counts(ana_browser):
    heads = "Name,Email,Opted out of email: News,Opted out of email: Listings,Bounced"
    rows = "Ann,ann@example.com,false,true,yes\nBen,ben@example.com,true,,\n"
    page = words(finish(ana_browser, start(ana_browser, f"{heads}\n{rows}")))
    found = sorted(Suppression.objects.values_list("address", "reason"))
    ann, ben = "ann@example.com", "ben@example.com"
    assert found == [(ann, "bounced"), (ann, "unsubscribed"), (ben, "unsubscribed")]
    assert "2 addresses from this file are on the office’s do-not-email list" in page


def test_the_preview_says_how_many(ana_browser):
    text = "Name,Email,Status\n" + "".join(f"N{n},n{n}@example.com,Subscribed\n" for n in range(9))
    text += "Ann,ann@example.com,Unsubscribed\n,ben@example.com,Bounced\n"
    text += "Ann,ANN@example.com,Unsubscribed\nCy,,Unsubscribed\n"
    kept = start(ana_browser, text)
    page = words(ana_browser.get(f"/clients/import/{kept.pk}/"))
    assert "2 addresses will be added to the office’s do-not-email list (1 unsubscribed, 1 bounced)" in page
    assert "Do not email: “Unsubscribed” under Status" in page and "is it the right column?" not in page
    assert not Suppression.objects.exists()


def test_the_wish_counts_where_the_row_is_left_out(ana_browser, ben, make_client, make_task):
    """A double, a broken row, a row with too many cells: the person asked, and may be somebody's client already."""
    task = make_task(make_client(name="Jonah", email="Jonah@example.com", agent=ben))
    text = "Name,Email,Do Not Email,Stage\nJ,jonah@example.com,yes,\n,ann@example.com,yes,\n"
    text += "Ben,ben@example.com,yes,castle\nCy,cy@example.com,x,,more\nBad,no-address,yes,\n"
    kept = start(ana_browser, text)
    page = ana_browser.get(f"/clients/import/{kept.pk}/").content.decode()
    assert "4 addresses will be added" in page and "Import do-not-email list" in page
    finish(ana_browser, kept)
    assert Client.objects.count() == 1 and set(ledger().values()) == {"unsubscribed"} and len(ledger()) == 4
    assert "Opted out: “Do Not Email: yes” in people.csv" in map(text_of, task.client.activities.all())
    reconcile()
    task.refresh_from_db()
    assert task.status == "cancelled"
    rows = ana_browser.get(f"/clients/import/{kept.pk}/left-out/").content.decode()
    assert "the same email as another agent’s client; now on the do-not-email list" in rows
    assert "Jonah," not in rows


def test_what_nobody_can_read_is_left_out_and_silences_nobody(ana_browser):
    kept = start(ana_browser, "Name,Email,Do Not Email\nAnn,ann@example.com,perhaps\nBen,ben@example.com,no\n")
    page = ana_browser.get(f"/clients/import/{kept.pk}/").content.decode()
    assert "“perhaps” under Do Not Email doesn’t say if we can email them" in page
    finish(ana_browser, kept)
    assert [client.name for client in Client.objects.all()] == ["Ben"] and not ledger()


def test_an_empty_answer_is_said(ana_browser):
    text = "Name,Email,Opted in\nAnn,ann@example.com,\nBen,ben@example.com,no\nCy,cy@example.com,yes\n"
    kept = start(ana_browser, text)
    page = words(ana_browser.get(f"/clients/import/{kept.pk}/"))
    assert "1 row doesn’t say if we can email the person." in page
    finish(ana_browser, kept)
    assert list(ledger()) == ["ben@example.com"] and Client.objects.count() == 3


def test_an_import_lifts_and_changes_nothing(ana_browser, make_client):
    client = make_client(email="ann@example.com")
    Suppression.add("ann@example.com", "unsubscribed", "link in email 1")
    Suppression.add("ben@example.com", "complained", "event")
    text = "Name,Email,Do Not Email\nAnn,ann@example.com,yes\nBen,ben@example.com,no\nCy,cy@example.com,no\n"
    kept = start(ana_browser, text)
    assert "5 emails" in ana_browser.get(f"/clients/import/{kept.pk}/").content.decode()
    finish(ana_browser, kept)
    assert ledger() == {"ann@example.com": "unsubscribed", "ben@example.com": "complained"}
    assert Suppression.objects.get(reason="unsubscribed").source == "link in email 1"
    assert not client.activities.exists()
    reconcile()
    assert {task.client.name for task in Task.objects.filter(followup_type="Day 1").exclude(client=client)} == {"Cy"}


def test_a_column_that_would_silence_most_of_the_file_is_asked_about(ana_browser):
    kept = start(
        ana_browser, "Name,Email,Buyer\nAnn,ann@example.com,yes\nBen,ben@example.com,no\nCy,cy@example.com,x\n"
    )
    address, sent = f"/clients/import/{kept.pk}/", {**columns(kept), "column_2": "do_not_email"}
    assert "That is most of this file: is it the right column?" in ana_browser.post(address, sent).content.decode()
    # Pressed before the page could count again: what was not seen is not done.
    pressed = {**sent, "import": "yes", "unplanned": "yes", "seen_silenced": "0", "seen_emails": "15"}
    page = ana_browser.post(address, pressed)
    assert page.status_code == 422 and "Your changes raised these numbers" in words(page) and not ledger()
    assert find(page, "input[name=unplanned]:checked")["value"] == "yes"
    assert find(page, "[name=column_2] option:checked")["value"] == "do_not_email"
    ana_browser.post(address, {**pressed, "seen_silenced": "2"})
    assert len(ledger()) == 2 and ClientImport.objects.get().silenced == 2


def test_many_opt_outs_cost_few_questions(ana_browser, django_assert_max_num_queries):
    rows = "".join(f"N{n},n{n}@example.com,yes\n" for n in range(600))
    kept = start(ana_browser, "Name,Email,Unsubscribed\n" + rows)
    with django_assert_max_num_queries(45):
        finish(ana_browser, kept)
    assert Suppression.objects.count() == 600 and not Suppression.objects.filter(applied_at=None).exists()
