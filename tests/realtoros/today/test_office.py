"""The broker's day."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from agents.models import Agent
from clients.models import Client
from emails.models import Provider
from lists.counts import cache
from tests.html import buttons, find, find_all, links, words
from tests.realtoros.today.conftest import strong

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _tuesday_morning():
    with time_machine.travel(NOW, tick=False):
        yield


def test_leads_without_an_agent_and_whom_to_give_them_to(ana, ben, broker_browser, make_client):
    make_client(name="Busy")  # Ana's, so Ben has fewer
    lead = make_client(agent=None, name="Renata Oliveira", created_at=NOW - timedelta(hours=2))
    make_client(agent=None, name="Gone", stage="lost")
    page = broker_browser.get("/")
    text = words(page)
    assert "1 lead has no agent" in text and "Renata Oliveira" in text and "2 h unassigned" in text
    assert "Ben Osei has the fewest open leads" in strong(page) and "the fewest open leads (0)" in text
    assert find(page, "#day form.verbs")["action"] == f"/today/clients/{lead.pk}/assign/"
    button = buttons(page)["Assign to Ben Osei"]
    assert (button["value"], button["data-key"]) == (str(ben.pk), "a v")
    assert "Gone" not in text and words(find(page, "#n-tab")) == "1"


def test_each_agents_oldest_untouched_lead(ana, ben, broker_browser, make_client):
    make_client(name="Sofia", created_at=NOW - timedelta(hours=19))
    make_client(name="Newer", created_at=NOW - timedelta(hours=1))
    make_client(name="Talked to", created_at=NOW - timedelta(days=3), last_contacted=NOW)
    page = broker_browser.get("/")
    rows = [[words(cell) for cell in find_all(row, "td")] for row in find_all(page, ".cold tbody tr")]
    assert rows == [
        ["AM Ana Morales", "Sofia 418 Alder Court, Portland", "19 h", "2", "Reassign"],
        ["BO Ben Osei", "No untouched leads", "None", "0", ""],
    ]
    assert "1 agent has a lead going cold." in words(page) and words(find(page, ".cold .badge.red")) == "19 h"


def test_what_goes_out_by_agent(ana, ben, broker_browser, make_client, make_task):
    make_task(make_client(), scheduled_for=NOW + timedelta(hours=1))
    make_task(make_client(), scheduled_for=NOW + timedelta(hours=1), reason_code="no_agent")
    make_task(make_client(agent=ben, sending_mode="review"), scheduled_for=NOW + timedelta(hours=1))
    make_task(make_client(), scheduled_for=NOW + timedelta(days=1))
    page = broker_browser.get("/")
    shares = [(words(share), find(share, "svg")["aria-label"]) for share in find_all(page, ".shares li")]
    assert shares == [
        ("Ana Morales 2", "1 automatic, 1 waiting"),
        ("Ben Osei 1", "0 automatic, 1 waiting"),
    ]
    assert "3 emails are scheduled today." in words(page)
    week = ["Wed, Nov 25: 1.", *(f"{day}: 0." for day in ("Thu, Nov 26", "Fri, Nov 27", "Sat, Nov 28", "Sun, Nov 29"))]
    assert words(find(page, "#week-desc")) == " ".join([*week, "Mon, Nov 30: 0.", "Tue, Dec 1: 0."])


def test_switches_to_an_agents_day(ana, broker_browser, make_client):
    make_client(name="Anas lead")
    tabs = find(broker_browser.get("/"), "nav.tabs")
    assert links(tabs)["Ana Morales"] == f"/?agent={ana.pk}"
    assert words(find(tabs, "[aria-current=page]")) == "Office"
    page = broker_browser.get(f"/?agent={ana.pk}")
    assert "1 thing needs Ana." in words(page) and "Anas lead" in words(page)
    assert find(page, "nav.tabs [aria-current=page]")["href"] == f"/?agent={ana.pk}"
    assert find(page, "[data-live-url]")["data-live-url"] == f"/today/live/?agent={ana.pk}"
    assert broker_browser.get("/?agent=999999").status_code == 404
    assert "Good morning" in words(broker_browser.get("/?agent=nobody"))


def test_more_agents_than_fit_are_a_select(broker_browser):
    for number in range(9):
        Agent.objects.create_user(f"a{number}@example.com", "x", name=f"Agent {number}")
    assert find(broker_browser.get("/"), "nav.tabs select")["name"] == "agent"


def test_signals_say_whose_they_are(broker_browser, make_client):
    make_client().record("clicked")
    assert "Jonah Whitlock clicked · Ana" in words(broker_browser.get("/"))


def test_acting_on_an_agents_day_answers_that_day(ana, broker_browser, make_client):
    client = make_client()
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver/?agent={ana.pk}"}
    url = f"/today/clients/{client.pk}/aside/"
    broker_browser.post(url, {"kind": "untouched", "subject": 0, "until": "never"}, headers=headers)
    answer = broker_browser.post(f"{url}undo/?kind=untouched&subject=0", headers=headers)
    assert find(answer, f"#need-{client.pk}")


def test_asks_the_same_number_of_questions_whatever_the_load(
    ben, broker_browser, make_client, django_assert_num_queries
):
    def ask():
        cache.clear()
        with django_assert_num_queries(19):
            broker_browser.get("/")

    make_client(agent=None)
    make_client()
    ask()
    Client.objects.bulk_create(Client(name=f"Lead {number}", planned_at=NOW) for number in range(30))
    for number in range(10):
        Agent.objects.create_user(f"a{number}@example.com", "x", name=f"Agent {number}")
    ask()


def test_the_broker_hears_of_emails_that_were_dropped(broker_browser):
    Provider.objects.create(
        name="sendgrid", dropped_at=NOW - timedelta(hours=1), drop_reason="over quota", drop_code="quota"
    )
    page = broker_browser.get("/")
    assert words(find(page, "#lamp .lamp")) == "Not checking"  # no sweep has run: that comes first
    said = words(page)
    assert "SendGrid accepted emails but dropped them." in said and "the SendGrid plan has no emails left." in said
    assert words(find(page, "#alarms details p")) == "over quota"
