"""One custom field changed in its place."""

from threading import Thread

import pytest
from django.db import connection, transaction

from clients.models import Client
from tests.clients.views.edit.fields import HTMX, address, undo_url
from tests.words import text_of


def custom(client):
    client.refresh_from_db()
    return client.custom_fields


def test_a_custom_field_is_added_changed_renamed_and_removed(ana_browser, make_client):
    client = make_client(custom_fields={"Rooms": 3})
    url = address(client, "custom", "Budget")
    steps = [
        (address(client, "custom"), {"custom_name": "Budget", "custom_value": "$1"}, "Budget added: “$1”"),
        (url, {"custom_name": "Budget", "custom_value": "$2", "was": "$1"}, "Budget changed from “$1” to “$2”"),
        (url, {"custom_name": "Limit", "custom_value": "$2", "was": "$2"}, "Budget renamed to Limit"),
        (
            address(client, "custom", "Limit"),
            {"custom_name": "Limit", "custom_value": "$2", "was": "$2", "remove": "1"},
            "Limit removed: “$2”",
        ),
    ]
    after = [{"Budget": "$1"}, {"Budget": "$2"}, {"Limit": "$2"}, {}]
    undos = []
    for (where, form, text), expected in zip(steps, after, strict=True):
        answer = ana_browser.post(where, form, headers=HTMX)
        assert answer.status_code == 200 and custom(client) == {"Rooms": 3} | expected
        assert text_of(client.activities.first()) == text
        undos.append(undo_url(answer))
    assert answer.content == b""
    for where, expected in zip(reversed(undos), [{"Limit": "$2"}, {"Budget": "$2"}, {"Budget": "$1"}, {}], strict=True):
        assert ana_browser.post(where).status_code == 302 and custom(client) == {"Rooms": 3} | expected


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("", "v", "Enter a name for this field."),
        ("ROOMS", "v", "There is already a field with this name."),
        ("n" * 51, "v", "at most 50 characters"),
        ("n", "v" * 201, "at most 200 characters"),
        ("n", "v\x00", "characters that can’t be saved"),
    ],
)
def test_a_wrong_custom_field_says_so_and_keeps_what_was_typed(ana_browser, make_client, name, value, said):
    client = make_client(custom_fields={"Rooms": 3, "Budget": "$1"})
    for url in (address(client, "custom"), address(client, "custom", "Budget")):
        answer = ana_browser.post(url, {"custom_name": name, "custom_value": value}, headers=HTMX)
        assert answer.status_code == 422 and said in answer.content.decode()
        assert 'aria-invalid="true"' in answer.content.decode()
    assert custom(client) == {"Rooms": 3, "Budget": "$1"}


def test_a_number_that_nobody_changed_stays_one(ana_browser, make_client):
    client = make_client(custom_fields={"Rooms": 3})
    form = {"custom_name": "Bedrooms", "custom_value": "3"}
    ana_browser.post(address(client, "custom", "Rooms"), form, headers=HTMX)
    assert custom(client) == {"Bedrooms": 3}


def test_there_are_at_most_twenty(ana_browser, make_client):
    client = make_client(custom_fields={f"n{number}": "v" for number in range(20)})
    answer = ana_browser.post(address(client, "custom"), {"custom_name": "n", "custom_value": "v"}, headers=HTMX)
    assert answer.status_code == 422 and "At most 20 custom fields" in answer.content.decode()
    form = {"custom_name": "n0", "custom_value": "w"}
    assert ana_browser.post(address(client, "custom", "n0"), form, headers=HTMX).status_code == 200
    assert "Add a field" not in ana_browser.get(f"/clients/{client.pk}/").content.decode()


def test_a_custom_field_that_was_changed_or_taken_meanwhile_is_said(ana_browser, make_client):
    client = make_client(custom_fields={"Budget": "$2"})
    form = {"custom_name": "Budget", "custom_value": "$3", "was": "$1"}
    answer = ana_browser.post(address(client, "custom", "Budget"), form, headers=HTMX)
    assert answer.status_code == 409 and "“<bdi>$2</bdi>”" in answer.content.decode()
    gone = ana_browser.post(address(client, "custom", "Price"), form | {"custom_name": "Price"}, headers=HTMX)
    page = gone.content.decode()
    assert gone.status_code == 409 and "Someone renamed or removed this field" in page and 'value="$3"' in page
    assert ana_browser.get(address(client, "custom", "Price")).status_code == 404
    assert custom(client) == {"Budget": "$2"}


def test_undo_of_a_custom_field_that_changed_again_is_409(ana_browser, make_client):
    client = make_client(custom_fields={"Budget": "$1"})
    form = {"custom_name": "Budget", "custom_value": "$2"}
    answer = ana_browser.post(address(client, "custom", "Budget"), form, headers=HTMX)
    Client.objects.filter(pk=client.pk).update(custom_fields={"Budget": "$9"})
    late = ana_browser.post(undo_url(answer))
    assert late.status_code == 409 and "$9" in late.content.decode() and 'value="$1"' in late.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_people_adding_a_field_at_once_lose_neither(ana_browser, make_client):
    client = make_client()

    def add():
        ana_browser.post(address(client, "custom"), {"custom_name": "Mine", "custom_value": "1"}, headers=HTMX)
        connection.close()

    with transaction.atomic():
        held = Client.objects.select_for_update().get(pk=client.pk)
        other = Thread(target=add)
        other.start()
        held.custom_fields = {"Theirs": "2"}
        held.save(update_fields=["custom_fields"])
    other.join(10)
    assert custom(client) == {"Mine": "1", "Theirs": "2"}
