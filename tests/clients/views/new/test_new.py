"""GET and POST /clients/new/, and who is here already."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from clients import duplicates
from clients.models import Activity, Client
from followups import tasks
from tests.clients.views.new.conftest import NEW
from tests.html import find_all


def test_saves_the_client_and_asks_for_the_plan(ana, ana_browser, queued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = ana_browser.post("/clients/new/", NEW)
    client = Client.objects.get()
    assert answer.status_code == 302 and answer.url == f"/clients/{client.pk}/"
    assert (client.agent, client.name, client.email, client.stage) == (
        ana,
        "Renata Oliveira",
        "renata@example.com",
        "lead",
    )
    assert client.custom_fields == {"Timeline": "Before April", "Budget": "$640,000"}
    assert queued == [client.pk]
    assert client.activities.get().kind == Activity.Kind.CREATED


def test_the_form_shows_the_five_dates_in_the_agents_zone(ana_browser):
    with time_machine.travel(datetime(2026, 11, 24, 16, 12, tzinfo=UTC), tick=False):
        page = ana_browser.get("/clients/new/").content.decode()
    for day in ("Wed, Nov 25", "Fri, Nov 27", "Tue, Dec 1", "Tue, Dec 8", "Thu, Dec 24"):
        assert day in page
    assert "8:12 AM" in page


def test_with_the_broker_down_the_client_is_saved_all_the_same(
    ana_browser, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(client_id):
        raise ConnectionError("no broker")

    monkeypatch.setattr(tasks.create_followup_tasks_task, "delay", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        answer = ana_browser.post("/clients/new/", NEW, follow=True)
    assert answer.status_code == 200
    assert "Planning follow-ups" in answer.content.decode()
    assert Client.objects.get().planned_at is None


def test_only_name_and_email_are_needed(ana_browser, queued):
    ana_browser.post("/clients/new/", {"name": "Renata", "email": "renata@example.com"})
    client = Client.objects.get()
    assert (client.stage, client.property_type, client.custom_fields) == ("lead", "residential", {})


def test_an_agent_cannot_give_a_client_to_somebody_else(ana, ben, ana_browser, queued):
    ana_browser.post("/clients/new/", {**NEW, "agent": ben.pk})
    assert Client.objects.get().agent == ana


def test_the_broker_chooses_the_agent(ben, broker, broker_browser, queued):
    assert "Ben Osei" in broker_browser.get("/clients/new/").content.decode()
    broker_browser.post("/clients/new/", {**NEW, "agent": ben.pk})
    assert Client.objects.latest("pk").agent == ben
    broker_browser.post("/clients/new/", {**NEW, "agent": "", "email": "b@example.com", "phone": ""})
    assert Client.objects.latest("pk").agent is None
    broker_browser.post("/clients/new/", {**NEW, "email": "c@example.com", "phone": ""})
    assert Client.objects.latest("pk").agent == broker


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": "  "}, "Enter the client’s name."),
        ({"email": "renata@oliveira"}, "Enter the full email, including .com or .org"),
        ({"email": "renata@localhost"}, "Enter the full email, including .com or .org"),
        ({"email": "renata"}, "Enter a valid email, like name@example.com."),
        ({"stage": "married"}, "Choose one from the list."),
        ({"phone": "5" * 21}, "Use at most 20 characters (now 21)."),
        ({"phone": "555-014"}, "Enter at least 7 digits."),
        ({"phone": "ask her mother"}, "Enter a phone number without letters"),
        ({"name": "Ren\x00ata"}, "characters that can’t be saved"),
        ({"notes": "n" * 20_001}, "Use at most 20000 characters"),
        ({"custom_name": ["Budget", "budget"], "custom_value": ["1", "2"]}, "There is already a field with this name."),
        ({"custom_name": [""], "custom_value": ["lonely"]}, "Enter a name for this field."),
        ({"custom_name": ["n" * 51], "custom_value": ["v"]}, "at most 50 characters"),
        ({"custom_name": ["n"], "custom_value": ["v" * 201]}, "at most 200 characters"),
        ({"custom_name": ["n"], "custom_value": ["v\x00"]}, "characters that can’t be saved"),
        ({"custom_name": [f"n{i}" for i in range(21)], "custom_value": ["v"] * 21}, "At most 20 custom fields"),
    ],
)
def test_says_what_is_wrong_at_its_field_and_keeps_what_was_typed(ana_browser, wrong, said):
    answer = ana_browser.post("/clients/new/", {**NEW, "property_address": "Long and <b>typed</b>", **wrong})
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page
    assert "Long and &lt;b&gt;typed&lt;/b&gt;" in page
    if "custom_value" in wrong:
        assert f'value="{wrong["custom_value"][0].replace(chr(0), "")[:5]}' in page
    assert not Client.objects.exists()


def test_names_a_client_with_this_email_while_it_is_typed(ana_browser, ben_browser, make_client):
    client = make_client()
    hint = ana_browser.get("/clients/duplicates/?email=JONAH.whitlock@example.com").content.decode()
    assert "Already a client" in hint and f"/clients/{client.pk}/" in hint
    assert "Already a client" in ana_browser.get("/clients/duplicates/?phone=503-555-0142").content.decode()
    assert "Already a client" not in ana_browser.get("/clients/duplicates/?phone=503").content.decode()
    own = f"/clients/duplicates/?except={client.pk}&email=jonah.whitlock@example.com"
    assert "Already a client" not in ana_browser.get(own).content.decode()
    assert (
        "Already a client"
        not in ben_browser.get("/clients/duplicates/?email=jonah.whitlock@example.com").content.decode()
    )


def test_a_link_may_begin_the_form(ana_browser, make_client):
    make_client()
    query = {"name": "N" * 150, "email": "jonah.whitlock@example.com", "stage": "negotiating", "property_type": "boat"}
    page = ana_browser.get("/clients/new/", query).content.decode()
    assert f'value="{"N" * 100}"' in page and 'value="jonah.whitlock@example.com"' in page
    assert '<option value="negotiating" selected>' in page and 'value="boat"' not in page
    assert "Already a client" in page
    assert ana_browser.get("/clients/new/?name=%00%F0&step=x").status_code == 200


def test_the_first_wrong_field_gets_the_focus(ana_browser):
    page = ana_browser.post("/clients/new/", {**NEW, "email": "x", "phone": "1"}).content.decode()
    assert re.findall(r'autofocus[^>]* id="(\w+)"', page) == ["new_email"]
    page = ana_browser.post("/clients/new/", {**NEW, "custom_name": ["Budget", ""]})
    field = find_all(page, "input[autofocus]")[0]
    assert (field["name"], field["value"]) == ("custom_name", "")


@pytest.mark.parametrize("name", ["🏡 Zoë 👩‍👩‍👧", "مريم العلوي", "O’Brien-Nuñez, Jr."])
def test_any_name_works(ana_browser, queued, name):
    ana_browser.post("/clients/new/", {**NEW, "name": name})
    page = ana_browser.get(f"/clients/{Client.objects.get(name=name).pk}/").content.decode()
    assert f'dir="auto">{name}</span>' in page


@pytest.mark.parametrize("email", ["renata+crm@example.com", "renata@münchen.example", "RENATA@example.co.uk"])
@pytest.mark.parametrize("phone", ["+49 (0)30 123 45 67", "503.555.0177", "(503) 555-0177 x12", ""])
def test_any_way_to_write_it_is_kept(ana_browser, queued, email, phone):
    ana_browser.post("/clients/new/", {**NEW, "email": email, "phone": phone})
    assert (Client.objects.get().email, Client.objects.get().phone) == (email, phone)


def token_of(page):
    return re.search(r'name="form_token" value="(\w+)"', page.content.decode())[1]


def test_the_same_form_sent_twice_makes_one_client(ana_browser, queued):
    form = {**NEW, "form_token": token_of(ana_browser.get("/clients/new/"))}
    first, second = (ana_browser.post("/clients/new/", form) for _ in range(2))
    assert first.url == second.url == f"/clients/{Client.objects.get().pk}/"
    assert Client.objects.get().activities.count() == 1
    # Back, and somebody else typed into the same form.
    other = {"name": "Rui Oliveira", "email": "rui@example.com", "phone": ""}
    assert ana_browser.post("/clients/new/", {**form, **other}).url != first.url
    assert Client.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_make_one_client(ana, ana_browser, monkeypatch):
    monkeypatch.setattr(tasks.create_followup_tasks_task, "delay", lambda client_id: None)
    form = {**NEW, "form_token": token_of(ana_browser.get("/clients/new/"))}
    start = threading.Barrier(2)

    def send():
        browser = Browser()
        browser.force_login(ana)
        start.wait()
        try:
            return browser.post("/clients/new/", form).url
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        urls = [each.result() for each in [pool.submit(send), pool.submit(send)]]
    assert set(urls) == {f"/clients/{Client.objects.get().pk}/"}


@pytest.mark.parametrize(
    ("phone", "typed", "found"),
    [
        ("(503) 555-0142", "503.555.0142", True),
        ("(503) 555-0142", "+1 503 555 0142", True),
        ("+1 503 555 0142", "(503) 555-0142", True),
        ("(503) 555-0142", "555-0142", True),
        ("(503) 555-0142", "503 555 0", False),  # still being typed: a number of many
        ("(503) 555-0142", "(971) 555-0142", False),
        ("555-014", "555-014", False),
    ],
)
def test_finds_a_number_however_it_is_written(ana_browser, make_client, phone, typed, found):
    make_client(phone=phone)
    hint = ana_browser.get("/clients/duplicates/", {"phone": typed}).content.decode()
    assert ("Already a client" in hint) == found


def test_the_broker_is_told_whose_client_it_is_and_an_agent_of_nobody_elses(
    ana, ben_browser, broker_browser, make_client
):
    make_client()
    make_client(agent=None, name="Ida Nobody", email="ida@example.com", phone="(503) 555-0199")
    query = {"email": "Jonah.Whitlock@example.com", "phone": "5035550199"}
    hint = broker_browser.get("/clients/duplicates/", query).content.decode()
    assert "with Ana Morales" in hint and "with no agent yet" in hint
    assert ben_browser.get("/clients/duplicates/", query).content.decode().strip() == ""
    assert broker_browser.get("/clients/duplicates/?email=%00@&phone=%00&except=x").status_code == 200


def test_a_duplicate_is_looked_up_by_index(broker, ana):
    everybody = [Client(agent=ana, name=f"C {n}", email=f"c{n}@example.com", phone=f"50355{n:05}") for n in range(2000)]
    Client.objects.bulk_create(everybody)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE clients")
        for query, index in (
            (lambda: duplicates.clients_with_email(broker, "a@example.com"), "ix_clients_address"),
            (lambda: duplicates.clients_with_phone(broker, "(503) 555-0142"), "ix_clients_phone_tail"),
        ):
            with CaptureQueriesContext(connection) as asked:
                query()
            cursor.execute("EXPLAIN " + asked[0]["sql"])
            assert index in str(cursor.fetchall())
