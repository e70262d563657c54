"""Jumping to a month: which ones there are, in the agent's time zone, and what is shown from one's end downwards."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from clients.months import Month
from clients.timeline import Timeline
from followups.display.entries.meanings import meanings_of
from tests.clients.timeline.conftest import NOW
from tests.followups.actions import HTMX
from tests.html import find, find_all, words

pytestmark = pytest.mark.django_db

MADRID = "Europe/Madrid"
"""One hour before UTC in winter, two in summer."""


def counts(client, *asked, **more):
    years = Timeline(client, *asked, meanings_of=meanings_of, **more).months()
    return [(year, [(month.number, month.count) for month in found]) for year, found in years.items()]


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "1969-12", "2200-01", "\uff12026-01", "2026-1", "x\x00"]
)
def test_what_is_no_month_shows_the_newest(ana_browser, client, write, text):
    assert Month.read(text) is None
    write("Hello")
    assert "Hello" in words(find(ana_browser.get(f"/clients/{client.pk}/", {"month": text}), "#events"))


@pytest.mark.parametrize(
    ("zone", "month", "end"),
    [
        ("UTC", "2026-11", datetime(2026, 12, 1, tzinfo=UTC)),
        ("UTC", "2026-12", datetime(2027, 1, 1, tzinfo=UTC)),
        ("UTC", "2024-02", datetime(2024, 3, 1, tzinfo=UTC)),
        (MADRID, "2026-03", datetime(2026, 3, 31, 22, tzinfo=UTC)),
        (MADRID, "2026-10", datetime(2026, 10, 31, 23, tzinfo=UTC)),
        ("America/Los_Angeles", "2199-12", datetime(2200, 1, 1, 8, tzinfo=UTC)),
    ],
)
def test_a_month_ends_with_the_agents_midnight(zone, month, end):
    with timezone.override(ZoneInfo(zone)):
        assert Month.read(month).end == end


def test_the_months_are_counted_in_the_agents_zone_by_year(client, happen, write):
    client.activities.all().delete()
    for moment in ("2025-12-31T22:59", "2025-12-31T23:00", "2026-03-31T21:59", "2026-03-31T22:00", "2026-10-31T22:59"):
        at = datetime.fromisoformat(f"{moment}+00:00")
        happen("reply", at)
        write("note", at)
    happen("reply", datetime(2026, 10, 31, 23, tzinfo=UTC))
    with timezone.override(ZoneInfo(MADRID)):
        assert counts(client) == [(2026, [(11, 1), (10, 2), (4, 2), (3, 2), (1, 2)]), (2025, [(12, 2)])]
        shown = Timeline(client, month="2026-03").events
        assert shown[0].occurred_at == datetime(2026, 3, 31, 21, 59, tzinfo=UTC) and len(shown) == 6
    assert counts(client) == [(2026, [(10, 3), (3, 4)]), (2025, [(12, 4)])]


def test_they_are_those_of_the_filter_and_the_search(client, happen, write):
    client.activities.all().delete()
    happen("reply", note="The roof")
    happen("reply", NOW - timedelta(days=40), note="The garden")
    happen("call", NOW - timedelta(days=80), outcome="reached", note="The roof")
    write("A roof", NOW - timedelta(days=120), pinned_at=NOW)
    write("Deleted roof", deleted_at=NOW)
    assert counts(client) == [(2026, [(11, 1), (10, 1), (9, 1), (7, 1)])]
    assert counts(client, search="roof") == [(2026, [(11, 1), (9, 1), (7, 1)])]
    assert counts(client, "emails") == [(2026, [(11, 1), (10, 1)])]
    assert counts(client, "notes") == counts(client, "notes", search="roof") == [(2026, [(7, 1)])]
    assert counts(client, "calls", search="garden") == counts(client, "changes") == []
    assert counts(client, month="2026-09") == counts(client)


def test_what_happened_at_its_end_is_of_the_next_one(client, happen, write):
    client.activities.all().delete()
    end = datetime(2026, 11, 1, tzinfo=UTC)
    happen("reply", end)
    write("at its end", end)
    happen("reply", end - timedelta(microseconds=1))
    assert [each.occurred_at for each in Timeline(client, month="2026-10").events] == [end - timedelta(microseconds=1)]


@pytest.fixture
def year(happen, write, client):
    """An entry every other day for a year, and a pinned note in July."""
    for number in range(180):
        happen("reply", NOW - timedelta(days=2 * number), note=f"Reply {number:03}")
    write("Pinned in July", datetime(2026, 7, 31, 12, tzinfo=UTC), pinned_at=NOW)
    return client


def test_with_one_page_there_is_no_list(ana_browser, client, write):
    write("Hello")
    assert not find_all(ana_browser.get(f"/clients/{client.pk}/"), "#months")


def test_the_list_is_asked_for_when_it_is_opened(ana_browser, year):
    page = ana_browser.get(f"/clients/{year.pk}/", {"q": "reply"})
    months = find(page, "#months")
    assert not find_all(months, "nav") and months.get("open") is None
    answer = ana_browser.get(months["hx-get"], headers=HTMX | {"HX-Target": "months-bar"})
    assert [words(year) for year in find_all(answer, "nav h3")] == ["2026", "2025"]
    assert find(answer, "#months").get("open") is not None
    assert words(find_all(answer, "nav li")[0]) == "Nov 12"
    link = find_all(answer, "nav a")[0]
    asked = link["href"]
    assert "q=reply" in asked and "month=2026-11" in asked
    assert link["hx-push-url"] == asked


def test_without_javascript_a_link_shows_it(ana_browser, year):
    link = find(ana_browser.get(f"/clients/{year.pk}/"), "#months > a")
    page = ana_browser.get(f"/clients/{year.pk}/{link['href']}")
    chosen = next(each for each in find_all(page, "#months nav a") if "month=2026-07" in each["href"])
    page = ana_browser.get(f"/clients/{year.pk}/{chosen['href']}")
    assert words(find_all(page, "#events .day")[0]).startswith("Friday, Jul 31")
    assert "Pinned in July" in words(find(page, "#events")) and not find_all(page, "#pinned .note")
    assert "Up to July 2026" in words(find(page, "#months-bar"))
    newest = ana_browser.get(f"/clients/{year.pk}/{find(page, '#newest')['href']}")
    assert words(find_all(newest, "#events .day")[0]) == "Today" and "Pinned in July" in words(find(newest, "#pinned"))


def test_older_goes_on_from_there_each_once(ana_browser, year):
    first = ana_browser.get(f"/clients/{year.pk}/", {"month": "2026-07"})
    seen = [words(each) for each in find_all(first, "#events .event")]
    link = find_all(first, "#older-link")
    while link:
        page = ana_browser.get(link[0]["hx-get"], headers=HTMX)
        assert not find_all(page, "#months-bar")
        seen += [words(each) for each in find_all(page, ".event")]
        link = find_all(page, "#older-link")
    assert len(seen) == len(set(seen)) == 1 + year.activities.filter(occurred_at__lt=Month.read("2026-07").end).count()
    plain = ana_browser.get(f"/clients/{year.pk}/{find(first, '#older-link')['href']}")
    assert find_all(plain, "#newest") and "month=2026-07" in find(plain, "#older-link")["href"]


def test_filter_search_and_month_keep_each_other(ana_browser, year):
    page = ana_browser.get(f"/clients/{year.pk}/", {"month": "2026-07", "q": "reply", "show": "emails"})
    assert {"month=2026-07", "q=reply"} <= set(find(page, "#show-calls")["href"].strip("?").split("#")[0].split("&"))
    hidden = {each["name"]: each["value"] for each in find_all(page, "#search-timeline input[type=hidden]")}
    assert hidden == {"show": "emails", "month": "2026-07"}
    shown_as = {each["name"]: each["value"] for each in find_all(page, "#shown-as input")}
    assert shown_as == {"show": "emails", "q": "reply", "month": "2026-07"}


def test_live_stays_in_the_month(ana_browser, year, happen):
    query = find(ana_browser.get(f"/clients/{year.pk}/", {"month": "2026-07"}), "#events")["data-live-query"]
    happen("reply", datetime(2026, 7, 20, tzinfo=UTC), note="Came late")
    happen("reply", note="New")
    said = words(find(ana_browser.get(f"/clients/{year.pk}/live/?{query}"), "#events"))
    assert "Came late" in said and "New" not in said.split()


def test_a_note_that_is_added_is_said_where_it_is_not_in_sight(ana_browser, year):
    shown = {"text": "Hello", "show": "", "q": "", "month": "2026-07"}
    answer = ana_browser.post(f"/clients/{year.pk}/notes/", shown, headers=HTMX)
    assert "Note added." in answer.headers["HX-Trigger"]
    assert words(find_all(answer, ".day")[0]).startswith("Friday, Jul 31")
