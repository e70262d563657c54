"""/unsubscribe/<token>/: GET asks, POST does it."""

import pytest
from django.test import Client as Browser

from clients.models import Activity
from emails.models import EmailLog, Suppression


@pytest.fixture
def log(make_task, office):
    task = make_task()
    return EmailLog.objects.create(
        client=task.client, task=task, to_email="Jonah.Whitlock@example.com", subject="Hello", status="delivered"
    )


@pytest.fixture
def address(log):
    return f"/unsubscribe/{log.unsubscribe_token}/"


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
    assert (pending.status, pending.reason) == ("cancelled", "do not email: asked not to get emails")
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
    assert "<button" not in page


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


def test_another_emails_number_does_not_fit_the_signature(client, log):
    number, signature = log.unsubscribe_token.split(".", 1)
    assert client.post(f"/unsubscribe/{int(number) + 1}.{signature}/").status_code == 404


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
