"""The broker's page of tags."""

import pytest

from clients.models import ClientTag, SmartList, Tag
from clients.office_lists import names as office_names
from tests.clients.tags.shown import said, tags_of
from tests.html import find_all, words

LIST = "/settings/tags/"


def test_names_each_with_its_color_and_number_of_clients(broker_browser, make_client, vip, spring, tagged):
    tagged(make_client(), vip, spring)
    tagged(make_client(is_deleted=True), vip)
    page = broker_browser.get(LIST)
    assert [words(each) for each in find_all(page, ".sources .link")] == [
        "1 client with Moves in spring",
        "1 client with VIP",
    ]
    assert [words(each) for each in find_all(page, ".sources [selected]")] == ["Gray", "Pink"]
    assert "Tags" in broker_browser.get("/settings/office/").content.decode()


def test_adds_one_and_refuses_a_name_that_is_there(broker_browser, broker, vip):
    assert said(broker_browser.post(LIST, {"name": " Two  words "}, follow=True)) == ["Added “Two words”."]
    made = Tag.objects.get(name="Two words")
    assert made.created_by == broker and made.colour != "gray"
    answer = broker_browser.post(LIST, {"name": "vip"})
    assert answer.status_code == 422 and "“VIP” is already in the list." in answer.content.decode()
    assert "Enter a name for the tag." in broker_browser.post(LIST, {"name": " "}).content.decode()


def test_the_office_has_its_limit(broker_browser, ana_browser, make_client, vip):
    Tag.objects.bulk_create(Tag(name=f"Tag {number}") for number in range(499))
    assert "The list has 500 tags" in broker_browser.post(LIST, {"name": "One more"}).content.decode()
    url = f"/clients/{make_client().pk}/tags/"
    refused = ana_browser.post(url, {"name": "One more"})
    assert refused.status_code == 422 and "The office has 500 tags, which is the limit." in refused.content.decode()
    assert ana_browser.post(url, {"name": "vip"}).status_code == 302
    assert ClientTag.objects.get().tag == vip
    page = ana_browser.get("/clients/")
    assert len(find_all(page, "#filter-tag [name=tag]")) == 41
    assert find_all(page, "#filter-tag a[href='/clients/tags/']")
    assert len(broker_browser.get(LIST).content) < 2_000_000


def test_renames_and_recolors(broker_browser, vip, spring):
    page = broker_browser.post(f"{LIST}{vip.pk}/rename/", {"name": "vip", "colour": "teal"}, follow=True)
    assert said(page) == ["Renamed “VIP” to “vip”."]
    page = broker_browser.post(f"{LIST}{vip.pk}/rename/", {"name": "vip", "colour": "blue"}, follow=True)
    assert said(page) == ["Saved “vip”."]
    answer = broker_browser.post(f"{LIST}{vip.pk}/rename/", {"name": "MOVES in spring", "colour": "red"})
    assert answer.status_code == 422 and "“Moves in spring” is already in the list." in answer.content.decode()
    assert broker_browser.post(f"{LIST}{vip.pk}/rename/", {"name": "vip", "colour": "no"}).status_code == 422
    vip.refresh_from_db()
    assert (vip.name, vip.colour) == ("vip", "blue")


def test_merges_one_into_another_with_its_clients_and_saved_lists(
    broker_browser, ana, make_client, vip, spring, tagged, monkeypatch
):
    monkeypatch.setattr(office_names, "BATCH", 2)
    clients = [tagged(make_client(), spring) for _ in range(4)] + [tagged(make_client(), spring, vip)]
    gone = tagged(make_client(is_deleted=True), spring)
    kept = SmartList.objects.create(agent=ana, name="Ours", query=f"tag={spring.pk}&tag={vip.pk}&tag_is=all&sort=name")
    before = ClientTag.objects.get(client=clients[0])
    url = f"{LIST}{spring.pk}/merge/"
    assert "5 clients will have the other tag." in words(find_all(broker_browser.get(url), ".notice")[0])
    assert "Choose the tag that stays." in broker_browser.post(url, {"into": spring.pk}).content.decode()
    page = broker_browser.post(url, {"into": vip.pk}, follow=True)
    assert said(page) == ["Merged “Moves in spring” into “VIP”: 5 clients moved."]
    assert [tags_of(each) for each in (*clients, gone)] == [["VIP"]] * 6
    after = ClientTag.objects.get(client=clients[0])
    assert (after.agent, after.created_at) == (before.agent, before.created_at)
    kept.refresh_from_db()
    assert kept.query == f"tag={vip.pk}&tag_is=all&sort=name" and list(Tag.objects.all()) == [vip]


