"""GET and POST /clients/<id>/email/: an agent's own letter. It goes once they press Send now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.models import Activity, Client
from emails.models import EmailLog, Suppression
from followups.engine.sweep import send_one, sweep
from followups.models import Task
from followups.tasks import send_followup
from tests.followups.actions import HTMX, let_go, said
from tests.followups.letter.conftest import NOON
from tests.html import find, find_all, words
from tests.letters import MESSAGE, SUBJECT
from tests.words import text_of, why

LETTER = "a" * 32
ABOUT = "Ask whether Saturday at 11 works."
TEXT = {"subject": "Saturday at 11?", "body": f"Hi Jonah,\n\ndoes Saturday at 11 work?\n\n{MESSAGE}"}


@pytest.fixture
def one_off(client, ana, office, sandbox):
    """Begun and written, not sent."""
    task = Task.objects.begin_one_off(client, about=ABOUT, by=ana)
    EmailLog.objects.create(client=client, task=task, to_email=client.email, status="draft", written_by="ai", **TEXT)
    return task


def press_send(browser, task, **typed):
    return browser.post(f"/followups/{task.pk}/preview/", {"action": "send", **TEXT, **typed})


# --- the page ---


def test_opens_an_empty_letter_and_stores_nothing(ana_browser, client, sandbox):
    page = ana_browser.get(f"/clients/{client.pk}/email/")
    assert find(page, "#id_subject").text.strip() == find(page, "#id_body").text.strip() == ""
    assert "Write with AI" in words(page) and "Send now" in words(page)
    assert "Invite them to see the property on Saturday." in words(page)
    assert not Task.objects.exists() and not EmailLog.objects.exists() and not Activity.objects.exists()


def post(browser, client, action, **typed):
    return browser.post(f"/clients/{client.pk}/email/", {"action": action, "version": 0, "letter": LETTER, **typed})


@pytest.mark.parametrize("action", ["save", "send", "later", "save_template"])
def test_an_empty_letter_is_neither_saved_nor_sent(ana_browser, client, action):
    answer = post(ana_browser, client, action, subject=" ", body="")
    assert answer.status_code == 422 and "We never send an empty email." in words(answer)
    assert not Task.objects.exists()


def test_the_first_words_make_the_row_whatever_is_pressed(ana_browser, ana, client):
    answer = post(ana_browser, client, "save", **TEXT)
    task = Task.objects.get()
    assert answer.url == f"/followups/{task.pk}/preview/"
    assert (task.followup_type, task.status, task.sent_by_hand) == ("Custom", "pending", True)
    assert (task.notes, why(task)) == ("", "waiting for you to press Send now")
    log = task.email_log
    assert (log.written_by, log.edited_by, log.subject, log.body) == ("agent", ana, TEXT["subject"], TEXT["body"])
    assert (text_of(Activity.objects.get()), Activity.objects.get().agent) == ("Email started", ana)


def test_two_requests_of_one_page_make_one_letter(ana_browser, client):
    post(ana_browser, client, "keep", **TEXT)
    post(ana_browser, client, "save", **TEXT | {"subject": "Better"}, version=1)
    assert Task.objects.count() == 1 and EmailLog.objects.get().subject == "Better"
    assert Activity.objects.filter(data__event="begun").count() == 1


def test_another_page_makes_another_and_says_that_there_is_one(ana_browser, client):
    post(ana_browser, client, "save", **TEXT)
    page = ana_browser.get(f"/clients/{client.pk}/email/")
    assert "You have a draft to Jonah: Saturday at 11?" in words(page)
    ana_browser.post(f"/clients/{client.pk}/email/", {"action": "save", "letter": "e" * 32, **TEXT})
    assert Task.objects.count() == 2


def test_sent_from_the_empty_page_it_goes_exactly_as_written(ana_browser, client, office, sandbox):
    typed = {"subject": SUBJECT, "body": f"Hi Jonah,\n\n{MESSAGE}"}
    answer = post(ana_browser, client, "send", **typed, next=f"/clients/{client.pk}/")
    assert answer.url == f"/clients/{client.pk}/"
    task = Task.objects.get()
    let_go(task)
    sweep()
    (mail,) = sandbox.mails("jonah.whitlock@example.com")
    assert mail["subject"] == typed["subject"] and typed["body"] in mail["text"]


def test_words_of_an_agent_are_checked_as_everywhere(ana_browser, client):
    answer = post(ana_browser, client, "send", **TEXT)
    assert answer.status_code == 422 and "to fix or confirm before sending" in words(answer)
    assert not Task.objects.get().hurried_at and EmailLog.objects.get().body == TEXT["body"]


def test_discarding_an_empty_letter_leaves_nothing(ana_browser, client):
    assert post(ana_browser, client, "discard").url == f"/clients/{client.pk}/"
    assert not Task.objects.exists()


def test_its_check_and_preview_store_nothing(ana_browser, client):
    answer = ana_browser.post(f"/clients/{client.pk}/email/", {"action": "check", **TEXT}, headers=HTMX)
    assert "issues" in words(answer) or "No issues found" in words(answer)
    mail = ana_browser.post(f"/clients/{client.pk}/email/mail/", TEXT)
    assert "does Saturday at 11 work?" in mail.content.decode()
    assert not Task.objects.exists()


def test_other_methods(ana_browser, client):
    assert ana_browser.put(f"/clients/{client.pk}/email/").status_code == 405


def test_another_agent_gets_404(ben_browser, client):
    assert ben_browser.get(f"/clients/{client.pk}/email/").status_code == 404
    assert ben_browser.get(f"/clients/{client.pk}/email/mail/").status_code == 404
    assert post(ben_browser, client, "save", **TEXT).status_code == 404
    assert not Task.objects.exists()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"stage": "lost"}, "the client's stage is Lost"),
        ({"email": ""}, "the client has no valid email address"),
        ({"email": "gone@example.com"}, "do not email: unsubscribed or opted out"),
    ],
)
def test_where_nothing_may_go_it_says_why_and_writes_nothing(ana_browser, client, sandbox, fields, why):
    Client.objects.update(**fields)
    Suppression.add("gone@example.com", Suppression.Reason.UNSUBSCRIBED, "test")
    page = ana_browser.get(f"/clients/{client.pk}/email/")
    assert why in words(page) and not find_all(page, "#main textarea")
    assert post(ana_browser, client, "keep", **TEXT).json() == {"state": "over"}
    said = post(ana_browser, client, "send", **TEXT)
    assert said.status_code == 409 and MESSAGE in words(find(said, ".conflict"))  # not lost: it can be copied
    assert not Task.objects.exists() and not EmailLog.objects.exists()


def test_when_the_ai_cannot_the_template_writes(ana_browser, client, sandbox):
    sandbox.faults(openai={"error_rates": {"500": 1}})
    assert post(ana_browser, client, "write", subject="", body="", instructions=ABOUT).status_code == 302
    assert EmailLog.objects.get().written_by == "template"


# --- it never goes by itself ---


def test_no_sweep_sends_it_however_long_it_waits(one_off, sandbox, clock):
    for days in (0, 1, 2, 30):
        clock.move_to(NOON + timedelta(days=days))
        sweep()
    assert send_one(one_off.pk) == "held"
    assert sandbox.mails() == []
    one_off.refresh_from_db()
    assert (one_off.status, one_off.reason_code) == ("pending", "waits_for_send_now")
    # It is told once, and not with every look.
    assert Activity.objects.filter(kind="held").count() == 1


def test_rescheduled_or_put_back_it_still_waits(ana_browser, one_off, sandbox, clock):
    ana_browser.post(f"/followups/{one_off.pk}/reschedule/", {"scheduled_for": "2026-11-25T09:00"})
    clock.shift(timedelta(days=2))
    sweep()
    ana_browser.post(f"/followups/{one_off.pk}/cancel/")
    response = ana_browser.post(f"/followups/{one_off.pk}/restore/")
    assert "is due now" not in said(response)[-1]
    one_off.refresh_from_db()
    assert why(one_off) == "waiting for you to press Send now"
    clock.shift(timedelta(days=2))
    sweep()
    assert sandbox.mails() == []


def test_a_saved_draft_waits_too(ana_browser, one_off, sandbox):
    ana_browser.post(f"/followups/{one_off.pk}/preview/", {"action": "save", **TEXT, "subject": "Better"})
    sweep()
    assert sandbox.mails() == []


def test_resuming_a_paused_client_does_not_let_it_go(ana_browser, one_off, sandbox, clock):
    ana_browser.post(f"/clients/{one_off.client_id}/pause/")
    clock.shift(timedelta(days=2))
    sweep()
    ana_browser.post(f"/clients/{one_off.client_id}/resume/")
    sweep()
    assert sandbox.mails() == []


def test_it_needs_the_agent_on_today_and_waits_on_the_strip(ana_browser, one_off):
    Client.objects.filter(pk=one_off.client_id).update(last_contacted=timezone.now())
    assert "is ready for you to send." in ana_browser.get("/").content.decode()
    assert "Held, not sent yet" in words(ana_browser.get(f"/clients/{one_off.client_id}/"))
    assert (
        "Sends automatically, or someone pressed Send now"
        in ana_browser.get(f"/followups/{one_off.pk}/why/").content.decode()
    )


# --- never lost, never twice ---


def test_send_now_sends_it_once_through_the_same_engine(ana_browser, one_off, sandbox):
    response = press_send(ana_browser, one_off, next=f"/clients/{one_off.client_id}/")
    assert response.url == f"/clients/{one_off.client_id}/"
    assert said(response) == ["Sending Email for Jonah Whitlock"]
    assert send_followup(one_off.pk, only_if_due=True) is None
    let_go(one_off)
    assert send_followup(one_off.pk, only_if_due=True) == "sent"
    assert send_followup(one_off.pk, only_if_due=True) is None
    sweep()
    (mail,) = sandbox.mails("jonah.whitlock@example.com")
    assert mail["subject"] == TEXT["subject"]
    one_off.refresh_from_db()
    assert (one_off.status, one_off.email_sent.status) == ("completed", "sent")


def test_a_message_that_is_lost_costs_nothing(ana_browser, one_off, sandbox):
    press_send(ana_browser, one_off)
    let_go(one_off)
    sweep()
    assert len(sandbox.mails()) == 1


def test_pressed_twice_it_goes_once(ana_browser, one_off, sandbox):
    press_send(ana_browser, one_off)
    press_send(ana_browser, one_off)
    let_go(one_off)
    sweep()
    assert press_send(ana_browser, one_off).status_code == 409
    sweep()
    assert len(sandbox.mails()) == 1


def test_outside_the_agents_hours_it_goes_because_they_asked(ana_browser, ana, one_off, sandbox):
    type(ana).objects.update(send_days="7")  # it is Tuesday
    press_send(ana_browser, one_off)
    let_go(one_off)
    sweep()
    assert len(sandbox.mails()) == 1


def test_whoever_unsubscribed_meanwhile_gets_nothing(ana_browser, one_off, sandbox):
    Suppression.add("jonah.whitlock@example.com", Suppression.Reason.UNSUBSCRIBED, "test")
    response = press_send(ana_browser, one_off)
    assert "won't be sent: do not email" in said(response)[0]
    sweep()
    assert sandbox.mails() == []
    one_off.refresh_from_db()
    assert one_off.status == "cancelled"


def test_a_worker_that_dies_before_it_was_sent_leaves_it_to_the_next(ana_browser, one_off, sandbox, clock):
    press_send(ana_browser, one_off)
    let_go(one_off)
    Task.objects.claim(NOON, 1)
    clock.shift(timedelta(minutes=3))
    sweep()
    assert len(sandbox.mails()) == 1


def test_an_answer_that_is_lost_is_never_repeated(ana_browser, one_off, sandbox, clock):
    press_send(ana_browser, one_off)
    let_go(one_off)
    Task.objects.claim(NOON, 1)
    EmailLog.objects.update(status="sending")
    for _ in range(3):
        clock.shift(timedelta(hours=30))
        sweep()
    assert sandbox.mails() == []
    assert EmailLog.objects.get().status == "unconfirmed"


def test_a_provider_that_fails_for_now_is_tried_again_without_being_asked_again(ana_browser, one_off, sandbox, clock):
    sandbox.faults(sendgrid={"error_rates": {"503": 1}})
    press_send(ana_browser, one_off)
    let_go(one_off)
    sweep()
    one_off.refresh_from_db()
    assert one_off.status == "pending"
    sandbox.faults(sendgrid={"error_rates": {}})
    clock.shift(timedelta(minutes=30))
    sweep()
    assert len(sandbox.mails()) == 1


def test_what_was_discarded_is_gone_until_it_is_put_back(ana_browser, one_off, sandbox):
    ana_browser.post(f"/followups/{one_off.pk}/cancel/")
    sweep()
    assert press_send(ana_browser, one_off).status_code == 409
    assert sandbox.mails() == []
