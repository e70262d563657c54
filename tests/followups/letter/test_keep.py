"""A letter is saved while somebody types: no check, no approval, and never over what another window saved."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from clients.models import Activity, ClientFile
from emails.models import EmailLog
from followups import attachments
from followups.display.letter.tools import may_be_kept
from followups.engine import drafts
from followups.engine.sweep import sweep
from followups.models import Task
from tests.followups.actions import let_go
from tests.followups.letter.conftest import NOON
from tests.html import find
from tests.letters import MESSAGE, SUBJECT, TEXT

IN_AN_HOUR = NOON + timedelta(hours=1)

TYPED = {"subject": SUBJECT, "body": "Hello, I wan"}


def keep(browser, task, version, **typed):
    return browser.post(f"/followups/{task.pk}/preview/", {"action": "keep", "version": version, **TYPED, **typed})


def test_saves_the_words_and_says_when(ana_browser, ana, letter):
    answer = keep(ana_browser, letter, 1)
    assert answer.json() == {"version": 2, "saved": "12:00 PM", "address": f"/followups/{letter.pk}/preview/"}
    log = EmailLog.objects.get()
    assert (log.body, log.edited_by, log.status) == ("Hello, I wan", ana, "draft")


def test_checks_and_approves_nothing(ana_browser, letter, sandbox, monkeypatch):
    monkeypatch.setattr("followups.guarding.check_with_others", None)
    assert keep(ana_browser, letter, 1).status_code == 200
    letter.refresh_from_db()
    assert (EmailLog.objects.get().guard, letter.approved_at, letter.hurried_at) == ("", None, None)
    sweep()
    assert sandbox.mails() == []


def test_the_same_words_again_are_no_new_version(ana_browser, letter):
    for _ in range(3):
        assert keep(ana_browser, letter, 1, body=TEXT).json()["version"] == 1


def test_two_windows_the_later_one_is_told_and_changes_nothing(ana_browser, letter):
    assert keep(ana_browser, letter, 1, body="From the first window").status_code == 200
    answer = keep(ana_browser, letter, 1, body="From the second one")
    assert (answer.status_code, answer.json()) == (409, {"state": "changed"})
    assert EmailLog.objects.get().body == "From the first window"
    page = ana_browser.post(
        f"/followups/{letter.pk}/preview/", {"action": "save", "version": 1, **TYPED, "body": "From the second one"}
    )
    assert page.status_code == 409
    assert "From the first window" in page.content.decode() and "From the second one" in page.content.decode()


def test_a_letter_without_words_makes_no_row(ana_browser, client):
    answer = ana_browser.post(f"/clients/{client.pk}/email/", {"action": "keep", "subject": "", "body": " \n"})
    assert answer.status_code == 204 and not Task.objects.exists()


def test_an_emptied_one_is_discarded_when_it_is_left_and_can_be_restored(ana_browser, letter):
    assert keep(ana_browser, letter, 1, subject="", body="").status_code == 200
    letter.refresh_from_db()
    assert letter.status == "pending"  # somebody may only be about to write it anew
    keep(ana_browser, letter, 2, subject="", body="", leaving=1)
    letter.refresh_from_db()
    assert letter.status == "cancelled" and letter.may_be_restored


@pytest.mark.parametrize("what", [{"subject": ""}, {"body": ""}])
def test_half_a_letter_is_never_sent_nor_written_by_the_ai(ana_browser, letter, sandbox, office, what):
    keep(ana_browser, letter, 1, **what)
    # As a program asks, without a page.
    ana_browser.post(f"/followups/{letter.pk}/send/")
    Task.objects.update(send_after=None, scheduled_for=letter.created_at)
    sweep()
    assert sandbox.mails() == []
    assert EmailLog.objects.get().written_by == "agent"


def test_half_a_sentence_takes_no_place_of_what_is_being_sent(ana_browser, ana, letter, office, sandbox):
    letter.send_now(by=ana, version=1)
    answer = keep(ana_browser, letter, 1)
    assert (answer.status_code, answer.json()) == (409, {"state": "over"})
    letter.refresh_from_db()
    assert letter.is_going and EmailLog.objects.get().body == TEXT


def test_nor_of_what_is_held_since_send_now_was_pressed(ana_browser, ana, letter, office, sandbox):
    """It goes as soon as it may, in the middle of a sentence."""
    letter.client.pause(by=ana)
    letter.send_now(by=ana, version=1)
    let_go(letter)
    assert sweep() == {"held": 1}
    assert keep(ana_browser, letter, 1).json() == {"state": "over"}
    page = ana_browser.get(f"/followups/{letter.pk}/preview/")
    assert not find(page, "form#draft").get("data-keep")
    letter.client.resume(by=ana)
    assert sweep() == {"sent": 1}
    assert MESSAGE in sandbox.mails()[0]["text"]


@pytest.mark.parametrize("typed", [{}, {"subject": "", "body": "", "leaving": 1}])
@pytest.mark.parametrize("how", ["send_now", "send_later"])
def test_nor_when_that_is_pressed_while_the_words_arrive(ana_browser, ana, letter, office, monkeypatch, how, typed):
    """Send now in another window, between the look at the letter and its lock: the text has the same version."""
    from followups.views.letter import keep as view

    def pressed_meanwhile(task):
        found = may_be_kept(task)
        other = Task.objects.get(pk=letter.pk)
        other.send_now(by=ana, version=1) if how == "send_now" else other.send_later(IN_AN_HOUR, version=1, by=ana)
        return found

    monkeypatch.setattr(view, "may_be_kept", pressed_meanwhile)
    assert keep(ana_browser, letter, 1, **typed).json() == {"state": "over"}
    letter.refresh_from_db()
    assert (letter.status, letter.approved_version, EmailLog.objects.get().body) == ("pending", 1, TEXT)


def test_leaving_an_empty_letter_discards_no_words_of_another_window(ana_browser, ana, letter, monkeypatch):
    from followups.views.letter import keep as view

    keep(ana_browser, letter, 1, subject="", body="")

    def typed_meanwhile(task):
        found = may_be_kept(task)
        drafts.save_typed(Task.objects.get(pk=letter.pk), SUBJECT, TEXT, by=ana)
        return found

    monkeypatch.setattr(view, "may_be_kept", typed_meanwhile)
    keep(ana_browser, letter, 2, subject="", body="", leaving=1)
    letter.refresh_from_db()
    assert (letter.status, EmailLog.objects.get().body) == ("pending", TEXT)


def test_leaving_a_letter_with_a_file_and_no_words_discards_nothing(ana_browser, ana, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    letter = Task.objects.begin_one_off(client, about="", by=ana)
    attachments.attach(letter, [ClientFile.keep(client, "plan.pdf", ContentFile(b"plan"), by=ana)], by=ana)
    keep(ana_browser, letter, 1, subject="", body="", leaving=1)
    letter.refresh_from_db()
    assert letter.status == "pending"


def test_a_step_of_the_plan_is_not_saved_while_typing(ana_browser, make_task):
    task = make_task()
    EmailLog.objects.create(client=task.client, task=task, status="draft", subject=SUBJECT, body=TEXT)
    assert keep(ana_browser, task, 0).status_code == 409
    assert EmailLog.objects.get().body == TEXT


def test_a_step_of_the_plan_takes_no_file(ana_browser, ana, make_task, client, settings, tmp_path):
    """It would go without: the sweep asks for the files of letters alone."""
    settings.MEDIA_ROOT = tmp_path
    task, file = make_task(client), ClientFile.keep(client, "plan.pdf", ContentFile(b"plan"), by=ana)
    answer = ana_browser.post(f"/followups/{task.pk}/preview/", {"action": f"attach.{file.pk}", "version": 0, **TYPED})
    assert answer.status_code == 422 and attachments.attached_to(Task.objects.get()) == []


def test_words_that_do_not_fit_are_not_cut(ana_browser, letter):
    assert keep(ana_browser, letter, 1, body="x" * 20_001).json() == {"state": "too_long"}
    assert EmailLog.objects.get().body == TEXT


def test_another_agents_letter_is_404(ben_browser, letter):
    assert keep(ben_browser, letter, 1).status_code == 404


def test_the_timeline_tells_once_that_it_was_begun(ana_browser, letter):
    for version, body in enumerate(("One", "Two", MESSAGE), start=1):
        keep(ana_browser, letter, version, body=body)
    assert Activity.objects.count() == 1
