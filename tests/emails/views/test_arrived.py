"""POST /emails/<id>/arrived/"""

import pytest

from emails.models import EmailLog
from followups.models import Task


def test_settles_it_as_sent(ana_browser, unconfirmed, queued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = ana_browser.post(f"/emails/{unconfirmed.pk}/arrived/")
    assert (response.status_code, response.url) == (302, f"/emails/{unconfirmed.pk}/")
    unconfirmed.refresh_from_db()
    assert unconfirmed.status == "sent"
    assert unconfirmed.sent_at is not None
    task = Task.objects.get(pk=unconfirmed.task_id)
    assert (task.status, task.email_sent) == ("completed", unconfirmed)
    assert task.client.last_contacted is not None
    assert queued == []


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
