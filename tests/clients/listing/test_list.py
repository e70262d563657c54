import base64
import json
import re
from datetime import timedelta
from html import unescape
from urllib.parse import unquote_plus

import pytest
from django.core.cache import cache
from django.utils import timezone

from clients.models import Activity, Client
from emails.models import EmailLog, Suppression
from followups.engine.reconcile import make_plan
from followups.models import Reason, Task, Why


def test_lists_the_agents_clients_with_their_next_touch(ana_browser, make_client):
    make_plan(make_client(name="Marcus Oyelaran", email="marcus@example.com").pk)
    page = ana_browser.get("/clients/")
    assert page.status_code == 200
    text = page.content.decode()
    assert "Marcus Oyelaran" in text and "marcus@example.com" in text
    assert "Nothing sent" in text and "Day 1" in text


def test_takes_only_get(ana_browser):
    assert ana_browser.post("/clients/").status_code == 405


def test_another_agent_sees_nothing_of_it_and_the_broker_all(ben_browser, broker_browser, make_client):
    make_client(name="Marcus Oyelaran")
    assert "Marcus Oyelaran" not in ben_browser.get("/clients/").content.decode()
    page = broker_browser.get("/clients/").content.decode()
    assert "Marcus Oyelaran" in page and "Ana Morales" in page


def test_an_unknown_filter_is_left_out_and_said(ana_browser, make_client):
    make_client(name="Marcus Oyelaran")
    page = ana_browser.get("/clients/?stage=married&sort=height&page=many")
    assert page.status_code == 200
    assert "Marcus Oyelaran" in page.content.decode()
    assert "This filter was left out" in page.content.decode()


def test_htmx_gets_the_table_alone(ana_browser, make_client):
    make_client()
    page = ana_browser.get("/clients/?q=jonah", headers={"HX-Request": "true"})
    assert b"<html" not in page.content and b'id="results"' in page.content
    assert b"1 matches" in page.content
    assert "HX-Request" in page.headers["Vary"]


@pytest.mark.parametrize(
    "query", ["WHITLOCK", "jonah.whit", "alder court", "5030142", "503 555 0142", "+(503)-555", "%2B503-555-0142"]
)
@pytest.mark.parametrize("whose", ["ana_browser", "broker_browser"])  # an agent's list is read, the office's looked up
def test_search_finds_by_name_email_address_and_digits(request, make_client, query, whose):
    make_client(phone="503.555.0142" if "5030142" not in query else "(503) 0142")
    make_client(name="Grace Chen", email="grace@example.com", phone="(212) 867-5309", property_address="1 Elm Street")
    page = request.getfixturevalue(whose).get(f"/clients/?q={query}").content.decode()
    assert "Jonah Whitlock" in page and "Grace Chen" not in page


def test_search_without_a_match_offers_the_way_back(ana_browser, make_client):
    make_client()
    assert "Nobody matches" in ana_browser.get("/clients/?q=zebra").content.decode()


def test_filters_by_stage_and_type(ana_browser, make_client):
    make_client(name="Lena Lead", property_type="land")
    make_client(name="Cleo Closed", stage="closed", property_type="land")
    make_client(name="Lars Lead", property_type="other")
    page = ana_browser.get("/clients/?stage=lead&property_type=land").content.decode()
    assert "Lena Lead" in page and "Cleo Closed" not in page and "Lars Lead" not in page


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


def test_deleted_clients_are_gone(ana_browser, make_client):
    make_client().delete_softly()
    assert "No clients yet" in ana_browser.get("/clients/").content.decode()


@pytest.mark.parametrize("query", ["q=client&sort=next", "stage=lead&only=bounced&engagement=clicked&field=a", ""])
def test_asks_the_same_number_of_questions_whatever_the_length(
    ana_browser, broker_browser, make_client, query, django_assert_max_num_queries
):
    for number in range(25):
        client = make_client(name=f"Client {number}")
        make_plan(client.pk)
        task = client.tasks.first()
        log = EmailLog.objects.create(client=client, task=task, status="open", sent_at=timezone.now())
        Task.objects.filter(pk=task.pk).update(status="completed", email_sent=log)
    # One more where a word is looked up in the whole office.
    for browser, most in ((ana_browser, 10), (broker_browser, 11 if "q=" in query else 10)):
        cache.clear()
        with django_assert_max_num_queries(most):
            browser.get(f"/clients/?{query}")


