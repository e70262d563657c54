"""GET and POST /followups/<id>/preview/: read, write, save and send one follow-up's email."""

from datetime import timedelta

import pytest
from django.utils import timezone

from emails.models import EmailLog
from followups import drafts
from followups.models import AlreadyMoved
from followups.sweep import send_one
from followups.tasks import send_followup
from tests.followups.actions import HTMX, said, toast

TEXT = {"subject": "A closer look", "body": "Hi Jonah,\n\nthe garage is 22 feet deep."}


@pytest.fixture
def tomorrow(make_task):
    return make_task(scheduled_for=timezone.now() + timedelta(days=1))


def make_log(task, **fields):
    defaults = {"client": task.client, "to_email": task.client.email, "status": "draft", "written_by": "ai", **TEXT}
    return EmailLog.objects.create(task=task, **{**defaults, **fields})


def test_shows_the_draft_and_what_the_client_receives(ana_browser, tomorrow):
    log = make_log(tomorrow)
    page = ana_browser.get(f"/followups/{tomorrow.pk}/preview/").content.decode()
    assert "jonah.whitlock@example.com" in page
    assert 'value="A closer look"' in page
    assert "the garage is 22 feet deep." in page
    assert f'src="/emails/{log.pk}/body/"' in page
    assert "Written by AI" in page
    assert "sandbox=" in page


def test_without_a_draft_it_offers_to_write_one(ana_browser, tomorrow):
    page = ana_browser.get(f"/followups/{tomorrow.pk}/preview/").content.decode()
    assert "Write a draft" in page
    assert "<iframe" not in page


@pytest.mark.parametrize("method", ["put", "delete"])
def test_other_methods(ana_browser, tomorrow, method):
    assert getattr(ana_browser, method)(f"/followups/{tomorrow.pk}/preview/").status_code == 405


def test_another_agent_gets_404(ben_browser, tomorrow):
    address = f"/followups/{tomorrow.pk}/preview/"
    assert ben_browser.get(address).status_code == 404
    assert ben_browser.post(address, {"action": "save", **TEXT}).status_code == 404
    assert not EmailLog.objects.exists()


# --- save ---


def test_save_keeps_the_text_as_a_draft(ana_browser, tomorrow):
    response = ana_browser.post(f"/followups/{tomorrow.pk}/preview/", {"action": "save", **TEXT})
    assert (response.status_code, response.url) == (302, f"/followups/{tomorrow.pk}/preview/")
    assert said(response) == ["Saved. This is exactly what will be sent."]
    log = EmailLog.objects.get(task=tomorrow)
    assert (log.subject, log.body, log.status, log.written_by) == (*TEXT.values(), "draft", "agent")
    assert (log.client, log.to_email) == (tomorrow.client, "jonah.whitlock@example.com")


def test_the_saved_text_is_what_is_sent(ana_browser, office, sandbox, make_task):
    task = make_task()
    ana_browser.post(f"/followups/{task.pk}/preview/", {"action": "save", **TEXT})
    assert send_one(task.pk) == "sent"
    (mail,) = sandbox.mails("jonah.whitlock@example.com")
    assert mail["subject"] == "A closer look"
    assert "the garage is 22 feet deep." in mail["text"]
    page = ana_browser.get(f"/followups/{task.pk}/preview/").content.decode()
    assert "<textarea" not in page
    assert "the garage is 22 feet deep." in page


def test_saving_what_the_ai_wrote_unchanged_leaves_its_writer(ana_browser, tomorrow):
    log = make_log(tomorrow)
    ana_browser.post(f"/followups/{tomorrow.pk}/preview/", {"action": "save", **TEXT})
    log.refresh_from_db()
    assert log.written_by == "ai"
    ana_browser.post(f"/followups/{tomorrow.pk}/preview/", {"action": "save", **TEXT, "subject": "Other"})
    log.refresh_from_db()
    assert (log.subject, log.written_by) == ("Other", "agent")


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"subject": ""}, "Give it a subject."),
        ({"body": "  \n "}, "Write something"),
        ({"subject": "x" * 201}, "at most 200 characters"),
        ({"body": "x" * 20_001}, "at most 20000 characters"),
    ],
)
def test_a_text_that_cannot_go_stays_with_its_error(ana_browser, tomorrow, typed, error):
    response = ana_browser.post(f"/followups/{tomorrow.pk}/preview/", {"action": "save", **TEXT, **typed})
    assert response.status_code == 422
    page = response.content.decode()
    assert error in page
    assert (TEXT | typed)["subject"] in page
    assert not EmailLog.objects.exists()


def test_line_breaks_leave_the_subject_and_are_plain_in_the_text(ana_browser, tomorrow):
    typed = {"subject": "A\r\nB", "body": "Hi,\r\n\r\nthere."}
    ana_browser.post(f"/followups/{tomorrow.pk}/preview/", {"action": "save", **typed})
    log = EmailLog.objects.get()
    assert (log.subject, log.body) == ("A B", "Hi,\n\nthere.")