def test_a_long_merge_goes_on_with_the_next_press(broker_browser, make_client, vip, spring, tagged, monkeypatch):
    tagged(make_client(), spring)
    url = f"{LIST}{spring.pk}/merge/"
    monkeypatch.setattr(office_names, "PATIENCE", -1.0)
    page = broker_browser.post(url, {"into": vip.pk}, follow=True)
    assert said(page) == ["0 clients moved to “VIP” so far. Merge again for the rest."]
    assert page.redirect_chain == [(url, 302)]
    delete = f"{LIST}{spring.pk}/delete/"
    page = broker_browser.post(delete, follow=True)
    assert said(page) == ["Removed from 0 clients so far. Delete again for the rest."]
    monkeypatch.setattr(office_names, "PATIENCE", 10.0)
    assert "1 client moved." in said(broker_browser.post(url, {"into": vip.pk}, follow=True))[0]


def test_delete_asks_first_and_says_who_loses_it(broker_browser, ana, make_client, vip, spring, tagged):
    client, url = tagged(make_client(), vip, spring), f"{LIST}{vip.pk}/delete/"
    tagged(make_client(is_deleted=True), vip)
    lists = [
        SmartList.objects.create(agent=ana, name=query, query=query)
        for query in (f"tag={vip.pk}&sort=name", f"tag={vip.pk}&tag={spring.pk}", f"stage=lead&tag={vip.pk}&tag_is=not")
    ]
    asked = words(find_all(broker_browser.get(url), ".notice")[0])
    assert asked.startswith("1 client loses it. 3 smart lists filter by it:") and "can’t be undone" in asked
    assert tags_of(client) == ["Moves in spring", "VIP"]
    assert said(broker_browser.post(url, follow=True)) == ["Deleted “VIP”: 1 client had it."]
    assert tags_of(client) == ["Moves in spring"] and list(Tag.objects.all()) == [spring]
    for each in lists:
        each.refresh_from_db()
    assert [bool(each.deleted_at) for each in lists] == [True, False, False]
    assert [each.query for each in lists[1:]] == [f"tag={spring.pk}", "stage=lead"]


@pytest.mark.parametrize("path", ["", "{pk}/rename/", "{pk}/merge/", "{pk}/delete/"])
def test_only_for_a_broker(ana_browser, vip, spring, path):
    url = LIST + path.format(pk=vip.pk)
    assert ana_browser.post(url, {"name": "Mine", "into": spring.pk}).status_code == 404
    assert {tag.name for tag in Tag.objects.all()} == {"VIP", "Moves in spring"}


def test_every_agent_sees_them_on_a_page_and_in_the_palette(ana_browser, vip):
    page = ana_browser.get("/clients/tags/")
    assert [(words(each), each["href"]) for each in find_all(page, ".tags a")] == [("VIP", f"/clients/?tag={vip.pk}")]
    assert "/settings/tags/" not in page.content.decode()
    options = ana_browser.get("/clients/tags/", headers={"HX-Request": "true"}).content.decode()
    assert options.strip() == '<option value="VIP"></option>'
    found = ana_browser.get("/palette/", {"q": "vi"}).content.decode()
    assert "Clients tagged “VIP”" in found and f"/clients/?tag={vip.pk}" in found
