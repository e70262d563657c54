"""GET and POST /clients/<id>/call/, and its undo."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from clients.models import Activity
from tests.followups.actions import HTMX, said, toast, undo_of
from tests.html import find, words
from tests.words import text_of, texts_of

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)
BEFORE = NOW - timedelta(days=4)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(make_client):
    return make_client(last_contacted=BEFORE)


def last_contact(client):
    client.refresh_from_db()
    return client.last_contacted


def test_a_call_is_on_the_timeline_and_sets_the_last_contact(ana_browser, ana, client):
    typed = {"outcome": "voicemail", "note": "Left the Saturday times."}
    response = ana_browser.post(f"/clients/{client.pk}/call/", typed)
    assert (response.status_code, response.url) == (302, f"/clients/{client.pk}/")
    assert said(response) == ["Logged the call."]
    row = Activity.objects.get(kind="call")
    assert (text_of(row), row.agent) == ("Call, voicemail. Left the Saturday times.", ana)
    assert last_contact(client) == NOW
    page = ana_browser.get(response.url).content.decode()
    assert "<strong>Call, voicemail.</strong> Left the Saturday times. By Ana." in page


def test_get_leads_to_the_form_on_the_clients_page(office, ana_browser, client, make_task):
    make_task(client, followup_type="Week 2", scheduled_for=NOW + timedelta(hours=2, minutes=25))
    response = ana_browser.get(f"/clients/{client.pk}/call/")
    assert response.url == f"/clients/{client.pk}/?log=call#log-call"
    page = ana_browser.get(response.url).content.decode()
    assert "Sets last contact to today. Week 2 is still sent today at 10:30 AM." in words(page)
    assert find(page, "[name=outcome][checked]")["value"] == "reached"


@pytest.mark.parametrize("method", ["put", "delete"])
def test_other_methods(ana_browser, client, method):
    assert getattr(ana_browser, method)(f"/clients/{client.pk}/call/").status_code == 405


def test_undo_takes_only_post(ana_browser, client):
    assert ana_browser.get(f"/clients/{client.pk}/call/undo/").status_code == 405


def test_another_agent_gets_404(ben_browser, client):
    for verb in ("call", "call/undo"):
        assert ben_browser.post(f"/clients/{client.pk}/{verb}/", {"outcome": "reached"}).status_code == 404
    assert ben_browser.get(f"/clients/{client.pk}/call/").status_code == 404
    assert last_contact(client) == BEFORE


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"note": "Something"}, "Choose how the call went."),
        ({"outcome": "busy", "note": "Something"}, "Choose how the call went."),
        ({"outcome": "reached", "note": "Something" + "x" * 400}, "Use at most 400 characters (now 409)."),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(ana_browser, client, typed, error, headers):
    response = ana_browser.post(f"/clients/{client.pk}/call/", typed, headers=headers)
    text = response.content.decode()
    assert response.status_code == 422 and error in text and typed["note"] in text
    assert ("<html" in text) == (not headers)
    assert last_contact(client) == BEFORE and not Activity.objects.exists()


def test_htmx_gets_the_form_and_then_its_empty_place_with_a_toast(ana_browser, client):
    form = ana_browser.get(f"/clients/{client.pk}/call/", headers=HTMX).content.decode()
    assert "<form" in form and "<html" not in form
    response = ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": "reached"}, headers=HTMX)
    assert "<form" not in response.content.decode() and 'id="log-call"' in response.content.decode()
    assert toast(response)["undo_url"] == f"/clients/{client.pk}/call/undo/?call={Activity.objects.get().pk}"


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_wrong_number_is_no_contact_and_offers_to_mend_it(ana_browser, client, headers):
    typed = {"outcome": "wrong_number", "note": "A bakery"}
    response = ana_browser.post(f"/clients/{client.pk}/call/", typed, headers=headers)
    assert last_contact(client) == BEFORE
    assert text_of(Activity.objects.get()) == "Call, wrong number. A bakery"
    text = response.content.decode() if headers else ana_browser.get(response.url).content.decode()
    assert "is a wrong number. Do you have the right one" in text
    field = f"/clients/{client.pk}/edit/phone/"
    assert f'href="{field}"' in text
    assert 'name="phone"' in ana_browser.get(field).content.decode()


# --- undo ---


@pytest.mark.parametrize("outcome", ["reached", "voicemail", "wrong_number"])
@pytest.mark.parametrize("before", [None, BEFORE])
def test_undo_takes_it_back_and_the_timeline_keeps_both(ana_browser, make_client, outcome, before):
    client = make_client(last_contacted=before)
    response = ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": outcome, "note": "Oops"})
    undone = ana_browser.post(undo_of(response)[0])
    assert "Call log undone." in said(undone)
    assert last_contact(client) == before
    page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    assert "Call undone" in page and "Oops Undone later." in page.replace(", by Ana", "")


def test_undo_works_once(ana_browser, client):
    undo = undo_of(ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": "reached"}))[0]
    ana_browser.post(undo)
    assert said(ana_browser.post(undo))[-1].startswith("Nothing changed")
    assert texts_of(Activity.objects.all()).count("Call undone") == 1


def test_undo_leaves_a_contact_that_came_since(ana_browser, client, clock):
    undo = undo_of(ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": "reached"}))[0]
    clock.shift(timedelta(seconds=5))
    ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": "voicemail"})
    ana_browser.post(undo)
    assert last_contact(client) == NOW + timedelta(seconds=5)


@pytest.mark.parametrize("number", ["", "0", "x", "9" * 30])
def test_undo_of_no_such_call_changes_nothing(ana_browser, client, number):
    ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": "reached"})
    assert ana_browser.post(f"/clients/{client.pk}/call/undo/?call={number}").status_code == 302
    assert last_contact(client) == NOW


def test_another_clients_call_is_not_taken_back_here(ana_browser, client, make_client):
    other = make_client(email="other@example.com")
    ana_browser.post(f"/clients/{other.pk}/call/", {"outcome": "reached"})
    ana_browser.post(f"/clients/{client.pk}/call/undo/?call={Activity.objects.get().pk}")
    assert "Call undone" not in texts_of(Activity.objects.all())
