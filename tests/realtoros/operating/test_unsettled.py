"""The page with what may have been sent before a backup was restored."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agents.models import Office
from followups.models import Restore, Task
from followups.restored.settle import unsettled
from realtoros.operating import copied
from tests.html import parsed

pytestmark = pytest.mark.django_db
PAGE, SETTLE = "/today/restored/", "/today/restored/settle/"


@pytest.fixture
def tasks(office, make_client, make_task):
    """One that was due, and one for next week."""
    now = timezone.now()
    restore = Restore.objects.create(backup_at=now - timedelta(hours=5), restored_at=now)
    due = make_task(make_client(name="Dora Due"), scheduled_for=now - timedelta(hours=1))
    later = make_task(make_client(name="Lea Later", email="lea@example.com"), scheduled_for=now + timedelta(days=7))
    Task.objects.update(unsettled_restore=restore)
    Office.objects.update(paused_at=now, paused_for="restore")
    return due, later


def statuses():
    return dict(Task.objects.values_list("client__name", "status"))


def test_it_shows_who_with_step_and_time(broker_browser, tasks):
    page = broker_browser.get(PAGE).content.decode()
    assert "Dora Due" in page and "Lea Later" in page
    assert "Due since the backup (1)" in page and "Planned for later (1)" in page


def test_selected_ones_were_sent(broker_browser, tasks):
    response = broker_browser.post(SETTLE, {"answer": "sent", "task": [tasks[0].pk]}, follow=True)
    assert "1 follow-up marked as sent." in response.content.decode()
    assert statuses() == {"Dora Due": "completed", "Lea Later": "pending"}


def test_all_of_a_part_at_once(broker_browser, tasks):
    broker_browser.post(SETTLE, {"answer": "due-sent"})
    broker_browser.post(SETTLE, {"answer": "later-send"})
    assert statuses() == {"Dora Due": "completed", "Lea Later": "pending"}
    assert not unsettled().exists()
    assert "Nothing waits" in broker_browser.get(PAGE).content.decode()


def test_nothing_selected_says_so(broker_browser, tasks):
    response = broker_browser.post(SETTLE, {"answer": "send"}, follow=True)
    assert "Select at least one follow-up" in response.content.decode()
    assert Task.objects.filter(unsettled_restore__isnull=False).count() == 2


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"answer": "burn"},
        {"answer": "x-sent"},
        {"answer": "sent", "task": "x"},
        {"answer": "sent", "task": "9" * 30},
    ],
)
def test_odd_input_changes_nothing(broker_browser, tasks, sent):
    assert broker_browser.post(SETTLE, sent).status_code == 400
    assert Task.objects.filter(unsettled_restore__isnull=False).count() == 2


def test_an_agent_sees_their_own_and_settles_none(ana_browser, ben_browser, tasks):
    page = ana_browser.get(PAGE).content.decode()
    assert "Dora Due" in page and "Selected were sent" not in page
    assert "Dora Due" not in ben_browser.get(PAGE).content.decode()
    assert ana_browser.post(SETTLE, {"answer": "sent", "task": [tasks[0].pk]}).status_code == 403
    assert ana_browser.get(SETTLE).status_code == 405


def test_today_names_the_pause_and_what_waits(broker_browser, ana_browser, tasks):
    page = parsed(broker_browser.get("/").content.decode()).get_text(" ", strip=True)
    assert "Sending is paused because a backup was restored" in page
    assert "2 follow-ups may already have been sent." in page
    agents = parsed(ana_browser.get("/").content.decode()).get_text(" ", strip=True)
    assert "Sending is paused because a backup was restored" in agents
    assert "may already have been sent." not in agents


def test_resuming_forgets_why(broker_browser, tasks):
    broker_browser.post("/today/resume/", {"whose": "office"})
    office = Office.objects.get()
    assert (office.paused_at, office.paused_for) == (None, "")
    assert Task.objects.filter(unsettled_restore__isnull=False).count() == 2


def test_a_copy_says_so_on_every_page(ana_browser, office):
    assert "Test copy" not in ana_browser.get("/clients/").content.decode()
    Office.objects.update(is_copy=True)
    copied.forget()
    for page in ("/", "/clients/", "/settings/", "/followups/"):
        assert "Test copy: nothing is sent." in ana_browser.get(page).content.decode()
