"""GET and POST /clients/<id>/followups/new/: one more follow-up, planned by hand."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import connection

from clients.models import Activity, Client
from emails.models import Suppression
from followups.engine.sweep import sweep
from followups.models import Task
from tests.followups.actions import said, undo_of
from tests.html import find_all, words
from tests.words import text_of

NOON = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
DIALOG = {"HX-Request": "true", "HX-Target": "dialog"}
TYPED = {"about": "Ask about the garage", "scheduled_for": "2026-11-28T09:00", "priority": "high"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(make_client):
    return make_client()


def test_plans_it_and_says_so_with_undo(ana_browser, ana, client):
    response = ana_browser.post(f"/clients/{client.pk}/followups/new/", TYPED)
    task = Task.objects.get()
    assert (response.status_code, response.url) == (302, f"/clients/{client.pk}/?step={task.pk}")
    assert (task.followup_type, task.status, task.priority, task.notes) == ("Custom", "pending", "high", TYPED["about"])
    assert task.scheduled_for == datetime(2026, 11, 28, 17, 0, tzinfo=UTC)
    assert said(response) == ["Planned a follow-up to Jonah Whitlock for Sat, Nov 28, 9:00 AM PST."]
    row = Activity.objects.get()
    assert (text_of(row, ana), row.agent, row.task) == (
        "Custom planned for Nov 28, 9:00 AM: Ask about the garage",
        ana,
        task,
    )
    ana_browser.post(undo_of(response)[0])
    task.refresh_from_db()
    assert task.status == "cancelled"


def test_the_same_form_twice_plans_one(ana_browser, client):
    """A double click, or a page sent again: the client must not get the same email twice."""
    for _ in range(2):
        response = ana_browser.post(f"/clients/{client.pk}/followups/new/", TYPED)
        assert response.url == f"/clients/{client.pk}/?step={Task.objects.get().pk}"
    assert Activity.objects.count() == 1
    ana_browser.post(f"/clients/{client.pk}/followups/new/", TYPED | {"about": "Ask about the roof"})
    assert Task.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_the_same_form_at_once_plans_one(client, ana):
    start = Barrier(2)

    def plan():
        try:
            start.wait(10)
            return Task.plan_custom(client, NOON + timedelta(days=1), about="Garage", priority="low", by=ana).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        first, second = [call.result() for call in [threads.submit(plan) for _ in range(2)]]
    assert first == second and Task.objects.count() == 1


def test_a_usual_time_counts_more_than_the_field(ana_browser, client):
    ana_browser.post(
        f"/clients/{client.pk}/followups/new/", {**TYPED, "quick": "2026-11-25T09:00:00-08:00", "scheduled_for": ""}
    )
    assert Task.objects.get().scheduled_for == datetime(2026, 11, 25, 17, 0, tzinfo=UTC)


def test_the_form_offers_them(ana_browser, client):
    page = ana_browser.get(f"/clients/{client.pk}/followups/new/").content.decode()
    assert 'value="2026-11-25T09:00:00-08:00" checked' in page and "Next Monday 9:00 AM" in page


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"about": " "}, "Enter what it is about"),
        ({"about": "x" * 501}, "at most 500 characters"),
        ({"scheduled_for": ""}, "Choose a date and time."),
        ({"scheduled_for": "soon"}, "Enter a date and time, like"),
        ({"scheduled_for": "2026-11-01T09:00"}, "That is in the past."),
        ({"scheduled_for": "2066-11-01T09:00"}, "That is more than five years away."),
        ({"quick": "never"}, "Enter a date and time, like"),
        ({"priority": "urgent"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_stands_at_its_field(ana_browser, client, typed, error):
    response = ana_browser.post(f"/clients/{client.pk}/followups/new/", {**TYPED, **typed})
    page = response.content.decode()
    assert response.status_code == 422 and error in page
    assert (TYPED | typed)["about"].strip() in page
    assert not Task.objects.exists()


def test_other_methods(ana_browser, client):
    assert ana_browser.delete(f"/clients/{client.pk}/followups/new/").status_code == 405


def test_another_agent_gets_404(ben_browser, client):
    assert ben_browser.get(f"/clients/{client.pk}/followups/new/").status_code == 404
    assert ben_browser.post(f"/clients/{client.pk}/followups/new/", TYPED).status_code == 404
    assert not Task.objects.exists()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"stage": "closed"}, "the client's stage is Closed"),
        ({"email": ""}, "the client has no valid email address"),
        ({"email": "gone@example.com"}, "do not email: the address bounced"),
    ],
)
def test_where_nothing_may_go_it_says_why(ana_browser, client, fields, why):
    Client.objects.update(**fields)
    Suppression.add("gone@example.com", Suppression.Reason.BOUNCED, "test")
    page = ana_browser.get(f"/clients/{client.pk}/followups/new/")
    assert why in words(page) and not find_all(page, "#main textarea")
    assert ana_browser.post(f"/clients/{client.pk}/followups/new/", TYPED).status_code == 409
    assert not Task.objects.exists()


def test_a_paused_client_gets_one_that_waits(ana_browser, client, office, settings):
    settings.SENDGRID_API_KEY = settings.OPENAI_API_KEY = "test"
    Client.objects.update(paused_at=NOON)
    assert (
        "It would wait: follow-ups are paused"
        in ana_browser.get(f"/clients/{client.pk}/followups/new/").content.decode()
    )
    assert ana_browser.post(f"/clients/{client.pk}/followups/new/", TYPED).status_code == 302


def test_in_a_dialog(ana_browser, client):
    url = f"/clients/{client.pk}/followups/new/"
    assert "<dialog" in ana_browser.get(url, headers=DIALOG).content.decode()
    assert ana_browser.post(url, {**TYPED, "about": ""}, headers=DIALOG).status_code == 422
    response = ana_browser.post(url, TYPED, headers=DIALOG)
    assert response["HX-Redirect"] == f"/clients/{client.pk}/?step={Task.objects.get().pk}"


def test_it_is_written_from_what_it_is_about_and_sent_like_any_other(ana_browser, client, office, sandbox, clock):
    ana_browser.post(f"/clients/{client.pk}/followups/new/", TYPED)
    assert sweep().total() == 0
    clock.shift(timedelta(days=5))
    assert sweep().total() == 1
    (mail,) = sandbox.mails(client.email)
    assert Task.objects.get().status == "completed" and mail["subject"]


def test_a_reply_from_before_does_not_stop_it(ana_browser, client, ana, office, sandbox, clock):
    client.log_reply(by=ana)
    clock.shift(timedelta(minutes=1))
    ana_browser.post(f"/clients/{client.pk}/followups/new/", TYPED)
    clock.shift(timedelta(days=5))
    sweep()
    assert Task.objects.get().status == "completed"