def test_a_page_of_25_is_light(broker_browser, make_client):
    for number in range(25):
        client = make_client(
            name=f"Bartholomew Featherstonehaugh {number}", property_address="1620 Hawthorne Boulevard"
        )
        make_plan(client.pk)
    assert len(broker_browser.get("/clients/?sort=name").content) < 60_000


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("100%", "Percy"),
        ("under_score", "Ursula"),
        ("a\\b", "Bess"),
        ("jonah+alder", "Jonah"),
        ("+1+(503)+555-0142", "Jonah"),
        ("zieli%C5%84ski", "Piotr"),
    ],
)
@pytest.mark.parametrize("whose", ["ana_browser", "broker_browser"])
def test_search_takes_every_sign_as_itself_and_wants_each_word(request, make_client, query, found, whose):
    make_client(name="Jonah Whitlock", phone="+1 503.555.0142")
    for name, address in (
        ("Percy", "100% Street"),
        ("Ursula", "under_score Road"),
        ("Bess", "a\\b Lane"),
        ("Piotr Zieliński", ""),
    ):
        make_client(name=name, property_address=address, phone="", email="")
    browser = request.getfixturevalue(whose)
    page = browser.get("/clients/", {"q": unquote_plus(query)}, headers={"HX-Request": "true"}).content.decode()
    assert names(page) == [
        name for name in ("Jonah Whitlock", "Percy", "Ursula", "Bess", "Piotr Zieliński") if found in name
    ]


def test_search_finds_what_was_changed_by_plain_sql(ana_browser, make_client):
    client = make_client()
    Client.objects.filter(pk=client.pk).update(name="Someone Else")
    assert names(ana_browser.get("/clients/?q=else").content.decode()) == ["Someone Else"]


def names(page):
    return re.findall(r'<a class="name" href="/clients/\d+/">([^<]*)</a>', page)


@pytest.fixture
def several(make_client):
    """One client for each filter to find."""
    now = timezone.now()
    opened = make_client(
        name="Opener", stage="closed", email="o@example.com", custom_fields={"Budget": "High", "Floor": 3}
    )
    clicked = make_client(name="Clicker", stage="negotiating", email="c@example.com", property_type="land")
    make_client(name="Silent", stage="lost", email="s@example.com", created_at=now - timedelta(days=90))
    quiet = make_client(name="Quiet", email="BOUNCED@example.com", created_at=now - timedelta(days=90))
    EmailLog.objects.create(client=opened, status="open", sent_at=now, opened_at=now)
    EmailLog.objects.create(client=clicked, status="click", sent_at=now, opened_at=now, clicked_at=now)
    clicked.record(Activity.Kind.CLICKED)
    opened.activities.create(kind=Activity.Kind.CLICKED, occurred_at=now - timedelta(days=8))
    EmailLog.objects.create(client=quiet, status="bounce", sent_at=now)
    Suppression.add("bounced@example.com", "bounced", "event")
    Task.objects.create(client=clicked, scheduled_for=now + timedelta(days=1))


@pytest.mark.parametrize(
    ("query", "found", "words"),
    [
        ("stage=closed&stage=lost", {"Opener", "Silent"}, "is Closed or Lost"),
        ("stage=closed&stage_is=not", {"Clicker", "Silent", "Quiet"}, "is not Closed"),
        ("property_type=land", {"Clicker"}, "is Land"),
        ("engagement=opened", {"Opener", "Clicker"}, "is Opened"),
        ("engagement=clicked", {"Clicker"}, "is Clicked"),
        ("engagement=clicked-week", {"Clicker"}, "is Clicked this week"),
        ("engagement=bounced", {"Quiet"}, "is Bounced"),
        ("engagement=nothing", {"Silent"}, "is Nothing sent"),
        ("engagement=nothing&engagement=clicked", {"Silent", "Clicker"}, "is Clicked or Nothing sent"),
        ("only=quiet", {"Quiet"}, "Going quiet"),
        ("only=bounced", {"Quiet"}, "Address bounced"),
        ("only=no-next", {"Opener", "Silent", "Quiet"}, "No next touch"),
        ("only=no-next&only=quiet", {"Quiet"}, "No next touch"),
        ("field=Budget&value=high", {"Opener"}, "is high"),
        ("field=Floor&value=3", {"Opener"}, "is 3"),
        ("field=Budget", {"Opener"}, "is filled in"),
        ("q=&stage=&field=&value=x&stage_is=not", {"Opener", "Clicker", "Silent", "Quiet"}, ""),
    ],
)
def test_filters_read_as_sentences(ana_browser, several, query, found, words):
    page = ana_browser.get(f"/clients/?{query}").content.decode()
    assert set(names(page)) == found
    assert f"<b>{words}</b>" in page if words else "chip sentence" not in page


