"""Addresses and numbers on a client's page: edited in their place, made the main one, closed one by one."""

import json
import re
from urllib.parse import urlencode

import pytest

from agents import country
from clients import contacts
from clients.contacts import EMAIL
from clients.models import AdditionalEmail, AdditionalPhone, Client, Person
from emails.models import Suppression
from followups.engine.plan import make_plan
from followups.engine.reconcile import reconcile
from tests.html import buttons, find, find_all, words

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
Reason = Suppression.Reason


@pytest.fixture
def client(make_client):
    found = make_client(name="Jonah Whitlock", email="jonah@example.com", phone="503.555.0142")
    AdditionalEmail.objects.create(client=found, email="jw@work.example", label="Work")
    AdditionalPhone.objects.create(client=found, phone="+442079460958", label="London")
    return found


@pytest.fixture
def work(client):
    return contacts.additional_of(client, EMAIL)[0]


def page_of(browser, client):
    return browser.get(f"/clients/{client.pk}/").content.decode()


def main_url(client, row, kind="email"):
    return f"/clients/{client.pk}/contacts/{kind}/{row}/main/"


def undo_of(answer):
    return json.loads(answer.headers["HX-Trigger"])["toast"]["undo_url"]


def test_the_page_lists_all_with_labels_and_links(ana_browser, client):
    page = page_of(ana_browser, client)
    about = find(page, "#about")
    assert "jw@work.example" in words(about) and "Work" in words(about) and "+44 20 7946 0958" in words(about)
    assert "(503) 555-0142" in words(about)
    addresses = {each["href"] for each in find_all(about, "a")}
    assert {"tel:+15035550142", "sms:+15035550142", "tel:+442079460958"} <= addresses
    assert find(page, ".contact a[href^='tel:']")["href"] == "tel:+15035550142"


def test_asks_no_more_than_before(ana_browser, client, django_assert_max_num_queries):
    page_of(ana_browser, client)  # what the sidebar counts is remembered
    with django_assert_max_num_queries(10):
        page_of(ana_browser, client)


def test_each_says_whether_it_may_be_emailed(ana_browser, client):
    Suppression.add("jw@work.example", Reason.UNSUBSCRIBED, "link")
    about = words(find(page_of(ana_browser, client), "#about"))
    assert re.search(r"jw@work\.example, edit work Unsubscribed \w{3} \d+", about)
    Suppression.add("jonah@example.com", Reason.BOUNCED, "event")
    assert re.search(r"Main · Bounced \w{3} \d+", words(find(page_of(ana_browser, client), "#about")))


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_adds_one_in_its_place_or_on_a_page(ana, ana_browser, client, headers):
    url = f"/clients/{client.pk}/contacts/email/new/"
    asked = ana_browser.get(url, headers=headers).content.decode()
    assert 'name="email"' in asked and ("<html" in asked) != bool(headers)
    answer = ana_browser.post(url, {"email": "mailto:New@Home.Example", "label": "Home"}, headers=headers)
    assert answer.status_code == (200 if headers else 302)
    row = AdditionalEmail.objects.get(label="Home")
    assert row.email == "New@home.example"
    event = client.activities.get()
    assert (event.agent, event.data["event"]) == (ana, "contact_added")
    if headers:
        assert "New@home.example" in answer.content.decode()
        ana_browser.post(undo_of(answer))
        assert not AdditionalEmail.objects.filter(label="Home").exists()


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("email", "", "Enter an email address."),
        ("email", "jonah@[127.0.0.1]", "not the numbers of a server"),
        ("email", '"jonah w"@example.com', "without quotation marks"),
        ("email", "jonah@example", "including .com or .org"),
        ("email", "a@b@example.com", "Enter one email address."),
        ("email", "a@b..com", "second of the two dots"),
        ("email", "josé@example.com", "Use plain letters before the @"),
        ("email", "JONAH@example.com", "They have this email address already."),
        ("email", "x" * 250 + "@example.com", "Use at most 255 characters"),
        ("phone", "555-014", "Enter at least 7 digits."),
        ("phone", "ask her mother", "without letters"),
        ("phone", "123456789012345", "too many digits"),
        ("phone", "(503) 555 0142", "They have this phone number already."),
    ],
)
def test_what_is_wrong_is_said_and_stays(ana_browser, client, kind, typed, said):
    answer = ana_browser.post(f"/clients/{client.pk}/contacts/{kind}/new/", {kind: typed}, headers=HTMX)
    assert answer.status_code in (409, 422) and said in words(answer.content.decode())
    assert not client.activities.exists()


def test_another_clients_address_is_asked_about(ana_browser, client, make_client):
    make_client(name="Zoë Brandt", email="zoe@example.com")
    url = f"/clients/{client.pk}/contacts/email/new/"
    page = ana_browser.post(url, {"email": "Zoe@example.com"}, headers=HTMX)
    assert page.status_code == 409 and "Zoë Brandt has this email address already" in words(page.content.decode())
    anyway = buttons(page.content.decode())["Save anyway"]["value"]
    assert ana_browser.post(url, {"email": "Zoe@example.com", "anyway": anyway}, headers=HTMX).status_code == 200


