"""A timeline of 5,000 entries costs what one of 50 does, but for a search and the months, which read them all."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clients.models import Activity, Client
from clients.notes import NOTES
from clients.tables_above import EVENTS, FOUND, MONTHS
from clients.timeline import Timeline
from followups.display.entries.meanings import meanings_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


OTHERS = """
INSERT INTO email_logs (client_id, to_email, subject, body, status)
    SELECT %(other)s + n %% 100, 'x@example.com', 'A closer look', 'The kitchen', 'sent'
    FROM generate_series(1, 10000) n;
INSERT INTO activities (client_id, kind, data, occurred_at)
    SELECT %(other)s + n %% 100, 'sent', '{"subject": "A closer look"}', now() - n * interval '1 minute'
    FROM generate_series(1, 60000) n;
ANALYZE activities, notes, email_logs, tasks"""


@pytest.fixture
def full(make_client, fill):
    """One with 5,000 entries among a hundred others."""
    client = make_client()
    fill(client, 5000)
    others = Client.objects.bulk_create(Client(name=f"Other {each}", agent=client.agent) for each in range(100))
    with connection.cursor() as cursor:
        cursor.execute(OTHERS, {"other": others[0].pk})
    return client


def explain(statement, values):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        cursor.execute("EXPLAIN (ANALYZE, TIMING OFF) " + statement, values)
        return "\n".join(line for (line,) in cursor.fetchall())


@pytest.fixture
def values(full):
    ends = {"before": "2199-01-01T00:00Z", "before_id": 0, "since": "1970-01-01T00:00Z", "since_id": 0}
    return {"client": full.pk, "kinds": Activity.Kind.values, "most": 51, **ends}


def in_search(word):
    words = json.dumps([{"word": word, "meanings": meanings_of([word])[word]}])
    return {"words": words, "searches": True, "with_notes": True, "zone": "UTC"}


def test_a_page_reads_as_many_rows_as_it_shows(values):
    plan = explain(EVENTS, values)
    assert "ix_activities_client_occurred" in plan and "Seq Scan on activities" not in plan
    read = re.search(r"Index Scan using ix_activities_client_occurred on activities a .*?actual rows=([\d.]+)", plan)
    assert float(read[1]) <= 51
    plan = explain(NOTES, values | {"words": [], "in_place": False})
    assert "ix_notes_client" in plan and "Seq Scan on notes" not in plan


@pytest.mark.parametrize("statement", [FOUND, MONTHS])
@pytest.mark.parametrize("word", ["zebra", "kitchen", "reached"])
def test_a_search_reads_the_clients_rows_alone(values, statement, word):
    plan = explain(statement, values | in_search(word))
    for table, most in (("activities a", 4500), ("email_logs l", 1000)):
        read = re.findall(rf"on {table}\w* .*actual rows=([\d.]+)", plan)
        assert read and max(map(float, read)) <= most


@pytest.mark.parametrize("query", ["", "?q=garden", "?month=2026-08", "?q=garden&month=2026-08&show=notes"])
def test_it_takes_the_queries_of_a_small_one(ana_browser, full, make_client, fill, query):
    small = make_client(name="Small")
    fill(small, 50)
    counts = []
    for client in (small, small, full):
        with CaptureQueriesContext(connection) as queries:
            assert ana_browser.get(f"/clients/{client.pk}/{query}").status_code == 200
        counts.append(len(queries))
    assert counts[1] == counts[2] <= 10


@pytest.mark.parametrize("search", ["", "garden reached"])
def test_the_timeline_takes_three_statements_with_its_months(full, search, django_assert_num_queries):
    Timeline(full)  # a connection's first prepared statement sets how it plans them
    with django_assert_num_queries(3):
        assert Timeline(full, search=search, meanings_of=meanings_of).months()
