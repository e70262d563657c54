"""The broker's list of where clients come from."""

import pytest

from clients.listing.filters import ClientFilter
from clients.models import SmartList, Source
from clients.office_lists import names as office_names
from tests.html import find_all, words

LIST = "/settings/sources/"


@pytest.fixture(autouse=True)
def _two(referral, zillow):
    Source.objects.exclude(pk__in=[referral.pk, zillow.pk]).delete()


def said(page):
    return [words(toast) for toast in find_all(page, "#toasts .text")]


def names():
    return {source.name: source.is_active for source in Source.objects.all()}


def test_names_each_with_its_number_of_clients(broker_browser, make_client, zillow):
    make_client(source=zillow)
    make_client(source=zillow, is_deleted=True)
    links = [words(each) for each in find_all(broker_browser.get(LIST), ".sources .link")]
    assert links == ["0 clients from Referral", "1 client from Zillow"]


def test_adds_one_and_refuses_a_name_that_is_there(broker_browser):
    assert said(broker_browser.post(LIST, {"name": " Farmers’ market "}, follow=True)) == ["Added “Farmers’ market”."]
    answer = broker_browser.post(LIST, {"name": "zILLOW"})
    assert answer.status_code == 422 and "“Zillow” is already in the list." in answer.content.decode()
    assert "Enter a name for the source." in broker_browser.post(LIST, {"name": " "}).content.decode()
    assert "Use at most 50 characters (now 51)." in broker_browser.post(LIST, {"name": "x" * 51}).content.decode()
    assert names() == {"Farmers’ market": True, "Referral": True, "Zillow": True}


def test_a_list_has_its_limit(broker_browser):
    Source.objects.bulk_create(Source(name=f"Source {number}") for number in range(98))
    assert "The list has 100 sources" in broker_browser.post(LIST, {"name": "One more"}).content.decode()


def test_renames_and_may_change_the_case_alone(broker_browser, zillow):
    page = broker_browser.post(f"{LIST}{zillow.pk}/rename/", {"name": "ZILLOW"}, follow=True)
    assert said(page) == ["Renamed “Zillow” to “ZILLOW”."]
    answer = broker_browser.post(f"{LIST}{zillow.pk}/rename/", {"name": "referral"})
    assert answer.status_code == 422 and "“Referral” is already in the list." in answer.content.decode()
    assert names() == {"Referral": True, "ZILLOW": True}


def test_a_retired_one_stays_with_its_clients_and_is_not_offered(broker_browser, make_client, zillow):
    client = make_client(source=zillow)
    page = broker_browser.post(f"{LIST}{zillow.pk}/retire/", follow=True)
    assert said(page) == ["Retired “Zillow”. Its clients keep it."]
    assert f"{LIST}{zillow.pk}/bring-back/" in page.content.decode()  # the toast's Undo
    offered = "option value=" + f'"{zillow.pk}"'
    assert offered not in broker_browser.get("/clients/new/").content.decode()
    assert offered in broker_browser.get(f"/clients/{client.pk}/edit/").content.decode()
    assert "Zillow (retired)" in broker_browser.get("/clients/").content.decode()
    refused = broker_browser.post(LIST, {"name": "zillow"}).content.decode()
    assert "It is retired: bring it back." in refused
    assert said(broker_browser.post(f"{LIST}{zillow.pk}/bring-back/", follow=True)) == ["“Zillow” is in use again."]
    assert offered in broker_browser.get("/clients/new/").content.decode()


def test_merges_one_into_another_with_its_clients_and_saved_lists(
    broker_browser, ana, make_client, zillow, referral, monkeypatch
):
    monkeypatch.setattr(office_names, "BATCH", 2)
    clients = [make_client(source=referral) for _ in range(5)] + [make_client(source=referral, is_deleted=True)]
    kept = SmartList.objects.create(agent=ana, name="Ours", query=f"source={referral.pk}&source={zillow.pk}&sort=name")
    url = f"{LIST}{referral.pk}/merge/"
    assert "5 clients will have the other source." in words(find_all(broker_browser.get(url), ".notice")[0])
    assert "Choose the source that stays." in broker_browser.post(url, {"into": referral.pk}).content.decode()
    page = broker_browser.post(url, {"into": zillow.pk}, follow=True)
    assert said(page) == ["Merged “Referral” into “Zillow”: 5 clients moved."]
    assert names() == {"Zillow": True}
    for client in clients:
        client.refresh_from_db()
        assert client.source == zillow
    kept.refresh_from_db()
    assert kept.query == f"source={zillow.pk}&sort=name"


def test_a_long_merge_goes_on_with_the_next_press(broker_browser, make_client, zillow, referral, monkeypatch):
    make_client(source=referral)
    url = f"{LIST}{referral.pk}/merge/"
    monkeypatch.setattr(office_names, "PATIENCE", -1.0)
    page = broker_browser.post(url, {"into": zillow.pk}, follow=True)
    assert said(page) == ["0 clients moved to “Zillow” so far. Merge again for the rest."]
    assert page.redirect_chain == [(url, 302)] and names() == {"Referral": False, "Zillow": True}
    monkeypatch.setattr(office_names, "PATIENCE", 10.0)
    assert "1 client moved." in said(broker_browser.post(url, {"into": zillow.pk}, follow=True))[0]


@pytest.mark.parametrize("path", ["", "{pk}/rename/", "{pk}/retire/", "{pk}/bring-back/", "{pk}/merge/"])
def test_only_for_a_broker(ana_browser, zillow, referral, path):
    url = LIST + path.format(pk=zillow.pk)
    assert ana_browser.post(url, {"name": "Mine", "into": referral.pk}).status_code == 404
    assert names() == {"Referral": True, "Zillow": True}


def test_the_filter_understands_only_what_there_is(ana, zillow, rf):
    form = ClientFilter(rf.get("/", {"source": ["none", zillow.pk, "9999999"]}).GET, ana)
    assert "source" not in form.asked and "The office doesn’t have this source any more." in form.complaints[0]
