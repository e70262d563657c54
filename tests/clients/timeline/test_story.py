"""Calls, texts, meetings and files are found by what they are now, and counted once."""

from datetime import timedelta

import pytest

from clients.models import ClientFile, Conversation
from clients.timeline import Timeline
from followups.display.entries.meanings import meanings_of
from tests.clients.timeline.conftest import NOW
from tests.html import find_all, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(client, ana):
    def log(kind, text="The roof", **facts):
        outcome = {"outcome": "reached"} if kind == "call" else {}
        return Conversation.log(client, kind, by=ana, text=text, **outcome | facts)

    return log


def counted(client, search=""):
    months = Timeline(client, search=search, meanings_of=meanings_of).months()
    return sum(month.count for found in months.values() for month in found)


@pytest.mark.parametrize("kind", ["call", "text", "meeting"])
def test_is_found_by_what_was_said_where_and_with_whom(ana_browser, client, log, search, kind):
    log(kind, place="418 Alder Court", people="José")
    for typed in ("roof", "alder", "jose"):
        assert search(typed) == search(typed, f"{kind}s") == [kind] and search(typed, "changes") == []
        assert find_all(ana_browser.get(f"/clients/{client.pk}/", {"q": typed}), "#events mark")


def test_is_found_by_how_it_went(log, search):
    log("call", "", outcome="voicemail", direction="incoming")
    log("text", "", direction="incoming")
    log("meeting", "", meeting="open_house")
    assert search("voicemail") == search("called") == ["call"]
    assert search("received") == ["text"] and search("house") == ["meeting"]
    assert search("open_house") == search("incoming") == search("conversation") == search("sent") == []


def test_what_was_edited_is_found_as_it_is_now_and_counted_once(client, log, search, ana):
    client.activities.all().delete()
    call = log("call")
    facts = {name: getattr(call, name) for name in ("direction", "outcome", "minutes", "place", "people")}
    call.edit(by=ana, is_kept_from_ai=False, text="The garden", occurred_at=call.occurred_at, **facts)
    assert search("roof") == [] and search("garden") == ["call"]
    assert counted(client) == counted(client, "garden") == len(Timeline(client).events) == 1
    call.delete_softly(by=ana)
    assert search("garden") == [] and counted(client) == len(Timeline(client).events) == 1


def test_a_page_is_full_without_what_shows_nothing(client, log):
    client.activities.all().delete()
    for number in range(60):
        log("text", f"Text {number}", occurred_at=NOW - timedelta(hours=number))
    newest = Conversation.objects.order_by("-occurred_at").values_list("pk", flat=True)[:5]
    Conversation.objects.filter(pk__in=list(newest)).update(deleted_at=NOW)
    timeline = Timeline(client)
    assert len(timeline.events) == 50 and timeline.has_older and counted(client) == 55


def test_a_file_is_found_by_its_name_until_it_is_deleted(ana_browser, client, happen, search, ana):
    more = {"size": 9, "path": "x", "sha256": "x"}
    file = ClientFile.objects.create(client=client, agent=ana, name="Inspection résumé.pdf", **more)
    happen("file", file=file.pk, name=file.name)
    assert search("resume") == search("inspection", "files") == ["file"] and search("added") == []
    marks = find_all(ana_browser.get(f"/clients/{client.pk}/", {"q": "resume"}), "#events mark")
    assert [words(mark) for mark in marks] == ["résumé"]
    ClientFile.objects.update(deleted_at=NOW)
    assert search("inspection") == [] and counted(client, "inspection") == 0
