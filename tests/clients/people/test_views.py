"""The people in a client's rail, by htmx and as plain pages."""

import json

import pytest

from clients.contacts import people
from clients.models import Activity, Client, Person
from emails.models import EmailLog, Suppression
from followups.models import Task
from tests.clients.people.conftest import ZOE
from tests.html import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

HTMX = {"HX-Request": "true", "HX-Target": "people"}
FORM = {"name": "Zoë Brandt", "role": "spouse", "email": ZOE, "phone": "(503) 555-0177", "is_cc": "on"}


def page(response):
    return words(response)


def toast(response):
    return json.loads(response["HX-Trigger"])["toast"]


def at(person, what):
    return f"/clients/{person.client_id}/people/{person.pk}/{what}/"


def undo(client):
    return f"/clients/{client.pk}/people/undo/{Activity.objects.latest('pk').pk}/"


# --- add ---


def test_the_form_opens_in_the_rail_and_as_a_page(ana_browser, make_client):
    client = make_client()
    address = f"/clients/{client.pk}/people/add/"
    whole = ana_browser.get(address).content.decode()
    assert "<h1>Add a person</h1>" in whole and 'name="is_cc"' in whole
    part = ana_browser.get(address, headers=HTMX).content.decode()
    assert part.lstrip().startswith("<section") and 'name="is_cc"' in part


def test_a_person_is_added_without_javascript(ana_browser, make_client):
    client = make_client()
    response = ana_browser.post(f"/clients/{client.pk}/people/add/", FORM)
    assert response.status_code == 302 and response.url == f"/clients/{client.pk}/#people"
    shown = page(ana_browser.get(f"/clients/{client.pk}/"))
    assert "Zoë Brandt Spouse" in shown and ZOE in shown and "Zoë Brandt linked." in shown


