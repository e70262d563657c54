"""Where notes stand on the timeline, the search in them, and what that costs."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from clients.models import Activity, Note, NoteVersion
from clients.notes import NOTES
from clients.timeline import Timeline, place_of
from tests.followups.actions import HTMX

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)


@pytest.fixture
def client(make_client):
    return make_client()


def write(client, text, at=NOW, **more):
    return Note.objects.create(client=client, text=text, created_at=at, **more)


def shown(timeline):
    return [each.text if isinstance(each, Note) else each.data["note"] for each in timeline.events]


@pytest.fixture
def mixed(client):
    """120 events and 120 notes, two of each at every moment."""
    client.activities.all().delete()
    for number in range(120):
        at = NOW + timedelta(minutes=number // 2)
        Activity.objects.create(client=client, kind="note", data={"note": f"event {number}"}, occurred_at=at)
        write(client, f"note {number}", at)
    return client


def test_every_event_and_note_once_over_all_pages(mixed):
    found, before = [], ""
    for _ in range(10):
        page = Timeline(mixed, before=before)
        found += page.events
        before = str(place_of(page.events[-1]))
        if not page.has_older:
            break
    assert len(found) == 240 == len({(type(each), each.pk) for each in found})
    times = [each.occurred_at for each in found]
    assert times == sorted(times, reverse=True)


def test_down_to_a_place_is_what_was_there_and_what_is_new(mixed):
    first = Timeline(mixed)
    write(mixed, "newer", NOW + timedelta(days=1))
    again = Timeline(mixed, since=str(place_of(first.events[-1])))
    assert shown(again) == ["newer", *shown(first)]


def test_filters(mixed):
    write(mixed, "pinned", pinned_at=NOW)
    assert [len(Timeline(mixed, show).events) for show in ("notes", "emails", "calls")] == [50, 0, 0]
    assert all(isinstance(each, Note) for each in Timeline(mixed, "notes").events)
    assert not any(isinstance(each, Note) for each in Timeline(mixed, "changes").events)
    assert [len(Timeline(mixed, show).pinned) for show in ("", "notes", "emails", "changes")] == [1, 1, 0, 0]


@pytest.mark.parametrize("search", ["jose", "JOSÉ", "José garden", "  garden   josé ", "50% off_"])
def test_the_search_folds_accents_and_finds_each_word(client, make_client, search):
    write(client, "Josés wife wants a garden, 50% off_", pinned_at=NOW)
    write(client, "Joe wants a garage, 500 offers")
    write(client, "Deleted: josé, garden, 50% off_", deleted_at=NOW)
    write(make_client(), "Another client: josé, garden, 50% off_")
    assert shown(Timeline(client, "notes", search=search)) == ["Josés wife wants a garden, 50% off_"]


def test_the_page_searches_and_htmx_gets_the_events_alone(ana_browser, client):
    write(client, "Has a dog")
    write(client, "Has a cat")
    page = ana_browser.get(f"/clients/{client.pk}/?show=notes&q=dog").content.decode()
    assert "Has a dog" in page and "Has a cat" not in page and 'value="dog"' in page
    address = f"/clients/{client.pk}/timeline/?show=notes&q="
    headers = HTMX | {"HX-Target": "shown"}
    alone = ana_browser.get(address + "cat", headers=headers).content.decode()
    assert "Has a cat" in alone and "Has a dog" not in alone and "<section" not in alone
    assert "No notes match “bird”." in ana_browser.get(address + "bird", headers=headers).content.decode()


def test_a_page_costs_one_question_whatever_there_is(ana_browser, client, ana, django_assert_num_queries):
    counts = []
    for number in (2, 40):
        for each in range(number):
            note = write(client, f"Note {number} {each}", agent=ana, edited_at=NOW, edited_by=ana)
            NoteVersion.objects.create(note=note, text="Before", by=ana)
        with django_assert_num_queries(12 if number == 2 else 8):  # what is counted is remembered
            counts.append(ana_browser.get(f"/clients/{client.pk}/").content.decode().count("2 versions"))
    assert counts == [2, 42]


def test_it_is_read_by_index(client, make_client):
    for each in (client, make_client()):
        Note.objects.bulk_create(
            Note(client=each, text=f"Note {number}", created_at=NOW + timedelta(minutes=number))
            for number in range(2000)
        )
    values = {"client": client.pk, "most": 51, "words": [], "before": NOW, "before_id": 0, "since": NOW, "since_id": 0}
    values["in_place"] = False
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE notes")
        cursor.execute("EXPLAIN " + NOTES, values)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "ix_notes_client" in plan and "ix_notes_pinned" in plan and "Seq Scan on notes" not in plan


def test_plain_sql_needs_the_client_and_the_text_alone(ana_browser, client):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO notes (client_id, text) VALUES (%s, 'By SQL')", [client.pk])
    assert "By SQL" in ana_browser.get(f"/clients/{client.pk}/").content.decode()
