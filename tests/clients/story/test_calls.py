"""Logging a call above the timeline, and undoing that."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from clients.models import Activity, Conversation
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
    typed = {"outcome": "voicemail", "text": "Left the Saturday times."}
    response = ana_browser.post(f"/clients/{client.pk}/call/", typed)
    assert (response.status_code, response.url) == (302, f"/clients/{client.pk}/#timeline")
    assert said(response) == ["Logged the call."]
    row, call = Activity.objects.get(kind="call"), Conversation.objects.get()
    assert (text_of(row), row.agent, row.occurred_at) == ("Call, voicemail.", ana, NOW)
    assert (call.event, call.text, call.agent) == (row, "Left the Saturday times.", ana)
    assert (call.direction, call.phone) == ("outgoing", client.phone)
    assert last_contact(client) == NOW
    page = words(ana_browser.get(response.url).content.decode())
    assert "Call, voicemail. Left the Saturday times. Ana" in page


def test_get_leads_to_the_form_on_the_clients_page(office, ana_browser, client, make_task):
    make_task(client, followup_type="Week 2", scheduled_for=NOW + timedelta(hours=2, minutes=25))
    response = ana_browser.get(f"/clients/{client.pk}/call/")
    assert response.url == f"/clients/{client.pk}/?log=call#log"
    page = ana_browser.get(response.url).content.decode()
    assert "Sets last contact. Week 2 is still sent today at 10:30 AM." in words(page)
    assert find(page, ".log-call [name=outcome][checked]")["value"] == "reached"
    assert find(page, "[name=log][checked]")["value"] == "call"


@pytest.mark.parametrize("method", ["put", "delete"])
def test_other_methods(ana_browser, client, method):
    assert getattr(ana_browser, method)(f"/clients/{client.pk}/call/").status_code == 405


def test_undo_takes_only_post(ana_browser, client):
    call = Conversation.log(client, "call", outcome="reached", by=client.agent)
    assert ana_browser.get(f"/clients/{client.pk}/conversations/{call.pk}/undo/").status_code == 405


def test_another_agent_gets_404(ben_browser, client):
    call = Conversation.log(client, "call", outcome="no_answer", by=client.agent)
    for verb in ("call", *(f"conversations/{call.pk}/{verb}" for verb in ("undo", "delete", "restore", "edit"))):
        assert ben_browser.post(f"/clients/{client.pk}/{verb}/", {"outcome": "reached"}).status_code == 404
    assert ben_browser.get(f"/clients/{client.pk}/call/").status_code == 404
    assert last_contact(client) == BEFORE


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"text": "Something"}, "Choose how the call went."),
        ({"outcome": "asleep", "text": "Something"}, "Choose how the call went."),
        ({"outcome": "reached", "text": "Something" + "x" * 5000}, "Use at most 5000 characters (now 5009)."),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(ana_browser, client, typed, error, headers):
    response = ana_browser.post(f"/clients/{client.pk}/call/", typed, headers=headers)
    text = response.content.decode()
    assert response.status_code == 422 and error in text and typed["text"] in text
    assert ("<html" in text) == (not headers)
    assert headers or find(text, "[name=log][checked]")["value"] == "call"
    assert last_contact(client) == BEFORE and not Activity.objects.exists()


def test_htmx_gets_the_empty_form_the_timeline_and_a_toast(ana_browser, client):
    response = ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": "reached", "text": "Hello"}, headers=HTMX)
    text = response.content.decode()
    assert find(text, "#log-call textarea").text.strip() == "" and "<html" not in text
    assert "Hello" in words(text[text.index('id="shown"') :])
    undo = f"/clients/{client.pk}/conversations/{Conversation.objects.get().pk}/undo/"
    assert toast(response) == {"text": "Logged the call.", "undo_url": undo}


@pytest.mark.parametrize("outcome", ["no_answer", "busy"])
def test_nobody_who_answered_is_no_contact(ana_browser, client, outcome):
    ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": outcome})
    assert last_contact(client) == BEFORE


@pytest.mark.parametrize(
    ("typed", "minutes", "shown"),
    [
        ("12", 12, "12 min"),
        (" 12 MIN ", 12, "12 min"),
        ("1:05", 65, "1 h 5 min"),
        ("1 h 5 min", 65, "1 h 5 min"),
        ("2h", 120, "2 h"),
        ("90 minutes", 90, "1 h 30 min"),
        ("24:00", 1440, "24 h"),
        ("", None, ""),
    ],
)
def test_a_length_is_understood_as_people_write_it(ana_browser, client, typed, minutes, shown):
    page = ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": "reached", "minutes": typed}, follow=True)
    assert Conversation.objects.get().minutes == minutes
    assert f"Call, reached. {shown}".strip() in words(page.content.decode())


@pytest.mark.parametrize(
    "typed", ["long", "1:75", "-5", "0", "24:01", "1441", "1.5 h", "٣", "5 min 1 h", "h", "9" * 40]
)
def test_another_length_is_refused_with_an_example(ana_browser, client, typed):
    response = ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": "reached", "minutes": typed})
    page = response.content.decode()
    assert response.status_code == 422 and f'value="{typed}"' in page
    assert "Enter the length like 12" in page or "between 1 minute and 24 hours" in page
    assert not Conversation.objects.exists()


def test_when_it_was_is_in_the_agents_time_zone(ana_browser, ana, client):
    ana.timezone = "America/Los_Angeles"
    ana.save()
    typed = {"outcome": "reached", "occurred_at": "2026-11-23T15:30"}
    ana_browser.post(f"/clients/{client.pk}/call/", typed)
    at = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert Conversation.objects.get().occurred_at == at == Activity.objects.get().occurred_at == last_contact(client)


def test_an_earlier_one_does_not_move_the_last_contact_back(ana_browser, client):
    typed = {"outcome": "reached", "occurred_at": f"{BEFORE - timedelta(days=1):%Y-%m-%dT%H:%M}"}
    ana_browser.post(f"/clients/{client.pk}/call/", typed)
    assert Conversation.objects.count() == 1 and last_contact(client) == BEFORE


@pytest.mark.parametrize(
    ("at", "error"),
    [
        (f"{NOW + timedelta(days=1):%Y-%m-%dT%H:%M}", "That is in the future."),
        ("2026-11-24T16:06+00:00", "That is in the future."),
        ("1969-12-31T00:00", "That is too long ago."),
        ("yesterday", "Enter a date and time"),
        ("0001-01-01T00:00", "That is too long ago."),
    ],
)
def test_a_time_that_cannot_be_is_refused(ana_browser, client, at, error):
    response = ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": "reached", "occurred_at": at})
    assert response.status_code == 422 and error in response.content.decode()
    assert not Conversation.objects.exists()


def test_who_called_is_said(ana_browser, client):
    typed = {"outcome": "reached", "direction": "incoming"}
    page = ana_browser.post(f"/clients/{client.pk}/call/", typed, follow=True).content.decode()
    assert "They called, reached." in words(page)


def test_the_same_form_sent_twice_is_one_call(ana_browser, client, clock):
    for _ in range(2):
        ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": "reached", "text": "Hello"})
        clock.shift(timedelta(seconds=5))
    assert Conversation.objects.count() == Activity.objects.count() == 1


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_wrong_number_is_no_contact_and_offers_to_mend_it(ana_browser, client, headers):
    typed = {"outcome": "wrong_number", "text": "A bakery"}
    response = ana_browser.post(f"/clients/{client.pk}/call/", typed, headers=headers)
    assert last_contact(client) == BEFORE
    assert text_of(Activity.objects.get()) == "Call, wrong number."
    text = response.content.decode() if headers else ana_browser.get(response.url).content.decode()
    assert "is a wrong number. Do you have the right one" in text
    field = f"/clients/{client.pk}/edit/phone/"
    assert f'href="{field}"' in text
    assert 'name="phone"' in ana_browser.get(field).content.decode()


# --- undo ---


@pytest.mark.parametrize("outcome", ["reached", "voicemail", "wrong_number"])
@pytest.mark.parametrize("before", [None, BEFORE])
def test_undo_takes_it_off_and_the_timeline_says_so(ana_browser, make_client, outcome, before):
    client = make_client(last_contacted=before)
    response = ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": outcome, "text": "Oops"})
    undone = ana_browser.post(undo_of(response)[0])
    assert "Call undone." in said(undone)
    assert last_contact(client) == before
    page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    assert "Call deleted" in page and "Oops" not in page


def test_undo_works_once(ana_browser, client):
    undo = undo_of(ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": "reached"}))[0]
    ana_browser.post(undo)
    assert said(ana_browser.post(undo))[-1].startswith("Nothing changed")
    assert texts_of(Activity.objects.all()).count("Call deleted") == 1


def test_undo_leaves_a_contact_that_came_since(ana_browser, client, clock):
    undo = undo_of(ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": "reached"}))[0]
    clock.shift(timedelta(seconds=5))
    later = undo_of(ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": "voicemail"}))[-1]
    ana_browser.post(undo)
    assert last_contact(client) == NOW + timedelta(seconds=5)
    ana_browser.post(later)
    assert last_contact(client) == BEFORE


def test_undo_of_the_later_one_goes_back_to_the_earlier_one(ana_browser, client, clock):
    ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": "reached"})
    clock.shift(timedelta(minutes=5))
    undo = undo_of(ana_browser.post(f"/clients/{client.pk}/call/", {"outcome": "voicemail"}))[-1]
    ana_browser.post(undo)
    assert last_contact(client) == NOW


def test_another_clients_call_is_not_found_here(ana_browser, client, make_client):
    other = make_client(email="other@example.com")
    call = Conversation.log(other, "call", outcome="reached", by=other.agent)
    for verb in ("undo", "delete", "restore", "edit"):
        address = f"/clients/{client.pk}/conversations/{call.pk}/{verb}/"
        assert ana_browser.post(address, {"outcome": "busy"}).status_code == 404
    call.refresh_from_db()
    assert (call.outcome, call.deleted_at) == ("reached", None)


def test_a_call_of_before_there_were_conversations_is_shown_as_it_was(ana_browser, ana, client):
    row = client.record("call", by=ana, outcome="voicemail", note="Left the times.", phone="1", contacted="", before="")
    undone = client.record("call", by=ana, outcome="reached", note="Oops")
    client.record("call", by=ana, event="taken_back", call=undone.pk)
    page = words(ana_browser.get(f"/clients/{client.pk}/?show=calls").content.decode())
    assert text_of(row) == "Call, voicemail. Left the times."
    assert "Call, voicemail. Left the times. By Ana." in page
    assert "Oops, by Ana Undone later." in page and "Call undone" in page
