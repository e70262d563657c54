"""GET /clients/: orders, pages and totals."""

import base64
import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from clients.models import Client
from emails.models import EmailLog
from followups.models import Task
from tests.clients.listing.pages import names
from tests.html import find


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("", "Young"),
        ("-new", "Ancient"),
        ("name", "Ancient"),
        ("-name", "Young"),
        ("-last", "Middle"),
        ("next", "Middle"),
    ],
)
def test_sorts(ana_browser, make_client, sort, first):
    now = timezone.now()
    for days, name in enumerate(["Young", "Middle", "Ancient"]):
        client = make_client(name=name, created_at=now - timedelta(days=days))
        Task.objects.create(client=client, scheduled_for=now + timedelta(days=(days - 1) ** 2))
        if name == "Middle":
            Client.objects.filter(pk=client.pk).update(last_contacted=now)
    page = ana_browser.get(f"/clients/?sort={sort}").content.decode()
    assert min(["Young", "Middle", "Ancient"], key=lambda name: page.index(f">{name}<")) == first


def test_pages_keep_the_filter_and_show_the_true_total(ana_browser, make_client):
    for number in range(30):
        make_client(name=f"Client {number:02}")
    make_client(name="Other", stage="lost")
    page = ana_browser.get("/clients/?stage=lead&sort=name&page=2").content.decode()
    assert "26 to 30 of 30" in page and "Client 29" in page and "Client 00" not in page
    assert "/clients/?stage=lead&amp;sort=name&amp;before=" in page


@pytest.mark.parametrize(
    "sort",
    [
        sign + name
        for name in ("new", "name", "stage", "property", "last", "next", "mails", "agent")
        for sign in ("", "-")
    ],
)
def test_pages_by_key_show_everybody_once_there_and_back(broker_browser, make_client, ben, sort):
    now = timezone.now()
    for number in range(60):
        client = make_client(
            name=f"Twin {number // 7}",
            stage=["lead", "lost", "closed"][number % 3],
            property_address="Same" if number % 2 else str(number),
            created_at=now - timedelta(days=number // 4),
            last_contacted=now - timedelta(hours=number // 3) if number % 4 else None,
            **({"agent": None} if number % 5 == 0 else {"agent": ben} if number % 5 == 1 else {}),
        )
        if number % 7:
            opened = now if number % 7 < 4 else None
            EmailLog.objects.create(
                client=client, sent_at=now, opened_at=opened, clicked_at=opened if number % 2 else None
            )
        for days in range(number % 3):
            Task.objects.create(client=client, scheduled_for=now + timedelta(days=days + number // 6))

    def follow(text, rel):
        link = re.search(rf'rel="{rel}" href="([^"]+)"', text)
        return link and broker_browser.get(unescape(link[1])).content.decode()

    def ids(text):
        return re.findall(r'name="client" value="(\d+)"', text)

    first = broker_browser.get(f"/clients/?sort={sort}").content.decode()
    second = follow(first, "next")
    third = follow(second, "next")
    assert "26 to 50 of 60" in second and "51 to 60 of 60" in third and follow(third, "next") is None
    seen = ids(first) + ids(second) + ids(third)
    assert len(seen) == len(set(seen)) == 60
    back = follow(third, "prev")
    assert ids(back) == ids(second) and "26 to 50 of 60" in back
    back = follow(back, "prev")
    assert ids(back) == ids(first) and follow(back, "prev") is None


@pytest.mark.parametrize(
    "place",
    [
        "",
        "x",
        "WzAsMV0",
        "W10",
        "bnVsbA",
        "WzksMSwiYSIsMV0",
        "WzAsLTEsImEiLDFd",
        "WzAsMSwiYSIsdHJ1ZV0",
        "WzAsMSwiXHUwMDAwIiwxXQ",
        "é",
        "W" * 5000,
        base64.urlsafe_b64encode(json.dumps([0, 1, "a", 2**70]).encode()).decode(),
    ],
)
@pytest.mark.parametrize("sort", ["name", "new"])
def test_a_place_that_nobody_made_is_left_out_and_said(ana_browser, make_client, place, sort):
    make_client()
    for name in ("after", "before"):
        page = ana_browser.get("/clients/", {"sort": sort, name: place})
        assert page.status_code == 200 and "Jonah Whitlock" in page.content.decode()
        assert ("That page doesn’t exist" in page.content.decode()) is bool(place)


@pytest.mark.parametrize("moment", ["infinity", "2026-01-01", "9999-01-01T00:00:00+00:00", "", 5, None])
def test_a_moment_that_no_client_can_have_is_no_place(ana_browser, make_client, moment):
    make_client()
    place = base64.urlsafe_b64encode(json.dumps([0, 1, moment, 1]).encode()).decode()
    assert "That page doesn’t exist" in ana_browser.get("/clients/", {"after": place}).content.decode()


def test_a_page_number_beyond_what_is_read_is_left_out_and_said(ana_browser, make_client):
    make_client()
    for number in ("0", "401", "-1", "9" * 30, "½"):
        assert "That page doesn’t exist" in ana_browser.get(f"/clients/?page={number}").content.decode()


def test_counts_to_ten_thousand(ana_browser, ana, monkeypatch):
    monkeypatch.setattr("clients.views.list.COUNT_TO", 3)
    Client.objects.bulk_create(Client(agent=ana, name=f"C{number}", planned_at=timezone.now()) for number in range(5))
    page = ana_browser.get("/clients/?q=c").content.decode()
    assert "1 to 5 of 3+" in page and "3+ match" in page


def test_emails_go_by_what_the_client_did_with_them(ana_browser, make_client):
    now = timezone.now()
    for name, times in (
        ("Opened", {"sent_at": now, "opened_at": now}),
        ("Nothing sent", {}),
        ("Clicked", {"sent_at": now, "opened_at": now, "clicked_at": now}),
        ("Not opened", {"sent_at": now}),
    ):
        EmailLog.objects.create(client=make_client(name=name), **times)
    order = ["Clicked", "Opened", "Not opened", "Nothing sent"]
    page = ana_browser.get("/clients/?sort=-mails").content.decode()
    assert names(page) == order and find(page, "th.mails")["aria-sort"] == "descending"
    assert names(ana_browser.get("/clients/?sort=mails").content.decode()) == order[::-1]


def test_next_touch_is_the_earliest_and_those_without_come_last(ana_browser, make_client):
    now = timezone.now()
    for name, days in (("Second", (5, 2)), ("None", ()), ("First", (9, 1))):
        client = make_client(name=name)
        for day in days:
            Task.objects.create(client=client, scheduled_for=now + timedelta(days=day))
    assert names(ana_browser.get("/clients/?sort=next").content.decode()) == ["First", "Second", "None"]
    assert names(ana_browser.get("/clients/?sort=-next").content.decode()) == ["Second", "First", "None"]
