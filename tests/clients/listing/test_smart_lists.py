"""Smart lists: a filter with a name, in the sidebar of every page with its count."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.db.models import BooleanField, FloatField, Func, IntegerField, Q
from django.db.models.lookups import IsNull
from django.utils import timezone

from clients.listing.sidebar import sidebar_lists
from clients.models import SmartList
from lists.counts import cache
from tests.html import find


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


@pytest.fixture
def kept(ana):
    return SmartList.objects.create(agent=ana, name="Leads, Eastside", query="q=east&stage=lead")


def test_saves_the_filters_without_the_order(ana_browser, ana):
    query = "stage_is=not&stage=closed&sort=name&q=east&junk=1"
    page = ana_browser.post("/clients/lists/save/", {"name": " Eastside ", "query": query}, follow=True)
    saved = SmartList.objects.get()
    assert (saved.agent, saved.name, saved.query) == (ana, "Eastside", "q=east&stage=closed&stage_is=not")
    assert page.redirect_chain == [("/clients/?q=east&stage=closed&stage_is=not&sort=name", 302)]
    assert "Saved “Eastside” as a smart list." in page.content.decode()


def test_stands_in_the_sidebar_of_every_page_with_its_count(ana_browser, make_client, kept):
    make_client(property_address="1 East Street")
    make_client(stage="lost", property_address="2 East Street")
    make_client(name="Quiet", created_at=timezone.now() - timedelta(days=90))
    for address in ("/clients/?q=east&stage=lead", "/", "/settings/", "/pipeline/"):
        link = find(ana_browser.get(address), '#smart-lists a[title="Leads, Eastside"]')
        assert link["href"] == "/clients/?q=east&stage=lead"
        assert link.get("aria-current") == ("page" if "q=east" in address else None)
    assert {entry.name: entry.count for entry in sidebar_lists(kept.agent)} == {
        "Going quiet": "1",
        "Clicked this week": "0",
        "No next touch": "3",
        "Leads, Eastside": "1",
    }


def test_counts_are_kept_and_stop_at_999(ana, make_client, monkeypatch, django_assert_num_queries):
    sidebar_lists(ana)
    make_client()
    with django_assert_num_queries(0):
        assert sidebar_lists(ana)[2].count == "0"
    cache.clear()
    monkeypatch.setattr("clients.listing.sidebar.COUNT_TO", 0)
    assert sidebar_lists(ana)[2].count == "0+"


@pytest.mark.django_db(transaction=True)
def test_a_count_that_takes_too_long_keeps_no_page_waiting(ana_browser, ana, make_client, monkeypatch):
    monkeypatch.setattr("clients.listing.sidebar.PATIENCE", 5)
    monkeypatch.setattr("clients.listing.filters._TESTS", {"clicked-week": slow, "quiet": slow, "no-next": slow})
    make_client()
    assert [entry.count for entry in sidebar_lists(ana)] == ["", "", ""]
    page = ana_browser.get("/clients/")
    assert page.status_code == 200 and "Going quiet" in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_lost_database_is_no_count_that_takes_too_long(ana, make_client, monkeypatch):
    monkeypatch.setattr("clients.listing.filters._TESTS", {"clicked-week": lost, "quiet": lost, "no-next": lost})
    make_client()
    with pytest.raises(OperationalError):
        sidebar_lists(ana)
    connection.close()
    monkeypatch.undo()
    assert [entry.count for entry in sidebar_lists(ana)] == ["0", "0", "1"]


def lost():
    process = Func(function="pg_backend_pid", output_field=IntegerField())
    return Q(IsNull(Func(process, function="pg_terminate_backend", output_field=BooleanField()), False))


def slow():
    return Q(IsNull(Func(0.2, function="pg_sleep", output_field=FloatField()), True))


@pytest.mark.parametrize("verb", ["save/", "1/rename/", "1/delete/", "1/restore/"])
def test_takes_only_post(ana_browser, verb):
    assert ana_browser.get(f"/clients/lists/{verb}").status_code == 405


@pytest.mark.parametrize("verb", ["rename", "delete", "restore"])
def test_another_agents_list_is_not_there(ben_browser, broker_browser, kept, verb):
    for browser in (ben_browser, broker_browser):
        assert browser.post(f"/clients/lists/{kept.pk}/{verb}/", {"name": "Mine"}).status_code == 404
    assert "Eastside" not in ben_browser.get("/clients/").content.decode()
    kept.refresh_from_db()
    assert kept.name == "Leads, Eastside" and kept.deleted_at is None


@pytest.mark.parametrize(
    ("name", "query", "words"),
    [
        ("", "q=x", "Enter a name for the list."),
        ("n" * 41, "q=x", "at most 40 characters"),
        ("LEADS, eastside", "q=x", "You already have a list with this name."),
        ("Everybody", "", "Choose a filter first"),
        ("Odd", "stage=married&sort=name", "Choose a filter first"),
    ],
)
def test_what_cannot_be_saved_is_said_and_kept(ana_browser, kept, name, query, words):
    page = ana_browser.post("/clients/lists/save/", {"name": name, "query": query})
    text = page.content.decode()
    assert page.status_code == 422 and words in text and f'value="{name}"' in text
    assert SmartList.objects.count() == 1


def test_at_most_twenty(ana_browser, ana):
    SmartList.objects.bulk_create(SmartList(agent=ana, name=f"L{number}", query=f"q={number}") for number in range(20))
    page = ana_browser.post("/clients/lists/save/", {"name": "One more", "query": "q=x"})
    assert page.status_code == 422 and "which is the limit" in page.content.decode()


def test_two_agents_may_use_the_same_name(ben_browser, kept):
    assert ben_browser.post("/clients/lists/save/", {"name": kept.name, "query": "q=x"}).status_code == 302


def test_renames(ana_browser, ana, kept):
    SmartList.objects.create(agent=ana, name="Other", query="q=o")
    address = f"/clients/lists/{kept.pk}/rename/"
    page = ana_browser.post(address, {"name": "other"})
    assert page.status_code == 422 and "You already have a list with this name." in page.content.decode()
    assert ana_browser.post(address, {"name": "East"}).headers["Location"] == "/clients/?q=east&stage=lead"
    kept.refresh_from_db()
    assert kept.name == "East"


def test_deletes_with_undo(ana_browser, ana, kept):
    page = ana_browser.post(f"/clients/lists/{kept.pk}/delete/", follow=True).content.decode()
    assert "Deleted the list" in page and f'action="/clients/lists/{kept.pk}/restore/"' in page
    assert not SmartList.of(ana).exists()
    ana_browser.post(f"/clients/lists/{kept.pk}/restore/")
    assert SmartList.of(ana).get() == kept


def test_a_name_that_was_taken_meanwhile_is_not_brought_back(ana_browser, ana, kept):
    ana_browser.post(f"/clients/lists/{kept.pk}/delete/")
    SmartList.objects.create(agent=ana, name=kept.name, query="q=x")
    page = ana_browser.post(f"/clients/lists/{kept.pk}/restore/", follow=True).content.decode()
    assert "You already have a list called" in page and SmartList.of(ana).count() == 1


def test_the_own_lists_stand_on_a_page_with_their_forms(ana_browser, kept):
    page = ana_browser.get("/clients/lists/").content.decode()
    assert f"/clients/lists/{kept.pk}/rename/" in page and f"/clients/lists/{kept.pk}/delete/" in page


def test_is_still_the_one_that_is_shown_after_an_action_on_its_clients(ana_browser, make_client, kept):
    client = make_client(property_address="1 East Street")
    data = {"client": [client.pk], "next": "/clients/?stage=lead&q=east"}
    page = ana_browser.post("/clients/bulk/pause/", data, headers={"HX-Request": "true"})
    assert find(page, "#smart-lists [aria-current]")["title"] == kept.name
    assert find(page, "#found form[action$='/rename/']")


def test_the_list_itself_offers_to_rename_it(ana_browser, make_client, kept):
    make_client(property_address="1 East Street")
    assert f"/clients/lists/{kept.pk}/rename/" in ana_browser.get("/clients/?stage=lead&q=east").content.decode()
    assert "/clients/lists/save/" in ana_browser.get("/clients/?stage=lead").content.decode()