def test_edits_and_says_what_changed_meanwhile(ana_browser, client, work):
    url = f"/clients/{client.pk}/contacts/email/{work.pk}/"
    form = {"email": "jw@new.example", "label": "Work", "was": work.value, "was_label": work.label}
    assert ana_browser.post(url, form, headers=HTMX).status_code == 200
    late = ana_browser.post(url, form | {"email": "jw@late.example"}, headers=HTMX)
    assert late.status_code == 409 and "jw@new.example" in words(late.content.decode())
    assert AdditionalEmail.objects.get().email == "jw@new.example"


def test_removes_with_an_undo(ana_browser, client, work):
    page = ana_browser.post(f"/clients/{client.pk}/contacts/email/{work.pk}/remove/", follow=True).content.decode()
    assert not AdditionalEmail.objects.exists() and "Email removed:" in words(page)
    ana_browser.post(f"/clients/{client.pk}/contacts/undo/{client.activities.get().pk}/")
    assert AdditionalEmail.objects.get().email == "jw@work.example"


def test_makes_another_the_main_one_and_back(ana_browser, client, work):
    ana_browser.post(main_url(client, work.pk))
    client.refresh_from_db()
    assert (client.email, client.email_label) == ("jw@work.example", "Work")
    assert "Main email is now “jw@work.example”, before “jonah@example.com”" in words(page_of(ana_browser, client))
    ana_browser.post(f"/clients/{client.pk}/contacts/undo/{client.activities.first().pk}/")
    client.refresh_from_db()
    assert client.email == "jonah@example.com"


def test_a_bounced_main_one_offers_another_and_nothing_is_sent_by_that(ana, ana_browser, client, work):
    make_plan(client.pk)
    Suppression.add("jonah@example.com", Reason.BOUNCED, "event")
    reconcile(client)
    page = page_of(ana_browser, client)
    assert "Use jw@work.example instead" in buttons(page)
    ana_browser.post(main_url(client, work.pk))
    client.refresh_from_db()
    assert client.email == "jw@work.example" and not client.tasks.filter(status="pending").exists()
    page = page_of(ana_browser, client)
    assert "Restore them" in buttons(page) and "bounced. Use another" not in words(page)
    ana_browser.post(f"/clients/{client.pk}/plan-again/")
    assert client.tasks.filter(status="pending").exists()


@pytest.mark.parametrize("reason", [Reason.UNSUBSCRIBED, Reason.COMPLAINED, Reason.BY_HAND])
def test_who_asked_not_to_be_emailed_is_offered_no_other(ana_browser, client, reason):
    Suppression.add("jonah@example.com", reason, "link")
    assert "Use jw@work.example instead" not in buttons(page_of(ana_browser, client))


def test_a_silent_one_is_not_offered(ana_browser, client):
    Suppression.add("jonah@example.com", Reason.BOUNCED, "event")
    Suppression.add("jw@work.example", Reason.BOUNCED, "event")
    assert "Use jw@work.example instead" not in buttons(page_of(ana_browser, client))


def test_after_an_opt_out_make_main_asks_first(ana_browser, client, work):
    Suppression.add("jonah@example.com", Reason.UNSUBSCRIBED, "link")
    asked = ana_browser.post(main_url(client, work.pk))
    assert asked.status_code == 409 and "They asked not to be emailed" in words(asked.content.decode())
    assert Client.objects.get(pk=client.pk).email == "jonah@example.com"
    assert "Make main anyway" in buttons(ana_browser.get(main_url(client, work.pk)).content.decode())
    ana_browser.post(main_url(client, work.pk), {"sure": "1"})
    assert Client.objects.get(pk=client.pk).email == "jw@work.example"


def test_an_opt_out_a_moment_ago_stops_the_plan_all_the_same(ana_browser, client, work):
    """An event that no sweep has seen yet: the plan must not go on to the other address."""
    make_plan(client.pk)
    Suppression.add("jonah@example.com", Reason.UNSUBSCRIBED, "event")
    ana_browser.post(main_url(client, work.pk), {"sure": "1"})
    assert Client.objects.get(pk=client.pk).email == "jw@work.example"
    assert set(client.tasks.values_list("status", flat=True)) == {"cancelled"}


def test_one_address_is_closed_and_opened_by_itself(ana, ana_browser, client):
    ana_browser.post(f"/clients/{client.pk}/do-not-email/", {"address": "jw@work.example"})
    assert Suppression.objects.get().address == "jw@work.example"
    assert "Marked as do not email: jw@work.example" in words(page_of(ana_browser, client))
    about = f"?{urlencode({'address': 'jw@work.example'})}"
    ana_browser.post(f"/clients/{client.pk}/do-not-email/undo/{about}")
    assert not Suppression.objects.exists()
    ana_browser.post(f"/clients/{client.pk}/do-not-email/", {"address": "jw@work.example"})
    form = {"address": "jw@work.example", "reason": "They called."}
    ana_browser.post(f"/clients/{client.pk}/allow-email/", form)
    assert not Suppression.objects.exists()
    assert client.activities.first().data["address"] == "jw@work.example"


