"""Times are read by a loader of ours. What it reads is what Django's own reads."""

from datetime import UTC, datetime

import pytest
from django.db import DataError, connection
from django.db.backends.postgresql.psycopg_any import BaseTzLoader
from django.utils import timezone

from agents.models import Agent
from realtoros.postgresql.base import TimeLoader

pytestmark = pytest.mark.django_db


def read(text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz", [text])
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-30 07:19:09.123456+00",
        "2026-11-30 07:19:09.1+00",
        "2026-11-30 07:19:09+00",
        "2026-11-01 01:30:00 America/Chicago",
        "0001-01-01 00:00:00+00",
        "9999-12-31 23:59:59.999999+00",
    ],
)
def test_reads_what_djangos_loader_reads(text):
    class Djangos(BaseTzLoader):
        timezone = UTC

    found = read(text)
    with connection.cursor() as cursor:
        cursor.connection.adapters.register_loader("timestamptz", Djangos)
        assert read(text) == found
        cursor.connection.adapters.register_loader("timestamptz", TimeLoader)
    assert found.tzinfo is UTC


@pytest.mark.parametrize("text", ["infinity", "-infinity", "0044-03-15 12:00:00+00 BC", "10000-01-01 00:00:00+00"])
def test_what_python_cannot_hold_is_still_an_error(text):
    with pytest.raises(DataError):
        read(text)


def test_pages_read_with_it(ana):
    connection.ensure_connection()
    loader = connection.connection.adapters.get_loader(connection.connection.adapters.types["timestamptz"].oid, 0)
    assert loader is TimeLoader
    now = timezone.now()
    Agent.objects.filter(pk=ana.pk).update(created_at=now)
    assert Agent.objects.get(pk=ana.pk).created_at == now


def test_a_session_in_another_zone_means_the_same_moment():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'Asia/Kolkata'")
        assert read("2026-11-30 07:19:09+00") == datetime(2026, 11, 30, 7, 19, 9, tzinfo=UTC)
