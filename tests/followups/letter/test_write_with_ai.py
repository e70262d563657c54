"""*Write with AI* in an agent's own letter: an offer, which asks before it takes the place of their words."""

import pytest

from clients.models import Activity
from emails.models import EmailLog
from followups.models import Task
from tests.followups.letter.test_email_now import ABOUT, TEXT, post
from tests.html import find, words
from tests.words import text_of


def test_the_ai_writes_when_it_is_asked(ana_browser, ana, client, sandbox):
    answer = post(ana_browser, client, "write", subject="", body="", instructions=ABOUT)
    task = Task.objects.get()
    assert answer.url == f"/followups/{task.pk}/preview/"
    assert (task.notes, task.instructions, task.email_log.written_by) == (ABOUT, "", "ai")
    assert text_of(Activity.objects.get()) == f"Email started: {ABOUT}"
    assert sandbox.mails() == []


@pytest.mark.parametrize(("about", "error"), [("", "Enter what it is about"), ("x" * 501, "at most 500 characters")])
def test_what_is_wrong_is_said_and_nothing_is_lost(ana_browser, client, about, error):
    answer = post(ana_browser, client, "write", subject="Saturday?", body="", instructions=about)
    assert answer.status_code == 422 and error in words(answer) and about in answer.content.decode()
    assert find(answer, "#id_subject").text.strip() == "Saturday?"
    assert not Task.objects.exists()


def test_it_asks_before_it_takes_the_place_of_words(ana_browser, client, sandbox):
    post(ana_browser, client, "save", **TEXT)
    answer = post(ana_browser, client, "write", **TEXT, version=1, instructions="Shorter")
    assert "The AI’s text takes the place of yours" in words(answer)
    assert EmailLog.objects.get().body == TEXT["body"]
    answer = post(ana_browser, client, "write.sure", **TEXT, version=1, instructions="Shorter")
    log = EmailLog.objects.get()
    assert log.written_by == "ai" and log.body != TEXT["body"]
    before = find(answer, "input[name=before]")["value"]
    typed = {"subject": log.subject, "body": log.body, "version": 2, "before": before}
    ana_browser.post(f"/followups/{Task.objects.get().pk}/preview/", {"action": "restore_text", **typed})
    log.refresh_from_db()
    assert (log.body, log.written_by) == (TEXT["body"], "agent")


def test_words_of_the_ai_alone_are_replaced_without_a_question(ana_browser, client, sandbox):
    post(ana_browser, client, "write", subject="", body="", instructions=ABOUT)
    log = EmailLog.objects.get()
    post(ana_browser, client, "write", subject=log.subject, body=log.body, version=1, instructions="Shorter")
    log.refresh_from_db()
    assert log.text_version == 2
