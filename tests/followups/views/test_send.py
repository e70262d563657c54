"""POST /followups/<id>/send/: Send now."""

from datetime import timedelta

import pytest
from django.utils import timezone
from kombu.exceptions import OperationalError

from clients.models import Activity
from emails.models import Suppression
from followups.models import Task
from followups.tasks import send_followup
from tests.followups.actions import HTMX, said, toast


@pytest.fixture
def tomorrow(make_task):
    return make_task(scheduled_for=timezone.now() + timedelta(days=1))


@pytest.fixture
def ready(office, settings):
    settings.SENDGRID_API_KEY = settings.OPENAI_API_KEY = "test"


def test_makes_it_due_and_hands_it_over(ana_browser, ready, tomorrow, queued, ana, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = ana_browser.post(f"/followups/{tomorrow.pk}/send/")
    assert (response.status_code, response.url) == (302, "/followups/")
    assert said(response) == ["Email queued: Day 1 for Jonah Whitlock. It will be sent within a minute."]
    assert queued == [tomorrow.pk]
    # Should the message be lost, the next sweep finds it.
    assert list(Task.objects.due(timezone.now())) == [tomorrow]
    assert Activity.objects.get(task=tomorrow).agent == ana


def test_only_by_post(ana_browser, tomorrow):
    assert ana_browser.get(f"/followups/{tomorrow.pk}/send/").status_code == 405


def test_another_agent_gets_404(ben_browser, tomorrow, queued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert ben_browser.post(f"/followups/{tomorrow.pk}/send/").status_code == 404
    assert queued == []
    assert not Task.objects.due(timezone.now())


@pytest.mark.parametrize("status", ["processing", "completed", "skipped", "cancelled", "failed"])
def test_only_what_is_pending(ana_browser, make_task, queued, status, django_capture_on_commit_callbacks):
    task = make_task(status=status)
    with django_capture_on_commit_callbacks(execute=True):
        response = ana_browser.post(f"/followups/{task.pk}/send/", headers=HTMX)
    assert response.status_code == 409
    assert queued == []


def test_htmx_gets_the_row_and_a_toast(ana_browser, ready, tomorrow):
    response = ana_browser.post(f"/followups/{tomorrow.pk}/send/", headers=HTMX)
    assert f'id="followup-{tomorrow.pk}"' in response.content.decode()
    assert toast(response)["text"] == "Email queued: Day 1 for Jonah Whitlock. It will be sent within a minute."


def test_says_at_once_what_will_stop_it(ana_browser, ready, tomorrow):
    Suppression.add(tomorrow.client.email, Suppression.Reason.UNSUBSCRIBED, "test")
    response = ana_browser.post(f"/followups/{tomorrow.pk}/send/", headers=HTMX)
    assert toast(response) == {
        "text": "Day 1 for Jonah Whitlock won't be sent: do not email: unsubscribed or opted out.",
        "undo_url": "",
        "level": "warning",
    }


def test_a_dead_broker_costs_nothing(
    ana_browser, ready, tomorrow, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def refuse(task_id, **_):
        raise OperationalError("no broker")

    monkeypatch.setattr(send_followup, "delay", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        assert ana_browser.post(f"/followups/{tomorrow.pk}/send/").status_code == 302
    assert list(Task.objects.due(timezone.now())) == [tomorrow]
    assert "no broker" in caplog.text
