import pytest

from clients.models import Activity
from followups.reconcile import make_plan


def form_of(client, **changes):
    fields = {
        name: getattr(client, name)
        for name in ("name", "email", "phone", "property_address", "property_type", "stage", "notes")
    }
    rows = client.custom_fields
    return {
        **fields,
        "custom_name": list(rows) or [""],
        "custom_value": [str(v) for v in rows.values()] or [""],
        **changes,
    }


def test_saves_and_tells_the_timeline_what_changed(ana, ana_browser, make_client):
    client = make_client()
    answer = ana_browser.post(
        f"/clients/{client.pk}/edit/", form_of(client, name="Jonah W.", custom_name=["Budget"], custom_value=["$1"])
    )
    assert answer.status_code == 302 and answer.url == f"/clients/{client.pk}/"
    client.refresh_from_db()
    assert (client.name, client.custom_fields) == ("Jonah W.", {"Budget": "$1"})
    edited = client.activities.get(kind=Activity.Kind.EDITED)
    assert edited.text == "Edited: name, custom fields" and edited.agent == ana


def test_shows_what_is_there(ana_browser, make_client):
    page = ana_browser.get(f"/clients/{make_client(custom_fields={'Budget': 640000}).pk}/edit/").content.decode()
    assert 'value="Jonah Whitlock"' in page and 'value="Budget"' in page and 'value="640000"' in page


def test_another_agents_client_is_not_found(ben_browser, make_client):
    client = make_client()
    assert ben_browser.get(f"/clients/{client.pk}/edit/").status_code == 404
    assert ben_browser.post(f"/clients/{client.pk}/edit/", form_of(client, name="Mine")).status_code == 404


def test_wrong_input_stays_in_the_form(ana_browser, make_client):
    client = make_client()
    answer = ana_browser.post(f"/clients/{client.pk}/edit/", form_of(client, name="", notes="typed"))
    assert answer.status_code == 422 and b"typed" in answer.content and b"Edit Jonah Whitlock" in answer.content
    client.refresh_from_db()
    assert client.name == "Jonah Whitlock"


def test_what_is_not_asked_for_stays(ana_browser, make_client):
    client = make_client(custom_fields={"Budget": 640000})
    ana_browser.post(f"/clients/{client.pk}/edit/", {"name": "Jonah", "email": client.email})
    client.refresh_from_db()
    assert (client.name, client.custom_fields, client.phone) == ("Jonah", {"Budget": 640000}, "(503) 555-0142")


def test_a_number_that_nobody_changed_stays_a_number(ana_browser, make_client):
    client = make_client(custom_fields={"Budget": 640000, "Rooms": 3})
    rows = {"custom_name": ["Budget", "Rooms"], "custom_value": ["640000", "4"]}
    ana_browser.post(f"/clients/{client.pk}/edit/", form_of(client, **rows))
    client.refresh_from_db()
    assert client.custom_fields == {"Budget": 640000, "Rooms": "4"}


def test_nothing_changed_leaves_no_trace(ana_browser, make_client):
    client = make_client()
    ana_browser.post(f"/clients/{client.pk}/edit/", form_of(client))
    assert not client.activities.exists()


def test_a_stage_changed_here_has_the_same_consequences(ana_browser, make_client):
    client = make_client()
    make_plan(client.pk)
    ana_browser.post(f"/clients/{client.pk}/edit/", form_of(client, stage="lost"))
    assert client.activities.filter(kind=Activity.Kind.STAGE, text="Stage Lead to Lost").exists()
    assert set(client.tasks.values_list("status", flat=True)) == {"cancelled"}


@pytest.mark.parametrize("rows", [["", ""], [""]])
def test_emptied_rows_are_gone(ana_browser, make_client, rows):
    client = make_client(custom_fields={"Budget": "$1"})
    ana_browser.post(f"/clients/{client.pk}/edit/", form_of(client, custom_name=rows, custom_value=rows))
    client.refresh_from_db()
    assert client.custom_fields == {}


def test_the_broker_gives_the_client_to_another_agent(ben, broker_browser, make_client):
    client = make_client()
    broker_browser.post(f"/clients/{client.pk}/edit/", form_of(client, agent=ben.pk))
    client.refresh_from_db()
    assert client.agent == ben


def test_a_client_without_email_may_stay_so(ana_browser, make_client):
    client = make_client(email="")
    assert ana_browser.post(f"/clients/{client.pk}/edit/", form_of(client, notes="x")).status_code == 302
