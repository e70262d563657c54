"""An instance of a row, beside the one that Django itself makes."""

import pytest
from django.db import models
from django.db.models.signals import post_init, pre_init

from clients.models import Activity, Client
from emails.models import EmailLog, OfficeMail
from followups.models import Task
from lists.rows.from_rows import FromRows

MODELS = [Activity, Client, EmailLog, OfficeMail, Task]


def seen(row):
    state = row._state
    own = {name: value for name, value in vars(row).items() if name != "_state"}
    return own, state.adding, state.db, dict(state.fields_cache), row.get_deferred_fields()


def both(model, names):
    values = [f"value of {name}" for name in names]
    return FromRows.from_db.__func__(model, "default", names, values), models.Model.from_db.__func__(
        model, "default", names, values
    )


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("left_out", [0, 1, 3])
def test_it_is_what_django_makes(model, left_out):
    names = [field.attname for field in model._meta.concrete_fields]
    ours, djangos = both(model, names[: len(names) - left_out])
    assert seen(ours) == seen(djangos) and ours == djangos and hash(ours) == hash(djangos)


@pytest.mark.parametrize("model", MODELS)
def test_nobody_waits_for_its_signals(model):
    for signal in (pre_init, post_init):
        assert not signal.has_listeners(model)


@pytest.mark.django_db
def test_a_column_that_was_left_out_is_read_when_it_is_asked_for(make_client, django_assert_num_queries):
    make_client(notes="Likes light.")
    client = Client.objects.only("name").get()
    with django_assert_num_queries(1):
        assert client.notes == "Likes light."
    client.name = "Jo"
    client.save()
    assert Client.objects.get().name == "Jo" and not client._state.adding


@pytest.mark.django_db
def test_a_related_row_comes_along(make_client, make_task, django_assert_num_queries):
    task = make_task(client=make_client(name="Jo"))
    with django_assert_num_queries(1):
        read = Task.objects.select_related("client__agent").defer("client__notes").get(pk=task.pk)
        assert (read.client.name, read.client.agent) == ("Jo", task.client.agent)
    assert read.client.get_deferred_fields() == {"notes"}
