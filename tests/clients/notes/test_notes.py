"""Notes on a client's timeline: added, changed, pinned, searched, kept from the AI, deleted."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from clients.models import Activity, Note
from clients.models.note import MOST_PINNED
from tests.followups.actions import HTMX
from tests.html import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(make_client):
    return make_client()


@pytest.fixture
def note(client, ana):
    return Note.add(client, "Prefers calls after 4 PM.", by=ana)


def page_of(browser, client, query=""):
    return browser.get(f"/clients/{client.pk}/{query}").content.decode()


def test_is_added_and_is_on_the_timeline_with_who_and_when(ana_browser, ana, client):
    address = f"/clients/{client.pk}/notes/"
    page = ana_browser.post(address, {"text": "Wants to see it\r\nin August.", "kept_from_ai": ""}, follow=True)
    note = Note.objects.get()
    assert (note.text, note.agent, note.is_kept_from_ai) == ("Wants to see it\nin August.", ana, False)
    assert "Wants to see it\nin August." in page.content.decode() and f'id="note-{note.pk}"' in page.content.decode()
    assert "Ana" in words(page.content.decode())
    before = client.notes
    client.refresh_from_db()
    assert (client.notes, client.last_contacted) == (before, None)


def test_htmx_gets_the_empty_form_and_the_timeline(ana_browser, client):
    response = ana_browser.post(f"/clients/{client.pk}/notes/", {"text": "Has a dog.", "show": "notes"}, headers=HTMX)
    text = response.content.decode()
    assert '<div id="shown" hx-swap-oob="innerHTML">' in text and text.count("Has a dog.") == 2  # said to a reader, too
    assert "HX-Trigger" not in response.headers
    hidden = ana_browser.post(f"/clients/{client.pk}/notes/", {"text": "Has a cat.", "show": "emails"}, headers=HTMX)
    assert "Has a cat." not in hidden.content.decode() and "Note added." in hidden.headers["HX-Trigger"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("  ", "Write the note first."),
        ("x" * 5001, "Use at most 5000 characters (now 5001)."),
        ("a\x00", "can’t be saved"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(ana_browser, client, text, error):
    for headers in ({}, HTMX):
        response = ana_browser.post(
            f"/clients/{client.pk}/notes/", {"text": text, "kept_from_ai": "on"}, headers=headers
        )
        page = response.content.decode()
        assert response.status_code == 422 and error in page and (text.strip("\x00") in page or not text.strip())
        assert 'name="kept_from_ai" checked' in page
    assert not Note.objects.exists()


def test_the_same_form_twice_is_one_note(ana_browser, client):
    for _ in range(2):
        ana_browser.post(f"/clients/{client.pk}/notes/", {"text": "Has a dog."})
    assert Note.objects.count() == 1
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=2)):
        ana_browser.post(f"/clients/{client.pk}/notes/", {"text": "Has a dog."})
    assert Note.objects.count() == 2


def test_is_edited_with_its_history(ana_browser, broker_browser, ana, broker, client, note):
    address = f"/clients/{client.pk}/notes/{note.pk}/edit/"
    assert "Prefers calls after 4 PM." in ana_browser.get(address).content.decode()
    broker_browser.post(address, {"text": "Prefers calls after 5 PM.", "was": note.text})
    ana_browser.post(address, {"text": "Prefers texts.", "was": "Prefers calls after 5 PM."})
    note.refresh_from_db()
    assert (note.text, note.edited_by) == ("Prefers texts.", ana)
    assert [(each.text, each.by) for each in note.versions.all()] == [
        ("Prefers calls after 5 PM.", broker),
        ("Prefers calls after 4 PM.", ana),
    ]
    assert note.versions.last().at == note.created_at
    assert "edited by Ana, 3 versions" in words(page_of(ana_browser, client))
    history = words(ana_browser.get(f"/clients/{client.pk}/notes/{note.pk}/").content.decode())
    assert history.index("Prefers texts.") < history.index("after 5 PM") < history.index("after 4 PM")


def test_htmx_edits_it_in_its_place(ana_browser, client, note):
    address = f"/clients/{client.pk}/notes/{note.pk}/edit/"
    form = ana_browser.get(address, headers=HTMX).content.decode()
    assert form.strip().startswith("<li") and "data-fact" in form
    response = ana_browser.post(address, {"text": "Prefers texts.", "was": note.text}, headers=HTMX)
    assert response.content.decode().strip().startswith("<li") and "2 versions" in words(response.content.decode())
    assert "edited" in response.headers["HX-Trigger"]
    assert ana_browser.post(address, {"text": " ", "was": "Prefers texts."}, headers=HTMX).status_code == 422
    same = ana_browser.post(address, {"text": "Prefers texts.", "was": "Prefers texts."}, headers=HTMX)
    assert "HX-Trigger" not in same.headers and note.versions.count() == 1
    assert "Prefers texts." in ana_browser.get(f"/clients/{client.pk}/notes/{note.pk}/", headers=HTMX).content.decode()


def test_two_windows_the_second_sees_what_the_first_one_saved(ana_browser, broker_browser, client, note):
    address, shown = f"/clients/{client.pk}/notes/{note.pk}/edit/", note.text
    broker_browser.post(address, {"text": "Bens words", "was": shown})
    for headers in ({}, HTMX):
        response = ana_browser.post(address, {"text": "Anas words", "was": shown}, headers=headers)
        page = response.content.decode()
        assert response.status_code == 409 and "“Bens words”" in words(page) and "Anas words" in page
        assert 'name="was" value="Bens words"' in page
    note.refresh_from_db()
    assert note.text == "Bens words"
    ana_browser.post(address, {"text": "Anas words", "was": "Bens words"})
    note.refresh_from_db()
    assert note.text == "Anas words" and note.versions.count() == 2


def test_pinned_ones_stand_above_the_timeline(ana_browser, ana, client, note):
    Note.add(client, "Newer", by=ana)
    ana_browser.post(f"/clients/{client.pk}/notes/{note.pk}/pin/")
    page = page_of(ana_browser, client)
    pinned = page[page.index('id="pinned"') : page.index('id="events"')]
    assert "after 4 PM" in pinned and "Newer" not in pinned and page.count(f'id="note-{note.pk}"') == 1
    response = ana_browser.post(f"/clients/{client.pk}/notes/{note.pk}/unpin/", {"show": "notes"}, headers=HTMX)
    text = response.content.decode()
    assert "after 4 PM" not in text[: text.index('id="events"')] and "Note unpinned." in response.headers["HX-Trigger"]


def test_only_some_can_be_pinned(ana_browser, ana, client, note):
    for number in range(MOST_PINNED):
        assert Note.add(client, f"Note {number}", by=ana).pin()
    page = ana_browser.post(f"/clients/{client.pk}/notes/{note.pk}/pin/", follow=True).content.decode()
    note.refresh_from_db()
    assert "10 notes are pinned. Unpin one first." in page and note.pinned_at is None


def test_is_kept_from_the_ai_and_says_so(ana_browser, client, note):
    assert "Kept from the AI" not in words(page_of(ana_browser, client))
    ana_browser.post(f"/clients/{client.pk}/notes/{note.pk}/keep-from-ai/")
    note.refresh_from_db()
    assert note.is_kept_from_ai and "Kept from the AI" in words(page_of(ana_browser, client))
    address = f"/clients/{client.pk}/notes/{note.pk}/show-to-ai/"
    assert "Kept from the AI" not in words(ana_browser.post(address, headers=HTMX).content.decode())
    note.refresh_from_db()
    assert not note.is_kept_from_ai


def test_is_deleted_with_an_undo(ana_browser, ana, client, note):
    response = ana_browser.post(f"/clients/{client.pk}/notes/{note.pk}/delete/", headers=HTMX)
    assert f"/clients/{client.pk}/notes/{note.pk}/restore/" in response.headers["HX-Trigger"]
    page = page_of(ana_browser, client)
    assert "after 4 PM" not in page and "Note deleted, by Ana" in words(page)
    assert ana_browser.get(f"/clients/{client.pk}/notes/{note.pk}/").status_code == 404
    page = ana_browser.post(f"/clients/{client.pk}/notes/{note.pk}/restore/", follow=True).content.decode()
    assert "after 4 PM" in page and "Note restored" in words(page)
    again = ana_browser.post(f"/clients/{client.pk}/notes/{note.pk}/restore/", follow=True)
    assert "The note was not deleted." in again.content.decode()
    assert client.activities.filter(kind=Activity.Kind.NOTE).count() == 2


def test_another_agents_client_and_another_clients_note_are_not_there(ana_browser, ben, make_client, client, note):
    bens = make_client(agent=ben)
    secret = Note.add(bens, "Secret", by=ben)
    for verb in ("", "edit/", "pin/", "unpin/", "keep-from-ai/", "show-to-ai/", "delete/", "restore/"):
        for pk in (client.pk, bens.pk):
            address = f"/clients/{pk}/notes/{secret.pk}/{verb}"
            for send in (ana_browser.get, ana_browser.post):
                assert send(address, {"text": "x"}).status_code in (404, 405)
    secret.refresh_from_db()
    assert (secret.text, secret.pinned_at, secret.deleted_at, secret.is_kept_from_ai) == ("Secret", None, None, False)


def test_a_page_that_is_open_hears_of_every_change(ana_browser, broker, client):
    address = f"/clients/{client.pk}/live/"

    def is_new(tag):
        return ana_browser.get(address, headers={"If-None-Match": tag})

    tag = ana_browser.get(address).headers["ETag"]
    note = Note.add(client, "From the broker", by=broker)
    changes = [
        lambda: note.edit("Other words", by=broker),
        lambda: note.set_kept_from_ai(True),
        note.pin,
        note.unpin,
        lambda: note.delete_softly(by=broker),
    ]
    answer = is_new(tag)
    assert answer.status_code == 200 and "From the broker" in answer.content.decode()
    for change in changes:
        tag = answer.headers["ETag"]
        assert is_new(tag).status_code == 304
        change()
        answer = is_new(tag)
        assert answer.status_code == 200


def test_what_is_typed_is_never_markup(ana_browser, client):
    ana_browser.post(f"/clients/{client.pk}/notes/", {"text": "<img src=x onerror=alert(1)>"})
    page = page_of(ana_browser, client) + page_of(ana_browser, client, "?show=notes&q=<script>1")
    assert "<img src=x" not in page and "<script>1" not in page
