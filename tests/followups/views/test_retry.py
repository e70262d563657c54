"""POST /followups/<id>/retry/"""

import pytest

from emails.models import EmailLog
from tests.followups.actions import HTMX, said
from tests.words import why


@pytest.fixture
def failed(make_task):
    task = make_task(status="failed", reason_code="send_failed", reason_facts={"error": "SendGrid answered 400: no"})
    EmailLog.objects.create(client=task.client, task=task, status="failed", retry_count=3, error_message="no")
    return task


def test_puts_it_back_and_hands_it_over_at_once(
    ana_browser, office, settings, failed, queued, django_capture_on_commit_callbacks
):
    settings.SENDGRID_API_KEY = settings.OPENAI_API_KEY = "test"
    with django_capture_on_commit_callbacks(execute=True):
        response = ana_browser.post(f"/followups/{failed.pk}/retry/")
    assert said(response) == ["Trying Day 1 for Jonah Whitlock again now."]
    failed.refresh_from_db()
    assert (failed.status, why(failed)) == ("pending", "")
    assert failed.email_log.retry_count == 0
    assert queued == [failed.pk]


def test_only_by_post(ana_browser, failed):
    assert ana_browser.get(f"/followups/{failed.pk}/retry/").status_code == 405


def test_another_agent_gets_404(ben_browser, failed):
    assert ben_browser.post(f"/followups/{failed.pk}/retry/").status_code == 404


@pytest.mark.parametrize("status", ["pending", "processing", "completed", "skipped", "cancelled"])
def test_only_what_failed(ana_browser, make_task, queued, status, django_capture_on_commit_callbacks):
    task = make_task(status=status)
    with django_capture_on_commit_callbacks(execute=True):
        assert ana_browser.post(f"/followups/{task.pk}/retry/", headers=HTMX).status_code == 409
    assert queued == []


def test_htmx_gets_the_row(ana_browser, failed):
    response = ana_browser.post(f"/followups/{failed.pk}/retry/", headers=HTMX)
    assert f'id="followup-{failed.pk}"' in response.content.decode()
