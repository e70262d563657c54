"""Addresses and numbers as rows of a client's forms, which work without a script."""

import json

import pytest

from clients import contacts
from clients.contacts import EMAIL, PHONE
from clients.models import AdditionalEmail, AdditionalPhone, Client
from tests.html import find_all, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(make_client):
    found = make_client(name="Jonah Whitlock", email="jonah@example.com", phone="503.555.0142")
    AdditionalEmail.objects.create(client=found, email="jw@work.example", label="Work")
    AdditionalPhone.objects.create(client=found, phone="+442079460958", label="London")
    return found


@pytest.fixture
def work(client):
    return contacts.additional_of(client, EMAIL)[0]


def rows(kind, *each):
    """As a form sends them; the empty one says that they were asked about."""
    name = f"additional_{kind}"
    values = {name: [""], f"{name}_label": [""], f"{name}_id": [""]}
    for value, label, pk in each:
        values[name].append(value)
        values[f"{name}_label"].append(label)
        values[f"{name}_id"].append(str(pk or ""))
    return values


def test_a_new_client_comes_with_several(ana_browser, queued):
    form = {"name": "Renata", "email": "r@example.com", "phone": ""}
    form |= rows("email", ("R@work.example", "Work", None)) | rows(
        "phone", ("971 555 0103", "Cell", None), ("5035550177", "", None)
    )
    assert ana_browser.post("/clients/new/", form).status_code == 302
    client = Client.objects.get()
    assert [each.value for each in contacts.all_of(client, EMAIL)] == ["r@example.com", "R@work.example"]
    # Without a main one the first is it.
    assert (client.phone, client.phone_label) == ("971 555 0103", "Cell")
    assert [each.value for each in contacts.additional_of(client, PHONE)] == ["5035550177"]


def test_the_edit_form_changes_adds_and_removes(ana_browser, client, work):
    london = contacts.additional_of(client, PHONE)[0]
    form = {"name": client.name, "email": client.email, "phone": client.phone}
    form |= rows("email", ("jw@new.example", "Work", work.pk), ("third@example.com", "", None)) | rows("phone")
    assert ana_browser.post(f"/clients/{client.pk}/edit/", form).status_code == 302
    assert [each.value for each in contacts.additional_of(client, EMAIL)] == ["jw@new.example", "third@example.com"]
    assert contacts.additional_of(client, PHONE) == []
    assert client.activities.filter(data__event="contact_removed", data__value=london.value).exists()


def test_a_form_without_the_rows_leaves_them(ana_browser, client):
    ana_browser.post(f"/clients/{client.pk}/edit/", {"name": "J. W.", "email": client.email, "phone": client.phone})
    assert AdditionalEmail.objects.exists() and AdditionalPhone.objects.exists()


def test_the_form_says_what_is_wrong_in_its_row(ana_browser, client, work):
    form = {"name": client.name, "email": client.email, "phone": client.phone}
    form |= rows("email", ("jw@work", "Work", work.pk), (client.email, "", None))
    page = ana_browser.post(f"/clients/{client.pk}/edit/", form)
    said = words(page.content.decode())
    assert page.status_code == 422 and "including .com" in said and "They have this email address already." in said
    assert 'value="jw@work"' in page.content.decode()
    assert find_all(page.content.decode(), "[name=additional_email][autofocus]")


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(ana_browser, client, work):
    shown = json.dumps([[work.pk, work.value, work.label]])
    AdditionalEmail.objects.filter(pk=work.pk).update(email="jw@newest.example")
    form = {"name": client.name, "email": client.email, "phone": client.phone, "additional_email_shown": shown}
    form |= rows("email", ("jw@mine.example", "Work", work.pk))
    page = ana_browser.post(f"/clients/{client.pk}/edit/", form)
    assert "jw@newest.example" in words(page.content.decode())
    assert AdditionalEmail.objects.get().email == "jw@newest.example"
