"""GET and POST /followups/<id>/preview/: read, save and send one follow-up's email."""

import html
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from emails.models import EmailLog
from followups.engine import drafts
from followups.engine.sweep import send_one
from followups.models import AlreadyMoved
from followups.tasks import send_followup
from tests.followups.actions import HTMX, said
from tests.followups.views.draft.pages import TEXT, WORDS, in_words, make_log, preview
from tests.html import find, words
from tests.words import why


def test_shows_the_draft_and_what_the_client_receives(ana_browser, tomorrow):
    make_log(tomorrow)
    page = preview(tomorrow, ana_browser).content.decode()
    assert "jonah.whitlock@example.com" in page
    assert ">\nA closer look</textarea>" in page
    assert WORDS in page
    assert f'src="/followups/{tomorrow.pk}/preview/mail/"' in page
    assert "Written by AI" in page
    assert 'sandbox="allow-popups' in page


def test_answers_at_once_and_asks_for_the_text_by_itself(ana_browser, tomorrow):
    page = preview(tomorrow, ana_browser).content.decode()
    assert 'hx-trigger="load"' in page and 'value="begin"' in page
    assert "Writing the email" in page
    # Without JavaScript there is a button.
    assert "Write a draft" in page
    assert "<iframe" not in page
    assert not EmailLog.objects.exists()


def test_what_can_never_go_is_not_written_by_itself(ana_browser, make_client, make_task):
    task = make_task(make_client(stage="lost"))
    page = preview(task, ana_browser)
    assert "Won't send: the client's stage is Lost" in html.unescape(page.content.decode())
    assert "hx-trigger" not in page.content.decode().partition('id="draft"')[2].partition(">")[0]


def test_begin_writes_it_and_shows_it(ana_browser, sandbox, tomorrow):
    response = preview(tomorrow, ana_browser, {"action": "begin", "version": 0}, **HTMX)
    assert response.status_code == 200
    log = EmailLog.objects.get(task=tomorrow)
    assert (log.status, log.written_by, log.text_version) == ("draft", "ai", 1)
    assert log.body.splitlines()[0] in response.content.decode()


def test_begin_leaves_what_somebody_wrote_meanwhile(ana_browser, sandbox, tomorrow):
    make_log(tomorrow)
    page = preview(tomorrow, ana_browser, {"action": "begin", "version": 0}, **HTMX).content.decode()
    assert "A closer look" in page
    assert EmailLog.objects.get().subject == "A closer look"


@pytest.mark.parametrize("fault", [{"error_rates": {"500": 1}}, {"hang_rate": 1}])
def test_begin_falls_back_to_the_template_and_says_so(ana_browser, sandbox, settings, tomorrow, fault):
    settings.OPENAI_TIMEOUT = 0.2
    sandbox.faults(openai=fault)
    page = preview(tomorrow, ana_browser, {"action": "begin", "version": 0}, **HTMX)
    log = EmailLog.objects.get()
    assert (log.written_by, bool(log.body)) == ("template", True)
    assert f"From a template ({log.writer_error})" in in_words(page)


def test_it_can_be_written_by_hand_from_the_first_word(ana_browser, tomorrow):
    page = ana_browser.get(f"/followups/{tomorrow.pk}/preview/?by_hand=1").content.decode()
    assert 'name="body"' in page and 'hx-trigger="load"' not in page


def test_opens_in_a_drawer(ana_browser, tomorrow):
    make_log(tomorrow)
    page = preview(tomorrow, ana_browser, **HTMX, **{"HX-Target": "dialog"}).content.decode()
    assert "<html" not in page
    assert 'class="dialog drawer drafting"' in page
    assert 'hx-target="#dialog"' in page


def test_asks_the_same_few_questions_however_many_wait(ana, ana_browser, make_client, make_task):
    ana.reviews_first = True
    ana.save()
    tasks = [make_task(make_client(email=f"c{number}@example.com")) for number in range(5)]
    for task in tasks:
        make_log(task)
    with CaptureQueriesContext(connection) as queries:
        assert "Draft 3 of 5" in in_words(preview(tasks[2], ana_browser))
    assert len(queries) <= 17


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
    assert WORDS in mail["text"]
    page = ana_browser.get(f"/followups/{task.pk}/preview/").content.decode()
    assert "<textarea" not in page
    assert WORDS in page


def test_saving_what_the_ai_wrote_unchanged_leaves_its_writer(ana_browser, tomorrow):
    log = make_log(tomorrow)
    ana_browser.post(f"/followups/{tomorrow.pk}/preview/", {"action": "save", **TEXT})
    log.refresh_from_db()
    assert (log.written_by, log.edited_by) == ("ai", None)


def test_an_edit_is_said_with_its_name_and_time(ana, ana_browser, broker_browser, tomorrow):
    log = make_log(tomorrow, written_at=timezone.now() - timedelta(days=1))
    preview(tomorrow, ana_browser, {"action": "save", **TEXT, "subject": "Other"})
    log.refresh_from_db()
    assert (log.subject, log.written_by, log.edited_by, log.text_version) == ("Other", "ai", ana, 1)
    assert re.search(
        r"Written by AI yesterday at [^,]+, edited by you today at", in_words(preview(tomorrow, ana_browser))
    )
    assert "edited by Ana today at" in in_words(preview(tomorrow, broker_browser))


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"subject": ""}, "Enter a subject."),
        ({"body": "  \n "}, "Enter the text."),
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
    assert "nothing changed" in response.content.decode()
    log.refresh_from_db()
    assert log.subject == "A closer look"


