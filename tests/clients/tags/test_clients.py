"""Tags of one client: on the page, in the forms, and what an open page hears of them."""

import pytest

from clients.models import Client, Tag
from tests.clients.tags.shown import chips, edits, said, tags_of
from tests.clients.views.edit.fields import HTMX, undo_url
from tests.html import find_all, words

NEW = {"name": "Dana Fox", "email": "", "property_type": "land", "stage": "lead"}


@pytest.fixture
def client(make_client):
    return make_client()


@pytest.fixture
def url(client):
    return f"/clients/{client.pk}/"


def test_any_agent_types_one_and_makes_it(ana_browser, ana, client, url, vip):
    page = ana_browser.post(f"{url}tags/", {"name": "vip, Likes gardens 🌿"}, follow=True)
    assert page.redirect_chain == [(url, 302)] and said(page) == ["Added “VIP”, “Likes gardens 🌿”."]
    assert chips(page) == ["Likes gardens 🌿", "VIP"] and find_all(page, "#tags .is-pink")
    assert Tag.objects.get(name="Likes gardens 🌿").created_by == ana
    assert edits(client) == ["Tags added: “VIP”, “Likes gardens 🌿”"]
    assert "Not told to the AI" in words(find_all(page, "#tags")[0])


def test_htmx_gets_the_tags_alone_with_the_field_ready(ana_browser, client, url):
    answer = ana_browser.post(f"{url}tags/", {"name": "VIP"}, headers=HTMX)
    assert chips(answer) == ["VIP"] and b"<html" not in answer.content
    assert find_all(answer, "#add-tag")[0].has_attr("autofocus") and "edited" in answer["HX-Trigger"]
    again = ana_browser.post(f"{url}tags/", {"name": "vip"}, headers=HTMX)
    assert "They have “VIP” already." in again.content.decode() or "already" in again["HX-Trigger"]


@pytest.mark.parametrize(
    ("name", "error"),
    [
        (" , ", "Enter a tag."),
        ("x" * 51, "Use at most 50 characters for a tag."),
        ("A\u202eb", "Remove the line break or hidden character"),
        (",".join(map(str, range(21))), "A client can have at most 20 tags (now 21)."),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_what_cannot_be_one_is_said_and_stays_typed(ana_browser, client, url, name, error, headers):
    answer = ana_browser.post(f"{url}tags/", {"name": name}, headers=headers)
    assert answer.status_code == 422 and error in answer.content.decode()
    assert find_all(answer, "#add-tag")[0]["value"] == name.strip(" ") or not name.strip(" ,")
    assert not Tag.objects.exists()


def test_a_twenty_first_is_refused(ana_browser, client, url):
    ana_browser.post(f"{url}tags/", {"name": ",".join(map(str, range(20)))})
    answer = ana_browser.post(f"{url}tags/", {"name": "21st"})
    assert "A client can have at most 20 tags. Remove one first." in answer.content.decode()
    assert len(tags_of(client)) == Tag.objects.count() == 20


def test_removed_with_x_and_undone(ana_browser, client, url, vip, tagged):
    tagged(client, vip)
    answer = ana_browser.post(f"{url}tags/{vip.pk}/remove/", headers=HTMX)
    assert chips(answer) == [] and tags_of(client) == []
    assert said(ana_browser.post(undo_url(answer), follow=True)) == ["Added “VIP”."]
    assert edits(client) == ["Tag added: “VIP”", "Tag removed: “VIP”", "Tag added: “VIP”"]
    assert said(ana_browser.post(f"{url}tags/{vip.pk}/remove/", follow=True)) == ["Removed “VIP”."]
    assert said(ana_browser.post(f"{url}tags/{vip.pk}/remove/", follow=True)) == ["Nothing changed."]
    Tag.objects.all().delete()
    page = ana_browser.post(f"{url}tags/{vip.pk}/restore/", follow=True)
    assert said(page) == ["Nothing changed: that tag was deleted."]


@pytest.mark.parametrize("path", ["tags/", "tags/{tag}/remove/", "tags/{tag}/restore/"])
def test_another_agents_client_is_not_found(ben_browser, client, url, vip, tagged, path):
    tagged(client, vip)
    answer = ben_browser.post(url + path.format(tag=vip.pk), {"name": "Mine"})
    assert answer.status_code == 404 and tags_of(client) == ["VIP"]
    assert not Tag.objects.filter(name="Mine").exists()


def test_the_form_of_a_new_client_asks_for_them(ana_browser, ana, vip):
    ana_browser.post("/clients/new/", {**NEW, "tags": 'vip, "Smith, Jones"'})
    client = Client.objects.get()
    assert tags_of(client) == ["Smith, Jones", "VIP"]
    assert {given.agent for given in client.client_tags.all()} == {ana}
    refused = ana_browser.post("/clients/new/", {**NEW, "tags": "x" * 51})
    assert refused.status_code == 422 and "Use at most 50 characters for a tag." in refused.content.decode()


def test_the_edit_form_saves_them_and_a_form_without_them_changes_nothing(
    ana_browser, client, url, vip, spring, tagged
):
    tagged(client, vip, spring)
    page = ana_browser.get(f"{url}edit/")
    assert find_all(page, "[name=tags]")[0]["value"] == "Moves in spring, VIP"
    ana_browser.post(f"{url}edit/", {"name": "Jo", "stage": "lead", "property_type": "land"})
    assert tags_of(client) == ["Moves in spring", "VIP"]
    ana_browser.post(f"{url}edit/", {"name": "Jo", "tags": "vip, Investor"})
    assert tags_of(client) == ["Investor", "VIP"]
    assert edits(client)[-1] == "Tag added: “Investor”; tag removed: “Moves in spring”"
    ana_browser.post(f"{url}edit/", {"name": "Jo", "tags": ""})
    assert tags_of(client) == []


def test_on_the_edit_form_two_people_do_not_replace_each_others(ana_browser, client, url, vip, tagged):
    tagged(client, vip)
    typed = {"name": client.name, "tags": "Investor", "initial-tags": ""}
    answer = ana_browser.post(f"{url}edit/", typed)
    assert answer.status_code == 409 and "Someone changed this to “VIP”." in answer.content.decode()
    assert tags_of(client) == ["VIP"]


def test_an_open_page_hears_of_them(ana_browser, client, url, vip, tagged):
    def tag():
        return ana_browser.get(f"{url}live/")["ETag"]

    first = tag()
    tagged(client, vip)
    second = tag()
    Tag.objects.update(name="Very important")
    third = tag()
    Tag.objects.update(colour="red")
    assert len({first, second, third, tag()}) == 4
    answer = ana_browser.get(f"{url}live/", headers={"If-None-Match": first})
    assert chips(answer) == ["Very important"]


def test_what_was_typed_is_never_markup(ana_browser, client, url):
    ana_browser.post(f"{url}tags/", {"name": "<img src=x>"})
    for page in (url, "/clients/", "/clients/tags/", f"{url}edit/"):
        assert "<img src=x>" not in ana_browser.get(page).content.decode()
