"""GET and POST /inbound/<id>/client/: which client wrote a mail that is nobody's; and the same with a new client."""

import pytest

from clients.models import Client
from tests.html import find, find_all, words
from tests.inbound.mails import make_mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail(ana):
    return make_mail(to_email=ana.email)


def test_finds_a_client_and_gives_them_the_mail(ana_browser, make_client, mail):
    client = make_client()
    page = ana_browser.get(f"/inbound/{mail.pk}/client/?who=whit")
    assert "sam.doe@work.example is not on file." in words(page)
    assert find(page, "input[name=client]")["value"] == str(client.pk)
    response = ana_browser.post(f"/inbound/{mail.pk}/client/", {"client": client.pk})
    mail.refresh_from_db()
    client.refresh_from_db()
    assert response["Location"] == f"/clients/{client.pk}/" and mail.client == client and mail.settled_at
    assert client.replied_at
    page = ana_browser.get(response["Location"])
    assert "Added to the timeline of Jonah Whitlock." in words(page)
    entry = find(page, "li.mail")
    assert "Wrote from sam.doe@work.example, which is not on file." in words(entry)


def test_other_methods_are_not_allowed(ana_browser, mail):
    assert ana_browser.delete(f"/inbound/{mail.pk}/client/").status_code == 405
    assert ana_browser.post(f"/inbound/{mail.pk}/client/find/").status_code == 405


def test_another_agents_is_not_there(ben_browser, make_client, mail, ben):
    client = make_client(agent=ben)
    for path in ("client", "client/find"):
        assert ben_browser.get(f"/inbound/{mail.pk}/{path}/").status_code == 404
    assert ben_browser.post(f"/inbound/{mail.pk}/client/", {"client": client.pk}).status_code == 404


def test_another_agents_client_is_not_offered_and_not_taken(ana_browser, make_client, mail, ben):
    client = make_client(agent=ben)
    assert not find_all(ana_browser.get(f"/inbound/{mail.pk}/client/?who=whitlock"), "input[name=client]")
    response = ana_browser.post(f"/inbound/{mail.pk}/client/", {"client": client.pk})
    mail.refresh_from_db()
    assert response.status_code == 422 and mail.client is None


@pytest.mark.parametrize("sent", [{}, {"client": ""}, {"client": "x"}, {"client": "9" * 30}, {"who": "whitlock"}])
def test_without_a_choice_it_asks_and_keeps_what_was_typed(ana_browser, make_client, mail, sent):
    make_client()
    response = ana_browser.post(f"/inbound/{mail.pk}/client/", sent)
    assert response.status_code == 422 and "Choose the client who wrote it." in words(response)
    assert find(response, "#id_who")["value"] == sent.get("who", "")


def test_the_clients_alone_while_somebody_types(ana_browser, make_client, mail):
    make_client()
    fragment = ana_browser.get(f"/inbound/{mail.pk}/client/find/?who=whit", headers={"HX-Request": "true"})
    assert "Jonah Whitlock" in words(fragment) and not find_all(fragment, "h1")
    nobody = ana_browser.get(f"/inbound/{mail.pk}/client/find/?who=zzz\x00")
    assert "No clients match" in words(nobody)


def test_in_a_dialog_it_leaves_for_the_clients_page(ana_browser, make_client, mail):
    client = make_client()
    headers = {"HX-Request": "true", "HX-Target": "dialog"}
    assert "<html" not in ana_browser.get(f"/inbound/{mail.pk}/client/", headers=headers).content.decode()
    response = ana_browser.post(f"/inbound/{mail.pk}/client/", {"client": client.pk}, headers=headers)
    assert response["HX-Redirect"] == f"/clients/{client.pk}/"


def test_a_mail_that_has_a_client_stays_theirs(ana_browser, make_client):
    mine, other = make_client(), make_client(name="Other One", email="other@example.com")
    mail = make_mail(mine)
    response = ana_browser.post(f"/inbound/{mail.pk}/client/", {"client": other.pk})
    mail.refresh_from_db()
    assert mail.client == mine and response["Location"] == f"/inbound/{mail.pk}/"


def test_a_new_client_is_filled_in_and_gets_the_mail(ana_browser, mail, django_capture_on_commit_callbacks):
    page = ana_browser.get(f"/clients/new/?email=sam.doe@work.example&name=Sam+Doe&inbound={mail.pk}")
    form = find(page, "#client-form")
    sent = {
        each["name"]: each.get("value", "") for each in find_all(form, "input[name]") if each.get("type") != "checkbox"
    }
    assert (sent["name"], sent["email"], sent["inbound"]) == ("Sam Doe", "sam.doe@work.example", str(mail.pk))
    with django_capture_on_commit_callbacks():
        ana_browser.post("/clients/new/", sent | {"stage": "lead"})
    client = Client.objects.get()
    mail.refresh_from_db()
    assert mail.client == client and client.replied_at


@pytest.mark.parametrize("number", ["", "x", "999999", "9" * 40])
def test_a_new_client_without_a_mail_is_one_anyway(ana_browser, number, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks():
        ana_browser.post("/clients/new/", {"name": "Sam Doe", "email": "", "stage": "lead", "inbound": number})
    assert Client.objects.get().replied_at is None


def test_a_new_client_gets_no_mail_of_another_agent(ben_browser, mail, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks():
        ben_browser.post("/clients/new/", {"name": "Sam Doe", "email": "", "stage": "lead", "inbound": mail.pk})
    mail.refresh_from_db()
    assert mail.client is None


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_mail_that_has_its_client_is_given_to_nobody_else(ana_browser, make_client, ana, method):
    mail = make_mail(to_email=ana.email, client=make_client())
    other = make_client(name="Ruth Okafor", email="ruth@example.com")
    response = getattr(ana_browser, method)(f"/inbound/{mail.pk}/client/", {"client": other.pk})
    assert response["Location"] == f"/inbound/{mail.pk}/"
    page = ana_browser.get(response["Location"])
    assert "Nothing changed: this mail has a client already." in words(page) and "is not on file" not in words(page)
