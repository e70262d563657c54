"""POST /followups/<id>/restore/: the Undo of skip, cancel and complete."""

from datetime import timedelta

import pytest
from django.utils import timezone

from emails.models import EmailLog
from tests.followups.actions import HTMX, said, toast


@pytest.mark.parametrize("status", ["skipped", "cancelled", "completed"])
def test_puts_it_back(ana_browser, make_task, status):
    task = make_task(status=status, scheduled_for=timezone.now() + timedelta(days=1))
    response = ana_browser.post(f"/followups/{task.pk}/restore/", {"next": "/clients/"})
    assert (response.status_code, response.url) == (302, "/clients/")
    assert said(response) == ["Restored Day 1 for Jonah Whitlock."]
    task.refresh_from_db()
    assert (task.status, task.completed_at) == ("pending", None)


def test_says_when_it_is_due_at_once(ana_browser, make_task):
    response = ana_browser.post(f"/followups/{make_task(status='skipped').pk}/restore/")
    assert said(response) == ["Restored Day 1 for Jonah Whitlock. It is due now."]


def test_only_by_post(ana_browser, make_task):
    assert ana_browser.get(f"/followups/{make_task(status='skipped').pk}/restore/").status_code == 405


def test_another_agent_gets_404(ben_browser, make_task):
    assert ben_browser.post(f"/followups/{make_task(status='skipped').pk}/restore/").status_code == 404


@pytest.mark.parametrize("status", ["pending", "processing", "failed"])
def test_what_is_not_over_stays(ana_browser, make_task, status):
    task = make_task(status=status)
    assert ana_browser.post(f"/followups/{task.pk}/restore/", headers=HTMX).status_code == 409
    task.refresh_from_db()
    assert task.status == status


def test_never_after_a_send(ana_browser, make_task):
    task = make_task()
    log = EmailLog.objects.create(client=task.client, task=task, status="delivered")
    type(task).objects.filter(pk=task.pk).update(status="completed", email_sent=log)
    response = ana_browser.post(f"/followups/{task.pk}/restore/", headers=HTMX)
    assert response.status_code == 409
    assert toast(response)["text"] == "Nothing changed: Day 1 for Jonah Whitlock is already delivered."
    task.refresh_from_db()
    assert task.status == "completed"


def test_htmx_gets_the_row(ana_browser, make_task):
    task = make_task(status="skipped")
    response = ana_browser.post(f"/followups/{task.pk}/restore/", headers=HTMX)
    assert f'id="followup-{task.pk}"' in response.content.decode()
    assert toast(response)["undo_url"] == ""
