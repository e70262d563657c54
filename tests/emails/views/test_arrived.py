"""POST /emails/<id>/arrived/"""

import pytest
from django.utils import timezone

from emails.history import badge_of
from emails.models import EmailLog
from emails.webhook.apply import apply
from followups.models import Task
from tests.html import find, words


def test_settles_it_as_sent(ana_browser, unconfirmed, queued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = ana_browser.post(f"/emails/{unconfirmed.pk}/arrived/")
    assert (response.status_code, response.url) == (302, f"/emails/{unconfirmed.pk}/")
    unconfirmed.refresh_from_db()
    assert unconfirmed.status == "sent"
    assert unconfirmed.settled_by.name == "Ana Morales" and unconfirmed.settled_at is not None
    assert unconfirmed.sent_at < unconfirmed.settled_at  # when it was tried
    task = Task.objects.get(pk=unconfirmed.task_id)
    assert (task.status, task.email_sent) == ("completed", unconfirmed)
    assert task.client.last_contacted == unconfirmed.sent_at
    assert queued == []


def test_says_who_settled_it_and_not_that_sendgrid_did(ana_browser, make_task, django_capture_on_commit_callbacks):
    log = EmailLog.objects.create(task=(task := make_task(status="processing")), client=task.client, status="sending")
    log.mark_unconfirmed("SendGrid did not answer in time", "no_answer")
    task.save()
    with django_capture_on_commit_callbacks(execute=True):
        ana_browser.post(f"/emails/{log.pk}/arrived/")
    page = ana_browser.get(f"/emails/{log.pk}/")
    text = words(page)
    assert "Marked as sent Ana says that it arrived" in text and "Unconfirmed SendGrid didn't answer in time" in text
    assert "Accepted by SendGrid" not in text
    assert "Marked as sent by Ana" in words(find(page, "#steps"))
    row = words(ana_browser.get("/emails/"))
    assert "Marked as sent By Ana Morales, " in row
    client = words(ana_browser.get(f"/clients/{log.client_id}/?step={task.pk}"))
    assert "Ana says it arrived" in client and "Marked as sent: " in client
    why = words(ana_browser.get(f"/followups/{task.pk}/why/"))
    assert "SendGrid did not confirm it, but Ana says that it arrived." in why and "SendGrid took it" not in why
    # What SendGrid reports later is more than a word.
    apply([{"event": "delivered", "timestamp": int(timezone.now().timestamp()), "email_log_id": str(log.pk)}])
    log.refresh_from_db()
    assert badge_of(log).word == "Delivered"


def test_only_by_post(ana_browser, unconfirmed):
    assert ana_browser.get(f"/emails/{unconfirmed.pk}/arrived/").status_code == 405


def test_another_agent_gets_404(ben_browser, unconfirmed):
    assert ben_browser.post(f"/emails/{unconfirmed.pk}/arrived/").status_code == 404
    unconfirmed.refresh_from_db()
    assert unconfirmed.status == "unconfirmed"


@pytest.mark.parametrize("status", ["draft", "queued", "sending", "failed", "delivered", "bounce"])
def test_only_while_nobody_knows(ana_browser, unconfirmed, status):
    EmailLog.objects.filter(pk=unconfirmed.pk).update(status=status)
    response = ana_browser.post(f"/emails/{unconfirmed.pk}/arrived/", follow=True)
    assert "Nothing changed" in response.content.decode()
    unconfirmed.refresh_from_db()
    assert (unconfirmed.status, unconfirmed.sent_at) == (status, None)
