"""/u/<token>: GET asks, POST does it, and its page can undo it."""

import pytest
from django.test import Client as Browser

from clients.models import Activity
from emails.models import EmailLog, Suppression
from tests.words import text_of, texts_of, why

ONE_CLICK = {"List-Unsubscribe": "One-Click"}
UNDO = {"action": "undo"}


@pytest.fixture
def log(make_task, office):
    task = make_task()
    return EmailLog.objects.create(
        client=task.client, task=task, to_email="Jonah.Whitlock@example.com", subject="Hello", status="delivered"
    )


@pytest.fixture
def address(log):
    return f"/u/{log.unsubscribe_token}"


def test_get_asks_and_changes_nothing(client, address):
    response = client.get(address)
    page = response.content.decode()
    assert response.status_code == 200
    assert "<button" in page
    assert "Cedar &amp; Main Realty" in page
    assert "J…@example.com" in page
    assert not Suppression.objects.exists()


def test_says_nothing_about_the_client_or_our_pages(client, address):
    page = client.get(address).content.decode()
    assert "Whitlock" not in page
    assert "Alder" not in page
    assert "/clients/" not in page


def test_post_does_it_and_stops_the_follow_ups_at_once(client, address, log, make_task):
    pending = make_task(log.client, followup_type="Day 3")
    response = client.post(address)
    assert response.status_code == 200
    assert "You are unsubscribed" in response.content.decode()
    entry = Suppression.objects.get()
    assert (entry.address, entry.reason) == ("jonah.whitlock@example.com", "unsubscribed")
    pending.refresh_from_db()
    assert (pending.status, why(pending)) == ("cancelled", "do not email: unsubscribed or opted out")
    assert Activity.objects.get(kind="unsubscribed").email == log


