"""After a test with transactions the database is as the migrations left it: tests/emptying.py."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import TransactionTestCase

from clients.models import Client, Source

pytestmark = pytest.mark.django_db(transaction=True)


def rows() -> tuple[list[str], list[str], int]:
    return (
        sorted(Source.objects.values_list("name", flat=True)),
        sorted(ContentType.objects.values_list("model", flat=True)),
        Client.objects.count(),
    )


def test_leaves_what_the_migrations_wrote_and_nothing_else(make_client, make_task) -> None:
    Client.objects.all().delete()
    before = rows()
    assert "Zillow" in before[0] and "client" in before[1]

    make_task(make_client(source=Source.objects.create(name="Bench on Main Street")))
    Source.objects.filter(name="Zillow").delete()
    Source.objects.filter(name="Website").update(name="Our website")
    assert rows() != before

    TransactionTestCase()._fixture_teardown()  # type: ignore[attr-defined]
    assert rows() == before