def test_what_was_stopped_says_why(ana_browser, make_task):
    task = make_task(status="cancelled", reason_code="stage_finished", reason_facts={"stage": "lost"})
    make_log(task, status="draft")
    page = ana_browser.get(f"/followups/{task.pk}/preview/")
    assert words(find(page, "#draft-head p.lead")).endswith(": the client's stage is Lost")


def test_what_failed_can_be_changed_and_tried_again(ana_browser, make_task, monkeypatch):
    monkeypatch.setattr(send_followup, "delay", lambda task_id, **_: None)
    task = make_task(status="failed", reason_code="send_failed", reason_facts={"error": "SendGrid answered 400"})
    log = make_log(task, status="failed", retry_count=3, error_message="SendGrid answered 400")
    response = ana_browser.post(f"/followups/{task.pk}/preview/", {"action": "send", **TEXT, "subject": "Better"})
    assert response.status_code == 302
    task.refresh_from_db()
    log.refresh_from_db()
    assert (task.status, why(task)) == ("pending", "")
    assert (log.subject, log.status, log.retry_count, log.error_message) == ("Better", "draft", 0, "")


# --- what the client receives ---


def test_the_frame_shows_what_is_typed_as_it_would_be_sent(ana_browser, office, sandbox, make_task):
    task = make_task()
    make_log(task)
    address = f"/followups/{task.pk}/preview/mail/"
    typed = ana_browser.post(address, {"subject": "New", "body": "Hi Jonah,\n\nnew <b>words</b>."})
    assert "new &lt;b&gt;words&lt;/b&gt;." in typed.content.decode()
    assert EmailLog.objects.get().subject == "A closer look"
    # Byte for byte what goes, but for the way out, which the agent must not end on.
    framed = ana_browser.get(address)
    assert send_one(task.pk) == "sent"
    (mail,) = sandbox.mails("jonah.whitlock@example.com")
    sent = re.sub(r' href="[^"]*/u/[^"]*"', "", mail["html"])
    assert framed.content.decode().replace('<base target="_blank">', "") == sent
    assert "script-src" not in framed.headers["Content-Security-Policy"]
    assert framed.headers["Content-Security-Policy"].startswith("sandbox ")
    assert framed.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_the_frame_of_what_is_not_written_yet_is_there_too(ana_browser, tomorrow):
    address = f"/followups/{tomorrow.pk}/preview/mail/"
    assert "my words" in ana_browser.post(address, {"subject": "", "body": "my words"}).content.decode()
    assert ana_browser.get(address).status_code == 200
    assert not EmailLog.objects.exists()


def test_the_frame_is_nobody_elses(ben_browser, tomorrow):
    assert ben_browser.get(f"/followups/{tomorrow.pk}/preview/mail/").status_code == 404
    assert ben_browser.put(f"/followups/{tomorrow.pk}/preview/mail/").status_code == 405


# --- send ---


def test_send_saves_first_and_hands_it_over(ana_browser, tomorrow, monkeypatch, django_capture_on_commit_callbacks):
    asked: list[int] = []
    monkeypatch.setattr(send_followup, "apply_async", lambda args, *_, **__: asked.append(args[0]))
    with django_capture_on_commit_callbacks(execute=True):
        response = ana_browser.post(f"/followups/{tomorrow.pk}/preview/", {"action": "send", **TEXT})
    assert response.url == "/followups/"
    tomorrow.refresh_from_db()
    assert tomorrow.is_going
    assert tomorrow.email_log.subject == "A closer look"
    assert asked == [tomorrow.pk]


@pytest.mark.parametrize("typed", [{}, {"subject": "", "body": ""}])
def test_send_without_a_word_sends_nothing(ana_browser, tomorrow, typed):
    response = ana_browser.post(f"/followups/{tomorrow.pk}/preview/", {"action": "send", **typed})
    assert response.status_code == 422
    tomorrow.refresh_from_db()
    assert not tomorrow.is_going and not EmailLog.objects.exists()


def test_send_pressed_twice_keeps_its_time_and_undo_is_on_the_page(ana_browser, sandbox, office, tomorrow):
    address = f"/followups/{tomorrow.pk}/preview/"
    planned = tomorrow.scheduled_for
    assert said(ana_browser.post(address, {"action": "send", **TEXT})) == ["Sending Day 1 for Jonah Whitlock"]
    tomorrow.refresh_from_db()
    at = tomorrow.send_after
    ana_browser.post(address, {"action": "send", **TEXT})
    tomorrow.refresh_from_db()
    assert tomorrow.send_after == at
    page = ana_browser.get(address).content.decode()
    assert "Sending in" in page and 'id="draft-undo-send"' in page and 'id="draft-send"' not in page
    ana_browser.post(address, {"action": "undo_send", **TEXT})
    tomorrow.refresh_from_db()
    assert (tomorrow.scheduled_for, tomorrow.is_going) == (planned, False)


def test_what_sends_automatically_has_save_as_its_first_button(ana_browser, tomorrow):
    make_log(tomorrow)
    page = ana_browser.get(f"/followups/{tomorrow.pk}/preview/").content.decode()
    (accented,) = re.findall(r'<button class="button primary" id="([\w-]+)"', page)
    assert accented == "draft-save" and 'id="draft-send"' in page


def test_an_emptied_draft_is_not_sent(ana_browser, tomorrow):
    make_log(tomorrow)
    typed = {"action": "send", "subject": "", "body": ""}
    assert ana_browser.post(f"/followups/{tomorrow.pk}/preview/", typed).status_code == 422


def test_a_claim_that_comes_first_wins(tomorrow):
    type(tomorrow).objects.filter(pk=tomorrow.pk).update(status="processing")
    with pytest.raises(AlreadyMoved):
        drafts.save(tomorrow, "Too late", "Too late", "agent")
    assert not EmailLog.objects.exists()
