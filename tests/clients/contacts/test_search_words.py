"""A client is found by every address and number, and by the people linked to them, whoever wrote those rows."""

import pytest
from django.db import connection

from clients.models import AdditionalEmail, AdditionalPhone, Client, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(make_client):
    found = make_client(name="Jonah Whitlock", email="jonah@example.com", phone="(503) 555-0142")
    AdditionalEmail.objects.create(client=found, email="JW@work.example", label="Work")
    AdditionalPhone.objects.create(client=found, phone="+1 971 555-0188")
    person = Person.objects.create(client=found, name="Zoë Brandt", email="zoe@mail.example", phone="971-555-0103")
    AdditionalEmail.objects.create(client=found, person=person, email="z.brandt@law.example")
    return found


@pytest.mark.parametrize(
    "words",
    ["jonah", "jw@work", "9715550188", "+1 971 555-0188", "zoe", "brandt mail.example", "971-555-0103", "z.brandt@law"],
)
def test_is_found_by_each(client, make_client, words):
    make_client(name="Somebody else", email="else@example.com")
    assert list(Client.objects.search(words)) == [client]


def test_what_changes_or_goes_is_not_found_any_more(client):
    AdditionalEmail.objects.filter(email="JW@work.example").update(email="new@work.example")
    assert not Client.objects.search("jw@work") and Client.objects.search("new@work")
    Person.objects.all().delete()
    assert not Client.objects.search("zoe") and not Client.objects.search("z.brandt")
    AdditionalPhone.objects.all().delete()
    assert not Client.objects.search("9715550188")


def test_a_row_that_moves_to_another_client_is_found_there(client, make_client):
    other = make_client(name="Other")
    AdditionalEmail.objects.filter(email="JW@work.example").update(client=other)
    assert list(Client.objects.search("jw@work")) == [other]


def test_plain_sql_counts_too(client):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO people (client_id, name) VALUES (%s, 'Otto Quill')", [client.pk])
    assert list(Client.objects.search("quill")) == [client]


def test_whoever_saves_a_client_that_was_read_before_loses_nothing(client):
    stale = Client.objects.get(pk=client.pk)
    Person.objects.create(client=client, name="Otto Quill")
    stale.name = "Jonah W."
    stale.save()
    assert list(Client.objects.search("quill")) == [client] == list(Client.objects.search("jonah w."))


def test_many_long_names_fit_the_index(client):
    for number in range(10):
        Person.objects.create(client=client, name="ß😀漢" * 33, email=f"{'a' * 60}{number}@{'b' * 60}.example")
        AdditionalEmail.objects.create(client=client, email=f"{'c' * 60}{number}@{'d' * 60}.example")
    Client.objects.filter(pk=client.pk).update(name="漢" * 100, property_address="字" * 200)
    client.refresh_from_db()
    assert len(client.search_text) == 640
    assert list(Client.objects.search("漢")) == [client]
