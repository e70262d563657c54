"""Tags in the list: in a row, as a filter, for many at once."""

import pytest
from django.db import connection

from clients.listing.filters import ClientFilter
from clients.models import BulkAction, Client, ClientTag, SmartList, Tag
from clients.views.tags import bulk
from tests.clients.listing.pages import names
from tests.clients.tags.shown import edits, said, tags_of
from tests.html import find_all, words


def found(browser, query):
    return sorted(names(browser.get(f"/clients/?{query}").content.decode()))


@pytest.fixture
def three(make_client, vip, spring, tagged):
    return [
        tagged(make_client(name="Ann"), vip),
        tagged(make_client(name="Bob"), vip, spring),
        make_client(name="Cem"),
    ]


def test_a_row_has_two_and_says_how_many_more(ana_browser, make_client, tagged):
    tagged(make_client(), *(Tag.objects.create(name=name) for name in ("d", "C", "b", "A")))
    page = ana_browser.get("/clients/")
    assert [words(each) for each in find_all(page, "td.who i")] == ["A", "b", "+2"]


@pytest.mark.parametrize(
    ("query", "who"),
    [
        ("tag={vip}", ["Ann", "Bob"]),
        ("tag={vip}&tag={spring}", ["Ann", "Bob"]),
        ("tag={vip}&tag={spring}&tag_is=all", ["Bob"]),
        ("tag={spring}&tag_is=not", ["Ann", "Cem"]),
        ("tag={vip}&tag={spring}&tag_is=not", ["Cem"]),
        ("tag=none", ["Cem"]),
        ("tag=none&tag={spring}", ["Bob", "Cem"]),
        ("tag=none&tag_is=not", ["Ann", "Bob"]),
        ("tag=none&tag={spring}&tag_is=all", []),
        ("tag_is=not", ["Ann", "Bob", "Cem"]),
    ],
)
def test_the_list_is_filtered_by_any_all_or_none(ana_browser, three, vip, spring, query, who):
    assert found(ana_browser, query.format(vip=vip.pk, spring=spring.pk)) == who


def test_the_filter_in_words_and_as_a_smart_list(ana_browser, three, vip, spring):
    query = f"tag={spring.pk}&tag={vip.pk}&tag_is=all"
    page = ana_browser.get(f"/clients/?{query}")
    assert "Tags include all of Moves in spring, VIP" in words(find_all(page, "#choices")[0])
    assert "Tags include VIP" in ana_browser.get(f"/clients/?tag={vip.pk}").content.decode().replace("<b>", "")
    ana_browser.post("/clients/lists/save/", {"name": "Both", "query": query})
    assert SmartList.objects.get().query == query
    assert "Both" in ana_browser.get("/clients/").content.decode()


def test_a_tag_that_is_gone_is_said(ana, rf):
    form = ClientFilter(rf.get("/", {"tag": ["9999999"]}).GET, ana)
    assert "tag" not in form.asked and "The office doesn’t have this tag any more." in form.complaints[0]


def test_the_filter_reads_the_index(vip, spring):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO clients (name) SELECT 'Client ' || n FROM generate_series(1, 3000) n")
        cursor.execute(
            "INSERT INTO client_tags (client_id, tag_id) "
            "SELECT id, CASE WHEN mod(id, 100) = 0 THEN %s ELSE %s END FROM clients",
            [vip.pk, spring.pk],
        )
        cursor.execute("ANALYZE client_tags")
        cursor.execute("SET LOCAL enable_seqscan = off")
        by_tag = ClientTag.objects.filter(tag=vip).order_by().values("client")
        assert "ix_client_tags_tag" in by_tag.explain()
        assert "uq_client_tags" in ClientTag.objects.filter(client__in=[1, 2]).order_by().explain()


def test_many_are_given_a_tag_and_it_is_undone_exactly(ana_browser, three, vip, spring, tagged, ben):
    ann, _, cem = three
    data = {"client": [each.pk for each in three], "next": "/clients/"}
    assert "Tag for 3 clients" in ana_browser.post("/clients/bulk/tag/", data).content.decode()
    page = ana_browser.post("/clients/bulk/tag/", {**data, "name": "MOVES in spring"}, follow=True)
    assert said(page) == ["Added “Moves in spring” to 2 clients. 1 didn’t need a change or were deleted."]
    assert [edits(each)[-1:] for each in (ann, cem)] == [["Tag added: “Moves in spring”"]] * 2
    cem.remove_tags([spring], by=ben)
    tagged(cem, spring)  # by somebody else since: it stays
    page = ana_browser.post(f"/bulk/{BulkAction.objects.latest('pk').pk}/undo/", follow=True)
    assert said(page) == ["Undone for 1 client. 1 client skipped because of newer changes."]
    assert [tags_of(each) for each in three] == [["VIP"], ["Moves in spring", "VIP"], ["Moves in spring"]]


