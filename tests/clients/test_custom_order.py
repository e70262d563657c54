"""Custom fields are in the order in which they were added, everywhere. jsonb alone sorts them by length."""

import pytest
from django.core.management import call_command
from django.db import connection

from clients.models import Client
from tests.clients.importing.files import finish, start
from tests.clients.test_csv import exported
from tests.clients.views.edit.fields import HTMX, address, undo_url
from tests.html import find_all

pytestmark = pytest.mark.django_db

FIELDS = {"Wedding anniversary": "May 4", "Dog": "Rex", "School": "Lincoln"}


def order(client):
    return list(Client.objects.get(pk=client.pk).custom_fields)


def post(browser, client, key="", **values):
    return browser.post(address(client, "custom", key) if key else address(client, "custom"), values, headers=HTMX)


def test_a_form_keeps_its_order(ana_browser):
    form = {"name": "Noor Haddad", "custom_name": [*FIELDS], "custom_value": [*FIELDS.values()]}
    ana_browser.post("/clients/new/", form)
    client = Client.objects.get()
    assert order(client) == [*FIELDS] and client.custom_order == [*FIELDS]
    page = ana_browser.get(f"/clients/{client.pk}/edit/")
    names = [field["value"] for field in find_all(page, "[name=custom_name]") if field.get("value")]
    assert names == [*FIELDS]
    backwards = {"custom_name": names[::-1], "custom_value": [FIELDS[name] for name in names[::-1]]}
    ana_browser.post(f"/clients/{client.pk}/edit/", {"name": "Noor Haddad", **backwards})
    assert order(client) == names[::-1]


def test_what_is_added_comes_last_and_what_is_changed_stays_in_its_place(ana_browser, make_client):
    client = make_client(custom_fields=FIELDS)
    post(ana_browser, client, custom_name="A", custom_value="1")
    assert order(client) == [*FIELDS, "A"]
    post(ana_browser, client, "Dog", custom_name="Dog", custom_value="Max", was="Rex")
    renamed = post(ana_browser, client, "Dog", custom_name="Cat", custom_value="Max", was="Max")
    assert order(client) == ["Wedding anniversary", "Cat", "School", "A"]
    ana_browser.post(undo_url(renamed))
    assert order(client) == [*FIELDS, "A"]


def test_undo_brings_a_removed_one_back_to_its_place(ana_browser, make_client):
    client = make_client(custom_fields=FIELDS)
    removed = post(ana_browser, client, "Dog", custom_name="Dog", custom_value="Rex", was="Rex", remove="1")
    assert order(client) == ["Wedding anniversary", "School"]
    ana_browser.post(undo_url(removed))
    assert order(client) == [*FIELDS]


def test_a_file_brings_and_takes_them_in_order(ana_browser, make_client):
    finish(
        ana_browser, start(ana_browser, "Name,Wedding anniversary,Dog,School\nNoor,May 4,,Lincoln\nOle,,Rex,Lakes\n")
    )
    assert [order(client) for client in Client.objects.order_by("name")] == [
        ["Wedding anniversary", "School"],
        ["Dog", "School"],
    ]
    Client.objects.filter(name="Noor").delete()
    make_client(name="Full", custom_fields=FIELDS | {"A": "1"})
    (row, *_) = exported(ana_browser)
    assert list(row)[-4:] == [*FIELDS, "A"]


def test_what_plain_sql_writes_comes_last(make_client):
    client = make_client(custom_fields=FIELDS)
    with connection.cursor() as cursor:
        cursor.execute('UPDATE clients SET custom_fields = custom_fields - \'Dog\' || \'{"Zip": "1", "Age": 40}\'')
        cursor.execute("INSERT INTO clients (name, custom_fields) VALUES ('Plain', '{\"Longer\": 1, \"B\": 2}')")
    assert order(client) == ["Wedding anniversary", "School", "Age", "Zip"]
    assert order(Client.objects.get(name="Plain")) == ["B", "Longer"]


def test_other_saves_leave_it(make_client):
    client = make_client(custom_fields=FIELDS)
    few = Client.objects.defer("custom_fields").get(pk=client.pk)
    few.save()
    few.save(update_fields=["notes"])
    assert order(client) == [*FIELDS]


def test_columns_for_readers_outside_are_as_they_were(make_client):
    make_client(custom_fields=FIELDS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT jsonb_typeof(custom_fields), custom_fields->>'Dog' FROM clients")
        assert cursor.fetchone() == ("object", "Rex")


@pytest.mark.slow
def test_the_migration_rewrites_no_table(transactional_db):
    try:
        call_command("migrate", "clients", "0021", verbosity=0)
        before = file_of_clients()
        call_command("migrate", "clients", "0022", verbosity=0)
        assert file_of_clients() == before
    finally:
        call_command("migrate", verbosity=0)


def file_of_clients():
    """A table that is written anew gets another one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_filenode('clients')")
        return cursor.fetchone()
