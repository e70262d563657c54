from datetime import timedelta

import pytest
from django.utils import timezone

from clients.models import Client
from emails.models import EmailLog
from followups.models import Task
from followups.reconcile import make_plan


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
def test_search_finds_by_name_email_address_and_digits(ana_browser, make_client, query):
    make_client(phone="503.555.0142" if "5030142" not in query else "(503) 0142")
    make_client(name="Grace Chen", email="grace@example.com", phone="(212) 867-5309", property_address="1 Elm Street")
    page = ana_browser.get(f"/clients/?q={query}").content.decode()
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
    assert "stage=lead&amp;sort=name&amp;page=1" in page


def test_deleted_clients_are_gone(ana_browser, make_client):
    make_client().delete_softly()
    assert "No clients yet" in ana_browser.get("/clients/").content.decode()


def test_asks_the_same_number_of_questions_whatever_the_length(ana_browser, make_client, django_assert_max_num_queries):
    for number in range(25):
        client = make_client(name=f"Client {number}")
        make_plan(client.pk)
        task = client.tasks.first()
        log = EmailLog.objects.create(client=client, task=task, status="open", sent_at=timezone.now())
        Task.objects.filter(pk=task.pk).update(status="completed", email_sent=log)
    with django_assert_max_num_queries(10):
        ana_browser.get("/clients/?q=client&sort=next")