def test_one_click_needs_no_cookie_of_ours(address):
    provider = Browser(enforce_csrf_checks=True)
    response = provider.post(address, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert response.status_code == 200
    assert Suppression.objects.count() == 1


def test_twice_is_fine(client, address):
    for _ in range(2):
        assert client.post(address).status_code == 200
    assert Suppression.objects.count() == 1
    assert Activity.objects.filter(kind="unsubscribed").count() == 1
    page = client.get(address).content.decode()
    assert "You are unsubscribed" in page
    assert ">Unsubscribe</button>" not in page


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods(client, address, method):
    assert getattr(client, method)(address).status_code == 405
    assert not Suppression.objects.exists()


@pytest.mark.parametrize("token", ["x", "1", "1.", "1.AAAA", "999999999999999999999.x", "%00", "é", "1.a.b"])
def test_a_bad_token_is_a_clear_404(client, log, token):
    for method in (client.get, client.post):
        response = method(f"/unsubscribe/{token}/")
        assert response.status_code == 404
        assert "This link does not work" in response.content.decode()
    assert not Suppression.objects.exists()


def test_works_for_a_deleted_client(client, address, log):
    log.client.delete_softly()
    assert client.post(address).status_code == 200
    assert Suppression.objects.count() == 1


def test_suppresses_where_the_email_went_not_what_the_client_has_now(client, address, log):
    type(log.client).objects.filter(pk=log.client_id).update(email="new@example.com")
    client.post(address)
    assert Suppression.objects.get().address == "jonah.whitlock@example.com"


def test_is_not_kept_by_caches_nor_indexed(client, address):
    response = client.get(address)
    assert "no-store" in response.headers["Cache-Control"]
    assert 'content="noindex"' in response.content.decode()


# --- undo ---


def words(response):
    return response.content.decode()


def test_undo_needs_no_login_no_cookie_and_leaves_its_trace(address, log):
    stranger = Browser(enforce_csrf_checks=True)
    assert 'name="action" value="undo"' in words(stranger.post(address))
    response = stranger.post(address, UNDO)
    assert response.status_code == 200
    assert "You are subscribed again" in words(response) and ">Unsubscribe</button>" in words(response)
    assert not stranger.cookies
    assert not Suppression.objects.exists()
    row = next(row for row in Activity.objects.all() if text_of(row) == "Resubscribed with the link in “Hello”")
    assert (row.client, row.email) == (log.client, log)
    assert Activity.objects.filter(kind="unsubscribed").count() == 1  # what reports count


def test_undo_restarts_nothing_by_itself(client, address, log, make_task):
    pending = make_task(log.client, followup_type="Day 3")
    client.post(address)
    client.post(address, UNDO)
    pending.refresh_from_db()
    assert pending.status == "cancelled"


def test_the_second_undo_changes_nothing(client, address):
    client.post(address)
    client.post(address, UNDO)
    response = client.post(address, UNDO)
    assert response.status_code == 200 and "Unsubscribe?" in words(response)
    assert sum(text.startswith("Resubscribed") for text in texts_of(Activity.objects.all())) == 1


def test_undo_of_what_was_never_done_changes_nothing(client, address):
    assert "Unsubscribe?" in words(client.post(address, UNDO))
    assert not Suppression.objects.exists() and not Activity.objects.exists()


def test_the_link_closes_the_address_again_after_an_undo(client, address):
    for body in ({}, UNDO, {}):
        client.post(address, body)
    assert Suppression.objects.get().reason == "unsubscribed"


def test_a_get_undoes_nothing_whatever_it_asks_for(client, address):
    client.post(address)
    for url in (f"{address}?action=undo", address):
        assert client.get(url).status_code == client.head(url).status_code == 200
    client.post(f"{address}?action=undo")
    assert Suppression.objects.count() == 1


@pytest.mark.parametrize("body", [ONE_CLICK, ONE_CLICK | UNDO])
def test_one_click_never_undoes(client, address, body):
    for _ in range(2):
        assert client.post(address, body).status_code == 200
    assert Suppression.objects.count() == 1


def test_one_click_may_be_multipart_or_nonsense(address):
    provider = Browser(enforce_csrf_checks=True)
    kinds = [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "application/x-www-form-urlencoded; charset=utf-7",
    ]
    for kind in [*kinds, "text/plain", "application/json"]:
        Suppression.objects.all().delete()
        assert provider.generic("POST", address, b"action=undo\xff\x00--", content_type=kind).status_code == 200
        assert Suppression.objects.count() == 1, kind


@pytest.mark.parametrize(
    ("reason", "source"),
    [
        ("unsubscribed", "link in email 99999"),
        ("unsubscribed", "SendGrid reported unsubscribe for email {pk}"),
        ("complained", "link in email {pk}"),
    ],
)
def test_undo_lifts_only_what_this_link_did(client, address, log, reason, source):
    Suppression.add(log.to_email, reason, source.format(pk=log.pk))
    assert "undo" not in words(client.get(address))
    response = client.post(address, UNDO)
    assert response.status_code == 409
    assert "can’t undo it" in words(response)
    assert Suppression.objects.count() == 1 and not Activity.objects.exists()


@pytest.mark.parametrize("reason", ["bounced", "by_hand"])
def test_undo_leaves_a_bounce_and_an_agents_mark_in_place(client, address, log, reason):
    Suppression.add(log.to_email, reason, "test")
    assert "Unsubscribe?" in words(client.get(address))  # nobody has asked them yet
    client.post(address)
    assert Suppression.of(log.to_email).reason == "unsubscribed"
    client.post(address, UNDO)
    assert Suppression.objects.get().reason == reason


def test_after_a_complaint_there_is_no_undo(client, address, log):
    client.post(address)
    Suppression.add(log.to_email, "complained", "event")
    assert client.post(address, UNDO).status_code == 409
    assert Suppression.of(log.to_email).reason == "complained"
    assert Suppression.objects.count() == 2


def test_undo_opens_every_address_that_the_link_closed(client, address, log):
    EmailLog.objects.update(earlier_recipients=["Old@example.com"])
    client.post(address)
    assert Suppression.objects.count() == 2
    client.post(address, UNDO)
    assert not Suppression.objects.exists()


def test_a_forged_token_undoes_nothing(client, address, log):
    client.post(address)
    assert client.post(f"/unsubscribe/{log.pk}.AAAA/", UNDO).status_code == 404
    assert client.post(f"/u/{'A' * 22}", UNDO).status_code == 404
    assert Suppression.objects.count() == 1
