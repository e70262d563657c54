from datetime import timedelta

import pytest
from django.utils import timezone

from clients.models import Activity, Client
from followups.engine.reconcile import reconcile
from followups.models import Task
from tests.inbound.mails import make_mail
from tests.words import text_of, why

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(make_client, make_task):
    client = make_client()
    for step in ("Day 1", "Day 3", "Week 1"):
        make_task(client, followup_type=step)
    Task.objects.filter(followup_type="Day 1").update(status="skipped")
    return client


def test_a_reply_stops_what_was_planned_and_says_how_many(ana_browser, client):
    page = ana_browser.post(f"/clients/{client.pk}/reply/", {"note": "Call me on Monday 😀"}, follow=True)
    assert "2 follow-ups stopped." in page.content.decode()
    tasks = Task.objects.filter(status="cancelled")
    assert [why(task) for task in tasks] == ["the client replied"] * 2
    row = Activity.objects.get(kind="reply")
    assert (text_of(row), row.agent.name) == ("Replied: Call me on Monday 😀", "Ana Morales")
    client.refresh_from_db()
    assert client.replied_at == client.last_contacted


def test_undo_brings_back_what_it_stopped_and_no_more(ana_browser, client):
    ana_browser.post(f"/clients/{client.pk}/reply/")
    ana_browser.post(f"/clients/{client.pk}/reply/undo/")
    found = dict(Task.objects.values_list("followup_type", "status"))
    assert found == {"Day 1": "skipped", "Day 3": "pending", "Week 1": "pending"}
    client.refresh_from_db()
    assert client.replied_at is None


def test_undo_of_one_logged_by_hand_leaves_the_answer_before_it(ana_browser, client, time_machine):
    """The client wrote, then the agent logged a reply by mistake: the mail still stops the plan."""
    at = timezone.now() + timedelta(minutes=5)
    time_machine.move_to(at, tick=False)
    client.receive_reply(inbound=make_mail(client, text="Saturday suits us").pk)
    reconcile(client)
    time_machine.move_to(at + timedelta(minutes=5), tick=False)
    ana_browser.post(f"/clients/{client.pk}/reply/", {"note": "Oops"})
    ana_browser.post(f"/clients/{client.pk}/reply/undo/")
    assert set(Task.objects.values_list("status", flat=True)) == {"skipped", "cancelled"}
    client.refresh_from_db()
    assert client.replied_at == at
    page = ana_browser.post(f"/clients/{client.pk}/reply/undo/", follow=True)
    assert "no reply of Jonah Whitlock is logged that could be undone" in page.content.decode()


def test_a_reply_written_by_sql_is_noticed_by_the_next_sweep(client):
    Client.objects.update(replied_at=timezone.now())
    reconcile()
    assert Task.objects.filter(status="cancelled").count() == 2
    assert Client.objects.get().reply_applied_at


def test_a_note_that_is_too_long_is_refused(ana_browser, client):
    page = ana_browser.post(f"/clients/{client.pk}/reply/", {"note": "x" * 401}, follow=True)
    assert "Not logged" in page.content.decode()
    assert not Activity.objects.filter(kind="reply").exists()


@pytest.mark.parametrize("verb", ["reply", "reply/undo", "pause", "resume"])
def test_get_is_refused(ana_browser, client, verb):
    assert ana_browser.get(f"/clients/{client.pk}/{verb}/").status_code == 405


@pytest.mark.parametrize("verb", ["reply", "reply/undo", "pause", "resume"])
def test_another_agent_gets_404(ben_browser, client, verb):
    assert ben_browser.post(f"/clients/{client.pk}/{verb}/").status_code == 404


def test_pause_and_resume_are_on_the_timeline_once(ana_browser, client):
    for verb in ("pause", "pause", "resume", "resume"):
        ana_browser.post(f"/clients/{client.pk}/{verb}/")
    assert list(Activity.objects.order_by("id").values_list("kind", flat=True)) == ["paused", "resumed"]


def test_the_page_says_that_it_is_paused(ana_browser, client):
    ana_browser.post(f"/clients/{client.pk}/pause/")
    page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    assert "Follow-ups paused" in page and "Resume follow-ups" in page


@pytest.mark.parametrize("move", ["pause", "log_reply"])
def test_a_fact_whose_timeline_row_fails_is_not_written(client, ana, monkeypatch, move):
    monkeypatch.setattr(Client, "record", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        getattr(client, move)(by=ana)
    row = Client.objects.get()
    assert (row.paused_at, row.replied_at) == (None, None)
