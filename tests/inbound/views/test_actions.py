"""POST /inbound/<id>/…/: what a person decides about a mail."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.models import Activity, AdditionalEmail
from tests.html import buttons, find, words
from tests.inbound.mails import answered, make_mail, on_timeline

pytestmark = pytest.mark.django_db

VERBS = ("add-address", "not-an-answer", "answer", "end-wait", "dismiss", "dismiss/undo", "try-again")


def said(response, browser):
    return words(find(browser.get(response["Location"]), "#toasts"))


@pytest.mark.parametrize("verb", VERBS)
def test_is_for_post_alone(ana_browser, make_client, verb):
    assert ana_browser.get(f"/inbound/{make_mail(make_client()).pk}/{verb}/").status_code == 405


@pytest.mark.parametrize("verb", VERBS)
def test_another_agents_is_not_there(ben_browser, make_client, verb):
    mail = make_mail(make_client())
    before = type(mail).objects.values().get()
    assert ben_browser.post(f"/inbound/{mail.pk}/{verb}/").status_code == 404
    assert type(mail).objects.values().get() == before


@pytest.mark.parametrize("verb", ["add-address", "not-an-answer", "answer", "end-wait"])
@pytest.mark.parametrize("client", [None, {"is_deleted": True}])
def test_what_needs_a_client_is_not_there_without_one(broker_browser, make_client, verb, client):
    mail = make_mail(make_client(**client) if client else None)
    assert broker_browser.post(f"/inbound/{mail.pk}/{verb}/").status_code == 404


def test_an_address_goes_on_file_beside_the_others_with_undo(ana_browser, make_client):
    client = make_client()
    mail = make_mail(client, from_email="jonah@work.example")
    response = ana_browser.post(f"/inbound/{mail.pk}/add-address/", {"next": f"/clients/{client.pk}/"})
    assert response["Location"] == f"/clients/{client.pk}/"
    assert AdditionalEmail.objects.get().email == "jonah@work.example"
    assert client.activities.get().data["event"] == "contact_added"
    assert "Added jonah@work.example to Jonah Whitlock." in said(response, ana_browser)
    ana_browser.post(f"/clients/{client.pk}/contacts/undo/{client.activities.get().pk}/")
    assert not AdditionalEmail.objects.exists()


@pytest.mark.parametrize("address", ["jonah.whitlock@example.com", "", "not an address"])
def test_an_address_that_is_on_file_or_none_changes_nothing(ana_browser, make_client, address):
    mail = make_mail(make_client(), from_email=address)
    assert ana_browser.post(f"/inbound/{mail.pk}/add-address/").status_code == 302
    assert not AdditionalEmail.objects.exists()


def test_not_an_answer_brings_back_what_it_stopped(ana_browser, make_client, make_task):
    client = make_client()
    task = make_task(client, scheduled_for=timezone.now() + timedelta(days=2))
    mail = answered(client)
    ana_browser.post(f"/clients/{client.pk}/resume/")  # any reconcile
    task.refresh_from_db()
    assert task.status == "cancelled"
    response = ana_browser.post(f"/inbound/{mail.pk}/not-an-answer/")
    task.refresh_from_db()
    client.refresh_from_db()
    mail.refresh_from_db()
    assert (task.status, client.replied_at) == ("pending", None) and mail.undone_at
    assert response["Location"] == f"/inbound/{mail.pk}/"
    page = ana_browser.get(response["Location"])
    assert "An agent marked it as not an answer." in words(page) and "It is an answer" in buttons(page)


def test_not_an_answer_twice_is_said(ana_browser, make_client):
    mail = answered(make_client())
    ana_browser.post(f"/inbound/{mail.pk}/not-an-answer/")
    assert "Nothing changed" in said(ana_browser.post(f"/inbound/{mail.pk}/not-an-answer/"), ana_browser)


@pytest.mark.parametrize("kind", ["auto_reply", "other"])
def test_it_is_an_answer_stops_the_plan(ana_browser, make_client, make_task, kind):
    client = make_client(away_until=timezone.now() + timedelta(days=3))
    task = make_task(client, scheduled_for=timezone.now() + timedelta(days=2))
    mail = make_mail(client, kind=kind, evidence=[{"rule": "subject", "found": "Out"}])
    ana_browser.post(f"/inbound/{mail.pk}/answer/")
    for each in (client, task, mail):
        each.refresh_from_db()
    assert mail.kind == "reply" and client.replied_at and client.away_until is None
    assert task.status == "cancelled"
    assert [each["rule"] for each in mail.evidence] == ["by_hand", "subject"]
    assert client.activities.filter(kind="reply", data__inbound=mail.pk).count() == 1


def test_the_undo_of_not_an_answer(ana_browser, make_client):
    client = make_client()
    mail = answered(client)
    ana_browser.post(f"/inbound/{mail.pk}/not-an-answer/")
    ana_browser.post(f"/inbound/{mail.pk}/answer/")
    client.refresh_from_db()
    mail.refresh_from_db()
    assert client.replied_at and mail.undone_at is None


@pytest.mark.parametrize("fields", [{"kind": "opt_out"}, {"kind": "bounce"}, {"kind": "reply"}, {"state": "broken"}])
def test_what_is_none_or_one_already_does_not_become_an_answer(ana_browser, make_client, fields):
    client = make_client()
    mail = make_mail(client, **fields)
    assert "Nothing changed" in said(ana_browser.post(f"/inbound/{mail.pk}/answer/"), ana_browser)
    client.refresh_from_db()
    assert client.replied_at is None


def test_the_wait_of_an_automatic_answer_ends(ana_browser, make_client):
    client = make_client()
    until = timezone.now() + timedelta(days=3)
    mail = make_mail(client, kind="auto_reply")
    client.wait_until_back(until, inbound=mail.pk)
    assert "Don’t wait" in buttons(ana_browser.get(f"/inbound/{mail.pk}/"))
    response = ana_browser.post(f"/inbound/{mail.pk}/end-wait/")
    client.refresh_from_db()
    assert client.away_until is None
    assert "Follow-ups of Jonah Whitlock no longer wait." in said(response, ana_browser)
    assert "Don’t wait" not in buttons(ana_browser.get(f"/inbound/{mail.pk}/"))
    assert "Nothing changed" in said(ana_browser.post(f"/inbound/{mail.pk}/end-wait/"), ana_browser)


def test_a_mail_of_nobody_is_dismissed_and_brought_back(broker_browser, broker):
    mail = make_mail()
    response = broker_browser.post(f"/inbound/{mail.pk}/dismiss/", {"next": "/"})
    mail.refresh_from_db()
    assert response["Location"] == "/" and mail.settled_by == broker
    toast = find(broker_browser.get("/"), "#toasts")
    assert f"/inbound/{mail.pk}/dismiss/undo/" in str(toast) and "Dismissed the mail from Sam Doe." in words(toast)
    broker_browser.post(f"/inbound/{mail.pk}/dismiss/undo/")
    mail.refresh_from_db()
    assert mail.settled_at is None and mail.settled_by is None
    assert "Nothing changed" in said(broker_browser.post(f"/inbound/{mail.pk}/dismiss/undo/"), broker_browser)


def test_a_clients_is_neither_dismissed_nor_brought_back(ana_browser, make_client, ana):
    mail = make_mail(to_email=ana.email)
    client = make_client()
    ana_browser.post(f"/inbound/{mail.pk}/client/", {"client": client.pk})
    for verb in ("dismiss/undo", "dismiss"):
        assert "Nothing changed" in said(ana_browser.post(f"/inbound/{mail.pk}/{verb}/"), ana_browser)
    mail.refresh_from_db()
    assert (mail.client, mail.settled_by) == (client, ana)
    read = make_mail(client)
    assert "Nothing changed" in said(ana_browser.post(f"/inbound/{read.pk}/dismiss/"), ana_browser)


def test_what_cannot_be_read_waits_for_a_worker_again(broker_browser, django_capture_on_commit_callbacks, monkeypatch):
    asked = []
    monkeypatch.setattr("inbound.tasks.understand.delay", asked.append)
    mail = make_mail(state="broken", kind="", error="It hung.")
    with django_capture_on_commit_callbacks(execute=True):
        response = broker_browser.post(f"/inbound/{mail.pk}/try-again/")
    mail.refresh_from_db()
    assert (mail.state, mail.error, asked) == ("received", "", [mail.pk])
    assert "We read the mail again within a minute." in said(response, broker_browser)
    assert "Nothing changed" in said(broker_browser.post(f"/inbound/{mail.pk}/try-again/"), broker_browser)


def test_goes_back_to_no_other_site(broker_browser):
    response = broker_browser.post(f"/inbound/{make_mail().pk}/dismiss/", {"next": "https://evil.example/"})
    assert response["Location"].startswith("/inbound/")


def test_the_timeline_undoes_the_wait(ana_browser, make_client):
    client = make_client()
    mail = make_mail(client, kind="auto_reply")
    until = timezone.now() + timedelta(days=3)
    type(client).objects.update(away_until=until)
    on_timeline(mail, Activity.Kind.AWAY, until=until.isoformat())
    entry = find(ana_browser.get(f"/clients/{client.pk}/"), "li.mail")
    assert find(entry, "form")["action"] == f"/inbound/{mail.pk}/end-wait/" and "Undo" in buttons(entry)
