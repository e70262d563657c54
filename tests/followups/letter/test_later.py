"""Send later: an agent's letter goes at a time that they choose, exactly as it stands; with Undo."""

from datetime import timedelta

import pytest

from clients.models import Activity
from emails.models import EmailLog
from followups.engine.sweep import sweep
from followups.models import AlreadyMoved, TextChanged
from tests.followups.actions import said, undo_of
from tests.followups.letter.conftest import NOON
from tests.html import words
from tests.letters import SUBJECT, TEXT
from tests.words import text_of

TOMORROW = "2026-11-25T09:00"


def later(browser, task, at=TOMORROW, **typed):
    typed = {"subject": SUBJECT, "body": TEXT, "version": 1, "scheduled_for": at, **typed}
    return browser.post(f"/followups/{task.pk}/preview/", {"action": "later", **typed})


def test_goes_at_that_time_and_as_written(ana_browser, ana, letter, office, sandbox, clock):
    answer = later(ana_browser, letter)
    assert said(answer) == ["Email to Jonah Whitlock scheduled. Sends tomorrow at 9:00 AM."]
    letter.refresh_from_db()
    assert (letter.sent_by_hand, letter.approved_by, letter.status) == (False, ana, "pending")
    assert text_of(Activity.objects.latest("pk")) == "Email scheduled for Nov 25, 5:00 PM"  # in UTC
    sweep()
    assert sandbox.mails() == []
    clock.move_to(NOON + timedelta(days=1))
    sweep()
    (mail,) = sandbox.mails()
    assert mail["subject"] == SUBJECT and TEXT in mail["text"]


def test_one_of_the_usual_times_is_one_press(ana_browser, letter, office, sandbox):
    typed = {"action": "later.2026-11-30T09:00:00-08:00", "subject": SUBJECT, "body": TEXT, "version": 1}
    ana_browser.post(f"/followups/{letter.pk}/preview/", typed)
    letter.refresh_from_db()
    assert letter.scheduled_for.isoformat() == "2026-11-30T17:00:00+00:00"


def test_who_reviews_first_has_read_what_they_wrote(ana_browser, ana, letter, office, sandbox, clock):
    type(ana).objects.update(reviews_first=True)
    later(ana_browser, letter)
    clock.move_to(NOON + timedelta(days=1))
    sweep()
    assert len(sandbox.mails()) == 1


def test_undo_brings_it_back_to_waiting(ana_browser, letter, sandbox, office, clock):
    (undo,) = undo_of(later(ana_browser, letter))
    assert undo == f"/followups/{letter.pk}/not-later/"
    ana_browser.post(undo)
    letter.refresh_from_db()
    assert (letter.sent_by_hand, letter.approved_at, letter.reason_code) == (True, None, "waits_for_send_now")
    clock.move_to(NOON + timedelta(days=2))
    sweep()
    assert sandbox.mails() == []
    assert "Nothing changed" in said(ana_browser.post(undo))[-1]


def test_its_page_takes_it_back_too(ana_browser, letter, office):
    later(ana_browser, letter)
    page = ana_browser.get(f"/followups/{letter.pk}/preview/")
    assert "Unschedule" in words(page)
    ana_browser.post(f"/followups/{letter.pk}/preview/", {"action": "not_later", "version": 1})
    letter.refresh_from_db()
    assert letter.sent_by_hand


@pytest.mark.parametrize("at", ["", "yesterday", "2026-11-24T11:00", "2040-01-01T09:00", "2026-03-08T02:30"])
def test_a_time_that_is_none_is_said(ana_browser, letter, at):
    answer = later(ana_browser, letter, at)
    assert answer.status_code == 422 and TEXT.splitlines()[0] in answer.content.decode()
    letter.refresh_from_db()
    assert letter.sent_by_hand


def test_what_needs_a_look_is_not_scheduled(ana_browser, letter):
    answer = later(ana_browser, letter, body=f"{TEXT}\n\n{{property address}}")
    assert answer.status_code == 422 and "to fix or confirm" in words(answer)
    letter.refresh_from_db()
    assert letter.sent_by_hand


def test_another_text_is_not_the_one_that_was_read(letter, ana):
    EmailLog.objects.update(text_version=2)
    with pytest.raises(TextChanged):
        letter.send_later(NOON + timedelta(days=1), version=1, by=ana)


def test_the_second_of_two_loses(letter, ana):
    letter.send_later(NOON + timedelta(days=1), version=1, by=ana)
    with pytest.raises(AlreadyMoved):
        letter.send_later(NOON + timedelta(days=2), version=1, by=ana)


def test_another_agent_gets_404(ben_browser, letter):
    assert later(ben_browser, letter).status_code == 404
    assert ben_browser.post(f"/followups/{letter.pk}/not-later/").status_code == 404


def test_other_methods(ana_browser, letter):
    assert ana_browser.get(f"/followups/{letter.pk}/not-later/").status_code == 405
