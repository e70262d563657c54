"""Where a client came from: on the form, on the page, in the list and for many at once."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from clients.models import BulkAction, Client, SmartList, Source
from tests.clients.listing.pages import names
from tests.clients.views.edit.fields import HTMX, address, undo_url
from tests.html import find_all, words
from tests.words import text_of

NEW = {"name": "Dana Fox", "email": "", "property_type": "land", "stage": "lead"}


def said(page):
    return [words(toast) for toast in find_all(page, "#toasts .text")]


def edits(client):
    return [text_of(each) for each in client.activities.filter(kind="edited").order_by("pk")]


def test_a_name_is_there_once_whatever_its_case_and_a_used_source_is_not_deleted(make_client, zillow):
    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.create(name="ZILLOW")
    make_client(source=zillow)
    with pytest.raises(ProtectedError):
        zillow.delete()


def test_the_form_of_a_new_client_asks_for_it(ana_browser, zillow):
    ana_browser.post("/clients/new/", {**NEW, "source": zillow.pk, "source_detail": "Listing on Alder\nCourt"})
    client = Client.objects.get()
    assert (client.source, client.source_detail) == (zillow, "Listing on Alder Court")


def test_the_edit_form_saves_it_and_a_form_without_it_changes_nothing(ana_browser, make_client, zillow, referral):
    client = make_client(source=zillow, source_detail="Ad")
    url = f"/clients/{client.pk}/edit/"
    ana_browser.post(url, {"name": "Jo", "stage": "lead", "property_type": "land"})
    client.refresh_from_db()
    assert (client.name, client.source, client.source_detail) == ("Jo", zillow, "Ad")
    ana_browser.post(url, {"name": "Jo", "source": referral.pk, "source_detail": "Kim Lee"})
    client.refresh_from_db()
    assert (client.source, client.source_detail) == (referral, "Kim Lee")
    assert edits(client)[-1] == "Edited: source, source detail"


def test_on_the_edit_form_two_people_do_not_replace_each_others(ana_browser, make_client, zillow, referral):
    client = make_client(source=zillow)
    answer = ana_browser.post(
        f"/clients/{client.pk}/edit/", {"name": client.name, "source": referral.pk, "initial-source": ""}
    )
    assert answer.status_code == 409 and "Someone changed this to “Zillow”." in answer.content.decode()


def test_on_the_page_it_is_changed_in_its_place_and_undone(ana_browser, make_client, zillow, referral):
    client = make_client(source=zillow)
    assert "Zillow" in ana_browser.get(f"/clients/{client.pk}/").content.decode()
    answer = ana_browser.post(address(client, "source"), {"source": referral.pk, "was": zillow.pk}, headers=HTMX)
    assert "Referral" in answer.content.decode() and edits(client) == ["Source changed from “Zillow” to “Referral”"]
    ana_browser.post(undo_url(answer))
    client.refresh_from_db()
    assert client.source == zillow
    answer = ana_browser.post(address(client, "source"), {"source": "", "was": zillow.pk}, headers=HTMX)
    assert edits(client)[-1] == "Source removed: “Zillow”"
    zillow.delete()
    page = ana_browser.post(undo_url(answer), follow=True)
    assert said(page)[-1] == "Nothing changed: that source is not in the office’s list any more."


def test_the_list_is_filtered_by_one_or_several_or_by_none(ana_browser, make_client, zillow, referral):
    for name, source in (("Ann", zillow), ("Bob", referral), ("Cem", None)):
        make_client(name=name, source=source)

    def found(query):
        return sorted(names(ana_browser.get(f"/clients/?{query}").content.decode()))

    assert found(f"source={zillow.pk}") == ["Ann"]
    assert found(f"source={zillow.pk}&source={referral.pk}") == ["Ann", "Bob"]
    assert found("source=none") == ["Cem"] and found(f"source=none&source={referral.pk}") == ["Bob", "Cem"]
    page = ana_browser.get(f"/clients/?source={zillow.pk}&source={referral.pk}")
    assert "Source is Referral or Zillow" in words(find_all(page, "#choices")[0])
    ana_browser.post("/clients/lists/save/", {"name": "Portal", "query": f"source={zillow.pk}"})
    assert SmartList.objects.get().query == f"source={zillow.pk}"


def test_the_filter_reads_the_index(zillow):
    with connection.cursor() as cursor:
        # Of a few rows any index would do.
        rows = "SELECT 'Client ' || n, CASE WHEN mod(n, 100) = 0 THEN %s END FROM generate_series(1, 3000) n"
        cursor.execute(f"INSERT INTO clients (name, source_id) {rows}", [zillow.pk])
        cursor.execute("ANALYZE clients")
        found = Client.objects.present().filter(source__in=[zillow.pk]).order_by("-created_at", "-pk")
        assert "ix_clients_source" in found.explain()


def test_many_are_given_a_source_at_once_and_it_is_undone(ana_browser, make_client, zillow, referral):
    one, two, other = make_client(source=referral), make_client(), make_client(source=zillow)
    data = {"client": [one.pk, two.pk, other.pk], "next": "/clients/"}
    asked = ana_browser.post("/clients/bulk/source/", data)
    assert "Set the source of 3 clients to" in asked.content.decode()
    page = ana_browser.post("/clients/bulk/source/", {**data, "source": zillow.pk}, follow=True)
    assert said(page) == ["Set the source of 2 clients to Zillow. 1 didn’t need a change or were deleted."]
    assert set(Client.objects.values_list("source", flat=True)) == {zillow.pk}
    assert edits(one) == ["Source changed from “Referral” to “Zillow”"] and edits(two) == ["Source added: “Zillow”"]
    page = ana_browser.post(f"/bulk/{BulkAction.objects.latest('pk').pk}/undo/", follow=True)
    assert said(page) == ["Undone for 2 clients."]
    assert list(Client.objects.order_by("pk").values_list("source", flat=True)) == [referral.pk, None, zillow.pk]
    assert edits(two)[-1] == "Source removed: “Zillow”"
    page = ana_browser.post("/clients/bulk/source/", {**data, "source": "none"}, follow=True)
    assert said(page)[0].startswith("Removed the source of 2 clients.")


def test_an_undo_does_not_bring_back_a_source_that_is_gone(ana_browser, make_client, zillow, referral):
    client = make_client(source=referral)
    ana_browser.post("/clients/bulk/source/", {"client": [client.pk], "next": "/", "source": zillow.pk})
    referral.delete()
    page = ana_browser.post(f"/bulk/{BulkAction.objects.latest('pk').pk}/undo/", follow=True)
    assert said(page)[-1] == "Undone for 0 clients. 1 client skipped because of newer changes."


def test_a_retired_or_made_up_source_is_not_set_for_many(ana_browser, make_client, zillow):
    Source.objects.update(is_active=False)
    for chosen in (zillow.pk, "x", "99999999"):
        ana_browser.post("/clients/bulk/source/", {"client": [make_client().pk], "next": "/", "source": chosen})
    assert not Client.objects.filter(source__isnull=False).exists()