def test_many_lose_a_tag_and_get_it_back_as_it_was(ana_browser, broker, three, vip):
    ClientTag.objects.filter(client=three[0]).update(agent=broker)
    before = sorted(ClientTag.objects.values_list("client", "tag", "agent", "created_at"))
    data = {"client": [each.pk for each in three], "next": "/clients/"}
    asked = ana_browser.post("/clients/bulk/untag/", data)
    assert [words(each) for each in find_all(asked, "#from-tag option")] == ["Choose…", "Moves in spring", "VIP"]
    page = ana_browser.post("/clients/bulk/untag/", {**data, "tag": vip.pk, "confirmed": "1"}, follow=True)
    assert said(page) == ["Removed “VIP” from 2 clients. 1 didn’t need a change or were deleted."]
    assert edits(three[0])[-1] == "Tag removed: “VIP”" and tags_of(three[1]) == ["Moves in spring"]
    page = ana_browser.post(f"/bulk/{BulkAction.objects.latest('pk').pk}/undo/", follow=True)
    assert said(page) == ["Undone for 2 clients."]
    assert sorted(ClientTag.objects.values_list("client", "tag", "agent", "created_at")) == before


def test_an_undo_does_not_bring_back_a_tag_that_is_gone(ana_browser, three, vip):
    data = {"client": [each.pk for each in three], "next": "/clients/", "tag": vip.pk}
    ana_browser.post("/clients/bulk/untag/", data)
    vip.delete()
    page = ana_browser.post(f"/bulk/{BulkAction.objects.latest('pk').pk}/undo/", follow=True)
    assert said(page)[-1:] == ["Undone for 0 clients. 2 clients skipped because of newer changes."]


def test_all_that_match_get_it_on_all_pages_and_nobody_elses(ana_browser, three, make_client, ben, vip, monkeypatch):
    make_client(name="Bens", agent=ben)
    data = {"client": [three[0].pk], "next": "/clients/?tag=none", "name": "New", "whom": "all"}
    assert said(ana_browser.post("/clients/bulk/tag/", data, follow=True)) == ["Added “New” to 1 client."]
    assert tags_of(three[2]) == ["New"] and not ClientTag.objects.filter(client__agent=ben).exists()
    del data["name"]
    asked = ana_browser.post("/clients/bulk/tag/", {**data, "next": "/clients/", "whom": ""}).content.decode()
    assert "All 3 that match, on all pages" in asked
    monkeypatch.setattr(bulk, "MOST", 2)
    page = ana_browser.post("/clients/bulk/tag/", {**data, "next": "/clients/", "name": "New"}, follow=True)
    assert said(page) == ["More than 2 clients match. Filter them first."]


def test_what_cannot_be_done_for_many_is_said(ana_browser, ben_browser, three, vip):
    data = {"client": [each.pk for each in three], "next": "/clients/"}
    refused = {"a, b": "Add one tag at a time.", "x" * 51: "Use at most 50 characters", "": "Enter a tag."}
    for typed, text in refused.items():
        assert text in said(ana_browser.post("/clients/bulk/tag/", {**data, "name": typed}, follow=True))[0]
    page = ana_browser.post("/clients/bulk/untag/", {**data, "confirmed": "1"}, follow=True)
    assert said(page) == ["Choose a tag."]
    for verb in ("tag", "untag"):
        assert ben_browser.post(f"/clients/bulk/{verb}/", {**data, "name": "x", "tag": vip.pk}).status_code == 404
    assert not BulkAction.objects.exists() and Client.objects.count() == 3


@pytest.mark.parametrize("number", [2, 100])
def test_many_cost_as_many_questions_as_two(ana_browser, ana, vip, number, django_assert_max_num_queries):
    clients = Client.objects.bulk_create(Client(agent=ana, name=f"C {at}") for at in range(number))
    data = {"client": [each.pk for each in clients], "next": "/clients/", "name": "vip"}
    with django_assert_max_num_queries(24):
        ana_browser.post("/clients/bulk/tag/", data)
    with django_assert_max_num_queries(33):
        ana_browser.post(f"/bulk/{BulkAction.objects.get().pk}/undo/")
    assert not ClientTag.objects.exists()
