"""Undo of what was done with a selection: exactly that back, but for what has moved on."""

import pytest

from clients.models import BulkAction
from emails.models import EmailLog
from followups.engine import gates
from followups.engine.reconcile import reconcile
from followups.models import Reason, Task, Why
from followups.restore import restore_what_may_go
from tests.followups.views.bulk.selected import post, said, statuses, undo
from tests.words import why


def test_undo_leaves_alone_what_moved_on_meanwhile(ana_browser, ana, three, clock):
    post(ana_browser, "cancel", three)
    clock.shift(1)
    # Put back by hand, and then stopped by a gate: that is not what is undone here.
    task = Task.objects.get(pk=three[0].pk)
    task.restore(by=ana)
    task.cancel(why=Why.of(Reason.REPLIED))
    log = EmailLog.objects.create(client=three[1].client, task=three[1], status="sent")
    assert log and said(undo(ana_browser)) == ["Undone for 1 follow-up. 2 follow-ups skipped because of newer changes."]
    assert statuses(three) == ["cancelled", "cancelled", "pending"]


def test_a_one_off_that_is_put_back_waits_for_a_person_again(ana_browser, three):
    Task.objects.filter(pk=three[0].pk).update(sent_by_hand=True, reason_code="waits_for_send_now")
    post(ana_browser, "skip", three)
    undo(ana_browser)
    task = Task.objects.get(pk=three[0].pk)
    assert task.reason_code == "waits_for_send_now" and why(task) and task.not_before
    assert Task.objects.get(pk=three[1].pk).reason_code == ""


def test_nobody_undoes_what_another_did(ana_browser, ben_browser, three):
    post(ana_browser, "skip", three)
    assert undo(ben_browser).status_code == 404
    assert statuses(three) == ["skipped"] * 3


def test_an_undo_that_fails_can_be_tried_again(ana_browser, three, monkeypatch):
    post(ana_browser, "skip", three)
    with monkeypatch.context() as broken, pytest.raises(RuntimeError):
        broken.setattr("followups.views.bulk_undo.followups_bulk.undo", lambda *all, **more: exec("raise RuntimeError"))
        undo(ana_browser)
    assert statuses(three) == ["skipped"] * 3 and BulkAction.objects.get().undone_at is None
    assert said(undo(ana_browser)) == ["Undone for 3 follow-ups."]
    assert statuses(three) == ["pending"] * 3
    assert said(undo(ana_browser)) == ["That was already undone."]


@pytest.mark.parametrize("end", ["skip", "complete", "cancel"])
def test_what_a_person_ends_between_the_look_and_the_undo_stays_ended(ana, make_task, monkeypatch, end):
    task = make_task(status="cancelled", reason_code="stage_finished")
    look = gates.GateCheck.of

    def somebody_is_faster(seen, facts):
        now = Task.objects.get(pk=seen.pk)
        now.restore(by=ana)
        getattr(now, end)(by=ana)
        return look(seen, facts)

    monkeypatch.setattr(gates.GateCheck, "of", somebody_is_faster)
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
