"""A new client without an email address: no plan, and the form says so while it is filled in."""

import re

import pytest

from clients.models import Client
from followups.engine.reconcile import reconcile
from tests.clients.views.new.conftest import NEW

pytestmark = pytest.mark.django_db

TYPING = {"HX-Request": "true", "HX-Trigger": "will-happen"}
CHOOSING = {"HX-Request": "true", "HX-Trigger": "new_stage"}
NO_EMAIL = "No follow-ups without an email address."


def will_happen(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index('id="will-happen"') :]).split())


@pytest.mark.parametrize("left", [{"email": ""}, {"email": "  "}, {"email": "", "phone": ""}])
def test_a_name_is_enough_and_nothing_is_planned(ana_browser, queued, django_capture_on_commit_callbacks, left):
    with django_capture_on_commit_callbacks(execute=True):
        answer = ana_browser.post("/clients/new/", {**NEW, **left})
    client = Client.objects.get()
    assert answer.url == f"/clients/{client.pk}/" and queued == []
    reconcile()
    assert not client.tasks.exists() and client.planned_at is None
    page = ana_browser.get(answer.url).content.decode()
    assert "No follow-ups: no email address." in page and "on their way" not in page


def test_an_untouched_form_promises_dates_only_with_an_address(ana_browser):
    said = will_happen(ana_browser.get("/clients/new/").content.decode())
    assert "Day 1" in said and "Without an email address, no follow-ups are planned." in said
    said = will_happen(ana_browser.get("/clients/new/?email=r@example.com").content.decode())
    assert "Day 1" in said and "Without an email" not in said


def test_without_an_address_the_fragment_has_no_dates_and_keeps_the_switches(ana_browser):
    asked = {**NEW, "email": " ", "plan": "asked", "step": ["Day 1", "Week 2"], "says": "plan"}
    page = ana_browser.get("/clients/new/plan/", asked, headers=TYPING).content.decode()
    assert NO_EMAIL in page and 'type="checkbox"' not in page and "switches" not in page
    assert re.findall(r'type="hidden" name="step" value="([^"]+)"', page) == ["Day 1", "Week 2"]
    finished = ana_browser.get("/clients/new/plan/", {**asked, "stage": "lost"}).content.decode()
    assert "Clients in the stage Lost" in finished and NO_EMAIL not in finished
    assert finished.count('name="step"') == 2


def test_a_stage_that_is_chosen_before_the_email_is_typed_takes_no_switch_away(ana_browser):
    for says, shows in (("not_known", "Day 1"), ("finished", "Day 1"), ("no_email", NO_EMAIL)):
        asked = {**NEW, "email": "", "plan": "asked", "step": ["Day 1"], "says": says}
        assert shows in will_happen(ana_browser.get("/clients/new/plan/", asked, headers=CHOOSING).content.decode())


def test_another_letter_of_the_address_shows_nothing_anew(ana_browser):
    for email, says, status in (("r", "plan", 204), ("r", "no_email", 200), ("", "no_email", 204), ("", "plan", 200)):
        answer = ana_browser.get("/clients/new/plan/", {"email": email, "says": says}, headers=TYPING)
        assert answer.status_code == status
    chosen = ana_browser.get("/clients/new/plan/", {"email": "r", "says": "plan"}, headers=CHOOSING)
    assert chosen.status_code == 200


def test_a_form_that_comes_back_without_one_says_so(ana_browser):
    page = ana_browser.post("/clients/new/", {**NEW, "email": "", "phone": "1"}).content.decode()
    assert NO_EMAIL in page and "What you type stays here" in page
