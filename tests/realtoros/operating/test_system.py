"""How the system is, and Pause all sending."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from agents.models import Agent, Office
from emails.models.provider import Provider
from followups.models import SweepRun

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _tuesday_morning():
    with time_machine.travel(NOW, tick=False):
        yield


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_pauses_and_resumes_the_agents_own(ana, ana_browser, make_client, make_task):
    make_task(make_client(last_contacted=NOW), scheduled_for=NOW + timedelta(hours=1))
    text = text_of(ana_browser.post("/today/pause/", {"whose": "own"}, follow=True))
    ana.refresh_from_db()
    assert ana.paused_at == NOW
    assert "All your sending is paused. Nothing is lost: what is due waits." in text
    assert 'action="/today/resume/?whose=own"' in text  # undo
    assert "<strong>You paused all sending</strong>" in text and "All sending is paused." in text
    assert "all paused</span>" in text and "Pause all sending" not in text
    text = text_of(ana_browser.post("/today/resume/?whose=own", follow=True))
    ana.refresh_from_db()
    assert ana.paused_at is None and "Your sending goes on" in text and "1 email goes out by itself today" in text


def test_the_broker_pauses_the_whole_office(broker_browser, ana_browser, ben_browser):
    broker_browser.post("/today/pause/", {"whose": "office"})
    assert Office.objects.get().paused_at == NOW
    for browser in (ana_browser, ben_browser):
        text = text_of(browser.get("/"))
        assert "<strong>Carla Reyes paused all sending of the office</strong>" in text
        assert 'value="office">Resume' not in text
    assert 'value="office">Resume' in text_of(broker_browser.get("/"))
    broker_browser.post("/today/resume/", {"whose": "office"})
    assert Office.objects.get().paused_at is None


@pytest.mark.parametrize("verb", ["pause", "resume"])
def test_the_office_is_the_brokers_to_stop(ana_browser, verb):
    assert ana_browser.post(f"/today/{verb}/", {"whose": "office"}).status_code == 403
    assert ana_browser.get(f"/today/{verb}/").status_code == 405


def test_twice_says_so(ana, ana_browser):
    ana_browser.post("/today/pause/")
    assert "was paused already" in text_of(ana_browser.post("/today/pause/", follow=True))
    ana_browser.post("/today/resume/")
    assert "was not paused" in text_of(ana_browser.post("/today/resume/", follow=True))
    assert Agent.objects.get(pk=ana.pk).paused_at is None


def test_the_details_say_what_works(ana_browser, make_client, settings):
    settings.OPENAI_API_KEY = settings.SENDGRID_API_KEY = "test"
    assert "Worker: not seen yet" in text_of(ana_browser.get("/today/system/"))
    SweepRun.objects.create(started_at=NOW, processed=3, sent=2, held=1)
    make_client().record("delivered")
    text = text_of(ana_browser.get("/today/system/"))
    assert "Worker: working" in text and "sent 2, held 1, and 0 failed" in text
    assert "Webhook: reporting" in text and "AI: ok" in text and "SendGrid: ok" in text


def test_the_details_say_what_does_not(ana_browser, settings):
    settings.OPENAI_API_KEY = settings.SENDGRID_API_KEY = "test"
    SweepRun.objects.create(started_at=NOW - timedelta(minutes=4))
    Provider.objects.create(name="openai", failures=9, last_error="no answer", last_error_at=timezone.now())
    Provider.objects.create(name="sendgrid", failures=9, last_error="500", last_error_at=timezone.now())
    text = text_of(ana_browser.get("/today/system/", headers={"HX-Request": "true", "HX-Target": "dialog"}))
    assert "<dialog" in text and "<html" not in text
    assert "Worker: not checking" in text and "Webhook: nothing yet" in text
    assert "AI: fallback in use" in text and "no answer" in text and "SendGrid: failing" in text
    settings.OPENAI_API_KEY = settings.SENDGRID_API_KEY = ""
    text = text_of(ana_browser.get("/today/system/"))
    assert "AI: not set up" in text and "SendGrid: not set up" in text
    assert ana_browser.post("/today/system/").status_code == 405
