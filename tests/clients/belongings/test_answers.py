"""Every table that hangs on a client is found by its foreign keys, and has an answer for each thing that may happen."""

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from agents.models import Agent
from clients.belongings.answers import ANSWERS, NOT_ABOUT_CLIENTS, SOFT_LINKS, OnDelete, OnMerge
from clients.belongings.tables import tables
from clients.models import Activity
from tests.house.source import ROOMS
from tests.rows import fill

ASK = """{label} (table {table}) hangs on a client by {columns}. Add it to ANSWERS in clients/belongings/answers.py:
- what becomes of it when the client is deleted, merged or erased;
- which columns say who wrote it, or why none does;
- which events of the timeline tell of its changes, or why none does;
- if export and import don't carry it, why."""


def test_each_has_an_answer():
    new = [
        ASK.format(label=label, table=table.name, columns=", ".join(table.columns))
        for label, table in tables().items()
        if label not in ANSWERS
    ]
    assert not new, "\n\n".join(new)
    gone = ANSWERS.keys() - tables().keys()
    assert not gone, f"hang on no client any more, take them out of ANSWERS: {sorted(gone)}"


@pytest.mark.parametrize("label", ANSWERS)
def test_it_says_who_wrote_it(label):
    answer, model = ANSWERS[label], apps.get_model(label)
    to_agents = {field.name for field in model._meta.concrete_fields if field.related_model is Agent}
    assert set(answer.authors) == to_agents, f"{label}: `authors` are its foreign keys to agents"
    assert bool(answer.authors) != bool(answer.no_author), f"{label}: authors, or why there is none"

    assert bool(answer.timeline) != bool(answer.not_on_timeline), f"{label}: its events, or why there is none"
    assert set(answer.timeline) <= set(Activity.Kind.values)


@pytest.mark.parametrize("label", ANSWERS)
def test_a_merge_minds_what_a_client_has_but_once(label):
    model = apps.get_model(label)
    once = [each for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)]
    named = [[*each.fields, *(str(part.name) for part in each.expressions if hasattr(part, "name"))] for each in once]
    if any("client" in names for names in named):
        assert ANSWERS[label].merge == OnMerge.MOVES_ONCE, f"{label}: unique for a client"
    if "client" not in tables()[label].columns:
        assert ANSWERS[label].merge == OnMerge.FOLLOWS, f"{label}: it hangs on another row, not on the client"


def test_soft_links_are_columns_that_are_there():
    for link in SOFT_LINKS:
        assert apps.get_model(link.table)._meta.get_field(link.column)
        assert link.leads_by and link.merge and link.erasure


def test_columns_that_may_hold_anything_are_told():
    told = {f"{link.table}.{link.column}" for link in SOFT_LINKS} | NOT_ABOUT_CLIENTS.keys()
    models_ = [each for each in apps.get_models() if each._meta.app_config.name.split(".")[0] in ROOMS]
    columns = {
        f"{model._meta.label}.{field.name}"
        for model in models_
        if model._meta.label not in tables() and model._meta.label != "clients.Client"
        for field in model._meta.concrete_fields
        if isinstance(field, models.JSONField | models.BinaryField)
    }
    new = sorted(columns - told)
    where = "SOFT_LINKS or NOT_ABOUT_CLIENTS in clients/belongings/answers.py"
    assert not new, f"may lead to a client; add to {where}: {new}"
    assert NOT_ABOUT_CLIENTS.keys() <= columns


def snapshot(client):
    return {label: list(table.rows_of(client).order_by("pk").values()) for label, table in tables().items()}


def test_deleting_leaves_every_row_and_undo_brings_all_back(ana_browser, make_client, make_task, sandbox):
    client = make_client()
    task = make_task(client)
    fill(client)
    before = snapshot(client)
    assert all(before.values())
    ana_browser.post(f"/clients/{client.pk}/delete/")
    after = snapshot(client)
    for label, answer in ANSWERS.items():
        if answer.delete == OnDelete.STAYS:
            assert [row for row in before[label] if row not in after[label]] == [], label
        assert {row["id"] for row in before[label]} <= {row["id"] for row in after[label]}, label
    task.refresh_from_db()
    assert task.status == "cancelled"
    ana_browser.post(f"/clients/{client.pk}/restore/")
    task.refresh_from_db()
    assert task.status == "pending"


class Hanging(models.Model):
    class Meta:
        abstract = True
        app_label = "clients"

    def __str__(self) -> str:
        return ""


@isolate_apps("clients")
def test_a_new_table_is_found_however_it_hangs_on_one():
    class Root(Hanging):
        pass

    class Below(Hanging):
        root = models.ForeignKey(Root, models.CASCADE, related_name="+")

    class One(Hanging):
        below = models.OneToOneField(Below, models.CASCADE, related_name="+")
        also = models.ForeignKey(Root, models.SET_NULL, null=True, db_constraint=False)

    class Shared(Hanging):
        roots = models.ManyToManyField(Root, related_name="+")

    found = {label: (table.path, sorted(table.columns)) for label, table in tables(Root).items()}
    assert found == {
        Below._meta.label: ("root", ["root"]),
        One._meta.label: ("also", ["also", "below"]),
        Shared.roots.through._meta.label: ("root", ["root"]),
    }
