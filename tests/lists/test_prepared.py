"""Statements that a connection plans once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lists import prepared

pytestmark = pytest.mark.django_db
STATEMENT = "SELECT name FROM agents WHERE id = %(id)s"


def test_each_value_gets_its_own_answer(ana, ben):
    for agent in (ana, ben, ana):
        assert prepared.rows(STATEMENT, {"id": agent.pk}) == [(agent.name,)]
    assert prepared.rows(STATEMENT, {"id": 0}) == []


def test_djangos_log_has_each_statement_with_its_values(ana):
    with CaptureQueriesContext(connection) as queries:
        for _ in range(2):
            prepared.rows(STATEMENT, {"id": ana.pk})
    assert [query["sql"] for query in queries] == [f"SELECT name FROM agents WHERE id = {ana.pk}"] * 2
