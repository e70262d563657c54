"""POST /emails/<id>/send-again/"""

import pytest
from django.utils import timezone

from emails.models import EmailLog
from followups.models import Task
from tests.html import words


def test_puts_it_back_and_hands_it_over(ana_browser, unconfirmed, queued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = ana_browser.post(f"/emails/{unconfirmed.pk}/send-again/")
    assert (response.status_code, response.url) == (302, f"/emails/{unconfirmed.pk}/")
    unconfirmed.refresh_from_db()
    assert unconfirmed.status == "queued"
    assert Task.objects.get(pk=unconfirmed.task_id).status == "pending"
    assert queued == [unconfirmed.task_id]


def test_says_who_says_that_it_did_not_arrive(ana_browser, unconfirmed, queued):
    ana_browser.post(f"/emails/{unconfirmed.pk}/send-again/")
    EmailLog.objects.filter(pk=unconfirmed.pk).update(status="sent", sent_at=timezone.now())
    text = words(ana_browser.get(f"/emails/{unconfirmed.pk}/"))
    # The second time SendGrid took it.
    assert "Email queued again Ana says that it did not arrive" in text and "Accepted by SendGrid" in text
    client = words(ana_browser.get(f"/clients/{unconfirmed.client_id}/"))
    assert "Email queued again: “Hello”, which did not arrive, by Ana" in client


def test_only_by_post(ana_browser, unconfirmed):
    assert ana_browser.get(f"/emails/{unconfirmed.pk}/send-again/").status_code == 405


def test_another_agent_gets_404(ben_browser, unconfirmed, queued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert ben_browser.post(f"/emails/{unconfirmed.pk}/send-again/").status_code == 404
    assert queued == []


@pytest.mark.parametrize("status", ["draft", "queued", "sending", "failed", "sent", "delivered", "bounce"])
def test_never_what_may_have_arrived(ana_browser, unconfirmed, queued, status, django_capture_on_commit_callbacks):
    EmailLog.objects.filter(pk=unconfirmed.pk).update(status=status)
    with django_capture_on_commit_callbacks(execute=True):
        response = ana_browser.post(f"/emails/{unconfirmed.pk}/send-again/", follow=True)
    assert "Nothing changed" in response.content.decode()
    unconfirmed.refresh_from_db()
    assert unconfirmed.status == status
    assert queued == []


def test_twice_is_once(ana_browser, unconfirmed, queued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            ana_browser.post(f"/emails/{unconfirmed.pk}/send-again/")
    assert queued == [unconfirmed.task_id]


def test_a_one_off_has_no_follow_up_to_send_it(ana_browser, unconfirmed):
    EmailLog.objects.filter(pk=unconfirmed.pk).update(task=None)
    assert ana_browser.post(f"/emails/{unconfirmed.pk}/send-again/").status_code == 404
    assert "Send again" not in ana_browser.get(f"/emails/{unconfirmed.pk}/").content.decode()
