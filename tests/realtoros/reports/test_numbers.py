"""Every number of the Reports page opens a list that has exactly the rows that it counts."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
import time_machine

from clients.models import Activity, Client
from emails.models import EmailLog
from tests.html import find, find_all, links, parsed, words

# A week after the clocks of the United States went back on Sunday, November 1: that day has 25 hours.
NOW = datetime(2026, 11, 6, 17, 5, tzinfo=UTC)
DIGIT = re.compile(r"\d[\d,]*")
WORDS_ONLY = "header, .page-head, .scale, .tick, .change, .meta, .empty, th"
"""Where digits count no rows: a scale, days, a comparison, how it is counted."""
ZONES = {"ana": "America/Los_Angeles", "broker": "America/New_York"}


@pytest.fixture(autouse=True)
def _frozen():
    with time_machine.travel(NOW, tick=False):
        yield


def number_of(text: str) -> int:
    found = DIGIT.search(text)
    assert found, text
    return int(found[0].replace(",", ""))


def numbers(page) -> list[tuple[str, int]]:
    """Each number of the page that has rows to show, and where it leads. Fails for one that leads nowhere."""
    main = find(parsed(page), "main")  # parts are taken away from it
    found = [(str(bar["href"]), number_of(str(bar["aria-label"]))) for bar in main.select(".bars a")]
    for each in main.select(WORDS_ONLY):
        each.decompose()
    for text in main.find_all(string=DIGIT):
        link = text.find_parent("a")
        if text.strip().endswith("%"):  # the share of another number, which stands beside it
            continue
        if link is None:
            assert number_of(text) == 0, f"{text.strip()!r} opens nothing"
        else:
            found.append((str(link["href"]), number_of(text)))
    return found


def rows_of(browser, url: str) -> list[str]:
    """The ids of all rows, over all pages of the list."""
    page, seen = browser.get(f"{url}&limit=40" if "/emails/" in url else url), []
    assert page.status_code == 200 and not find_all(page, "main [role=alert]"), url
    while True:
        seen += [str(row["id"]) for row in find_all(page, "tr[id^=email-]")]
        seen += [str(box["value"]) for box in find_all(page, "tbody input[name=client]")]
        following = links(page).get("Next")
        if not following:
            return seen
        page = browser.get(following)


@pytest.fixture
def office(ana, ben, make_client):
    """Rows on both sides of every edge that a number has, in each agent's zone."""
    edges = []
    for zone in map(ZoneInfo, ZONES.values()):
        for days in (6, 29, 89):
            first = (NOW.astimezone(zone) - timedelta(days=days)).date()
            edges.append(datetime(first.year, first.month, first.day, tzinfo=zone).astimezone(UTC))
        edges.append(datetime(2026, 11, 1, tzinfo=zone).astimezone(UTC))  # when the long day begins
        edges.append(datetime(2026, 11, 2, tzinfo=zone).astimezone(UTC))  # and ends
    moments = [edge + timedelta(microseconds=by) for edge in edges for by in (-1, 0)]
    moments += [datetime(2026, 11, 1, hour, 30, tzinfo=UTC) for hour in (8, 9)]  # 1:30 AM, and 1:30 AM once more
    mine, bens = make_client(name="Mine"), make_client(agent=ben, name="Of Ben")
    moved, gone = make_client(name="Moved"), make_client(name="Gone", stage="closed")
    unassigned = make_client(agent=None, name="Unassigned", stage="negotiating")
    for at in moments:
        for client in (mine, bens, moved, gone, unassigned):
            EmailLog.objects.create(client=client, status="delivered", sent_at=at)
        Activity.objects.create(client=make_client(name="Left"), kind="unsubscribed", occurred_at=at)
    results = [
        *({"status": "open", "opened_at": NOW}, {"status": "click", "clicked_at": NOW}, {"status": "spamreport"}),
        *({"status": "bounce"}, {"status": "dropped", "retry_owed": True}, {"status": "bounce", "opened_at": NOW}),
        *({"status": "deferred"}, {"status": "sent", "settled_at": NOW}, {"status": "processed", "opened_at": NOW}),
        {"status": "group_unsubscribe"},
    ]
    for result in results:
        for client in (mine, bens, moved, gone):
            EmailLog.objects.create(client=client, sent_at=NOW - timedelta(days=2), **result)
    for status in ("draft", "queued", "sending", "failed", "unconfirmed"):  # never sent, or nobody knows
        EmailLog.objects.create(client=mine, status=status, sent_at=NOW if status == "failed" else None)
    for client in (mine, mine, moved, gone):  # twice is once; those of a deleted client are not listed
        Activity.objects.create(client=client, kind="unsubscribed", occurred_at=NOW - timedelta(days=1))
    Client.objects.filter(pk=moved.pk).update(agent=ben)
    gone.delete_softly()
    for stage in ("lead", "under_contract", "closed", "lost", "closed"):
        make_client(stage=stage)