@pytest.mark.parametrize("status", ["processing", "completed", "skipped", "cancelled"])
def test_what_is_on_its_way_or_over_is_only_shown(ana_browser, make_task, status):
    task = make_task(status=status)
    log = make_log(task, status="sending" if status == "processing" else "draft")
    assert "<textarea" not in ana_browser.get(f"/followups/{task.pk}/preview/").content.decode()
    response = ana_browser.post(f"/followups/{task.pk}/preview/", {"action": "save", "subject": "No", "body": "No"})
    assert response.status_code == 409
    assert "nothing was changed" in response.content.decode()
    log.refresh_from_db()
    assert log.subject == "A closer look"


def test_what_failed_can_be_changed_and_tried_again(ana_browser, make_task, monkeypatch):
    monkeypatch.setattr(send_followup, "delay", lambda task_id, **_: None)
    task = make_task(status="failed", reason="SendGrid answered 400")
    log = make_log(task, status="failed", retry_count=3, error_message="SendGrid answered 400")
    response = ana_browser.post(f"/followups/{task.pk}/preview/", {"action": "send", **TEXT, "subject": "Better"})
    assert response.status_code == 302
    task.refresh_from_db()
    log.refresh_from_db()
    assert (task.status, task.reason) == ("pending", "")
    assert (log.subject, log.status, log.retry_count, log.error_message) == ("Better", "draft", 0, "")


# --- write ---


def test_write_has_the_ai_make_a_draft(ana_browser, sandbox, tomorrow):
    address = f"/followups/{tomorrow.pk}/preview/"
    response = ana_browser.post(address, {"action": "write", "instructions": "Mention Saturday."})
    assert response.url == address
    log = EmailLog.objects.get(task=tomorrow)
    assert (log.status, log.written_by) == ("draft", "ai")
    assert "Jonah" in log.body
    assert sandbox.mails() == []
    tomorrow.refresh_from_db()
    assert tomorrow.status == "pending"
    assert "Mention Saturday." in ana_browser.get(address).content.decode()


def test_write_again_replaces_it(ana_browser, sandbox, tomorrow):
    log = make_log(tomorrow, written_by="agent")
    ana_browser.post(f"/followups/{tomorrow.pk}/preview/", {"action": "write"})
    log.refresh_from_db()
    assert log.body != TEXT["body"]
    assert log.written_by == "ai"


def test_when_the_ai_cannot_the_template_writes_and_says_why(ana_browser, sandbox, tomorrow):
    sandbox.faults(openai={"error_rates": {"500": 1}})
    response = ana_browser.post(f"/followups/{tomorrow.pk}/preview/", {"action": "write"}, follow=True)
    page = response.content.decode()
    assert "The AI could not: the template wrote it." in page
    log = EmailLog.objects.get(task=tomorrow)
    assert log.written_by == "template"
    assert "Written by the template: " in page


def test_instructions_of_more_than_500_characters_are_refused(ana_browser, tomorrow):
    typed = {"action": "write", "instructions": "x" * 501}
    response = ana_browser.post(f"/followups/{tomorrow.pk}/preview/", typed)
    assert response.status_code == 422
    assert "at most 500 characters" in response.content.decode()
    assert not EmailLog.objects.exists()


def test_htmx_gets_the_page_with_the_draft_and_a_toast(ana_browser, sandbox, tomorrow):
    response = ana_browser.post(f"/followups/{tomorrow.pk}/preview/", {"action": "write"}, headers=HTMX)
    assert response.status_code == 200
    assert 'id="main"' in response.content.decode()
    assert toast(response) == {"text": "Written. Change what you like."}


def test_what_the_writer_was_told_stays_in_its_field(ana_browser, sandbox, tomorrow):
    typed = {"action": "write", "instructions": "Mention Saturday."}
    page = ana_browser.post(f"/followups/{tomorrow.pk}/preview/", typed, headers=HTMX).content.decode()
    assert "Mention Saturday.</textarea>" in page


# --- send ---


def test_send_saves_first_and_hands_it_over(ana_browser, tomorrow, monkeypatch, django_capture_on_commit_callbacks):
    asked: list[int] = []
    monkeypatch.setattr(send_followup, "delay", lambda pk, **_: asked.append(pk))
    with django_capture_on_commit_callbacks(execute=True):
        response = ana_browser.post(f"/followups/{tomorrow.pk}/preview/", {"action": "send", **TEXT})
    assert response.url == "/followups/"
    tomorrow.refresh_from_db()
    assert tomorrow.scheduled_for <= timezone.now()
    assert tomorrow.email_log.subject == "A closer look"
    assert asked == [tomorrow.pk]


def test_send_without_a_word_leaves_the_writing_to_the_ai(ana_browser, tomorrow):
    ana_browser.post(f"/followups/{tomorrow.pk}/preview/", {"action": "send", "subject": "", "body": ""})
    tomorrow.refresh_from_db()
    assert tomorrow.scheduled_for <= timezone.now()
    assert not EmailLog.objects.exists()


def test_an_emptied_draft_is_not_sent(ana_browser, tomorrow):
    make_log(tomorrow)
    typed = {"action": "send", "subject": "", "body": ""}
    assert ana_browser.post(f"/followups/{tomorrow.pk}/preview/", typed).status_code == 422


def test_a_claim_that_comes_first_wins(tomorrow):
    type(tomorrow).objects.filter(pk=tomorrow.pk).update(status="processing")
    with pytest.raises(AlreadyMoved):
        drafts.save(tomorrow, "Too late", "Too late", "agent")
    assert not EmailLog.objects.exists()
