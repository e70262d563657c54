"""The timeline of /clients/<id>/: how events are told, filters, and what is older."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import pytest
import time_machine

from clients.models import Activity
from clients.timeline import Timeline, place_of
from emails.models import EmailLog
from followups.display.reasons import in_words as reason_in_words
from followups.display.timeline import entries
from followups.models import Reason, Task, Why
from lists.paging import PageStart
from tests.followups.actions import HTMX
from tests.html import find, words

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(make_client):
    return make_client()


HELD = {"event": "held", "step": "Week 1", "reason": {"code": "no_postal_address"}}
STOPPED = {"event": "cancelled", "step": "Week 2", "reason": {"code": "do_not_email", "ledger": "bounced"}}


@pytest.mark.parametrize(
    ("kind", "data", "key", "rest"),
    [
        ("held", HELD, "Week 1 held:", "the office has no postal address. Add it in Settings"),
        ("task", STOPPED, "Week 2 canceled:", "do not email: the address bounced"),
        ("task", {"event": "cancelled", "step": "Day 3"}, "Day 3 canceled", ""),
        (
            "task",
            {"event": "rescheduled", "step": "Day 3", "to": "2026-11-28T17:00Z"},
            "Day 3 moved",
            "to Nov 28, 5:00 PM",
        ),
        ("task", {"event": "skipped", "step": "Week 2"}, "Week 2 skipped", ""),
        (
            "task",
            {"event": "planned", "step": "Custom", "to": "2026-11-28T17:00+00:00", "about": "the loft"},
            "Custom planned",
            "for Nov 28, 5:00 PM: the loft",
        ),
        ("reply", {"note": "call me"}, "Replied:", "call me"),
        ("reply", {"note": ""}, "Replied", ""),
        ("reply", {"event": "taken_back"}, "Reply undone", ""),
        ("call", {"outcome": "wrong_number", "note": "A bakery"}, "Call, wrong number.", "A bakery"),
        ("call", {"event": "taken_back", "call": 7}, "Call undone", ""),
        ("opened", {"subject": "Hello: you"}, "Opened", "“Hello: you”"),
        ("bounced", {"event": "dropped", "subject": "Hello"}, "Not delivered:", "“Hello”"),
        ("unsubscribed", {"event": "link", "subject": "Hello"}, "Unsubscribed", "with the link in “Hello”"),
        ("plan", {"planned": 5, "without": []}, "5 follow-ups planned", ""),
        ("plan", {"planned": 1, "without": ["Day 1", "Week 2"]}, "1 follow-up planned,", "without Day 1, Week 2"),
        ("edited", {"fields": ["email", "sending_mode"]}, "Edited:", "email, sending mode"),
        ("edited", {"field": "phone", "before": "", "after": "1"}, "Phone added:", "“1”"),
        (
            "edited",
            {"field": "property_type", "before": "land", "after": "other"},
            "Type",
            "changed from “Land” to “Other”",
        ),
        ("edited", {"field": "agent", "before": "1", "after": "", "was": "Ana", "now": ""}, "Agent removed:", "“Ana”"),
        ("edited", {"field": "custom", "before": {"A": 1}, "after": {"B": 2}}, "A", "renamed to B, now “2”"),
        ("edited", {"field": "notes", "before": "a", "after": "b"}, "Notes", "changed"),
        ("edited", {"event": "do_not_email"}, "Marked as do not email", ""),
        ("created", {"event": "imported", "file": "people.csv"}, "Imported", "from people.csv"),
        ("failed", {"subject": "Hello", "error": "refused"}, "Not sent:", "“Hello”: refused"),
        (
            "unconfirmed",
            {"subject": "Hi", "error": "time-out"},
            "Unconfirmed:",
            "we can't confirm “Hi” arrived: time-out. We don't resend it automatically.",
        ),
        ("note", {"note": "Likes gardens"}, "", "Likes gardens"),
        ("task", {"words": "Day 3 moved to Nov 28, 9:00 AM"}, "", "Day 3 moved to Nov 28, 9:00 AM"),
    ],
)
def test_the_key_word_comes_first(client, kind, data, key, rest):
    client.record(kind, **data)
    (entry,) = entries(Timeline(client).events, {})
    assert (entry.key, entry.rest) == (key, rest)


@pytest.mark.parametrize("kind", Activity.Kind.values)
def test_an_event_without_facts_is_told_all_the_same(ana_browser, client, kind):
    """SQL may write what it likes."""
    client.record(kind)
    assert ana_browser.get(f"/clients/{client.pk}/").status_code == 200


@pytest.mark.parametrize("code", Reason)
def test_every_reason_has_its_words_with_and_without_facts(code):
    assert reason_in_words(Why.of(code, words="x", error="y")) or code == Reason.OTHER
    assert isinstance(reason_in_words(Why.of(code)), str)


def test_a_stage_names_both_and_who(ana_browser, ana, client):
    client.move_to("negotiating", by=ana)
    page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    assert "<strong>Stage</strong> Lead to Negotiating, by Ana" in page


def click(url, **more):
    return {"event": "click", "timestamp": int(NOW.timestamp()), "url": url, **more}


@pytest.mark.parametrize(
    ("events", "said", "word"),
    [
        ([], "Clicked a link in “A closer look”", "Clicked"),
        (["odd", {"event": "open"}, 7], "Clicked a link in “A closer look”", "Clicked"),
        (
            [click("https://www.cedarmain.example/alder/?q=1")],
            "Clicked cedarmain.example/alder",
            "Clicked",
        ),
        (
            [click("https://a.example/b"), click("https://a.example/b")],
            "Clicked a.example/b, 2 clicks so far",
            "Clicked twice",
        ),
        (
            [click("https://a.example/b"), click("https://a.example/c"), click("https://a.example/b")],
            "Clicked a.example/b and 1 other link, 3 clicks so far",
            "Clicked 3 times",
        ),
        (
            [click("https://a.example/b", useragent="python-requests/2"), click("https://a.example/c")],
            "Clicked a.example/c",
            "Clicked",
        ),
        ([click("https://[broken")], "Clicked https://[broken", "Clicked"),
        ([click("<script>")], "Clicked <script>", "Clicked"),
    ],
)
def test_a_click_names_the_link_and_how_often(ana_browser, client, make_task, events, said, word):
    task = make_task(client, followup_type="Day 3")
    log = EmailLog.objects.create(
        client=client, task=task, subject="A closer look", status="click", clicked_at=NOW, webhook_events=events
    )
    Task.objects.filter(pk=task.pk).update(status="completed", email_sent=log, completed_at=NOW)
    client.record("clicked", email=log, subject="A closer look")
    page = ana_browser.get(f"/clients/{client.pk}/")
    event = find(page, "#events .what")
    assert words(event) == f"{said} From Day 3, “A closer look”"
    assert words(find(event, "strong")) in ("Clicked", "Clicked a link")
    assert words(find(page, "#plan .step .word")) == word


@pytest.fixture
def mixed(client, ana):
    for kind in Activity.Kind.values:
        client.record(kind, by=ana, words=f"{kind} happened")
    return client


@pytest.mark.parametrize(
    ("show", "shown", "hidden"),
    [
        ("", ["call", "stage", "opened"], []),
        ("emails", ["sent", "opened", "clicked", "unsubscribed", "reply"], ["call", "stage", "created"]),
        ("calls", ["call"], ["stage", "opened"]),
        ("changes", ["stage", "created", "task", "held", "note"], ["call", "sent"]),
        ("nonsense", ["call", "stage", "opened"], []),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_filters(ana_browser, mixed, show, shown, hidden, headers):
    where = "timeline/" if headers else ""
    page = ana_browser.get(f"/clients/{mixed.pk}/{where}?show={show}", headers=headers)
    events = words(find(page, "ol.timeline"))
    for kind in shown:
        assert f"{kind} happened" in events
    for kind in hidden:
        assert f"{kind} happened" not in events
    assert ("<html" in page.content.decode()) == (not headers)


def test_every_event_is_in_one_of_the_filters(mixed):
    parts = [len(Timeline(mixed, show).events) for show in ("emails", "calls", "texts", "meetings", "files", "changes")]
    assert sum(parts) == len(Timeline(mixed).events) == len(Activity.Kind.values)


def test_a_filter_without_events_says_what_belongs_there(ana_browser, client):
    for show, said in (("calls", "No calls logged yet"), ("emails", "No emails yet"), ("", "Nothing has happened")):
        assert said in ana_browser.get(f"/clients/{client.pk}/?show={show}").content.decode()


def test_older_ones_follow_by_key_each_once(ana_browser, client):
    # Twelve at each moment: the key must tell those apart too.
    for number in range(120):
        row = client.record("note", note=f"Note {number:03}")
        Activity.objects.filter(pk=row.pk).update(occurred_at=NOW - timedelta(minutes=number // 12))
    url, seen = f"/clients/{client.pk}/timeline/?show=", []
    while url:
        page = ana_browser.get(url, headers=HTMX).content.decode()
        seen += re.findall(r"Note (\d+)", re.sub(r'data-live="[^"]*"', "", page))
        link = re.search(r'hx-get="([^"]+before=[^"]+)"', page)
        url = link and link[1].replace("&amp;", "&")
    assert sorted(seen) == [f"{number:03}" for number in range(120)]


def test_a_day_is_not_named_again_below_itself(ana_browser, client):
    for number in range(51):
        row = client.record("note", note=f"Note {number}")
        Activity.objects.filter(pk=row.pk).update(occurred_at=NOW - timedelta(minutes=number))
    first = ana_browser.get(f"/clients/{client.pk}/")
    key = parse_qs(find(first, "#events")["data-live-query"])["since"][0]
    more = ana_browser.get(f"/clients/{client.pk}/timeline/?before={key}", headers=HTMX).content.decode()
    assert first.content.decode().count('class="day"') == 1 and 'class="day"' not in more
    alone = ana_browser.get(f"/clients/{client.pk}/?before={key}").content.decode()
    assert "Note 50" in alone and "Newest" in alone


@pytest.mark.parametrize(
    "key",
    [
        "x",
        "-",
        "1-1",
        "W10",
        "bnVsbA",
        str(PageStart((10**20, 1))),
        str(PageStart(("9999-01-01", 1))),
        "\uff11",
        "\x00",
    ],
)
def test_a_key_that_is_none_shows_the_newest_or_an_end(ana_browser, client, key):
    client.record("note", note="Likes gardens")
    for name in ("before", "since"):
        assert ana_browser.get(f"/clients/{client.pk}/", {name: key}).status_code == 200


def test_without_htmx_the_fragments_address_leads_to_the_page(ana_browser, client):
    response = ana_browser.get(f"/clients/{client.pk}/timeline/?show=calls")
    assert response.url == f"/clients/{client.pk}/?show=calls#timeline"


def test_takes_only_get(ana_browser, client):
    assert ana_browser.post(f"/clients/{client.pk}/timeline/").status_code == 405


def test_another_agent_gets_404(ben_browser, client):
    assert ben_browser.get(f"/clients/{client.pk}/timeline/", headers=HTMX).status_code == 404


def test_a_key_is_exact_to_the_microsecond(client):
    moment = datetime(2026, 11, 24, 16, 5, 0, 123457, tzinfo=UTC)
    row = client.record("note", note="One")
    Activity.objects.filter(pk=row.pk).update(occurred_at=moment)
    row.refresh_from_db()
    assert Timeline(client, since=str(place_of(row))).events == [row]
    assert Timeline(client, before=str(place_of(row))).events == []