def test_a_person_is_added_in_the_rail_and_undone(ana_browser, make_client):
    client = make_client()
    response = ana_browser.post(f"/clients/{client.pk}/people/add/", FORM, headers=HTMX)
    assert "Zoë Brandt Spouse" in page(response)
    assert toast(response) == {"text": "Zoë Brandt linked.", "undo_url": undo(client)}
    ana_browser.post(undo(client))
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"name": "  "}, "Enter their name."),
        ({"email": "zoe@localhost"}, "Enter the full email, including .com or .org"),
        ({"email": "zoe.example.com"}, "Enter a valid email, like name@example.com."),
        ({"email": ""}, "A copy needs an email address."),
        ({"phone": "555"}, "Enter at least 7 digits."),
        ({"role": "boss"}, "Choose one from the list."),
        ({"name": "Z" * 101}, "Use at most 100 characters (now 101)."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(ana_browser, make_client, typed, error):
    client = make_client()
    response = ana_browser.post(f"/clients/{client.pk}/people/add/", FORM | typed, headers=HTMX)
    assert response.status_code == 422 and error in page(response)
    assert not Person.objects.exists()
    assert 'value="(503) 555-0177"' in response.content.decode() or "phone" in typed


def test_an_address_is_mended_where_that_is_certain(ana_browser, make_client):
    client = make_client()
    ana_browser.post(f"/clients/{client.pk}/people/add/", FORM | {"email": " mailto:Zoe.Brandt@EXAMPLE.com\u200b "})
    assert Person.objects.get().email == "Zoe.Brandt@example.com"


@pytest.mark.parametrize("name", ["👩‍👦 Zoë", "זואי ברנדט", "<b>Zoë</b>"])
def test_names_of_every_kind(ana_browser, make_client, name):
    client = make_client()
    ana_browser.post(f"/clients/{client.pk}/people/add/", FORM | {"name": name})
    assert Person.objects.get().name == name
    assert "<b>Zoë" not in ana_browser.get(f"/clients/{client.pk}/").content.decode()


# --- change ---


def test_a_person_is_changed(ana_browser, zoe):
    response = ana_browser.post(at(zoe, "edit"), FORM | {"phone": ""}, headers=HTMX)
    assert response.status_code == 200 and toast(response)["text"] == "Zoë Brandt saved."
    assert Person.objects.get().phone == ""
    ana_browser.post(undo(zoe.client))
    assert Person.objects.get().phone == zoe.phone


def test_a_change_since_is_not_overwritten_unseen(ana_browser, zoe, ben):
    was = zoe.updated_at.isoformat()
    people.change(zoe, {"email": "new@example.com"}, by=ben)
    response = ana_browser.post(at(zoe, "edit"), FORM | {"was": was}, headers=HTMX)
    assert response.status_code == 409
    assert "Someone changed this in the meantime: Zoë Brandt, Spouse, new@example.com" in page(response)
    again = Person.objects.get().updated_at.isoformat()
    assert ana_browser.post(at(zoe, "edit"), FORM | {"was": again}, headers=HTMX).status_code == 200
    assert Person.objects.get().email == ZOE


def test_the_copy_is_switched_off_and_on(ana_browser, zoe):
    response = ana_browser.post(at(zoe, "copy"), {}, headers=HTMX)
    assert not Person.objects.get().is_cc and toast(response)["text"] == "Zoë Brandt gets no more copies of emails."
    ana_browser.post(at(zoe, "copy"), {"is_cc": "on"})
    assert Person.objects.get().is_cc


def test_without_an_address_there_is_no_copy(ana_browser, zoe):
    Person.objects.update(email="", is_cc=False)
    response = ana_browser.post(at(zoe, "copy"), {"is_cc": "on"}, headers=HTMX)
    assert toast(response) == {"text": "Add an email address for Zoë Brandt first.", "level": "error"}
    assert not Person.objects.get().is_cc


def test_a_person_is_removed_and_restored(ana_browser, zoe):
    response = ana_browser.post(at(zoe, "remove"), headers=HTMX)
    assert toast(response)["text"] == "Zoë Brandt is no longer linked." and not Person.objects.exists()
    ana_browser.post(undo(zoe.client))
    assert Person.objects.get().pk == zoe.pk


# --- the main client ---


def test_a_client_without_an_address_gets_a_plan_only_as_an_offer(ana_browser, make_client):
    """Before any sweep has seen them."""
    client = make_client(email="")
    Client.objects.update(planned_at=None, plan_offered_at=None)
    zoe = Person.objects.create(client=client, name="Zoë Brandt", role="spouse", email=ZOE)
    ana_browser.post(at(zoe, "make-main"))
    client.refresh_from_db()
    assert (client.email, client.planned_at, Task.objects.count()) == (ZOE, None, 0) and client.plan_offered_at


def test_an_opt_out_a_moment_ago_stops_the_plan_all_the_same(ana_browser, zoe, make_task):
    task = make_task(zoe.client)
    Suppression.add(zoe.client.email, "unsubscribed", "event")
    ana_browser.post(at(zoe, "make-main"))
    task.refresh_from_db()
    assert (task.status, Client.objects.get(pk=zoe.client_id).email) == ("cancelled", ZOE)


def test_it_asks_before_it_makes_another_one_the_main_client(ana_browser, zoe, make_task):
    task = make_task(zoe.client)
    asked = page(ana_browser.get(at(zoe, "make-main")))
    assert f"Follow-ups are sent to {ZOE}, with a copy to Jonah Whitlock." in asked
    assert Client.objects.get().name == "Jonah Whitlock"
    response = ana_browser.post(at(zoe, "make-main"))
    assert response.url == f"/clients/{zoe.client_id}/"
    assert (Client.objects.get().name, Client.objects.get().email) == ("Zoë Brandt", ZOE)
    ana_browser.post(undo(zoe.client))
    assert Client.objects.get().name == "Jonah Whitlock" and Task.objects.get() == task


def test_it_warns_of_an_address_that_must_not_be_emailed(ana_browser, zoe):
    Suppression.add(ZOE, "unsubscribed", "link")
    assert "The follow-ups would stop." in page(ana_browser.get(at(zoe, "make-main")))


def test_without_an_address_there_is_no_button(ana_browser, zoe):
    Person.objects.update(email="")
    asked = page(ana_browser.get(at(zoe, "make-main")))
    assert "Add an email address for Zoë Brandt first." in asked
    ana_browser.post(at(zoe, "make-main"))
    assert Client.objects.get().name == "Jonah Whitlock"


# --- what the pages say ---


@pytest.mark.parametrize(
    ("reason", "said"),
    [("unsubscribed", "Unsubscribed"), ("bounced", "Bounced"), ("complained", "Marked an email as spam")],
)
def test_the_row_says_why_there_is_no_copy_and_the_plan_says_nothing_of_it(
    ana_browser, zoe, make_task, time_machine, reason, said
):
    time_machine.move_to("2026-03-03T20:00:00+00:00")
    make_task(zoe.client)
    address = f"/clients/{zoe.client_id}/"
    assert "copy to Zoë Brandt" in page(ana_browser.get(address))
    Suppression.add(ZOE, reason, "test")
    shown = page(ana_browser.get(address))
    assert f"{said} Mar 3, gets no copies" in shown and "copy to Zoë Brandt" not in shown
    assert "OK to email" in shown, "that is about the client"


def test_a_draft_says_who_gets_a_copy(ana_browser, zoe, make_task):
    task = make_task(zoe.client)
    EmailLog.objects.create(task=task, client=zoe.client, status="draft", subject="Hello", body="Hi Jonah,")
    shown = page(ana_browser.get(f"/followups/{task.pk}/preview/"))
    assert f"CC Zoë Brandt, {ZOE}" in shown and "to Jonah, copy to Zoë Brandt" in shown
    Suppression.add(ZOE, "unsubscribed", "link")
    assert "CC Zoë" not in page(ana_browser.get(f"/followups/{task.pk}/preview/"))


def test_an_emails_page_has_each_recipients_events_apart(ana_browser, zoe):
    copy = {"email": ZOE, "name": zoe.name, "person": zoe.pk}
    events = [
        {"event": "delivered", "timestamp": 1_795_000_000, "email": zoe.client.email},
        {"event": "bounce", "timestamp": 1_795_000_001, "email": ZOE, "reason": "550 5.1.1 no", "copy_to": zoe.pk},
    ]
    log = EmailLog.objects.create(
        client=zoe.client, to_email=zoe.client.email, cc=[copy], subject="Hello", body="Hi", status="delivered",
        webhook_events=events,
    )  # fmt: skip
    shown = page(ana_browser.get(f"/emails/{log.pk}/"))
    assert f"· CC Zoë Brandt, {ZOE}" in shown
    own, hers = shown.split("Copy to Zoë Brandt")
    assert "Bounced" not in own and "Bounced The address does not exist" in hers and "Delivered" not in hers


def test_what_is_kept_from_the_ai_says_so(ana_browser, zoe, office):
    office.private_fields = "Linked people"
    office.save()
    assert "Kept from the AI" in page(ana_browser.get(f"/clients/{zoe.client_id}/"))


# --- whose it is ---


@pytest.mark.parametrize("what", ["edit", "copy", "remove", "make-main"])
def test_another_agents_people_are_not_found(ben_browser, zoe, what):
    assert ben_browser.post(at(zoe, what), FORM).status_code == 404
    assert Person.objects.get().name == "Zoë Brandt"


@pytest.mark.parametrize("what", ["edit", "copy", "remove", "make-main"])
def test_a_person_of_another_client_is_not_found(ana_browser, zoe, make_client, what):
    other = make_client(email="other@example.com")
    assert ana_browser.post(f"/clients/{other.pk}/people/{zoe.pk}/{what}/", FORM).status_code == 404


@pytest.mark.parametrize("what", ["copy", "remove"])
def test_a_change_is_a_post(ana_browser, zoe, what):
    assert ana_browser.get(at(zoe, what)).status_code == 405


def test_cancel_brings_the_people_back(ana_browser, zoe):
    assert "Zoë Brandt" in page(ana_browser.get(f"/clients/{zoe.client_id}/people/", headers=HTMX))
    assert ana_browser.get(f"/clients/{zoe.client_id}/people/").url == f"/clients/{zoe.client_id}/#people"
