"""GET /clients/: search and filters."""

from datetime import UTC, datetime, timedelta
from urllib.parse import unquote_plus

import pytest
from django.utils import timezone

from clients.models import Activity, Client
from emails.models import EmailLog, Suppression
from followups.models import Task
from tests.clients.listing.pages import names
from tests.html import find_all, links, words


def test_an_unknown_filter_is_left_out_and_said(ana_browser, make_client):
    make_client(name="Marcus Oyelaran")
    page = ana_browser.get("/clients/?stage=married&sort=height&page=many")
    assert page.status_code == 200
    assert "Marcus Oyelaran" in page.content.decode()
    assert "We ignored this filter" in page.content.decode()


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
    assert "No clients match" in ana_browser.get("/clients/?q=zebra").content.decode()


def test_filters_by_stage_and_type(ana_browser, make_client):
    make_client(name="Lena Lead", property_type="land")
    make_client(name="Cleo Closed", stage="closed", property_type="land")
    make_client(name="Lars Lead", property_type="other")
    page = ana_browser.get("/clients/?stage=lead&property_type=land").content.decode()
    assert "Lena Lead" in page and "Cleo Closed" not in page and "Lars Lead" not in page


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
        ("field=budget", {"Opener"}, "is filled in"),
        ("field=BUDGET&value=High", {"Opener"}, "is High"),
        ("q=&stage=&field=&value=x&stage_is=not", {"Opener", "Clicker", "Silent", "Quiet"}, ""),
    ],
)
def test_filters_read_as_sentences(ana_browser, several, query, found, words):
    page = ana_browser.get(f"/clients/?{query}").content.decode()
    assert set(names(page)) == found
    assert f"<b>{words}</b>" in page if words else "chip sentence" not in page


def test_a_sentence_is_taken_away_by_its_link(ana_browser, several):
    page = ana_browser.get("/clients/?stage=closed&stage_is=not&only=quiet&q=quiet").content.decode()
    assert 'href="/clients/?q=quiet&amp;only=quiet" aria-label="Remove filter: Stage is not Closed"' in page
    assert 'href="/clients/?q=quiet&amp;stage=closed&amp;stage_is=not"' in page


def test_htmx_puts_only_what_was_asked_into_the_address(ana_browser, make_client):
    headers = {"HX-Request": "true"}
    answer = ana_browser.get("/clients/?q=x&stage=&field=&value=&sort=name", headers=headers)
    assert answer.headers["HX-Push-Url"] == "/clients/?q=x&sort=name"


def test_the_days_on_which_they_unsubscribed(ana_browser, make_client, time_machine):
    time_machine.move_to(datetime(2026, 11, 24, 16, tzinfo=UTC), tick=False)
    edge = datetime(2026, 11, 20, 8, tzinfo=UTC)  # midnight in Los Angeles
    for name, at in (("Before", edge - timedelta(seconds=1)), ("First", edge), ("Last", edge + timedelta(hours=23))):
        client = make_client(name=name)
        for _ in range(2):  # by the link, and in the mail program
            Activity.objects.create(client=client, kind="unsubscribed", occurred_at=at)
        Activity.objects.create(client=make_client(name=f"{name}, clicked"), kind="clicked", occurred_at=at)
    query = "unsubscribed_from=2026-11-20&unsubscribed_to=2026-11-20"
    page = ana_browser.get(f"/clients/?{query}")
    assert set(names(page.content.decode())) == {"First", "Last"}
    assert links(page)["Remove filter: Unsubscribed Fri, Nov 20"] == "/clients/"
    rows = b"".join(ana_browser.get(f"/clients/export/?{query}").streaming_content).decode()
    assert "First" in rows and "Before" not in rows
    ana_browser.post("/clients/lists/save/", {"name": "Left us", "query": query})
    (kept,) = find_all(ana_browser.get("/reports/"), f'nav a[href="/clients/?{query}"]')
    assert words(kept).startswith("Left us") and words(kept).endswith("2")
    wrong = ana_browser.get("/clients/?unsubscribed_from=soon")
    assert "We ignored this filter: Unsubscribed from: Enter a day like 2026-03-09." in words(wrong)


def test_the_broker_chooses_an_agent(broker_browser, ana_browser, make_client, ana, ben):
    make_client(name="Of Ana")
    make_client(name="Of Ben", agent=ben)
    page = broker_browser.get(f"/clients/?agent={ben.pk}&sort=name")
    assert names(page.content.decode()) == ["Of Ben"]
    assert links(page)["Remove filter: Agent is Ben Osei"] == "/clients/?sort=name"
    rows = b"".join(broker_browser.get(f"/clients/export/?agent={ben.pk}").streaming_content).decode()
    assert "Of Ben" in rows and "Of Ana" not in rows
    other = ana_browser.get(f"/clients/?agent={ben.pk}")
    assert names(other.content.decode()) == ["Of Ana"]
    assert "Only a broker can filter by agent. These are your own." in words(other)
