"""What each row of the list of follow-ups says, and what it offers to do."""

from datetime import timedelta

import pytest

from emails.models import EmailLog
from tests.followups.views.conftest import NOON

pytestmark = pytest.mark.usefixtures("clock")


@pytest.mark.parametrize(
    ("fields", "log", "words"),
    [
        ({"scheduled_for": NOON + timedelta(hours=1)}, None, ["Auto", "Preview"]),
        (
            {"reason_code": "no_postal_address"},
            None,
            ["Held", "The office has no postal"],
        ),
        ({"reason_code": "retrying"}, {"status": "queued", "retry_count": 1}, ["Retrying", "Will retry"]),
        ({"status": "failed", "reason_code": "send_failed"}, {"status": "failed"}, ["Failed", "Try again"]),
        ({"status": "processing"}, {"status": "unconfirmed"}, ["Unconfirmed", "Resolve"]),
        ({"status": "processing"}, {"status": "sending"}, ["Sending"]),
        ({"status": "skipped"}, None, ["Skipped", "Undo"]),
        ({"status": "cancelled", "reason_code": "client_deleted"}, None, ["Canceled", "The client was deleted"]),
        ({"status": "completed"}, None, ["Done by hand", "Undo"]),
    ],
)
def test_a_row_says_where_it_stands_and_what_can_be_done(ana_browser, make_task, fields, log, words):
    task = make_task(**fields)
    if log:
        EmailLog.objects.create(client=task.client, task=task, **log)
    page = ana_browser.get("/followups/").content.decode()
    assert all(word in page for word in words)


def test_a_row_of_a_sent_one_says_how_far_it_got(ana_browser, make_task):
    task = make_task()
    log = EmailLog.objects.create(client=task.client, task=task, status="open", sent_at=NOON)
    type(task).objects.filter(pk=task.pk).update(status="completed", email_sent=log, completed_at=NOON)
    page = ana_browser.get("/followups/").content.decode()
    assert "Opened" in page
    assert f'href="/emails/{log.pk}/"' in page
    assert f'action="/followups/{task.pk}/restore/"' not in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"reason_code": "client_paused"}, ["Follow-ups are paused", "Resume", "/clients/{client}/resume/"]),
        ({"reason_code": "needs_approval"}, ["Needs your approval. Approve it, or skip it.", "Review"]),
        (
            {"reason_code": "agent_paused", "reason_facts": {"by": "Ana Morales"}},
            ["Ana Morales paused all sending. Resume sending on the Today page.", "Open Today"],
        ),
        ({"reason_code": "outside_hours"}, ["Outside sending hours", "Send now"]),
        ({"reason_code": "no_postal_address"}, ["no postal address", 'href="/settings/office/#office_postal_address"']),
        ({"reason_code": "retrying", "reason_facts": {"error": "a 500"}}, ["Will retry: a 500", "Try now"]),
        ({"status": "cancelled", "reason_code": "replied"}, ["The client replied. Read it", "Open reply"]),
        (
            {"status": "cancelled", "reason_code": "no_email_address"},
            ["Add one, then restore the follow-up.", "Add address"],
        ),
    ],
)
def test_what_did_not_go_says_what_to_do_with_the_one_button_for_it(ana_browser, make_task, fields, words):
    task = make_task(**fields)
    page = " ".join(ana_browser.get("/followups/").content.decode().split())
    assert all(word.format(client=task.client_id) in page for word in words)


def test_a_draft_to_approve_shows_its_subject_and_its_verbs(ana_browser, make_client, make_task):
    task = make_task(make_client(sending_mode="review"))
    EmailLog.objects.create(client=task.client, task=task, status="draft", subject="A garden", body="x", text_version=4)
    page = " ".join(ana_browser.get("/followups/").content.decode().split())
    assert "Needs approval" in page and "“A garden”" in page and ">Review</a>" in page
    assert f'formaction="/followups/{task.pk}/approve/"' in page and 'name="version" value="4"' in page
    type(task).objects.update(approved_at=NOON, approved_version=4)
    page = " ".join(ana_browser.get("/followups/").content.decode().split())
    assert "Approved" in page and "Undo approval" in page and "/approve/" not in page.replace("unapprove", "")


def test_no_row_is_ticked_that_nothing_can_be_done_with(ana_browser, make_task):
    make_task(status="skipped")
    page = ana_browser.get("/followups/").content.decode()
    assert 'name="task"' not in page and 'id="bulk"' not in page
