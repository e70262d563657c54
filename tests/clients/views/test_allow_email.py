"""/clients/<id>/allow-email/ where the client asked for it: no agent takes that back, a broker only with consent."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser

from clients.models import Client
from emails.models import EmailLog, Suppression
from emails.opt_out import unsubscribe_from
from followups.engine.reconcile import reconcile
from followups.models import Task
from tests.html import words
from tests.words import text_of

pytestmark = pytest.mark.django_db

ADDRESS = "jonah.whitlock@example.com"
NOW = datetime(2026, 11, 28, 18, tzinfo=UTC)
CONSENT = {"consent_by": "Jonah Whitlock", "consent_on": "2026-11-27", "consent_how": "phone", "reason": "He rang us."}
ONLY_A_BROKER = "Only a broker can allow email again, with their recorded consent."


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def client(make_client, make_task):
    """They unsubscribed by a link on November 3, which stopped a follow-up."""
    client = make_client(email=ADDRESS)
    make_task(client)
    with time_machine.travel("2026-11-03T18:00:00Z", tick=False):
        unsubscribe_from(EmailLog.objects.create(client=client, to_email=ADDRESS, subject="Hello", status="delivered"))
    reconcile()
    return client


def page_of(browser, client):
    return browser.get(f"/clients/{client.pk}/").content.decode()


def allow(browser, client, **typed):
    return browser.post(f"/clients/{client.pk}/allow-email/", typed or {"reason": "They called"})


def is_closed():
    entry = Suppression.of(ADDRESS)
    return entry is not None and entry.reason == "unsubscribed"


# --- an agent ---


def test_an_agent_is_told_who_can(ana_browser, client):
    page = page_of(ana_browser, client)
    log = EmailLog.objects.get()
    assert f"They unsubscribed on Nov 3, 2026 (link in email {log.pk}). {ONLY_A_BROKER}" in words(page)
    assert "Allow email again" not in page
    answer = ana_browser.get(f"/clients/{client.pk}/allow-email/")
    assert answer.status_code == 200 and ONLY_A_BROKER in answer.content.decode()
    assert "<form" not in answer.content.decode().split('<section class="section">')[1].split("</section>")[0]


@pytest.mark.parametrize("typed", [{"reason": "They called"}, {"reason": ""}, CONSENT])
def test_an_agent_lifts_nothing_whatever_they_send(ana_browser, client, typed):
    answer = allow(ana_browser, client, **typed)
    assert answer.status_code == 403 and ONLY_A_BROKER in answer.content.decode()
    assert is_closed() and not client.activities.filter(data__event="may_be_emailed").exists()


@pytest.mark.parametrize(
    ("reason", "source"),
    [
        ("unsubscribed", "SendGrid reported unsubscribe for email 7"),
        ("unsubscribed", "column of an import"),
        ("odd", ""),
    ],
)
def test_whoever_wrote_the_wish_down(ana_browser, make_client, reason, source):
    client = make_client()
    Suppression.objects.create(address=ADDRESS, reason=reason, source=source)
    assert allow(ana_browser, client).status_code == 403
    assert Suppression.objects.get().reason == reason


def test_a_bounce_and_a_mark_beside_it_stay_too(ana, ana_browser, client):
    Suppression.add(ADDRESS, "bounced", "SendGrid")
    Suppression.add(ADDRESS, "by_hand", "Ana", agent=ana, client=client)
    assert allow(ana_browser, client).status_code == 403
    assert Suppression.objects.count() == 3
    ana_browser.post(f"/clients/{client.pk}/do-not-email/undo/")  # her own mark alone
    assert sorted(Suppression.objects.values_list("reason", flat=True)) == ["bounced", "unsubscribed"]
    assert not Task.objects.filter(status="pending").exists()


# --- other ways round ---


@pytest.mark.parametrize("email", ["Jonah.Whitlock@EXAMPLE.com", " jonah.whitlock@example.com "])
def test_not_by_another_client_with_the_address(ana_browser, client, make_client, email):
    other = make_client(name="Jo", email=email)
    assert allow(ana_browser, other).status_code == 403
    assert is_closed() and "Do not email: " in page_of(ana_browser, other)


def test_not_by_another_address_and_back(ana_browser, client):
    for email in ("new@example.com", ADDRESS.title()):
        ana_browser.post(f"/clients/{client.pk}/edit/email/", {"email": email})
    assert Client.objects.get().email == "Jonah.Whitlock@example.com"
    assert is_closed() and ONLY_A_BROKER in page_of(ana_browser, client)


def test_not_by_deleting_the_client_and_adding_them_anew(ana_browser, client):
    ana_browser.post(f"/clients/{client.pk}/delete/")
    ana_browser.post("/clients/new/", {"name": "Jonah Whitlock", "email": ADDRESS})
    again = Client.objects.get(is_deleted=False)
    assert is_closed() and ONLY_A_BROKER in page_of(ana_browser, again)
    assert allow(ana_browser, again).status_code == 403


def test_not_by_an_import(ana_browser, client):
    ana_browser.post(f"/clients/{client.pk}/delete/")
    file = SimpleUploadedFile("list.csv", f"Name,Email\nJonah,{ADDRESS.upper()}\n".encode())
    page = ana_browser.post("/clients/import/", {"file": file}).headers["Location"]
    ana_browser.post(page, {"column_0": "name", "column_1": "email", "import": "yes"})
    assert is_closed() and Suppression.objects.get().source.startswith("link in email")


def test_not_by_the_undo_of_do_not_email_nor_of_a_reply_nor_by_planning_again(ana_browser, client):
    for verb in ("do-not-email", "do-not-email/undo", "reply", "reply/undo", "plan-again", "pause", "resume"):
        ana_browser.post(f"/clients/{client.pk}/{verb}/")
        assert is_closed(), verb
    assert not Task.objects.filter(status="pending").exists()


def test_not_by_restoring_in_bulk(ana_browser, client):
    ids = [str(client.pk)]
    for verb, more in (("pause", {}), ("resume", {}), ("stage", {"stage": "lost"}), ("stage", {"stage": "lead"})):
        ana_browser.post(f"/clients/bulk/{verb}/", {"client": ids, **more})
        assert is_closed(), verb
    assert not Task.objects.filter(status="pending").exists()


def test_not_in_the_admin_by_anybody(broker_browser, ana_browser, client):
    entry = Suppression.objects.get()
    admin = "/admin/emails/suppression/"
    changed = {"address": "x@example.com", "reason": "by_hand", "source": ""}
    assert broker_browser.post(f"{admin}{entry.pk}/change/", changed).status_code == 403
    assert broker_browser.post(f"{admin}{entry.pk}/delete/", {"post": "yes"}).status_code == 403
    broker_browser.post(admin, {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"})
    broker_browser.post(f"{admin}add/", {"address": ADDRESS, "reason": "unsubscribed", "source": "mine"})
    broker_browser.post(f"{admin}add/", {"address": ADDRESS, "reason": "by_hand", "source": "mine"})
    assert Suppression.objects.get(reason="unsubscribed").source == entry.source
    assert ana_browser.get(admin).status_code == 302
    assert allow(ana_browser, client).status_code == 403


# --- the broker ---


def test_a_broker_lifts_it_with_consent_that_stands_on_everybodys_timeline(broker, broker_browser, client, make_client):
    other = make_client(name="Jo", email=ADDRESS.upper(), agent=broker)
    page = page_of(broker_browser, client)
    assert f'href="/clients/{client.pk}/allow-email/" data-dialog' in page
    form = broker_browser.get(f"/clients/{client.pk}/allow-email/").content.decode()
    assert 'value="Jonah Whitlock"' in form and 'min="2026-11-03"' in form and 'max="2026-11-28"' in form
    answer = allow(broker_browser, client, **CONSENT, seen=str(Suppression.objects.get().pk))
    assert answer.status_code == 302 and answer.url == f"/clients/{client.pk}/"
    assert not Suppression.objects.exists()
    for each in (client, other):
        row = each.activities.get(data__event="may_be_emailed")
        assert row.agent == broker
        assert row.data["consent"] == {"by": "Jonah Whitlock", "on": "2026-11-27", "how": "phone"}
        log = EmailLog.objects.get()
        assert text_of(row) == (
            "Allowed email again: Jonah Whitlock agreed by phone on Nov 27, 2026. He rang us. "
            f"Before: unsubscribed or opted out (link in email {log.pk}) since Nov 3, 2026"
        )
    assert "Jonah Whitlock agreed by phone" in page_of(broker_browser, client)
    assert Task.objects.get().status == "cancelled"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"consent_by": " "}, "Enter who agreed"),
        ({"consent_on": ""}, "Enter the date."),
        ({"consent_on": "yesterday"}, "Enter a date, like 2026-11-28."),
        ({"consent_on": "2026-11-29"}, "The date can’t be in the future."),
        ({"consent_on": "2026-11-02"}, "They asked us to stop later than that, on Nov 3, 2026."),
        ({"consent_how": ""}, "Choose how they told us."),
        ({"consent_how": "telepathy"}, "Choose one from the list."),
        ({"reason": "n" * 201}, "at most 200 characters (now 201)"),
    ],
)
def test_who_when_and_how_are_all_needed_and_nothing_typed_is_lost(broker_browser, client, typed, problem):
    answer = allow(broker_browser, client, **{**CONSENT, **typed})
    page = answer.content.decode()
    assert answer.status_code == 422 and problem in page
    for name, value in CONSENT.items():
        assert name in typed or f'value="{value}"' in page
    assert page.count("aria-invalid") == 1 and is_closed()


def test_a_reason_alone_is_no_consent(broker_browser, client):
    answer = allow(broker_browser, client, reason="They called")
    assert answer.status_code == 422 and is_closed()
    page = answer.content.decode()
    assert 'value="They called"' in page and "Enter the date." in page


def test_consent_lifts_a_bounce_beside_the_wish(broker_browser, client):
    Suppression.add(ADDRESS, "bounced", "SendGrid reported bounce for email 7")
    form = broker_browser.get(f"/clients/{client.pk}/allow-email/").content.decode()
    assert "SendGrid reported bounce for email 7" in form and "All entries above are removed." in form
    allow(broker_browser, client, **CONSENT)
    assert not Suppression.objects.exists()


def test_a_wish_that_came_meanwhile_asks_for_consent(broker_browser, make_client):
    client = make_client()
    Suppression.add(ADDRESS, "bounced", "x")
    seen = str(Suppression.objects.get().pk)
    Suppression.add(ADDRESS, "unsubscribed", "link in email 1")
    answer = allow(broker_browser, client, reason="New mailbox", seen=seen)
    page = answer.content.decode()
    assert answer.status_code == 422 and 'name="consent_on"' in page and 'value="New mailbox"' in page
    stale = allow(broker_browser, client, **{**CONSENT, "consent_on": "2026-11-28"}, seen=seen)
    assert stale.status_code == 409 and "Check again" in stale.content.decode()
    assert Suppression.objects.count() == 2


def test_the_second_broker_is_told(broker_browser, client):
    allow(broker_browser, client, **CONSENT)
    answer = broker_browser.post(f"/clients/{client.pk}/allow-email/", CONSENT, follow=True)
    assert "was no longer on the do-not-email list" in answer.content.decode()
    assert client.activities.filter(data__event="may_be_emailed").count() == 1


@pytest.mark.parametrize("persona", ["ana_browser", "broker_browser"])
def test_a_spam_report_is_final_with_consent_too(client, persona, request):
    Suppression.add(ADDRESS, "complained", "SendGrid")
    browser = request.getfixturevalue(persona)
    answer = allow(browser, client, **CONSENT)
    assert answer.status_code == 403 and "This can’t be undone" in answer.content.decode()
    assert "Allow email again" not in page_of(browser, client) and Suppression.objects.count() == 2


def test_in_a_dialog_it_leads_back_to_the_client(broker_browser, client):
    dialog = {"HX-Request": "true", "HX-Target": "dialog"}
    page = f"/clients/{client.pk}/allow-email/"
    assert "<dialog" in broker_browser.get(page, headers=dialog).content.decode()
    wrong = broker_browser.post(page, {**CONSENT, "consent_on": ""}, headers=dialog)
    assert wrong.status_code == 422 and "<dialog" in wrong.content.decode()
    assert broker_browser.post(page, CONSENT, headers=dialog).headers["HX-Redirect"] == f"/clients/{client.pk}/"
    assert not Suppression.objects.exists()


def test_their_own_link_still_undoes_it(client):
    log, public = EmailLog.objects.get(), Browser()
    public.post(f"/unsubscribe/{log.unsubscribe_token}/", {"action": "undo"})
    assert not Suppression.objects.exists()
    assert date(2026, 11, 28) == client.activities.filter(data__event="subscribed_again").get().occurred_at.date()