def test_a_sentence_is_taken_away_by_its_link(ana_browser, several):
    page = ana_browser.get("/clients/?stage=closed&stage_is=not&only=quiet&q=quiet").content.decode()
    assert 'href="/clients/?q=quiet&amp;only=quiet" aria-label="Take away: Stage is not Closed"' in page
    assert 'href="/clients/?q=quiet&amp;stage=closed&amp;stage_is=not"' in page


def test_htmx_puts_only_what_was_asked_into_the_address(ana_browser, make_client):
    headers = {"HX-Request": "true"}
    answer = ana_browser.get("/clients/?q=x&stage=&field=&value=&sort=name", headers=headers)
    assert answer.headers["HX-Push-Url"] == "/clients/?q=x&sort=name"


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
        assert ("no such page" in page.content.decode()) is bool(place)


@pytest.mark.parametrize("moment", ["infinity", "2026-01-01", "9999-01-01T00:00:00+00:00", "", 5, None])
def test_a_moment_that_no_client_can_have_is_no_place(ana_browser, make_client, moment):
    make_client()
    place = base64.urlsafe_b64encode(json.dumps([0, 1, moment, 1]).encode()).decode()
    assert "no such page" in ana_browser.get("/clients/", {"after": place}).content.decode()


def test_a_page_number_beyond_what_is_read_is_left_out_and_said(ana_browser, make_client):
    make_client()
    for number in ("0", "401", "-1", "9" * 30, "½"):
        assert "no such page" in ana_browser.get(f"/clients/?page={number}").content.decode()


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
    assert names(page) == order and 'class="mails" aria-sort="descending"' in page
    assert names(ana_browser.get("/clients/?sort=mails").content.decode()) == order[::-1]


def test_next_touch_is_the_earliest_and_those_without_come_last(ana_browser, make_client):
    now = timezone.now()
    for name, days in (("Second", (5, 2)), ("None", ()), ("First", (9, 1))):
        client = make_client(name=name)
        for day in days:
            Task.objects.create(client=client, scheduled_for=now + timedelta(days=day))
    assert names(ana_browser.get("/clients/?sort=next").content.decode()) == ["First", "Second", "None"]
    assert names(ana_browser.get("/clients/?sort=-next").content.decode()) == ["Second", "First", "None"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [("sent", "Sent"), ("call", "Called"), ("reply", "Replied"), ("bounced", "Bounced"), ("edited", "Contacted")],
)
def test_last_touch_says_what_it_was(ana_browser, make_client, kind, words):
    client = make_client(last_contacted=timezone.now() - timedelta(hours=1))
    client.record(kind)
    client.record(Activity.Kind.OPENED)
    page = ana_browser.get("/clients/").content.decode()
    assert f'<td class="last">{words}<span class="sub{" red" if kind == "bounced" else ""}">' in page


def test_an_untouched_lead_is_red_and_a_quiet_client_amber(ana_browser, make_client):
    now = timezone.now()
    make_client(name="New", created_at=now - timedelta(hours=19))
    make_client(name="Quiet", created_at=now - timedelta(days=90), last_contacted=now - timedelta(days=30))
    page = ana_browser.get("/clients/").content.decode()
    assert 'Untouched<span class="sub red">for 19 h</span>' in page
    assert 'Contacted<span class="sub amber"><time' in page


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (Why.of(Reason.DO_NOT_EMAIL, ledger="bounced"), "address bounced"),
        (Why.of(Reason.DO_NOT_EMAIL, ledger="unsubscribed"), "asked us to stop"),
        (Why.of(Reason.REPLIED), "they replied"),
    ],
)
def test_next_touch_says_what_stopped_it(ana_browser, make_task, why, words):
    make_task().cancel(why=why)
    assert f">{words}</span>" in ana_browser.get("/clients/").content.decode()


def test_the_stages_come_as_a_menu_or_as_a_page(ana_browser, ben_browser, make_client):
    client = make_client()
    page = ana_browser.get(f"/clients/{client.pk}/stages/", headers={"Referer": "http://testserver/clients/?q=jonah"})
    text = page.content.decode()
    assert "<html" in text and 'name="next" value="/clients/?q=jonah"' in text and 'value="lost"' in text
    menu = ana_browser.get(f"/clients/{client.pk}/stages/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in menu and "data-open" in menu
    foreign = ana_browser.get(f"/clients/{client.pk}/stages/", headers={"Referer": "https://evil.example/"})
    assert "evil.example" not in foreign.content.decode()
    assert ben_browser.get(f"/clients/{client.pk}/stages/").status_code == 404
    assert ana_browser.post(f"/clients/{client.pk}/stages/").status_code == 405
