"""What a new client sets going: said while the form is filled in, step by step switched off."""

import re
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine

from agents.models import Agent
from clients.models import Client
from followups import tasks
from followups.engine.reconcile import reconcile
from tests.clients.views.new.conftest import NEW
from tests.html import find, find_all, words
from tests.words import text_of

AT = datetime(2026, 11, 24, 16, 12, tzinfo=UTC)  # Tuesday 8:12 AM in Los Angeles


def switches(*on):
    return {**NEW, "plan": "asked", "step": list(on)}


def test_a_step_that_is_switched_off_is_never_planned_whoever_makes_the_plan(
    ana_browser, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(client_id):
        raise ConnectionError("no broker")

    monkeypatch.setattr(tasks.create_followup_tasks_task, "delay", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        ana_browser.post("/clients/new/", switches("Day 1", "Day 3", "Week 1", "Month 1"))
    reconcile()
    reconcile()
    client = Client.objects.get()
    rows = dict(client.tasks.values_list("followup_type", "status"))
    assert rows.pop("Week 2") == "skipped" and set(rows.values()) == {"pending"} and len(rows) == 4
    assert text_of(client.activities.get(kind="plan")) == "4 follow-ups planned, without Week 2"


def test_a_step_that_is_switched_off_says_why_and_can_be_put_back(ana_browser, queued):
    ana_browser.post("/clients/new/", switches())
    client = Client.objects.get()
    tasks.create_followup_tasks_task(client.pk)
    assert set(client.tasks.values_list("status", flat=True)) == {"skipped"}
    assert text_of(client.activities.get(kind="plan")).startswith("No follow-ups planned, without Day 1, Day 3")
    page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    assert "turned off when the client was added" in page
    ana_browser.post(f"/followups/{client.tasks.get(followup_type='Week 2').pk}/restore/")
    assert client.tasks.get(followup_type="Week 2").status == "pending"


def test_a_form_without_switches_plans_all_five(ana_browser, queued):
    ana_browser.post("/clients/new/", NEW)
    assert Client.objects.get().plan_without == []


def test_what_is_switched_off_stays_so_in_a_form_that_comes_back(ana_browser):
    page = ana_browser.post("/clients/new/", switches("Day 1") | {"email": "x"})
    assert [each["value"] for each in find_all(page, "[name=step][form=client-form][checked]")] == ["Day 1"]
    assert "One email, written for Renata" in words(page) and words(find(page, "[data-plan-name]")) == "Renata"


def will_happen(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index('id="will-happen"') :]).split())


def test_says_where_sending_hours_move_an_email(ana, ana_browser):
    Agent.objects.filter(pk=ana.pk).update(send_from=time(9), send_until=time(17), send_days="12345")
    with time_machine.travel(AT, tick=False):
        said = will_happen(ana_browser.get("/clients/new/").content.decode())
    assert "Day 1 Wed, Nov 25 8:12 AM, moved to 9:00" in said and "in your sending hours" in said
    with time_machine.travel(AT + timedelta(days=1, hours=10), tick=False):
        said = will_happen(ana_browser.get("/clients/new/").content.decode())
    assert "Day 3 Sat, Nov 28 6:12 PM, moved to Mon, Nov 30, 9:00 AM" in said


def test_another_agent_has_other_hours(ben, broker, broker_browser):
    Agent.objects.filter(pk=ben.pk).update(send_from=time(9))
    asked = {"name": "Renata", "stage": "lead", "plan": "asked", "step": ["Day 1", "Day 3"]}
    with time_machine.travel(AT.replace(hour=11), tick=False):
        own = will_happen(broker_browser.get("/clients/new/plan/", {**asked, "agent": broker.pk}).content.decode())
        his = will_happen(broker_browser.get("/clients/new/plan/", {**asked, "agent": ben.pk}).content.decode())
        nobody = will_happen(broker_browser.get("/clients/new/plan/", {**asked, "agent": ""}).content.decode())
    assert "6:12 AM" in own and "moved" not in own and "Two emails , written for Renata ." in own
    assert "6:12 AM, moved to 10:00" in his and "in Ben’s sending hours" in his  # nine in Chicago, as New York says it
    assert "Emails wait until the client has an agent." in nobody


@pytest.mark.parametrize("stage", ["closed", "lost"])
def test_a_finished_stage_says_that_nothing_goes_and_keeps_the_switches(ana_browser, queued, stage):
    asked = {**NEW, "stage": stage, "plan": "asked", "step": ["Day 1"]}
    fragment = ana_browser.get("/clients/new/plan/", asked).content.decode()
    assert f"Clients in the stage {stage.title()}" in fragment
    assert fragment.count('type="hidden" name="step"') == 1 and 'type="checkbox"' not in fragment
    ana_browser.post("/clients/new/", asked)
    reconcile()
    assert not Client.objects.get().tasks.filter(status="pending").exists()


def test_the_plan_fragment_takes_any_nonsense(ana_browser, broker_browser):
    for query in ("?agent=zz&stage=married", "?agent=99999999999999999999", "?step=Never&plan=1", "?name=%00"):
        assert ana_browser.get(f"/clients/new/plan/{query}").status_code == 200
        assert broker_browser.get(f"/clients/new/plan/{query}").status_code == 200
    assert ana_browser.post("/clients/new/plan/").status_code == 405
