from datetime import UTC, datetime

import pytest
import time_machine

from clients.models import Activity, Client
from followups import tasks

NEW = {
    "name": "Renata Oliveira",
    "email": "renata@example.com",
    "phone": "(503) 555-0177",
    "property_address": "812 Linden Street, Portland",
    "property_type": "residential",
    "stage": "lead",
    "notes": "Met at the open house.",
    "custom_name": ["Timeline", "Budget", ""],
    "custom_value": ["Before April", "$640,000", ""],
}


@pytest.fixture
def queued(monkeypatch):
    """The ids for which a plan was asked of the workers."""
    ids = []
    monkeypatch.setattr(tasks.create_followup_tasks_task, "delay", ids.append)
    return ids


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
    assert "Follow-ups are on their way" in answer.content.decode()
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
    broker_browser.post("/clients/new/", {**NEW, "agent": ""})
    assert Client.objects.latest("pk").agent is None
    broker_browser.post("/clients/new/", NEW)
    assert Client.objects.latest("pk").agent == broker


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": "  "}, "Give the client a name."),
        ({"email": "renata@oliveira"}, "An address ends like .com or .org"),
        ({"email": "renata@localhost"}, "An address ends like .com or .org"),
        ({"email": "renata"}, "An address looks like name@example.com."),
        ({"email": ""}, "The follow-ups need an email address."),
        ({"stage": "married"}, "Choose one from the list."),
        ({"phone": "5" * 21}, "At most 20 characters; these are 21."),
        ({"phone": "555-014"}, "A phone number has at least 7 digits."),
        ({"phone": "ask her mother"}, "A phone number has no letters in it"),
        ({"name": "Ren\x00ata"}, "cannot be stored"),
        ({"notes": "n" * 20_001}, "At most 20000 characters"),
        ({"custom_name": ["Budget", "budget"], "custom_value": ["1", "2"]}, "There is a field with this name already."),
        ({"custom_name": [""], "custom_value": ["lonely"]}, "Give this field a name."),
        ({"custom_name": ["n" * 51], "custom_value": ["v"]}, "at most 50 characters"),
        ({"custom_name": ["n"], "custom_value": ["v" * 201]}, "at most 200 characters"),
        ({"custom_name": ["n"], "custom_value": ["v\x00"]}, "cannot be stored"),
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
    assert "Already here" in hint and f"/clients/{client.pk}/" in hint
    assert "Already here" in ana_browser.get("/clients/duplicates/?phone=503-555-0142").content.decode()
    assert "Already here" not in ana_browser.get("/clients/duplicates/?phone=503").content.decode()
    own = f"/clients/duplicates/?except={client.pk}&email=jonah.whitlock@example.com"
    assert "Already here" not in ana_browser.get(own).content.decode()
    assert (
        "Already here" not in ben_browser.get("/clients/duplicates/?email=jonah.whitlock@example.com").content.decode()
    )
