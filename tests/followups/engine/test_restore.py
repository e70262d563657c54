"""Undo of a fact that stopped follow-ups puts back what that fact stopped, and nothing that a person ended."""

import pytest

from clients.models import BulkAction
from followups.engine import gates
from followups.engine.reconcile import reconcile
from followups.engine.restore import restore_what_may_go
from followups.models import Task


@pytest.mark.parametrize("end", ["skip", "complete", "cancel"])
def test_what_a_person_ends_between_the_look_and_the_undo_stays_ended(ana, make_task, monkeypatch, end):
    task = make_task(status="cancelled", reason_code="stage_finished")
    look = gates.Look.at_gates

    def somebody_is_faster(seen, facts):
        now = Task.objects.get(pk=seen.pk)
        now.restore(by=ana)
        getattr(now, end)(by=ana)
        return look(seen, facts)

    monkeypatch.setattr(gates.Look, "at_gates", somebody_is_faster)
    assert restore_what_may_go(Task.objects.filter(pk=task.pk), by=ana) == 0
    task.refresh_from_db()
    assert task.status == {"skip": "skipped", "complete": "completed", "cancel": "cancelled"}[end]


def test_bulk_undo_leaves_what_a_person_cancelled_since(broker, broker_browser, make_client, make_task):
    client = make_client(agent=broker)
    cancelled, stopped = make_task(client), make_task(client, followup_type="Day 3")
    broker_browser.post("/clients/bulk/stage/", {"client": [client.pk], "stage": "closed"})
    action = BulkAction.objects.get()
    assert set(action.stopped) == {cancelled.pk, stopped.pk}
    client.refresh_from_db()
    client.move_to("lead", by=broker)
    one = Task.objects.get(pk=cancelled.pk)
    one.restore(by=broker)
    one.cancel(by=broker)
    client.move_to("closed", by=broker)
    reconcile(client)
    broker_browser.post(f"/bulk/{action.pk}/undo/")
    cancelled.refresh_from_db()
    stopped.refresh_from_db()
    assert (cancelled.status, stopped.status) == ("cancelled", "pending")
