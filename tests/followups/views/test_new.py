"""GET and POST /followups/new/: a follow-up planned by hand, for a client who is found by typing."""

from datetime import UTC, datetime

import pytest
import time_machine

from emails.models import Suppression
from followups.models import Task
from tests.followups.actions import said, undo_of
from tests.html import find, find_all, words

NOON = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
DIALOG = {"HX-Request": "true", "HX-Target": "dialog"}
TYPED = {"about": "Ask about the garage", "quick": "2026-11-25T09:00:00-08:00", "priority": "high"}


@pytest.fixture(autouse=True)
def _frozen():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def client(make_client):
    return make_client()


def test_plans_it_for_the_chosen_client_and_says_so_with_undo(ana_browser, ana, client, office):
    response = ana_browser.post("/followups/new/", {**TYPED, "client": client.pk, "next": "/followups/?tab=upcoming"})
    task = Task.objects.get()
    assert (response.status_code, response.url) == (302, "/followups/?tab=upcoming")
    assert (task.client, task.followup_type, task.priority, task.notes) == (client, "Custom", "high", TYPED["about"])
    assert task.scheduled_for == datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
    assert said(response)[0].startswith("Planned a follow-up to Jonah Whitlock for Wed, Nov 25, 9:00 AM PST.")
    assert undo_of(response) == [f"/followups/{task.pk}/cancel/"]


def test_the_same_form_twice_plans_one(ana_browser, client):
    for _ in range(2):
        ana_browser.post("/followups/new/", {**TYPED, "client": client.pk})
    assert Task.objects.count() == 1


def test_without_a_script_the_words_are_enough_where_they_find_one(ana_browser, client, make_client):
    make_client(name="Priya Raghunathan", email="priya@example.com")
    ana_browser.post("/followups/new/", {**TYPED, "who": "whitl"})
    assert Task.objects.get().client == client


def test_where_they_find_several_one_is_chosen_and_nothing_is_lost(ana_browser, make_client):
    names = ["Ada Whitlock", "Bea Whitlock"]
    for name in names:
        make_client(name=name, email=f"{name[:3]}@example.com".lower())
    response = ana_browser.post("/followups/new/", {**TYPED, "who": "whitlock"})
    page = response.content.decode()
    assert response.status_code == 422 and "Several clients match" in page
    assert [words(client) for client in find_all(response, ".found-clients strong")] == names
    assert "Ask about the garage" in page and 'value="whitlock"' in page
    assert not Task.objects.exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "Choose a client."),
        ({"who": "zebra"}, "No clients match."),
        ({"client": "999999"}, "No clients match."),
        ({"client": "x" * 30}, "Choose a client."),
        ({"who": "whitlock", "about": ""}, "Enter what it is about"),
        ({"who": "whitlock", "quick": ""}, "Choose a date and time."),
        ({"who": "whitlock", "quick": "2020-01-01T09:00"}, "That is in the past"),
        ({"who": "whitlock", "priority": "urgent"}, "urgent is not one of the available choices"),
        ({"who": "a\x00b"}, "Null characters are not allowed."),
    ],
)
def test_what_is_missing_is_said_at_its_field(ana_browser, client, data, words):
    response = ana_browser.post("/followups/new/", {**TYPED, **data})
    assert response.status_code == 422 and words in response.content.decode()
    assert not Task.objects.exists()


def test_who_may_not_be_emailed_is_said_before_it_is_planned(ana_browser, client):
    Suppression.add(client.email, "unsubscribed", "test")
    response = ana_browser.post("/followups/new/", {**TYPED, "client": client.pk})
    assert response.status_code == 422 and "unsubscribed or opted out" in response.content.decode()


def test_another_agents_client_is_not_found(ben_browser, client):
    response = ben_browser.post("/followups/new/", {**TYPED, "client": client.pk})
    assert response.status_code == 422 and not Task.objects.exists()
    assert "Jonah" not in ben_browser.get("/followups/new/clients/?who=whitlock").content.decode()


def test_finds_clients_while_typing(ana_browser, client, make_client):
    page = ana_browser.get("/followups/new/clients/?who=418+alder").content.decode()
    assert find(page, "[name=client][checked]")["value"] == str(client.pk) and "<html" not in page
    for number in range(9):
        make_client(name=f"Whitlock {number}")
    page = ana_browser.get("/followups/new/clients/?who=whitlock").content.decode()
    assert page.count('name="client"') == 8 and "type another letter" in page
    assert "No clients match." in ana_browser.get("/followups/new/clients/?who=zebra").content.decode()
    assert ana_browser.get("/followups/new/clients/").content.decode().strip() == ""
    assert ana_browser.get("/followups/new/clients/?who=%00").status_code == 200
    assert ana_browser.post("/followups/new/clients/").status_code == 405


def test_opens_for_one_client_and_as_a_dialog(ana_browser, client):
    response = ana_browser.get(f"/followups/new/?client_id={client.pk}", headers=DIALOG)
    page = response.content.decode()
    assert "<dialog" in page and "<html" not in page
    assert find(page, "[name=client][checked]")["value"] == str(client.pk)
    answer = ana_browser.post("/followups/new/", {**TYPED, "client": client.pk}, headers=DIALOG)
    assert answer.headers["HX-Redirect"] == f"/followups/?client_id={client.pk}"


def test_only_get_and_post(ana_browser):
    assert ana_browser.put("/followups/new/").status_code == 405
