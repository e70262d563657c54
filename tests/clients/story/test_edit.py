"""A call, text or meeting that is there: edited with its history, deleted, brought back; two at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from clients.models import Activity, Conversation
from tests.followups.actions import HTMX, said, toast
from tests.html import find, words
from tests.words import texts_of

NOW = datetime(2026, 11, 24, 16, 5, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(make_client):
    return make_client(last_contacted=None)


@pytest.fixture
def call(client, ana):
    return Conversation.log(client, "call", by=ana, outcome="reached", direction="outgoing", text="Wants a garden.")


def address_of(row, verb=""):
    return f"/clients/{row.client_id}/conversations/{row.pk}/{verb}"


def edited(row, **changed):
    facts = {"outcome": row.outcome, "direction": row.direction, "text": row.text, "occurred_at": "2026-11-24T08:05"}
    return facts | {"was": row.updated_at.isoformat()} | changed


def page_of(browser, client, query=""):
    return words(browser.get(f"/clients/{client.pk}/{query}").content.decode())


def test_is_edited_with_its_history(ana_browser, broker_browser, broker, ana, call, clock):
    clock.shift(timedelta(hours=1))
    response = broker_browser.post(
        address_of(call, "edit/"),
        edited(call, text="Wants a yard.", minutes="12", occurred_at=f"{NOW.astimezone(broker.tzinfo):%Y-%m-%dT%H:%M}"),
    )
    assert said(response) == ["Call saved."]
    call.refresh_from_db()
    assert (call.text, call.minutes, call.edited_by, call.agent) == ("Wants a yard.", 12, broker, ana)
    assert call.occurred_at == NOW  # the seconds that the field does not show
    (version,) = call.versions.all()
    assert (version.facts["text"], version.by, version.at) == ("Wants a garden.", ana, NOW)
    page = page_of(ana_browser, call.client)
    assert "Call, reached. 12 min Wants a yard. Ana · edited by Carla, 2 versions" in page
    history = words(ana_browser.get(address_of(call)).content.decode())
    assert history.index("Wants a yard.") < history.index("Wants a garden.")
    assert "Now, by Carla Reyes" in history and "By Ana Morales" in history


def test_htmx_edits_it_in_its_place(ana_browser, call):
    form = ana_browser.get(address_of(call, "edit/"), headers=HTMX).content.decode()
    assert find(form, f"#conversation-{call.pk} textarea").text.strip() == "Wants a garden."
    assert find(form, "[name=occurred_at]")["value"] == "2026-11-24T08:05"
    response = ana_browser.post(address_of(call, "edit/"), edited(call, text="A yard."), headers=HTMX)
    assert "A yard." in words(response.content.decode()) and toast(response)["text"] == "Call saved."
    cancelled = ana_browser.get(address_of(call), headers=HTMX).content.decode()
    assert "<form" in cancelled and "textarea" not in cancelled  # its menu alone


def test_what_is_wrong_is_said_and_what_was_typed_stays(ana_browser, call):
    for headers in ({}, HTMX):
        wrong = edited(call, outcome="", minutes="soon", text="Typed")
        response = ana_browser.post(address_of(call, "edit/"), wrong, headers=headers)
        text = response.content.decode()
        assert response.status_code == 422 and "Choose how the call went." in text
        assert "Enter the length like 12" in text and "Typed" in text


def test_nothing_changed_makes_no_version(ana_browser, call):
    assert said(ana_browser.post(address_of(call, "edit/"), edited(call))) == ["Nothing changed."]
    assert not call.versions.exists() and Activity.objects.count() == 1


def test_another_time_moves_it_on_the_timeline_and_the_last_contact_with_it(ana_browser, client, ana, call):
    ana_browser.post(address_of(call, "edit/"), edited(call, occurred_at="2026-11-20T01:00"))
    call.refresh_from_db()
    client.refresh_from_db()
    moved = datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert call.occurred_at == call.event.occurred_at == client.last_contacted == moved
    page = page_of(ana_browser, client, "?show=calls")
    assert page.count("Wants a garden.") == 1 and "Nov 20" in page


def test_an_outcome_that_is_no_contact_takes_the_last_contact_back(ana_browser, client, call):
    ana_browser.post(address_of(call, "edit/"), edited(call, outcome="busy"))
    client.refresh_from_db()
    assert client.last_contacted is None
    call.refresh_from_db()
    ana_browser.post(address_of(call, "edit/"), edited(call, outcome="voicemail"))
    client.refresh_from_db()
    assert client.last_contacted == NOW


def test_two_windows_the_second_sees_what_the_first_one_saved(ana_browser, broker_browser, call, clock):
    shown = edited(call, text="Mine")
    clock.shift(timedelta(seconds=9))
    broker_browser.post(address_of(call, "edit/"), edited(call, text="Theirs"))
    response = ana_browser.post(address_of(call, "edit/"), shown)
    page = words(response.content.decode())
    assert response.status_code == 409 and "Carla Reyes changed this" in page and "Theirs" in page and "Mine" in page
    was = find(response.content.decode(), "[name=was]")["value"]
    assert said(ana_browser.post(address_of(call, "edit/"), shown | {"was": was})) == ["Call saved."]
    call.refresh_from_db()
    assert call.text == "Mine" and call.versions.count() == 2


def test_is_deleted_with_an_undo(ana_browser, client, call):
    response = ana_browser.post(address_of(call, "delete/"), headers=HTMX)
    assert toast(response) == {"text": "Call deleted.", "undo_url": address_of(call, "restore/")}
    client.refresh_from_db()
    assert client.last_contacted is None and "Wants a garden." not in page_of(ana_browser, client)
    assert ana_browser.post(address_of(call, "delete/")).status_code == 404
    for _ in range(2):
        ana_browser.post(address_of(call, "restore/"))
    client.refresh_from_db()
    assert client.last_contacted == NOW and "Wants a garden." in page_of(ana_browser, client)
    assert texts_of(Activity.objects.order_by("pk"))[1:] == ["Call deleted", "Call restored"]


def test_is_kept_from_the_ai_and_says_so(ana_browser, call):
    ana_browser.post(address_of(call, "edit/"), edited(call, kept_from_ai="on"))
    call.refresh_from_db()
    assert call.is_kept_from_ai and not call.versions.exists() and not call.is_edited
    assert "Kept from the AI" in page_of(ana_browser, call.client)


def test_a_page_that_is_open_hears_of_it(ana_browser, client, ana, call):
    address = f"/clients/{client.pk}/live/"
    tag = ana_browser.get(address).headers["ETag"]
    for change in (
        lambda: ana_browser.post(address_of(call, "edit/"), edited(call, text="A yard.")),
        lambda: ana_browser.post(address_of(call, "delete/")),
        lambda: ana_browser.post(address_of(call, "restore/")),
    ):
        assert ana_browser.get(address, headers={"If-None-Match": tag}).status_code == 304
        change()
        tag = ana_browser.get(address, headers={"If-None-Match": tag}).headers["ETag"]


def test_a_page_asks_one_question_for_all_conversations_and_one_for_files(
    ana_browser, client, ana, django_assert_max_num_queries
):
    for number in range(30):
        Conversation.log(client, "meeting", by=ana, meeting="showing", text=f"Meeting {number}")
    ana_browser.get(f"/clients/{client.pk}/")
    with django_assert_max_num_queries(10):
        ana_browser.get(f"/clients/{client.pk}/")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_one_and_one_edit_waits_for_the_other(client, ana):
    def at_once(*jobs):
        def run(job):
            try:
                return job()
            finally:
                connection.close()

        with ThreadPoolExecutor(len(jobs)) as threads:
            return list(threads.map(run, jobs))

    def log():
        return Conversation.log(client, "call", by=ana, outcome="reached", text="Once").pk

    assert len(set(at_once(log, log, log))) == 1
    call = Conversation.objects.get()
    deleted = at_once(*[lambda: Conversation.objects.get(pk=call.pk).delete_softly(by=ana)] * 3)
    assert sorted(deleted) == [False, False, True]
