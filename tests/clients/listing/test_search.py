"""A client is found by a piece of what is known of them, however it or the word is written."""

import unicodedata
from importlib import import_module

import pytest
from django.core.management import CommandError
from django.db import connection

from clients.listing.orders import ordered
from clients.models import Client
from tests.clients.listing.pages import names

WIDE = {number: number + 0xFEE0 for number in range(0x21, 0x7F)}
"""The wide letters and digits that Chinese and Japanese keyboards type."""

NAMES = ("Jonah Whitlock", "Ågot Ødegård", "اميرة ٢", "Bo", "José O’Brien", "Иван Чайка", "王小明", "Weiß & Söhne")


@pytest.fixture
def office(make_client):
    make_client(
        name="Jonah Whitlock", email="jonah@example.com", phone="(503) 555-0142", property_address="12 Alder Ct"
    )
    make_client(name="Ågot Ødegård", email="agot@example.com", phone="", property_address="")
    make_client(name="اميرة ٢", email="amira@example.com", phone="+47 22 55 50 14", property_address="5 % 100 Elm")
    make_client(name="Bo", email="", phone="", property_address="")
    decomposed = unicodedata.normalize("NFD", "José")
    make_client(
        name=f"{decomposed} O’Brien",
        email="",
        phone="012 345".translate(WIDE),
        property_address="Alder Ct".translate(WIDE),
    )
    for name in ("Иван Чайка", "王小明", "Weiß & Söhne"):
        make_client(name=name, email="", phone="", property_address="")
    make_client(name="Gone Whitlock", email="gone@example.com").delete_softly()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("whit", "Jonah Whitlock"),
        ("WHITLOCK", "Jonah Whitlock"),
        ("ødeg", "Ågot Ødegård"),
        ("ÅGOT", "Ågot Ødegård"),
        ("odegard", "Ågot Ødegård"),
        ("اميرة", "اميرة ٢"),
        ("5550142", "Jonah Whitlock"),
        ("555-0142", "Jonah Whitlock"),
        ("ah whi", "Jonah Whitlock"),
        ("jonah alder", "Jonah Whitlock"),
        ("example jonah", "Jonah Whitlock"),
        ("12 alder", "Jonah Whitlock, José O’Brien"),
        ("%", "اميرة ٢"),
        ("5 % elm", "اميرة ٢"),
        ("a\\b", ""),
        ("a_d", ""),
        ("x@e", ""),
        ("jonah nobody", ""),
        ("", ", ".join(NAMES)),
        ("bo", "Bo"),
        ("Jose", "José O’Brien"),
        ("José", "José O’Brien"),
        (unicodedata.normalize("NFD", "josé"), "José O’Brien"),
        ("o'brien", "José O’Brien"),
        ("O’BRIEN", "José O’Brien"),
        ("012345", "José O’Brien"),
        ("012".translate(WIDE), "José O’Brien"),
        ("(012)345".translate(WIDE), "José O’Brien"),
        ("jose\u3000brien", "José O’Brien"),
        ("чайка", "Иван Чайка"),
        ("小明", "王小明"),
        ("weiss", "Weiß & Söhne"),
        ("sohne weiß", "Weiß & Söhne"),
        ("jo\x00nah", "Jonah Whitlock"),
    ],
)
@pytest.mark.parametrize("by_index", [True, False])
def test_finds_the_same_by_index_and_by_reading(office, text, found, by_index):
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL enable_seqscan = {not by_index}")
        cursor.execute(f"SET LOCAL enable_bitmapscan = {by_index}")
        cursor.execute("SET LOCAL enable_indexscan = off")
    people = Client.objects.present().search(text).order_by("pk").values_list("name", flat=True)
    assert ", ".join(unicodedata.normalize("NFC", name) for name in people) == found


