import html
import re

import pytest

from clients.models import Activity, Client
from followups.engine.plan import make_plan
from tests.words import text_of, texts_of


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
    assert text_of(edited) == "Edited: name, custom fields" and edited.agent == ana


def test_sending_mode_and_time_zone(ana_browser, make_client):
    client = make_client()
    page = ana_browser.get(f"/clients/{client.pk}/edit/").content.decode()
    assert 'name="sending_mode"' in page and 'name="timezone"' in page
    changes = {"sending_mode": "review", "timezone": "America/New_York"}
    ana_browser.post(f"/clients/{client.pk}/edit/", form_of(client, **changes))
    client.refresh_from_db()
    assert {name: getattr(client, name) for name in changes} == changes
    assert text_of(client.activities.get(kind=Activity.Kind.EDITED)) == "Edited: sending mode, timezone"
    ana_browser.post(f"/clients/{client.pk}/edit/", form_of(client))  # a form that doesn't ask changes neither
    client.refresh_from_db()
    assert client.reviews_first


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
    assert "Stage Lead to Lost" in texts_of(client.activities.all())
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


def shown(page):
    """What the form sends when nothing was touched: its fields, and what it showed in them."""
    soup = page.content.decode()
    return {name: html.unescape(value) for name, value in re.findall(r'name="([\w-]+)" value="([^"]*)"', soup)}


def test_what_others_changed_meanwhile_is_not_taken_back(ana_browser, make_client):
    client = make_client(custom_fields={"Budget": "$1"})
    form = shown(ana_browser.get(f"/clients/{client.pk}/edit/"))
    Client.objects.filter(pk=client.pk).update(phone="(503) 555-9999", custom_fields={"Budget": "$2"}, stage="lost")
    sent = form_of(client) | {name: form[name] for name in form if name.startswith("initial-") or name == "rows_shown"}
    assert ana_browser.post(f"/clients/{client.pk}/edit/", sent | {"name": "Jonah W."}).status_code == 302
    client.refresh_from_db()
    assert (client.name, client.phone, client.custom_fields) == ("Jonah W.", "(503) 555-9999", {"Budget": "$2"})
    assert client.stage == "lost" and text_of(client.activities.get(kind="edited")) == "Edited: name"


def test_the_same_field_changed_twice_is_said_with_both_values(ana_browser, make_client):
    client = make_client(custom_fields={"Budget": "$1"})
    form = shown(ana_browser.get(f"/clients/{client.pk}/edit/"))
    Client.objects.filter(pk=client.pk).update(phone="(503) 555-9999", custom_fields={"Budget": "$2"})
    sent = form_of(client, phone="(503) 555-1111", custom_value=["$3"])
    sent |= {name: form[name] for name in form if name.startswith("initial-") or name == "rows_shown"}
    answer = ana_browser.post(f"/clients/{client.pk}/edit/", sent)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 409 and "Someone changed this to “(503) 555-9999”" in page and "(503) 555-1111" in page
    assert "Custom fields were changed to “Budget $2”" in page and 'value="$3"' in page
    # Said once: who saves again means it.
    again = shown(answer)
    sent |= {name: again[name] for name in again if name.startswith("initial-") or name == "rows_shown"}
    assert ana_browser.post(f"/clients/{client.pk}/edit/", sent).status_code == 302
    client.refresh_from_db()
    assert (client.phone, client.custom_fields) == ("(503) 555-1111", {"Budget": "$3"})


def test_is_a_dialog_where_it_is_asked_for_as_one(ana_browser, make_client):
    client = make_client()
    headers = {"HX-Request": "true", "HX-Target": "dialog"}
    page = ana_browser.get(f"/clients/{client.pk}/edit/", headers=headers).content.decode()
    assert page.lstrip().startswith("<dialog") and "hx-post" in page
    saved = ana_browser.post(f"/clients/{client.pk}/edit/", form_of(client, name="J"), headers=headers)
    assert saved["HX-Redirect"] == f"/clients/{client.pk}/"


def test_a_phone_number_that_came_as_it_is_stops_nobody(ana_browser, make_client):
    client = make_client(phone="ask Tom")
    assert ana_browser.post(f"/clients/{client.pk}/edit/", form_of(client, notes="x")).status_code == 302
    assert ana_browser.post(f"/clients/{client.pk}/edit/", form_of(client, phone="ask Tim")).status_code == 422
