"""The broker's system page shows what the doctor finds; agents see what they may."""

import pytest
from django.test import Client as Browser

from realtoros.celery import app
from realtoros.operating.models import BackupRun, Examination, Heartbeat
from realtoros.operating.tasks import examine_domain
from tests.html import find, find_all, words

pytestmark = pytest.mark.django_db
URL = "/today/system/"


@pytest.fixture
def page(well, broker_browser):
    # The page is asked for over https, as SITE_URL says.
    return lambda: broker_browser.get(URL, secure=True, headers={"host": "crm.cedarmain.example"})


def test_what_is_wrong_comes_first_with_what_to_do(page):
    BackupRun.objects.filter(kind="backup").delete()
    examine_domain()
    shown = page()
    wrong = find(shown, "#wrong")
    assert words(find_all(wrong, "strong")[0]) == "Backup"
    assert "None was ever made." in words(wrong) and "Set up the nightly backup" in words(wrong)
    assert "SendGrid signs its emails (DKIM)." in words(find(shown, "#findings"))


def test_the_dns_is_never_asked_by_a_page(page, well, monkeypatch):
    def never(*_):
        raise AssertionError

    monkeypatch.setattr("realtoros.operating.doctor.sender.ask", never)
    assert "has not been asked" in words(page())
    monkeypatch.undo()
    examine_domain()
    monkeypatch.setattr("realtoros.operating.doctor.sender.ask", never)
    assert "has not been asked" not in words(page())
    assert Examination.objects.get().topic == "sender"


def test_beat_asks_every_hour():
    job = app.conf.beat_schedule["examine-domain"]
    assert (job["task"], job["schedule"]) == (examine_domain.name, 3600)


def test_agents_see_what_they_saw(well, ana_browser):
    Heartbeat.objects.all().delete()
    shown = ana_browser.get(URL, secure=True, headers={"host": "crm.cedarmain.example"})
    assert find_all(shown, "#wrong") == find_all(shown, "#findings") == []
    assert len(find_all(shown, ".parts li")) == 5 and "SITE_URL" not in words(shown)


def test_the_page_shows_processes_as_they_are(page, well):
    Heartbeat.objects.filter(kind="beat").delete()
    assert "No Beat runs, so nothing starts automatically and no email is sent." in words(find(page(), "#wrong"))


def test_a_visitor_sees_nothing(well):
    assert Browser().get(URL, secure=True, headers={"host": "crm.cedarmain.example"}).status_code == 302
