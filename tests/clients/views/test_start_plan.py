"""Clients without an email address get no plan; once they have one it is offered: /clients/<id>/plan/start/."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from clients.models import Client
from emails.models import Suppression
from followups.engine.reconcile import reconcile
from followups.models import Task
from followups.tasks import create_followup_tasks_task
from tests.html import find, links
from tests.words import text_of, texts_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 16, tzinfo=UTC)
OFFER = "Now you can start 5 follow-ups"
NONE = "No follow-ups: no email address."


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def client(make_client):
    """Added 40 days ago, with a phone number alone."""
    client = make_client(email="", planned_at=None, created_at=NOW - timedelta(days=40))
    reconcile()
    return Client.objects.get(pk=client.pk)


@pytest.fixture
def with_address(client):
    Client.objects.update(email="jonah@example.com")  # as SQL would
    reconcile()
    return client


def page_of(browser, client):
    return " ".join(browser.get(f"/clients/{client.pk}/").content.decode().split())


def start(browser, client, verb="start"):
    answer = browser.post(f"/clients/{client.pk}/plan/{verb}/", follow=True)
    return " ".join(answer.content.decode().split())


# --- without an address ---


@pytest.mark.parametrize("email", ["", "  ", "\u00a0", "\t"])
def test_nothing_is_planned_and_no_sweep_looks_again(make_client, django_assert_num_queries, email):
    client = make_client(email=email, planned_at=None)
    create_followup_tasks_task(client.pk)
    reconcile()
    client.refresh_from_db()
    assert (client.planned_at, client.plan_offered_at) == (None, NOW)
    assert not Task.objects.exists() and not client.activities.exists()
    with django_assert_num_queries(1):
        reconcile()


def test_the_page_says_why_and_how_to_reach_them(ana_browser, client):
    page = page_of(ana_browser, client)
    assert NONE in page and 'Call them instead: <a href="tel:+15035550142">' in page
    assert links(page)["Add email address"] == f"/clients/{client.pk}/edit/email/"
    assert find(page, ".plan-again a.button").has_attr("data-fact-link")
    assert "Email now" not in page and 'hx-trigger="every 2s"' not in page and OFFER not in page
    assert "No follow-ups: no email address." in page_of(ana_browser, client)


def test_before_any_sweep_the_page_says_the_same(ana_browser, make_client):
    page = page_of(ana_browser, make_client(email="", planned_at=None))
    assert NONE in page and "on their way" not in page


def test_the_list_and_the_board_say_it(ana_browser, client):
    listed = " ".join(ana_browser.get("/clients/").content.decode().split())
    assert 'None<span class="sub">no email address' in listed and "Planning" not in listed
    assert "No email address" in ana_browser.get("/pipeline/").content.decode()


def test_an_email_now_says_why_not(ana_browser, client):
    for page in ("email", "followups/new"):
        said = ana_browser.get(f"/clients/{client.pk}/{page}/").content.decode()
        assert "no valid email address" in said and "Add email address</a>" in said and "tel:+15035550142" in said


def test_today_has_them_called(ana_browser, make_client):
    make_client(email="", planned_at=None, created_at=NOW - timedelta(hours=2))
    page = ana_browser.get("/").content.decode()
    assert "Jonah Whitlock" in page and 'href="tel:+15035550142"' in page


# --- with one ---


def test_an_address_brings_the_offer_and_starts_nothing(ana_browser, with_address):
    create_followup_tasks_task(with_address.pk)
    assert not Task.objects.exists()
    page = page_of(ana_browser, with_address)
    assert OFFER in page and f'action="/clients/{with_address.pk}/plan/start/"' in page and NONE not in page
    assert "nothing planned" in ana_browser.get("/clients/").content.decode()


@pytest.mark.parametrize("way", ["edit/", "edit/email/"])
@pytest.mark.parametrize("swept", [True, False])
def test_so_does_one_that_is_typed(ana_browser, make_client, way, swept):
    client = make_client(email="", planned_at=None)
    if swept:
        reconcile()
    ana_browser.post(f"/clients/{client.pk}/{way}", {"name": client.name, "email": "jonah@example.com"})
    reconcile()
    assert Client.objects.get().email == "jonah@example.com" and not Task.objects.exists()
    assert OFFER in page_of(ana_browser, client)


def test_the_five_count_from_when_it_is_accepted(ana, ana_browser, with_address):
    page = start(ana_browser, with_address)
    assert "5 follow-ups are planned." in page and OFFER not in page
    assert f'action="/clients/{with_address.pk}/plan/start/undo/"' in page
    days = {"Day 1": 1, "Day 3": 3, "Week 1": 7, "Week 2": 14, "Month 1": 30}
    rows = dict(Task.objects.filter(status="pending").values_list("followup_type", "scheduled_for"))
    assert rows == {name: NOW + timedelta(days=number) for name, number in days.items()}
    told = with_address.activities.get(kind="plan")
    assert (text_of(told), told.agent) == ("5 follow-ups planned", ana)
    reconcile()
    assert Task.objects.filter(status="pending").count() == 5


def test_twice_is_once(ana_browser, with_address):
    start(ana_browser, with_address)
    assert "They were already planned." in start(ana_browser, with_address)
    assert Task.objects.count() == 5
    assert texts_of(with_address.activities.all()).count("5 follow-ups planned") == 1


def test_what_was_switched_off_in_the_form_stays_off(ana_browser, with_address):
    Client.objects.update(plan_without=["Week 2"])
    assert "Now you can start 4 follow-ups" in page_of(ana_browser, with_address)
    start(ana_browser, with_address)
    assert Task.objects.get(status="skipped").followup_type == "Week 2" and Task.objects.count() == 5


def test_undo_cancels_what_it_planned(ana_browser, with_address, make_task):
    own = make_task(with_address, followup_type="Custom", scheduled_for=NOW + timedelta(days=2))
    start(ana_browser, with_address)
    assert "5 follow-ups are canceled." in start(ana_browser, with_address, "start/undo")
    own.refresh_from_db()
    assert own.status == "pending" and Task.objects.filter(status="cancelled").count() == 5
    assert "Nothing was pending." in start(ana_browser, with_address, "start/undo")


@pytest.mark.parametrize(
    ("change", "why"), [({"stage": "lost"}, "Lost"), ({"email": ""}, "No email address"), ({}, "Do not email: ")]
)
def test_nothing_starts_that_could_not_go(ana_browser, with_address, change, why):
    Client.objects.update(**change)
    if not change:
        Suppression.add("jonah@example.com", "unsubscribed", "link in email 1")
    assert OFFER not in page_of(ana_browser, with_address)
    assert f"Nothing was planned: {why}" in start(ana_browser, with_address)
    assert not Task.objects.exists()


def test_for_a_paused_client_it_says_that_they_wait(ana_browser, with_address):
    Client.objects.update(paused_at=NOW)
    assert "the first a day from now. They wait until you resume." in page_of(ana_browser, with_address)
    start(ana_browser, with_address)
    assert Task.objects.filter(status="pending").count() == 5


@pytest.mark.parametrize("verb", ["start", "start/undo"])
def test_post_alone_and_only_for_ones_own(ana_browser, ben_browser, with_address, verb):
    address = f"/clients/{with_address.pk}/plan/{verb}/"
    assert ana_browser.get(address).status_code == 405
    assert ben_browser.post(address).status_code == 404
    assert not Task.objects.exists()


def test_who_has_an_address_is_planned_for_as_before(ana):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO clients (agent_id, name, email) VALUES (%s, 'A', 'a@example.com')", [ana.pk])
        cursor.execute("INSERT INTO clients (agent_id, name) VALUES (%s, 'B')", [ana.pk])
    reconcile()
    assert set(Task.objects.values_list("client__name", flat=True)) == {"A"} and Task.objects.count() == 5
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM clients WHERE planned_at IS NULL AND plan_offered_at IS NULL")
        assert cursor.fetchone() == (0,)


def test_an_address_that_is_taken_out_may_be_put_back(ana_browser, make_client, make_task):
    client = make_client()
    make_task(client, scheduled_for=NOW + timedelta(days=1))
    ana_browser.post(f"/clients/{client.pk}/edit/email/", {"email": ""})
    assert Client.objects.get().email == "" and "No email address" in page_of(ana_browser, client)
    ana_browser.post(f"/clients/{client.pk}/edit/email/", {"email": "jonah@example.com"})
    assert Task.objects.get().status == "pending" and OFFER not in page_of(ana_browser, client)
