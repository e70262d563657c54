"""Facts that nobody of ours wrote hide no row, and no other one beside it, from the agent."""

import pytest
from django.db import DataError, IntegrityError, connection, transaction

from clients.models import Activity
from followups.models import Task

PAGES = (
    *("/", "/followups/", "/followups/?tab=held", "/followups/?view=month", "/clients/", "/pipeline/"),
    *("/clients/{client}/", "/followups/{task}/why/"),
)
FACTS = {
    "nonsense": {},
    "day_off": {"day": "never"},
    "do_not_email": {"ledger": ["a"]},
    "needs_approval": {"since": 5},
    "outside_hours": {"hours": 9, "zone": 5},
    "stage_finished": {"stage": [1]},
}
EVENTS = (
    *({"reason": "x"}, {"event": ["x"]}, {"event": "rescheduled", "to": "never"}, {"outcome": ["x"]}, {"fields": 5}),
    *({"field": "custom", "before": "x"}, {"field": "stage", "before": 5}, {"field": ["x"]}, {"lifted": [1]}),
    *({"event": "may_be_emailed", "lifted": [{}]}, {"before": ["x"]}, {"planned": "x", "without": "x"}),
)
KINDS = ("held", "edited", "task", "stage", "call", "plan", "sent", "reply", "nonsense")


def pages_of(task):
    return [page.format(client=task.client_id, task=task.pk) for page in PAGES]


@pytest.mark.parametrize("status", ["pending", "cancelled", "failed"])
@pytest.mark.parametrize(("code", "facts"), FACTS.items())
def test_of_a_reason(ana_browser, make_task, code, facts, status):
    task = make_task(status=status)
    Task.objects.filter(pk=task.pk).update(reason_code=code, reason_facts=facts)
    for page in pages_of(task):
        assert ana_browser.get(page).status_code in (200, 404), page


@pytest.mark.parametrize("kind", KINDS)
def test_of_an_event(ana_browser, make_task, kind):
    task = make_task()
    for data in EVENTS:
        Activity.objects.create(client=task.client, task=task, kind=kind, data=data)
    for page in pages_of(task)[-2:]:
        assert ana_browser.get(page).status_code in (200, 404), page


@pytest.mark.parametrize("value", ["null", "[]", '"x"', "7"])
@pytest.mark.parametrize(
    "column", [("tasks", "reason_facts"), ("tasks", "gates"), ("activities", "data")], ids=".".join
)
def test_the_database_takes_nothing_but_objects(make_task, column, value):
    task = make_task()
    task.client.record(Activity.Kind.NOTE, note="x")
    table, name = column
    with pytest.raises((IntegrityError, DataError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {name} = %s::jsonb", [value])
