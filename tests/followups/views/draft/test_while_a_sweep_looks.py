"""A sweep holds what is due for moments, also if it only finds it on hold: what an agent presses then is done."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from emails.models import EmailLog
from followups.models import Task
from tests.followups.actions import HTMX
from tests.followups.views.draft.conftest import post


@pytest.fixture
def in_a_sweeps_hands(monkeypatch):
    """A sweep that puts the follow-up back while an action waits for it; how often it was waited for."""
    waits = []

    def claim(task, *, after=1, **becomes):
        changed = becomes or {"status": "pending", "reason_code": "needs_approval"}
        Task.objects.filter(pk=task.pk).update(
            status="processing", lease_owner=uuid4(), lease_until=timezone.now() + timedelta(minutes=5)
        )

        def sleep(seconds):
            waits.append(seconds)
            if len(waits) >= after:
                Task.objects.filter(pk=task.pk).update(lease_owner=None, lease_until=None, **changed)

        monkeypatch.setattr("followups.views.answers.sleep", sleep)
        return waits

    return claim


@pytest.mark.parametrize("action", ["approve", "save", "skip", "send", "discard"])
def test_what_a_sweep_only_looks_at_is_done_a_moment_later(ana_browser, draft, in_a_sweeps_hands, action):
    task = draft(hours=-1)
    waits = in_a_sweeps_hands(task, after=2)
    response = post(ana_browser, task, action, subject="A look at it", headers=HTMX)
    assert response.status_code < 400
    assert len(waits) == 2
    task.refresh_from_db()
    if action in ("approve", "save", "send"):
        assert task.log.subject == "A look at it"
    if action == "approve":
        assert task.approved_version == task.log.text_version
    assert (task.status, bool(task.hurried_at)) == (
        {"skip": "skipped", "discard": "cancelled"}.get(action, "pending"),
        action == "send",
    )


@pytest.mark.parametrize("path", ["approve", "skip", "send"])
def test_from_the_list_too(ana_browser, draft, in_a_sweeps_hands, path):
    task = draft(hours=-1)
    waits = in_a_sweeps_hands(task)
    response = ana_browser.post(f"/followups/{task.pk}/{path}/", {"version": 1}, headers=HTMX)
    assert (response.status_code, len(waits)) == (200, 1)


def test_what_it_sends_meanwhile_is_left_alone(ana_browser, draft, in_a_sweeps_hands):
    task = draft(hours=-1)
    waits = in_a_sweeps_hands(task, status="completed", completed_at=timezone.now())
    assert post(ana_browser, task, "approve").status_code == 409
    assert len(waits) == 1


def test_nobody_waits_for_an_email_that_is_on_its_way(ana_browser, draft, in_a_sweeps_hands):
    task = draft(hours=-1)
    waits = in_a_sweeps_hands(task)
    EmailLog.objects.filter(task=task).update(status="sending")
    assert post(ana_browser, task, "approve").status_code == 409
    assert waits == []


def test_nobody_waits_longer_than_a_second(ana_browser, draft, in_a_sweeps_hands, monkeypatch):
    clock = iter(range(9))
    monkeypatch.setattr("followups.views.answers.monotonic", lambda: next(clock))
    task = draft(hours=-1)
    waits = in_a_sweeps_hands(task, after=99)
    assert post(ana_browser, task, "approve").status_code == 409
    assert len(waits) == 1