@pytest.mark.slow
@pytest.mark.parametrize("days", [7, 30, 90])
@pytest.mark.parametrize("who", ["the broker", "the broker, of one agent", "an agent"])
def test_every_number_opens_the_rows_that_it_counts(who, days, office, ana, ana_browser, broker_browser):
    browser = ana_browser if who == "an agent" else broker_browser
    whose = f"&agent={ana.pk}" if who == "the broker, of one agent" else ""
    page = browser.get(f"/reports/?days={days}{whose}")
    found = numbers(page)
    assert len(found) > 20
    wrong = []
    for url in dict.fromkeys(url for url, _ in found):
        rows = rows_of(browser, url)
        wrong += [f"{count} opens {len(rows)}: {url}" for to, count in found if to == url and count != len(rows)]
        wrong += [f"some rows twice: {url}"] if len(set(rows)) != len(rows) else []
        if whose:
            assert parse_qs(urlsplit(url).query)["agent"] == [str(ana.pk)]
    assert wrong == []


def test_the_numbers_are_what_was_planted(office, ana_browser):
    """The list and the report could be wrong alike."""
    page = ana_browser.get("/reports/?days=7")
    tiles = {words(find(tile, ".of")): words(tile) for tile in find_all(page, ".figures > *")}
    # Nine edges of each day's and the week's within it, the two of the hour that comes twice, and the ten results; of
    # two clients, because one was given to Ben.
    assert number_of(tiles["Sent"].removeprefix("Sent")) == 2 * (9 + 2 + 10)
    assert number_of(tiles["Bounced"].removeprefix("Bounced")) == 2 * 3
    assert "6 emails: opened" in tiles["Opened"] and "2 emails: clicked" in tiles["Clicked"]
    long_day = [int(words(cell)) for row in find_all(page, "tbody tr") if "Nov 1" in words(row) for cell in row("td")]
    assert long_day == [2 * (4 + 2), 0, 0]


def test_a_number_that_opens_nothing_is_found():
    assert numbers('<main><p>0</p><p>0.0%</p><a href="/x/">1,204</a></main>') == [("/x/", 1204)]
    with pytest.raises(AssertionError, match="opens nothing"):
        numbers("<main><p>12 replies</p></main>")


def test_a_tile_says_what_it_opens(office, ana_browser):
    titles = [tile["title"] for tile in find_all(ana_browser.get("/reports/?days=7"), ".figures > a")]
    assert "Show 6 emails opened, of those sent Oct 31 to Nov 6" in titles
    assert any(re.fullmatch(r"Show \d+ emails sent Oct 31 to Nov 6", title) for title in titles)
    assert "Show 2 clients closed" in titles


def test_without_any_rows_no_number_is_a_link(ana_browser):
    page = ana_browser.get("/reports/")
    assert numbers(page) == [] and "No emails sent Oct 8 to Nov 6" in words(page)


def test_an_agent_who_opens_a_brokers_link_sees_their_own(office, ana, ben, ana_browser, broker_browser):
    for section, tile in (("emails", "Sent"), ("clients", "Unsubscribed")):
        page = find_all(broker_browser.get(f"/reports/?agent={ana.pk}"), ".figures > a")
        (url,) = [each["href"] for each in page if words(find(each, ".of")) == tile]
        assert url.startswith(f"/{section}/")
        others = url.replace(f"agent={ana.pk}", f"agent={ben.pk}")
        answer = ana_browser.get(others)
        assert "Only a broker can filter by agent" in words(answer) and "Of Ben" not in words(answer)
        assert not find_all(ana_browser.get(url), "main [role=alert]")  # their own name asks for nothing more
