"""Looking a word up in the whole office's index: the same clients as reading everybody, however the word is written."""

from datetime import UTC, datetime

import pytest
from django.db import OperationalError, connection

from clients.models import Client, search

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def office(make_client):
    make_client(
        name="Jonah Whitlock", email="jonah@example.com", phone="(503) 555-0142", property_address="12 Alder Ct"
    )
    make_client(name="Ågot Ødegård", email="agot@example.com", phone="", property_address="")
    make_client(name="اميرة ٢", email="amira@example.com", phone="+47 22 55 50 14", property_address="5 % 100 Elm")
    make_client(name="Bo", email="", phone="", property_address="")
    make_client(name="Gone Whitlock", email="gone@example.com").delete_softly()


QUERIES = [
    "whit",
    "WHITLOCK",
    "ødeg",
    "ÅGOT",
    "اميرة",
    "5550142",
    "555-0142",
    "ah whi",
    "jonah alder",
    "12 alder",
    "x",
    "%",
]


@pytest.mark.parametrize("text", [*QUERIES, "5 % elm", "a\\b", "example jonah"])
def test_the_index_finds_whom_reading_finds(office, text):
    read = Client.objects.present().search(text)
    looked_up = Client.objects.present().search(text, of_office=True)
    assert set(looked_up.values_list("pk")) == set(read.values_list("pk"))


def test_the_planner_takes_the_index(ana):
    with connection.cursor() as cursor:
        names = "SELECT %s, md5(n::text), now() FROM generate_series(1, 9000) n"
        cursor.execute(f"INSERT INTO clients (agent_id, name, planned_at) {names}", [ana.pk])
        cursor.execute("ANALYZE clients")
        cursor.execute("EXPLAIN SELECT id FROM clients WHERE NOT is_deleted AND " + search.BY_TRIGRAMS, ["abcde"] * 2)
        assert "ix_clients_trigrams" in str(cursor.fetchall())


@pytest.mark.parametrize("text", ["", "jo", "a b"])
def test_two_letters_are_not_looked_up(db, text):
    assert search.look_up(text) is None


def test_more_than_can_be_named_are_left_to_the_list(office, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(search, "MOST", 2)
    assert search.look_up("example") is None
    with django_assert_num_queries(0):  # remembered for a while
        assert search.look_up("example") is None
    assert search.look_up("jonah") == f"{{{Client.objects.get(name='Jonah Whitlock').pk}}}"
    assert search.look_up("nobody") == "{}"
    assert Client.objects.present().search("example", of_office=True).count() == 3


SLOW = "SELECT id, pg_sleep(5) FROM clients WHERE {conditions} LIMIT %s"
LOST = "SELECT pg_terminate_backend(pg_backend_pid()), id FROM clients WHERE {conditions} LIMIT %s"


@pytest.mark.django_db(transaction=True)
def test_what_takes_too_long_is_left_to_the_list(make_client, monkeypatch):
    make_client(name="Jonah Whitlock")
    monkeypatch.setattr(search, "LOOKED_UP", SLOW)
    monkeypatch.setattr(search, "PATIENCE", 20)
    assert search.look_up("jonah") is None
    assert Client.objects.present().search("jonah", of_office=True).count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


@pytest.mark.django_db(transaction=True)
def test_a_slow_moment_makes_no_word_common(make_client, monkeypatch, time_machine, django_assert_num_queries):
    client = make_client(name="Jonah Whitlock")
    time_machine.move_to(NOW, tick=False)
    monkeypatch.setattr(search, "LOOKED_UP", SLOW)
    monkeypatch.setattr(search, "PATIENCE", 20)
    assert search.look_up("jonah") is None
    monkeypatch.undo()
    with django_assert_num_queries(0):  # the next letter, the next page
        assert search.look_up("jonah") is None
    time_machine.shift(search.SLOW_FOR + 1)
    assert search.look_up("jonah") == f"{{{client.pk}}}"


def test_a_word_that_was_counted_stays_common(office, monkeypatch, time_machine, django_assert_num_queries):
    time_machine.move_to(NOW, tick=False)
    monkeypatch.setattr(search, "MOST", 2)
    assert search.look_up("example") is None
    time_machine.shift(search.COMMON_FOR - 1)
    with django_assert_num_queries(0):
        assert search.look_up("example") is None
    monkeypatch.undo()
    time_machine.shift(2)
    assert search.look_up("example")


@pytest.mark.django_db(transaction=True)
def test_a_lost_database_is_an_error_and_makes_no_word_common(make_client, monkeypatch):
    client = make_client(name="Jonah Whitlock")
    monkeypatch.setattr(search, "LOOKED_UP", LOST)
    with pytest.raises(OperationalError):
        search.look_up("jonah")
    connection.close()
    monkeypatch.undo()
    assert search.look_up("jonah") == f"{{{client.pk}}}"


@pytest.mark.django_db(transaction=True)
def test_a_broken_database_is_not_taken_for_a_slow_one(make_client, monkeypatch):
    monkeypatch.setattr(search, "LOOKED_UP", "SELECT id FROM no_such_table WHERE {conditions} LIMIT %s")
    with pytest.raises(Exception, match="no_such_table") as caught:
        search.look_up("jonah")
    assert not isinstance(caught.value, OperationalError)
