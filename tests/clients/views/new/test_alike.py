"""Somebody with the same email or phone is here: saving asks, and adds them anyway when told so."""

import pytest

from clients.models import Client
from tests.clients.views.new.conftest import NEW
from tests.html import buttons, find, find_all, links, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queued")]

SAME = {"email": "Jonah.Whitlock@example.com", "phone": "+1 503 555 0142"}


def button_of(page):
    """The value of the button that says: add them anyway."""
    button = buttons(page)["Add anyway"]
    assert (button["form"], button["name"]) == ("client-form", "anyway")
    return button["value"]


@pytest.mark.parametrize(
    ("typed", "shared"),
    [
        ({"email": SAME["email"]}, "this email address"),
        ({"phone": SAME["phone"]}, "this phone number"),
        (SAME, "this email address and this phone number"),
    ],
)
def test_asks_keeps_what_was_typed_and_adds_when_told(ana_browser, make_client, typed, shared):
    other, form = make_client(), {**NEW, **typed}
    answer = ana_browser.post("/clients/new/", form)
    page = answer.content.decode()
    assert answer.status_code == 409 and Client.objects.count() == 1
    assert f"Jonah Whitlock has {shared} already." in words(page)
    assert links(page)["Open Jonah Whitlock"] == f"/clients/{other.pk}/"
    for name in ("name", "email", "phone", "property_address"):
        assert f'value="{form[name]}"' in page
    assert 'value="$640,000"' in page and "Met at the open house." in page
    assert "Already a client" not in page and not any(name.startswith("Add client") for name in buttons(page))
    added = ana_browser.post("/clients/new/", {**form, "anyway": button_of(page)})
    assert added.status_code == 302 and Client.objects.count() == 2


def test_it_holds_for_what_was_asked_about_alone(ana_browser, make_client):
    make_client(email="one@example.com", phone="")
    make_client(name="Two", email="two@example.com", phone="")
    one, two = ({**NEW, "email": f"{name}@example.com"} for name in ("one", "two"))
    anyway = button_of(ana_browser.post("/clients/new/", one).content.decode())
    assert ana_browser.post("/clients/new/", {**two, "anyway": anyway}).status_code == 409
    alone = ana_browser.post("/clients/new/", {**NEW, "email": "three@example.com", "anyway": anyway})
    assert alone.status_code == 302


def test_in_the_dialog_too(ana_browser, make_client):
    make_client()
    headers = {"HX-Request": "true", "HX-Target": "dialog"}
    answer = ana_browser.post("/clients/new/", {**NEW, **SAME}, headers=headers)
    page = answer.content.decode()
    assert answer.status_code == 409 and page.lstrip().startswith("<dialog") and "Open Jonah Whitlock" in links(page)
    added = ana_browser.post("/clients/new/", {**NEW, **SAME, "anyway": button_of(page)}, headers=headers)
    assert added.headers["HX-Redirect"] == f"/clients/{Client.objects.get(name=NEW['name']).pk}/"


def test_another_agents_client_is_not_given_away(ben_browser, broker_browser, make_client):
    make_client()
    assert ben_browser.post("/clients/new/", {**NEW, **SAME}).status_code == 302
    page = broker_browser.post("/clients/new/", {**NEW, **SAME}).content.decode()
    assert "already, with Ana Morales." in page and "already, with Ben Osei." in page


def test_a_deleted_client_is_no_duplicate(ana_browser, make_client):
    make_client(is_deleted=True)
    assert ana_browser.post("/clients/new/", {**NEW, **SAME}).status_code == 302


def test_the_same_form_sent_twice_is_one_client_after_add_anyway_too(ana_browser, make_client):
    make_client()
    form = {**NEW, **SAME, "form_token": token_of(ana_browser.get("/clients/new/"))}
    asked = ana_browser.post("/clients/new/", form)
    form |= {"anyway": button_of(asked), "form_token": token_of(asked)}
    first, second = (ana_browser.post("/clients/new/", form) for _ in range(2))
    assert first.url == second.url and Client.objects.count() == 2


def token_of(page):
    return find(page, "[name=form_token]")["value"]


def test_what_is_wrong_comes_first(ana_browser, make_client):
    make_client()
    answer = ana_browser.post("/clients/new/", {**NEW, **SAME, "name": ""})
    assert answer.status_code == 422 and "Add anyway" not in answer.content.decode()
    assert "Already a client" in answer.content.decode()


# --- changing a client ---


def test_an_edit_to_anothers_email_or_phone_asks(ana_browser, make_client):
    make_client()
    client = make_client(name="Renata", email="renata@example.com", phone="")
    shown = find_all(ana_browser.get(f"/clients/{client.pk}/edit/"), "input[type=hidden][name^=initial-]")
    names = {field["name"]: field.get("value", "") for field in shown}
    form = {**names, "name": "Renata O.", **SAME, "stage": "lead", "property_type": "residential"}
    answer = ana_browser.post(f"/clients/{client.pk}/edit/", form)
    assert answer.status_code == 409 and 'value="Renata O."' in answer.content.decode()
    assert "has this email address and this phone number already" in words(answer)
    anyway = buttons(answer)["Save anyway"]["value"]
    assert ana_browser.post(f"/clients/{client.pk}/edit/", {**form, "anyway": anyway}).status_code == 302
    client.refresh_from_db()
    assert (client.name, client.email) == ("Renata O.", SAME["email"])
    # What they share already is asked about no more.
    again = {"name": "Renata", "email": SAME["email"], "phone": SAME["phone"]}
    assert ana_browser.post(f"/clients/{client.pk}/edit/", again).status_code == 302


@pytest.mark.parametrize("field", ["email", "phone"])
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_field_that_is_changed_in_its_place_asks_too(ana_browser, make_client, field, headers):
    make_client()
    client = make_client(name="Renata", email="renata@example.com", phone="")
    page = f"/clients/{client.pk}/edit/{field}/"
    answer = ana_browser.post(page, {field: SAME[field]}, headers=headers)
    text = answer.content.decode()
    assert answer.status_code == 409 and "Open Jonah Whitlock" in links(answer) and f'value="{SAME[field]}"' in text
    assert "Changed" not in text
    anyway = buttons(answer)["Save anyway"]["value"]
    ana_browser.post(page, {field: SAME[field], "anyway": anyway}, headers=headers)
    client.refresh_from_db()
    assert getattr(client, field) == SAME[field]
