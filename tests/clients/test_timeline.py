"""The timeline of /clients/<id>/: how events are told, filters, and what is older."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from clients.models import Activity
from clients.timeline import Timeline, key_of
from emails.models import EmailLog
from followups.models import Task
from tests.followups.actions import HTMX

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(make_client):
    return make_client()


@pytest.mark.parametrize(
    ("kind", "text", "key", "rest"),
    [
        ("held", "Week 1 held: no postal address", "Week 1 held:", "no postal address"),
        ("task", "Day 3 moved to Nov 28, 9:00 AM", "Day 3 moved", "to Nov 28, 9:00 AM"),
        ("task", "Week 2 skipped", "Week 2 skipped", ""),
        ("task", "Custom planned for Nov 28, 9:00 AM: the loft", "Custom planned", "for Nov 28, 9:00 AM: the loft"),
        ("reply", "Replied: call me", "Replied:", "call me"),
        ("call", "Call, wrong number.", "Call, wrong number.", ""),
        ("opened", "Opened “Hello: you”", "Opened", "“Hello: you”"),
        ("plan", "5 follow-ups planned", "5 follow-ups planned", ""),
        ("edited", "Edited: email, phone", "Edited:", "email, phone"),
        ("failed", "“Hello” was not sent: refused", "Not sent:", "“Hello”: refused"),
        ("note", "Likes gardens", "", "Likes gardens"),
        ("note", "", "", ""),
    ],
)
def test_the_key_word_comes_first(client, kind, text, key, rest):
    client.record(kind, text)
    (entry,) = Timeline(client).told({})
    assert (entry.key, entry.rest) == (key, rest)


def test_a_stage_names_both_and_who(ana_browser, ana, client):
    client.move_to("negotiating", by=ana)
    page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    assert "Stage <strong>Lead</strong> to <strong>Negotiating</strong>, by Ana" in page


def click(url, **more):
    return {"event": "click", "timestamp": int(NOW.timestamp()), "url": url, **more}


@pytest.mark.parametrize(
    ("events", "told", "word"),
    [
        ([], "<strong>Clicked a link</strong> in “A closer look”", "Clicked"),
        (["odd", {"event": "open"}, 7], "<strong>Clicked a link</strong> in “A closer look”", "Clicked"),
        (
            [click("https://www.cedarmain.example/alder/?q=1")],
            "<strong>Clicked</strong> cedarmain.example/alder<",
            "Clicked",
        ),
        (
            [click("https://a.example/b"), click("https://a.example/b")],
            "<strong>Clicked</strong> a.example/b, 2 clicks so far",
            "Clicked twice",
        ),
        (
            [click("https://a.example/b"), click("https://a.example/c"), click("https://a.example/b")],
            "<strong>Clicked</strong> a.example/b and 1 other link, 3 clicks so far",
            "Clicked 3 times",
        ),
        (
            [click("https://a.example/b", useragent="python-requests/2"), click("https://a.example/c")],
            "<strong>Clicked</strong> a.example/c<",
            "Clicked",
        ),
        ([click("https://[broken")], "<strong>Clicked", "Clicked"),
        ([click("<script>")], "&lt;script&gt;", "Clicked"),
    ],
)
def test_a_click_names_the_link_and_how_often(ana_browser, client, make_task, events, told, word):
    task = make_task(client, followup_type="Day 3")
    log = EmailLog.objects.create(
        client=client, task=task, subject="A closer look", status="click", clicked_at=NOW, webhook_events=events
    )
    Task.objects.filter(pk=task.pk).update(status="completed", email_sent=log, completed_at=NOW)
    client.record("clicked", "Clicked a link in “A closer look”", email=log)
    page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    assert told in page and "From Day 3, “A closer look”" in page
    assert f'<span class="word">{word}</span>' in page


@pytest.fixture
def mixed(client, ana):
    for kind in Activity.Kind.values:
        client.record(kind, f"{kind} happened", by=ana)
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
    page = ana_browser.get(f"/clients/{mixed.pk}/{where}?show={show}", headers=headers).content.decode()
    events = page[page.index('<ol class="timeline"') :]
    for kind in shown:
        assert f"{kind} happened" in re.sub("<[^>]+>", "", events)
    for kind in hidden:
        assert f"{kind} happened" not in re.sub("<[^>]+>", "", events)
    assert ("<html" in page) == (not headers)


def test_every_event_is_in_one_of_the_filters(mixed):
    parts = [len(Timeline(mixed, show).events) for show in ("emails", "calls", "changes")]
    assert sum(parts) == len(Timeline(mixed).events) == len(Activity.Kind.values)


def test_a_filter_without_events_says_what_belongs_there(ana_browser, client):
    for show, words in (("calls", "No calls logged yet"), ("emails", "No emails yet"), ("", "Nothing has happened")):
        assert words in ana_browser.get(f"/clients/{client.pk}/?show={show}").content.decode()


def test_older_ones_follow_by_key_each_once(ana_browser, client):
    # Twelve at each moment: the key must tell those apart too.
    for number in range(120):
        row = client.record("note", f"Note {number:03}")
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
        row = client.record("note", f"Note {number}")
        Activity.objects.filter(pk=row.pk).update(occurred_at=NOW - timedelta(minutes=number))
    first = ana_browser.get(f"/clients/{client.pk}/")
    key = first.context["timeline"].last_key
    more = ana_browser.get(f"/clients/{client.pk}/timeline/?before={key}", headers=HTMX).content.decode()
    assert first.content.decode().count('class="day"') == 1 and 'class="day"' not in more
    alone = ana_browser.get(f"/clients/{client.pk}/?before={key}").content.decode()
    assert "Note 50" in alone and "Newest" in alone


@pytest.mark.parametrize(
    "key", ["x", "-", "1-", "9" * 40 + "-1", "1-" + "9" * 40, "9999999999999999-1", "\uff11-\uff11", "\x00"]
)
def test_a_key_that_is_none_shows_the_newest_or_an_end(ana_browser, client, key):
    client.record("note", "Likes gardens")
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
    row = client.record("note", "One")
    Activity.objects.filter(pk=row.pk).update(occurred_at=moment)
    row.refresh_from_db()
    assert Timeline(client, since=key_of(row)).events == [row]
    assert Timeline(client, before=key_of(row)).events == []