def test_no_address_of_somebody_else_is_closed_here(ana_browser, client):
    for verb in ("do-not-email", "allow-email"):
        answer = ana_browser.post(f"/clients/{client.pk}/{verb}/", {"address": "other@example.com"})
        assert answer.status_code == 404
    assert not Suppression.objects.exists()


def test_who_has_the_address_besides_their_main_one_is_told(ana, ana_browser, client, make_client):
    other = make_client(name="Other", email="jw@work.example")
    ana_browser.post(f"/clients/{other.pk}/do-not-email/")
    assert [each.data["address"] for each in client.activities.all()] == ["jw@work.example"]
    assert "address" not in other.activities.get(data__event="do_not_email").data


def test_another_agents_client_is_not_found(ben_browser, client, work):
    base = f"/clients/{client.pk}/contacts"
    done = contacts.change(client, work, "jw@x.example", "", by=None)
    for url in (f"{base}/email/new/", f"{base}/email/{work.pk}/", f"{base}/email/{work.pk}/main/"):
        assert ben_browser.get(url).status_code == ben_browser.post(url, {"email": "x@y.example"}).status_code == 404
    for url in (f"{base}/email/{work.pk}/remove/", f"{base}/undo/{done.pk}/"):
        assert ben_browser.post(url).status_code == 404


def test_another_clients_row_and_an_unknown_kind_are_not_found(ana_browser, client, make_client):
    row = AdditionalEmail.objects.create(client=make_client(name="Other"), email="o@example.com")
    for url in (f"email/{row.pk}/", f"email/{row.pk}/main/", "fax/new/", "phone/1234567890123/"):
        assert ana_browser.get(f"/clients/{client.pk}/contacts/{url}").status_code == 404


@pytest.mark.parametrize("name", [" ", "\u200b\u200b", "\u3164", "🏡", "...", "\u2066\u2069"])
@pytest.mark.parametrize("url", ["/clients/new/", "/clients/{}/edit/", "/clients/{}/edit/name/"])
def test_a_name_needs_a_visible_letter(ana_browser, client, url, name):
    form = {"name": name, "email": "jonah@example.com", "phone": "503.555.0142"}
    answer = ana_browser.post(url.format(client.pk), form)
    assert answer.status_code == 422
    assert Client.objects.get().name == "Jonah Whitlock"


@pytest.mark.parametrize("name", ["李", "مريم", "7", "Zoë 🏡"])
def test_a_letter_or_number_of_any_script_is_a_name(ana_browser, client, name):
    assert ana_browser.post(f"/clients/{client.pk}/edit/name/", {"name": name}).status_code == 302


def test_what_plain_sql_changed_is_noticed(ana_browser, client):
    live = f"/clients/{client.pk}/live/"
    tag = ana_browser.get(live).headers["ETag"]
    assert ana_browser.get(live, headers={"If-None-Match": tag}).status_code == 304
    AdditionalPhone.objects.filter(client=client).update(phone="+1 971 555 0188")
    assert ana_browser.get(live, headers={"If-None-Match": tag}).status_code == 200


def test_the_main_ones_label_is_edited_with_it(ana_browser, client):
    url = f"/clients/{client.pk}/edit/phone/"
    answer = ana_browser.post(url, {"phone": client.phone, "was": client.phone, "phone_label": "Cell"}, headers=HTMX)
    assert answer.status_code == 200
    client.refresh_from_db()
    assert client.phone_label == "Cell" and client.activities.get().data["event"] == "contact_changed"
    ana_browser.post(undo_of(answer))
    client.refresh_from_db()
    assert client.phone_label == ""


def test_the_main_one_cannot_become_one_they_have_already(ana_browser, client):
    answer = ana_browser.post(f"/clients/{client.pk}/edit/email/", {"email": "JW@work.example"}, headers=HTMX)
    assert answer.status_code == 422 and "They have this email address already" in words(answer.content.decode())


def test_a_persons_number_is_a_duplicate_and_says_whose(ana_browser, client):
    Person.objects.create(client=client, name="Zoë Brandt", email="zoe@example.com", phone="(971) 555-0103")
    hint = ana_browser.get("/clients/duplicates/?phone=971-555-0103 x4").content.decode()
    assert "Zoë Brandt’s, linked to Jonah Whitlock" in words(hint)
    hint = ana_browser.get("/clients/duplicates/?email=jw@WORK.example").content.decode()
    assert "Already a client: Jonah Whitlock" in words(hint)


def test_duplicates_of_another_agents_are_not_given_away(ben_browser, broker_browser, client):
    assert "Jonah" not in ben_browser.get("/clients/duplicates/?email=jw@work.example").content.decode()
    assert "Jonah" in broker_browser.get("/clients/duplicates/?email=jw@work.example").content.decode()


def test_no_numbers_but_those_of_the_office_country_are_national(ana_browser, client):
    country.keep("GB")
    about = words(find(page_of(ana_browser, client), "#about"))
    assert "020 7946 0958" in about
    country.keep("US")
