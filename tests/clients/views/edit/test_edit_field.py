"""One fact changed in its place."""

from datetime import UTC, datetime

import pytest

from agents.models import Agent
from clients.models import Activity, Client
from emails.models import Suppression
from followups.engine.plan import make_plan
from tests.clients.views.edit.fields import HTMX, address, undo_url
from tests.html import find_all, words
from tests.words import text_of, why

LATER = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("name", "Jonah W.", "Name changed from “Jonah Whitlock” to “Jonah W.”"),
        ("email", "jw@example.com", "Email changed from “jonah.whitlock@example.com” to “jw@example.com”"),
        ("phone", "", "Phone removed: “(503) 555-0142”"),
        ("property_address", "1 Elm", "Property changed from “418 Alder Court, Portland” to “1 Elm”"),
        ("property_type", "land", "Type changed from “Residential” to “Land”"),
        ("source_detail", "Her sister", "Source detail added: “Her sister”"),
        ("notes", "Two\r\nlines", "Notes changed"),
        ("sending_mode", "review", "Sending changed from “Same as the agent” to “Review first”"),
        ("timezone", "America/New_York", "Time zone added: “Eastern time”"),
    ],
)
def test_saves_it_tells_the_timeline_and_can_be_undone(ana, ana_browser, make_client, field, value, text):
    client = make_client()
    before = getattr(client, field)
    answer = ana_browser.post(address(client, field), {field: value, "was": before}, headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 200 and "Saved" in page and "autofocus" in page and "<html" not in page
    client.refresh_from_db()
    assert getattr(client, field) == value.replace("\r\n", "\n")
    edited = client.activities.get(kind=Activity.Kind.EDITED)
    assert (text_of(edited), edited.agent, edited.data["before"]) == (text, ana, before)
    assert ana_browser.post(undo_url(answer)).url == f"/clients/{client.pk}/"
    client.refresh_from_db()
    assert getattr(client, field) == before
    assert client.activities.filter(kind=Activity.Kind.EDITED).count() == 2


def test_the_field_comes_in_its_place_with_what_is_there(ana_browser, make_client):
    client = make_client()
    page = ana_browser.get(address(client, "email"), headers=HTMX).content.decode()
    assert 'value="jonah.whitlock@example.com"' in page and "autofocus" in page and "<html" not in page
    assert 'name="was" value="jonah.whitlock@example.com"' in page
    notes = ana_browser.get(address(client, "notes"), headers=HTMX).content.decode()
    assert "<textarea" in notes and "Relocating from Boise" in notes


def test_without_htmx_it_is_a_page_that_leads_back(ana_browser, make_client):
    client = make_client()
    page = ana_browser.get(address(client, "email")).content.decode()
    assert "<html" in page and 'id="edit-email"' in page and "autofocus" in page
    answer = ana_browser.post(address(client, "email"), {"email": "jw@example.com"}, follow=True)
    said = answer.content.decode()
    assert answer.redirect_chain == [(f"/clients/{client.pk}/", 302)]
    assert "Past emails stay with jonah.whitlock@example.com. You can email the new one." in said
    assert f"/clients/{client.pk}/edit/undo/" in said


def test_another_agents_client_is_not_found(ben_browser, make_client):
    client = make_client(custom_fields={"Budget": "$1"})
    client.record(Activity.Kind.EDITED, field="name", before="J", after=client.name)
    for url in (address(client, "name"), address(client, "custom", "Budget"), address(client, "custom")):
        assert ben_browser.get(url).status_code == ben_browser.post(url, {"name": "x"}).status_code == 404
    assert ben_browser.post(f"/clients/{client.pk}/edit/undo/{client.activities.get().pk}/").status_code == 404


@pytest.mark.parametrize("field", ["stage", "agent", "is_deleted", "planned_at", "nonsense"])
def test_what_is_not_edited_here_is_not_found(ana_browser, make_client, field):
    assert ana_browser.get(address(make_client(), field)).status_code == 404


def test_takes_no_other_method(ana_browser, make_client):
    client = make_client()
    assert ana_browser.delete(address(client, "name")).status_code == 405
    assert ana_browser.put(address(client, "custom")).status_code == 405
    assert ana_browser.get(f"/clients/{client.pk}/edit/undo/1/").status_code == 405


@pytest.mark.parametrize(
    ("field", "wrong", "said"),
    [
        ("name", " ", "Enter the client’s name."),
        ("email", "jonah@whitlock", "Enter the full email, including .com or .org"),
        ("phone", "12", "Enter at least 7 digits."),
        ("property_type", "boat", "Choose one from the list."),
        ("sending_mode", "never", "Choose one from the list."),
        ("timezone", "Mars/Olympus", "No time zone found for “Mars/Olympus”."),
        ("property_address", "x" * 201, "Use at most 200 characters (now 201)."),
        ("notes", "a\x00b", "characters that can’t be saved"),
    ],
)
def test_what_is_wrong_is_said_and_stays_in_the_field(ana_browser, make_client, field, wrong, said):
    client = make_client()
    answer = ana_browser.post(address(client, field), {field: wrong, "was": getattr(client, field)}, headers=HTMX)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert wrong.strip().replace("\x00", "")[:1] in answer.content.decode()
    assert not client.activities.exists()
    page = ana_browser.post(address(client, field), {field: wrong})
    assert page.status_code == 422 and b"<html" in page.content and b"Jonah Whitlock" in page.content


def test_what_somebody_else_saved_meanwhile_is_said_and_neither_is_lost(ana, ana_browser, ben, make_client):
    client = make_client()
    client.record(Activity.Kind.EDITED, by=ben, field="phone", before="", after="(503) 555-9999")
    Client.objects.filter(pk=client.pk).update(phone="(503) 555-9999")
    form = {"phone": "(503) 555-1111", "was": "(503) 555-0142"}
    answer = ana_browser.post(address(client, "phone"), form, headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 409 and "Changed by Ben Osei to" in page
    assert 'value="(503) 555-1111"' in page and 'name="was" value="(503) 555-9999"' in page
    client.refresh_from_db()
    assert client.phone == "(503) 555-9999"
    again = {**form, "was": "(503) 555-9999"}
    assert ana_browser.post(address(client, "phone"), again, headers=HTMX).status_code == 200
    assert (
        ana_browser.post(address(client, "phone"), form, headers=HTMX).status_code == 200
    )  # it is what they want already


def test_saving_what_is_there_leaves_no_trace(ana_browser, make_client):
    client = make_client(notes="Two\nlines")
    for field, value in (("notes", "Two\r\nlines"), ("name", client.name)):
        answer = ana_browser.post(address(client, field), {field: value, "was": value}, headers=HTMX)
        assert answer.status_code == 200 and "HX-Trigger" not in answer
    assert not client.activities.exists()


def test_only_the_broker_gives_a_client_to_another_agent(ana, ben, ana_browser, broker_browser, make_client):
    client = make_client()
    assert ana_browser.post(address(client, "agent"), {"agent": ben.pk}).status_code == 404
    answer = broker_browser.post(address(client, "agent"), {"agent": ben.pk, "was": ana.pk}, headers=HTMX)
    client.refresh_from_db()
    assert client.agent == ben and "Ben Osei" in answer.content.decode()
    assert text_of(client.activities.get()) == "Agent changed from “Ana Morales” to “Ben Osei”"
    broker_browser.post(undo_url(answer))
    client.refresh_from_db()
    assert client.agent == ana
    answer = broker_browser.post(address(client, "agent"), {"agent": "", "was": ana.pk}, headers=HTMX)
    assert "Unassigned" in answer.content.decode()


@pytest.mark.parametrize(
    ("is_gone", "why"),
    [(False, "Ana Morales is deactivated."), (True, "that agent is not there any more.")],
)
def test_an_undo_gives_no_client_to_an_agent_who_left(ana, ben, broker_browser, make_client, is_gone, why):
    client = make_client()
    answer = broker_browser.post(address(client, "agent"), {"agent": ben.pk, "was": ana.pk}, headers=HTMX)
    if is_gone:
        ana.delete()
    else:
        Agent.objects.filter(pk=ana.pk).update(is_active=False)
    page = broker_browser.post(undo_url(answer), follow=True)
    assert words(find_all(page, "#toasts .text")[-1]) == f"Nothing changed: {why}"
    client.refresh_from_db()
    assert client.agent == ben


def test_a_new_address_says_what_stays_and_whether_it_may_be_emailed(ana_browser, make_client):
    client = make_client()
    Suppression.add("gone@example.com", Suppression.Reason.BOUNCED, "test")
    page = ana_browser.post(address(client, "email"), {"email": "gone@example.com"}, headers=HTMX).content.decode()
    assert "Past emails stay with jonah.whitlock@example.com." in page
    assert "Do not email the new one: the address bounced." in page
    assert "Do not email" in ana_browser.get(f"/clients/{client.pk}/").content.decode()


def test_undo_loses_to_a_later_change_and_says_so(ana_browser, make_client):
    client = make_client()
    answer = ana_browser.post(address(client, "name"), {"name": "Second"}, headers=HTMX)
    Client.objects.filter(pk=client.pk).update(name="Third")
    late = ana_browser.post(undo_url(answer))
    assert late.status_code == 409
    assert "“<bdi>Third</bdi>”" in late.content.decode() and 'value="Jonah Whitlock"' in late.content.decode()
    client.refresh_from_db()
    assert client.name == "Third"


def test_undo_of_what_is_no_edit_is_not_found(ana_browser, make_client):
    client = make_client()
    for row in (
        client.record(Activity.Kind.EDITED, fields=["name"]),
        client.record(Activity.Kind.NOTE, note="x", field="name"),
    ):
        assert ana_browser.post(f"/clients/{client.pk}/edit/undo/{row.pk}/").status_code == 404


def test_the_rail_offers_each_value(ana_browser, broker_browser, make_client):
    client = make_client(custom_fields={"Must have / want": "Garage"})
    page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    for field in ("name", "email", "phone", "property_address", "property_type", "notes"):
        assert f'href="{address(client, field)}"' in page
    assert f'href="{address(client, "custom")}?key=Must+have+%2F+want"' in page
    assert address(client, "agent") not in page
    assert address(client, "agent") in broker_browser.get(f"/clients/{client.pk}/").content.decode()


def test_editing_keeps_the_plan(ana_browser, make_client):
    client = make_client(planned_at=None)
    make_plan(client.pk)
    ana_browser.post(address(client, "email"), {"email": "jw@example.com"}, headers=HTMX)
    assert set(client.tasks.values_list("status", flat=True)) == {"pending"}


@pytest.mark.parametrize("field", ["agent", "phone", "notes", "property_type"])
def test_a_form_that_says_nothing_changes_nothing(broker_browser, make_client, field):
    client = make_client()
    assert broker_browser.post(address(client, field), {}, headers=HTMX).status_code == 200
    assert not client.activities.exists()


def test_sending_mode_and_zone_take_effect_at_once(ana_browser, make_client, make_task, ana):
    client = make_client(sending_mode="review")
    approval = make_task(client, reason_code="needs_approval", not_before=LATER)
    ana_browser.post(address(client, "sending_mode"), {"sending_mode": "automatic"}, headers=HTMX)
    approval.refresh_from_db()
    assert (approval.reason_code, why(approval), approval.not_before) == ("", "", None)
    night = make_task(client, followup_type="Day 3", reason_code="outside_hours", not_before=LATER)
    ana_browser.post(address(client, "timezone"), {"timezone": "Asia/Tokyo"}, headers=HTMX)
    night.refresh_from_db()
    assert (night.reason_code, night.not_before) == ("", None)


def test_the_page_shows_how_and_on_whose_clock_they_are_written_to(ana_browser, make_client):
    page = ana_browser.get(f"/clients/{make_client().pk}/").content.decode()
    assert "Same as the agent" in page and "Same as the agent’s" in page
    page = ana_browser.get(f"/clients/{make_client(sending_mode='review', timezone='Asia/Tokyo').pk}/").content.decode()
    assert "Review first" in page and ">Tokyo<" in page
