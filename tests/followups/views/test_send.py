"""POST /followups/<id>/send/: Send now, its Undo, and what it says until it has gone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from kombu.exceptions import OperationalError

from clients.models import Activity
from emails.models import Suppression
from followups.engine import drafts
from followups.models import UNDO_FOR, Task
from followups.tasks import send_followup
from tests.followups.actions import HTMX, let_go, said, toast, undo_of
from tests.letters import TEXT

WITHIN = "?within=10"


@pytest.fixture
def tomorrow(make_task):
    return make_task(scheduled_for=timezone.now() + timedelta(days=1))


@pytest.fixture
def read(tomorrow, ana):
    """Its text is Ana's own."""
    drafts.save_typed(tomorrow, "Hello", TEXT, by=ana)
    return tomorrow


@pytest.fixture
def ready(office, settings):
    settings.SENDGRID_API_KEY = settings.OPENAI_API_KEY = "test"


def send(browser, task, **typed):
    return browser.post(f"/followups/{task.pk}/send/", {"version": task.text_version, **typed})


def test_sends_in_ten_seconds_and_offers_undo(
    ana_browser, ready, read, queued, ana, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        response = send(ana_browser, read)
    assert (response.status_code, response.url) == (302, "/followups/")
    assert said(response) == ["Sending Day 1 for Jonah Whitlock"]
    assert undo_of(response) == [f"/followups/{read.pk}/sending/undo/{WITHIN}"]
    assert queued == [read.pk]
    # Should the message be lost, the next sweep finds it.
    assert not Task.objects.due(timezone.now())
    assert list(Task.objects.due(timezone.now() + UNDO_FOR)) == [read]
    assert Activity.objects.get(task=read).agent == ana


def test_only_by_post(ana_browser, read):
    assert ana_browser.get(f"/followups/{read.pk}/send/").status_code == 405
    assert ana_browser.get(f"/followups/{read.pk}/sending/undo/").status_code == 405


def test_another_agent_gets_404(ben_browser, read, queued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert send(ben_browser, read).status_code == 404
    assert ben_browser.post(f"/followups/{read.pk}/sending/undo/").status_code == 404
    assert queued == [] and not Task.objects.get().is_going


@pytest.mark.parametrize("status", ["processing", "completed", "skipped", "cancelled", "failed"])
def test_only_what_is_pending(ana_browser, make_task, queued, status, django_capture_on_commit_callbacks):
    task = make_task(status=status)
    with django_capture_on_commit_callbacks(execute=True):
        response = ana_browser.post(f"/followups/{task.pk}/send/", headers=HTMX)
    assert response.status_code == 409
    assert queued == []


def test_htmx_gets_the_row_with_its_undo_and_a_toast(ana_browser, ready, read):
    response = ana_browser.post(f"/followups/{read.pk}/send/", {"version": 1}, headers=HTMX)
    row = response.content.decode()
    assert f'id="followup-{read.pk}"' in row and f'action="/followups/{read.pk}/sending/undo/"' in row
    assert 'data-seconds="10"' in row and f'hx-get="/followups/{read.pk}/sending/' in row
    assert toast(response) == {
        "text": "Sending Day 1 for Jonah Whitlock",
        "undo_url": f"/followups/{read.pk}/sending/undo/{WITHIN}",
        "level": "info",
    }


# --- what nobody has read opens the preview ---


@pytest.mark.parametrize("written_by", ["", "ai", "template"])
def test_what_nobody_has_read_opens_the_preview(ana_browser, ready, tomorrow, queued, written_by):
    if written_by:
        drafts.save(tomorrow, "Hello", TEXT, written_by)
    response = send(ana_browser, tomorrow, next="/clients/")
    assert response.url == f"/followups/{tomorrow.pk}/preview/?next=%2Fclients%2F"
    assert said(response) == ["Read it before you send it."]
    response = ana_browser.post(f"/followups/{tomorrow.pk}/send/", headers=HTMX)
    assert response.headers["HX-Redirect"] == f"/followups/{tomorrow.pk}/preview/"
    assert (Task.objects.get().send_after, queued) == (None, [])


def test_a_text_that_changed_since_the_page_opens_the_preview(ana_browser, ready, read, ana):
    drafts.save_typed(read, "Another one", TEXT, by=ana)
    response = ana_browser.post(f"/followups/{read.pk}/send/", {"version": 1})
    assert "/preview/" in response.url and not Task.objects.get().is_going
    assert said(response) == ["The text has changed. Read it before you send it."]


def test_a_program_that_asks_for_it_by_the_contract_has_ten_seconds_too(ana_browser, ready, tomorrow):
    """No page of ours asks like this: it names no text. See docs/decisions/0025."""
    response = ana_browser.post(f"/followups/{tomorrow.pk}/send/")
    assert said(response) == ["Sending Day 1 for Jonah Whitlock"]
    assert Task.objects.get().is_going


def test_the_pages_offer_the_preview_instead(ana_browser, ready, tomorrow, ana):
    def verbs():
        pages = ("/followups/?tab=upcoming", f"/clients/{tomorrow.client_id}/?step={tomorrow.pk}")
        return [f'"/followups/{tomorrow.pk}/send/"' in ana_browser.get(page).content.decode() for page in pages]

    assert verbs() == [False, False]
    drafts.save(tomorrow, "Hello", TEXT, "ai")
    assert verbs() == [False, False]
    drafts.save_typed(Task.objects.get(), "Hello, Jonah", TEXT, by=ana)
    assert verbs() == [True, True]


# --- twice, and Undo ---


def test_pressed_twice_it_says_the_same_and_keeps_its_time(ana_browser, ready, read, time_machine):
    time_machine.move_to("2026-11-24T20:00:00Z", tick=False)
    send(ana_browser, read)
    at = Task.objects.get().send_after
    time_machine.move_to("2026-11-24T20:00:04Z", tick=False)
    response = ana_browser.post(f"/followups/{read.pk}/send/", {"version": 1}, headers=HTMX)
    assert toast(response)["undo_url"].endswith("?within=6")
    assert Task.objects.get().send_after == at
    assert Activity.objects.filter(task=read).count() == 1


def test_undo_says_how_it_is_now(ana_browser, ready, read):
    send(ana_browser, read)
    response = ana_browser.post(f"/followups/{read.pk}/sending/undo/{WITHIN}", headers=HTMX)
    assert toast(response)["text"] == "Not sent: Day 1 for Jonah Whitlock is as before."
    assert f'id="followup-{read.pk}"' in response.content.decode()
    assert Task.objects.get().scheduled_for == read.scheduled_for
    response = ana_browser.post(f"/followups/{read.pk}/sending/undo/", headers=HTMX)
    assert response.status_code == 409
    assert toast(response)["text"] == "Day 1 for Jonah Whitlock is not being sent: nothing was changed."


def test_undo_of_one_that_was_due_says_that_it_sends_all_the_same(ana_browser, ready, make_task, ana):
    task = make_task()
    drafts.save_typed(task, "Hello", TEXT, by=ana)
    send(ana_browser, task)
    assert said(ana_browser.post(f"/followups/{task.pk}/sending/undo/"))[1:] == [
        "Not sent: Day 1 for Jonah Whitlock is as before. It is due, so it sends within a minute."
    ]


@pytest.mark.parametrize(("status", "word"), [("processing", "sending"), ("completed", "done by hand")])
def test_undo_that_comes_too_late_changes_nothing(ana_browser, ready, read, status, word):
    send(ana_browser, read)
    Task.objects.update(status=status)
    response = ana_browser.post(f"/followups/{read.pk}/sending/undo/", headers=HTMX)
    assert response.status_code == 409
    assert toast(response)["text"] == f"Nothing changed: Day 1 for Jonah Whitlock is already {word}."


# --- what is said until it has gone ---


def test_says_at_once_what_will_stop_it(ana_browser, ready, read):
    Suppression.add(read.client.email, Suppression.Reason.UNSUBSCRIBED, "test")
    response = ana_browser.post(f"/followups/{read.pk}/send/", {"version": 1}, headers=HTMX)
    assert toast(response) == {
        "text": "Day 1 for Jonah Whitlock won't be sent: do not email: unsubscribed or opted out.",
        "undo_url": f"/followups/{read.pk}/sending/undo/",
        "level": "warning",
    }


def test_tells_how_it_stands_until_it_has_gone(ana_browser, sandbox, office, read):
    def told():
        response = ana_browser.get(f"/followups/{read.pk}/sending/")
        return response.status_code, response.content.decode()

    send(ana_browser, read)
    assert told() == (202, "Day 1 for Jonah Whitlock: sending")
    let_go(read)
    assert told() == (202, "Day 1 for Jonah Whitlock: email queued")
    row = ana_browser.get(f"/followups/{read.pk}/sending/", headers=HTMX).content.decode()
    assert "Email queued" in row and "data-seconds" not in row
    assert send_followup(read.pk, only_if_due=True) == "sent"
    assert told() == (200, "Day 1 for Jonah Whitlock: sent")
    assert "/sending/" not in ana_browser.get(f"/followups/{read.pk}/sending/", headers=HTMX).content.decode()


def test_tells_what_stopped_it_meanwhile(ana_browser, ready, read):
    send(ana_browser, read)
    Suppression.add(read.client.email, Suppression.Reason.UNSUBSCRIBED, "test")
    let_go(read)
    assert send_followup(read.pk, only_if_due=True) == "cancelled"
    told = ana_browser.get(f"/followups/{read.pk}/sending/").content.decode()
    assert told.endswith(": do not email: unsubscribed or opted out")


def test_a_dead_broker_costs_nothing(ana_browser, ready, read, monkeypatch, caplog, django_capture_on_commit_callbacks):
    def refuse(*args, **options):
        raise OperationalError("no broker")

    monkeypatch.setattr(send_followup, "apply_async", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        assert send(ana_browser, read).status_code == 302
    assert list(Task.objects.due(timezone.now() + UNDO_FOR)) == [read]
    assert "no broker" in caplog.text
