"""Texts and meetings that are logged by hand, and a text that is a reply."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from clients.last_touch import last_touches
from clients.models import Activity, Conversation
from followups.engine.briefs import brief_of
from followups.models import Task
from tests.followups.actions import HTMX, said, toast, undo_of
from tests.html import find, words

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


@pytest.mark.parametrize(("direction", "shown"), [("outgoing", "Text sent."), ("incoming", "Text received.")])
def test_a_text_is_on_the_timeline_and_a_contact(ana_browser, client, direction, shown):
    typed = {"direction": direction, "text": "שבת ב-11 👍"}
    response = ana_browser.post(f"/clients/{client.pk}/text/", typed, follow=True)
    assert f"{shown} שבת ב-11 👍 Ana" in words(response.content.decode())
    assert last_contact(client) == NOW
    assert "No texts logged yet" not in words(ana_browser.get(f"/clients/{client.pk}/?show=texts").content.decode())


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_an_empty_text_is_refused(ana_browser, client, headers):
    response = ana_browser.post(f"/clients/{client.pk}/text/", {"direction": "outgoing", "text": " "}, headers=headers)
    assert response.status_code == 422 and "Write what was said." in response.content.decode()
    assert last_contact(client) == BEFORE


def test_a_meeting_says_what_where_with_whom_and_how_long(ana_browser, client):
    typed = {"meeting": "showing", "place": "9 Oak St", "people": "Mia", "minutes": "0:45", "text": "Liked it."}
    response = ana_browser.post(f"/clients/{client.pk}/meeting/", typed, follow=True)
    assert "Showing. 45 min, at 9 Oak St, with Mia Liked it. Ana" in words(response.content.decode())
    assert last_contact(client) == NOW


@pytest.mark.parametrize("typed", [{}, {"meeting": "party"}, {"meeting": "video", "place": "x" * 201}])
def test_a_meeting_of_no_kind_is_refused(ana_browser, client, typed):
    assert ana_browser.post(f"/clients/{client.pk}/meeting/", typed).status_code == 422
    assert not Conversation.objects.exists()


@pytest.mark.parametrize("kind", ["text", "meeting"])
def test_another_agent_gets_404_and_get_leads_to_the_form(ana_browser, ben_browser, client, kind):
    assert ben_browser.post(f"/clients/{client.pk}/{kind}/", {"text": "x"}).status_code == 404
    response = ana_browser.get(f"/clients/{client.pk}/{kind}/")
    assert response.url == f"/clients/{client.pk}/?log={kind}#log"
    assert find(ana_browser.get(response.url).content.decode(), "[name=log][checked]")["value"] == kind


@pytest.mark.parametrize("filter", ["texts", "meetings", "calls", "files", "notes", "changes"])
def test_each_has_a_filter_of_its_own(ana_browser, client, ana, filter):
    Conversation.log(client, "call", by=ana, outcome="busy", text="A call")
    Conversation.log(client, "text", by=ana, direction="outgoing", text="A text")
    Conversation.log(client, "meeting", by=ana, meeting="video", text="A meeting")
    page = words(ana_browser.get(f"/clients/{client.pk}/?show={filter}").content.decode())
    assert [each for each in ("A call", "A text", "A meeting") if each in page] == {
        "calls": ["A call"],
        "texts": ["A text"],
        "meetings": ["A meeting"],
    }.get(filter, [])


# --- a text that is a reply ---


def test_a_reply_stops_the_follow_ups_and_undo_brings_them_back(office, ana_browser, client, make_task):
    task = make_task(client, scheduled_for=NOW + timedelta(days=1))
    typed = {"direction": "incoming", "text": "Yes!", "is_reply": "on"}
    response = ana_browser.post(f"/clients/{client.pk}/text/", typed)
    assert said(response) == ["Logged the text. 1 follow-up stopped."]
    task.refresh_from_db()
    assert (task.status, last_contact(client), client.replied_at) == (Task.Status.CANCELLED, NOW, NOW)
    ana_browser.post(undo_of(response)[0])
    task.refresh_from_db()
    assert (task.status, last_contact(client), client.replied_at) == (Task.Status.PENDING, BEFORE, None)


@pytest.mark.parametrize(
    "typed", [{"direction": "incoming"}, {"direction": "outgoing", "is_reply": "on"}], ids=["not ticked", "sent"]
)
def test_other_texts_stop_nothing(office, ana_browser, client, make_task, typed):
    task = make_task(client, scheduled_for=NOW + timedelta(days=1))
    ana_browser.post(f"/clients/{client.pk}/text/", {"text": "Yes!"} | typed)
    task.refresh_from_db()
    assert task.status == Task.Status.PENDING and not Activity.objects.filter(kind="reply").exists()


def test_the_same_reply_sent_twice_is_one(office, ana_browser, client):
    for _ in range(2):
        ana_browser.post(
            f"/clients/{client.pk}/text/", {"direction": "incoming", "text": "Yes!", "is_reply": "on"}, headers=HTMX
        )
    assert Activity.objects.filter(kind="reply").count() == Conversation.objects.count() == 1


def test_to_delete_it_later_leaves_the_reply(office, ana_browser, client, make_task):
    task = make_task(client, scheduled_for=NOW + timedelta(days=1))
    ana_browser.post(f"/clients/{client.pk}/text/", {"direction": "incoming", "text": "Yes!", "is_reply": "on"})
    text = Conversation.objects.get()
    response = ana_browser.post(f"/clients/{client.pk}/conversations/{text.pk}/delete/", headers=HTMX)
    task.refresh_from_db()
    assert toast(response)["text"] == "Text deleted." and task.status == Task.Status.CANCELLED


# --- elsewhere ---


def test_lists_name_the_last_one_that_stands(client, ana, clock):
    def word():
        return last_touches([client], NOW)[client.pk].word

    Conversation.log(client, "text", by=ana, direction="outgoing", text="Hi")
    clock.shift(timedelta(minutes=1))
    meeting = Conversation.log(client, "meeting", by=ana, meeting="showing")
    assert word() == "Met"
    meeting.delete_softly(by=ana)
    assert word() == "Texted"
    meeting.restore(by=ana)
    assert word() == "Met"


def test_the_ai_is_told_what_was_said_unless_it_is_kept_from_it(office, client, ana, make_task, clock):
    Conversation.log(client, "text", by=ana, direction="incoming", text="Saturday works", is_kept_from_ai=True)
    clock.shift(timedelta(minutes=1))
    Conversation.log(client, "meeting", by=ana, meeting="showing", place="9 Oak St", minutes=45, text="Liked it")
    clock.shift(timedelta(minutes=1))
    Conversation.log(client, "call", by=ana, outcome="voicemail", direction="outgoing").delete_softly(by=ana)
    talks = brief_of(Task.objects.select_related("client__agent").get(pk=make_task(client).pk)).talks
    assert [(each.what, each.note) for each in talks] == [("Meeting, showing, 45 min", "Liked it. 9 Oak St")]
