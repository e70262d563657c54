"""System status, and Pause all sending."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from agents.models import Agent, Office
from clients.models import Client
from emails.models import EmailLog
from emails.models.provider import Provider
from followups.models import SweepRun
from tests.html import buttons, find, find_all, words

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _tuesday_morning():
    with time_machine.travel(NOW, tick=False):
        yield


def test_pauses_and_resumes_the_agents_own(ana, ana_browser, make_client, make_task):
    make_task(make_client(last_contacted=NOW), scheduled_for=NOW + timedelta(hours=1))
    page = ana_browser.post("/today/pause/", {"whose": "own"}, follow=True)
    text = words(page)
    ana.refresh_from_db()
    assert ana.paused_at == NOW
    assert "All your sending is paused. Due emails wait; none are lost." in text
    assert find(page, "#toasts form")["action"] == "/today/resume/?whose=own"  # undo
    assert "You paused all sending" in text and "All sending is paused." in text
    assert words(find(page, "#signals .sub")) == "Day 1 · all paused" and "Pause all sending" not in text
    text = words(ana_browser.post("/today/resume/?whose=own", follow=True))
    ana.refresh_from_db()
    assert ana.paused_at is None and "Your sending resumed" in text and "1 email goes out automatically today" in text


def test_pausing_by_htmx_brings_no_page(ana, ana_browser):
    answer = ana_browser.post("/today/pause/", {"whose": "own"}, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    toast = json.loads(answer["HX-Trigger"])["toast"]
    assert toast["text"].startswith("All your sending is paused.")
    assert toast["undo_url"] == "/today/resume/?whose=own"
    ana.refresh_from_db()
    assert ana.paused_at == NOW


def test_the_broker_pauses_the_whole_office(broker_browser, ana_browser, ben_browser):
    broker_browser.post("/today/pause/", {"whose": "office"})
    assert Office.objects.get().paused_at == NOW
    for browser in (ana_browser, ben_browser):
        page = browser.get("/")
        assert words(find(page, "#alarms strong")) == "Carla Reyes paused all sending for the office"
        assert not find_all(page, "#alarms button")
    assert buttons(find(broker_browser.get("/"), "#alarms"))["Resume"]["value"] == "office"
    broker_browser.post("/today/resume/", {"whose": "office"})
    assert Office.objects.get().paused_at is None


@pytest.mark.parametrize("verb", ["pause", "resume"])
def test_the_office_is_the_brokers_to_stop(ana_browser, verb):
    assert ana_browser.post(f"/today/{verb}/", {"whose": "office"}).status_code == 403
    assert ana_browser.get(f"/today/{verb}/").status_code == 405


def test_twice_says_so(ana, ana_browser):
    ana_browser.post("/today/pause/")
    assert "was already paused" in words(ana_browser.post("/today/pause/", follow=True))
    ana_browser.post("/today/resume/")
    assert "was not paused" in words(ana_browser.post("/today/resume/", follow=True))
    assert Agent.objects.get(pk=ana.pk).paused_at is None


def test_the_details_say_what_works(ana_browser, make_client, settings):
    settings.OPENAI_API_KEY = settings.SENDGRID_API_KEY = "test"
    assert "Worker: not seen yet" in words(ana_browser.get("/today/system/"))
    SweepRun.objects.create(started_at=NOW, processed=3, sent=2, held=1)
    make_client().record("delivered")
    page = ana_browser.get("/today/system/")
    text = words(page)
    assert words(find(page, "h1")) == "System status"
    assert "Worker: working" in text
    assert "Delivery tracking: working" in text and "AI: ok" in text and "SendGrid: ok" in text


def test_the_details_say_what_does_not(ana_browser, settings):
    settings.OPENAI_API_KEY = settings.SENDGRID_API_KEY = "test"
    SweepRun.objects.create(started_at=NOW - timedelta(minutes=4))
    Provider.objects.create(name="openai", failures=9, last_error="no answer", last_error_at=timezone.now())
    error = {"last_error": "SendGrid answered 503: {}", "last_error_code": "sendgrid_fault"}
    Provider.objects.create(name="sendgrid", failures=9, last_error_at=timezone.now(), **error)
    page = ana_browser.get("/today/system/", headers={"HX-Request": "true", "HX-Target": "dialog"})
    assert find(page, "dialog") and not find_all(page, "html")
    text = words(page)
    assert "Worker: not checking" in text and "Delivery tracking: nothing yet" in text
    assert "AI: fallback in use" in text and "The last time, no answer." in text
    assert "SendGrid: failing" in text and "The last time, SendGrid had a problem." in text
    assert [words(text) for text in find_all(page, "details p")] == ["SendGrid answered 503: {}"]
    settings.OPENAI_API_KEY = settings.SENDGRID_API_KEY = ""
    text = words(ana_browser.get("/today/system/"))
    assert "AI: not set up" in text and "SendGrid: not set up" in text
    assert ana_browser.post("/today/system/").status_code == 405


def test_the_offices_numbers_are_the_brokers_alone(ana_browser, ben, broker_browser, make_client):
    SweepRun.objects.create(started_at=NOW, finished_at=NOW, processed=9, sent=7, held=1, failed=1)
    log = EmailLog.objects.create(client=make_client(agent=ben), status="unconfirmed", to_email="x@example.com")
    said = ["Last check: 7 sent, 1 held, 1 failed.", "One of today’s emails is unconfirmed."]
    office, agents = words(broker_browser.get("/today/system/")), words(ana_browser.get("/today/system/"))
    assert all(text in office for text in said) and not any(text in agents for text in said)
    Client.objects.filter(pk=log.client_id).update(agent=Agent.objects.get(email="ana@example.com"))
    assert said[1] in words(ana_browser.get("/today/system/"))
