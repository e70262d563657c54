"""The broker's day."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache

from agents.models import Agent
from clients.models import Client

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _tuesday_morning():
    with time_machine.travel(NOW, tick=False):
        yield


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_leads_without_an_agent_and_whom_to_give_them_to(ana, ben, broker_browser, make_client):
    make_client(name="Busy")  # Ana's, so Ben has fewer
    lead = make_client(agent=None, name="Renata Oliveira", created_at=NOW - timedelta(hours=2))
    make_client(agent=None, name="Gone", stage="lost")
    text = text_of(broker_browser.get("/"))
    assert "1 lead has no agent" in text and "Renata Oliveira" in text and "2 h unassigned" in text
    assert "<strong>Ben Osei has the fewest open leads</strong> (0)" in text
    assert (
        f'action="/today/clients/{lead.pk}/assign/"' in text and f'value="{ben.pk}" data-key="a">Assign to Ben' in text
    )
    assert ">Gone<" not in text and '<span class="n" id="n-tab">1</span>' in text


def test_each_agents_oldest_untouched_lead(ana, ben, broker_browser, make_client):
    make_client(name="Sofia", created_at=NOW - timedelta(hours=19))
    make_client(name="Newer", created_at=NOW - timedelta(hours=1))
    make_client(name="Talked to", created_at=NOW - timedelta(days=3), last_contacted=NOW)
    answer = broker_browser.get("/")
    rows = [(row.name, row.client_name, row.number, row.is_late) for row in answer.context["today"].cold]
    assert rows == [("Ana Morales", "Sofia", 2, True), ("Ben Osei", None, 0, False)]
    text = text_of(answer)
    assert "1 agent has a lead going cold." in text and '<span class="badge red">19 h</span>' in text
    assert "All touched" in text


def test_what_goes_out_by_agent(ana, ben, broker_browser, make_client, make_task):
    make_task(make_client(), scheduled_for=NOW + timedelta(hours=1))
    make_task(make_client(), scheduled_for=NOW + timedelta(hours=1), reason_code="no_agent")
    make_task(make_client(agent=ben, sending_mode="review"), scheduled_for=NOW + timedelta(hours=1))
    make_task(make_client(), scheduled_for=NOW + timedelta(days=1))
    answer = broker_browser.get("/")
    shares = [(share.name, share.by_itself, share.waits) for share in answer.context["today"].shares]
    assert shares == [("Ana Morales", 1, 1), ("Ben Osei", 0, 1)]
    assert "3 emails go out today." in text_of(answer)
    assert [day.count for day in answer.context["today"].week] == [1, 0, 0, 0, 0, 0, 0]


def test_switches_to_an_agents_day(ana, broker_browser, make_client):
    make_client(name="Anas lead")
    text = text_of(broker_browser.get("/"))
    assert f'<a href="/?agent={ana.pk}">Ana Morales</a>' in text and 'aria-current="page"><svg' in text
    text = text_of(broker_browser.get(f"/?agent={ana.pk}"))
    assert "1 thing needs Ana." in text and "Anas lead" in text
    assert f'<a href="/?agent={ana.pk}" aria-current="page">' in text
    assert f'data-live-url="/today/live/?agent={ana.pk}"' in text
    assert broker_browser.get("/?agent=999999").status_code == 404
    assert "Good morning" in text_of(broker_browser.get("/?agent=nobody"))


def test_more_agents_than_fit_are_a_select(broker_browser):
    for number in range(9):
        Agent.objects.create_user(f"a{number}@example.com", "x", name=f"Agent {number}")
    assert "<select" in text_of(broker_browser.get("/"))


def test_signals_say_whose_they_are(broker_browser, make_client):
    make_client().record("clicked")
    assert "Jonah Whitlock</a> clicked · Ana" in text_of(broker_browser.get("/"))


def test_acting_on_an_agents_day_answers_that_day(ana, broker_browser, make_client):
    client = make_client()
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver/?agent={ana.pk}"}
    url = f"/today/clients/{client.pk}/aside/"
    broker_browser.post(url, {"kind": "untouched", "subject": 0, "until": "never"}, headers=headers)
    answer = broker_browser.post(f"{url}undo/?kind=untouched&subject=0", headers=headers)
    assert f'id="need-{client.pk}"' in answer.content.decode()


def test_asks_the_same_number_of_questions_whatever_the_load(
    ben, broker_browser, make_client, django_assert_num_queries
):
    def ask():
        cache.clear()
        with django_assert_num_queries(17):
            broker_browser.get("/")

    make_client(agent=None)
    make_client()
    ask()
    Client.objects.bulk_create(Client(name=f"Lead {number}", planned_at=NOW) for number in range(30))
    for number in range(10):
        Agent.objects.create_user(f"a{number}@example.com", "x", name=f"Agent {number}")
    ask()
