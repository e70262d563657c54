import pytest
from django.utils import timezone

from followups.models import Task
from followups.sweep import sweep

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def page(browser, task):
    response = browser.get(f"/followups/{task.pk}/why/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_one_that_was_sent_shows_both_looks(sandbox, ana_browser, make_task):
    task = make_task()
    sweep()
    text = page(ana_browser, task)
    assert "Why did this send?" in text and "Every check was passed" in text
    assert "When it was due" in text and "Right before it went" in text
    assert "The address may be emailed" in text


def test_one_that_is_held_says_the_reason_and_what_would_happen_now(sandbox, ana_browser, make_client, make_task):
    task = make_task(make_client(paused_at=timezone.now()))
    sweep()
    text = page(ana_browser, task)
    assert "It waits: follow-ups are paused for this client." in text
    assert "If it were to go now" in text


def test_one_that_is_not_due_yet(ana_browser, make_task):
    task = make_task(scheduled_for=timezone.now() + timezone.timedelta(days=1))
    assert "It is not due yet." in page(ana_browser, task)


@pytest.mark.parametrize("status", Task.Status.values)
def test_every_status_has_its_words(ana_browser, make_task, status):
    assert "In short" in page(ana_browser, make_task(status=status, reason="sold"))


def test_a_gate_that_was_taken_out_since_is_still_named(ana_browser, make_task):
    look = {"at": timezone.now().isoformat(), "said": {"moon_is_full": "the moon was half"}}
    text = page(ana_browser, make_task(status="cancelled", gates={"due": look}))
    assert "moon is full" in text and "The moon was half" in text


def test_post_is_refused(ana_browser, make_task):
    assert ana_browser.post(f"/followups/{make_task().pk}/why/").status_code == 405


def test_another_agent_gets_404(ben_browser, make_task):
    assert ben_browser.get(f"/followups/{make_task().pk}/why/").status_code == 404