def test_the_list_finds_what_was_written_by_sql(ana, broker_browser):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO clients (agent_id, name) VALUES (%s, 'Zoë Nuñez')", [ana.pk])
    assert names(broker_browser.get("/clients/?q=nunez+zoe").content.decode()) == ["Zoë Nuñez"]
    Client.objects.update(name="Søren Kjær")
    assert names(broker_browser.get("/clients/?q=kjaer").content.decode()) == ["Søren Kjær"]


@pytest.fixture
def crowd(ana):
    """9,000 clients: half of them are called Alder, one Cedar."""
    with connection.cursor() as cursor:
        people = """SELECT %s, now(), now() + n * interval '1 second', md5(n::text)
            || CASE WHEN mod(n, 2) = 0 THEN ' Alder' WHEN n = 4501 THEN ' Cedar' ELSE '' END
            FROM generate_series(1, 9000) n"""
        cursor.execute(f"INSERT INTO clients (agent_id, planned_at, created_at, name) {people}", [ana.pk])
        # As the vacuum leaves them: until then the index keeps new entries in a list of their own.
        cursor.execute("SELECT gin_clean_pending_list('ix_clients_search')")
        cursor.execute("ANALYZE clients")


@pytest.mark.parametrize(
    ("word", "index"),
    [("alder", "ix_clients_shown"), ("cedar", "ix_clients_search"), ("absent", "ix_clients_search")],
)
def test_the_planner_reads_the_list_for_a_common_word_and_looks_a_rare_one_up(crowd, word, index):
    page = Client.objects.present().search(word).order_by("-created_at", "-pk")[:25]
    assert index in page.explain()


@pytest.mark.parametrize("text", ["qz", "%", "王", "a.", "(5)"])
def test_the_index_is_not_read_for_a_word_without_a_trigram(crowd, text):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
    assert "ix_clients_search" not in Client.objects.present().search(text).explain()


@pytest.mark.parametrize("text", ["abc", "a.bc", "d-42", "12-3", "иван", "(503)"])
def test_the_index_is_read_for_every_other_word(crowd, text):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
    assert "ix_clients_search" in Client.objects.present().search(text).explain()


def test_the_planner_knows_how_rare_two_letters_are(crowd):
    page = Client.objects.present().search("qz").order_by("-created_at", "-pk")[:25]
    assert "ix_clients_shown" not in page.explain()


def test_found_by_name_are_sorted_and_not_read_out_of_the_index_of_names(crowd, ana_browser, make_client):
    for name in ("zoe Alder", "Alder Adams"):
        make_client(name=name)
    page = ana_browser.get("/clients/?q=alder&sort=-name").content.decode()
    assert names(page)[0] == "zoe Alder"
    (part,) = ordered(Client.objects.present().search("alder"), "name", searched=True)
    rows = part.rows.annotate(key=part.keys[0]).order_by("key", "pk")[:25]
    assert "ix_clients_name" not in rows.explain()


def test_the_folding_keeps_its_meaning_whatever_the_search_path(office):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = ''")  # as pg_restore does
        cursor.execute("UPDATE public.clients SET name = 'Zoë' WHERE name = 'Bo'")
        cursor.execute("SELECT public.clients_folded('ÉÅ ’')")
        assert cursor.fetchone() == ("ea '",)
        cursor.execute("SET LOCAL search_path TO DEFAULT")
    assert Client.objects.search("zoe").count() == 1


@pytest.mark.parametrize(
    ("name", "reason"), [("no_such_extension", "is not available"), ("citext", "permission denied to create")]
)
def test_an_extension_that_cannot_be_had_is_one_clear_sentence(db, name, reason):
    extension = import_module("clients.migrations.0019_search").Extension(name)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE pg_monitor")  # who may do nothing in this database
    said = f'(?s){reason}.*run "CREATE EXTENSION {name};"'
    with pytest.raises(CommandError, match=said), connection.schema_editor() as editor:
        extension.database_forwards("clients", editor, None, None)
