"""axe over every page, at both widths and in both schemes; nothing wrong and nothing left unexplained."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from agents.models import Agent
from clients.models import Activity
from emails.models import EmailLog
from tests.browser.looks import faults_in_both_schemes

# axe writes inline styles while it measures, which our policy forbids.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser_context_args(bypass_csp=True)]

# So tall that nothing is scrolled out of sight, where axe can not judge it.
WIDE: Any = {"width": 1280, "height": 3200}
NARROW: Any = {"width": 390, "height": 6000}
PATHS = [
    *("/styleguide/", "/clients/", "/clients/{client}/", "/pipeline/"),
    *("/", "/welcome/", "/today/system/", "/followups/", "/followups/?view=month"),
    "/clients/new/",
    "/clients/{client}/edit/",
    "/clients/{client}/delete/",
    "/followups/new/?client_id={client}",
    "/followups/{task}/why/",
    "/followups/{task}/preview/",
    "/followups/{task}/reschedule/",
    "/emails/",
    "/emails/{log}/",
    "/reports/",
    "/settings/",
]


@pytest.fixture
def ids(make_client, make_task, settings, office) -> dict[str, int]:
    settings.DEBUG = True  # the page of components is there only then
    client = make_client(custom_fields={"Budget": "$640,000"}, replied_at=timezone.now())
    day1 = make_task(client, status="completed")
    task = make_task(client, followup_type="Day 3", scheduled_for=timezone.now() + timedelta(days=1))
    make_task(
        client,
        followup_type="Week 1",
        status="failed",
        reason_code="address_refused",
        reason_facts={"error": "SendGrid rejected the address"},
    )
    log = EmailLog.objects.create(
        client=client, task=day1, subject="Your valuation", body="Hello.\n\nhttps://example.com/", status="click"
    )
    for days in range(20):  # bars of a chart, side by side
        EmailLog.objects.create(client=client, status="delivered", sent_at=timezone.now() - timedelta(days=days))
    for kind in Activity.Kind.values:
        client.record(kind, email=log, words=f"What a row of the kind {kind} says")
    for stage in ("negotiating", "under_contract", "closed", "lost"):
        make_client(name=f"Client in {stage}", stage=stage, paused_at=timezone.now())
    return {"client": client.pk, "task": task.pk, "log": log.pk}


@pytest.fixture
def look(page: Page, ana_browser: Any, live_server: Any) -> Callable[..., list[str]]:
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])

    def run(path: str) -> list[str]:
        found = []
        for size in (WIDE, NARROW):
            page.set_viewport_size(size)
            page.goto(live_server.url + path)
            found += [f"{path} {size['width']} {fault}" for fault in faults_in_both_schemes(page)]
        return found

    return run


@pytest.mark.parametrize("path", PATHS)
def test_every_screen_in_every_look(path, look, ids) -> None:
    assert "\n".join(look(path.format(**ids))) == ""


def test_the_checklist_while_every_step_is_open(look, ana, settings) -> None:
    settings.FROM_EMAIL = settings.POSTAL_ADDRESS = ""
    Agent.objects.filter(pk=ana.pk).update(welcomed_at=None, timezone="UTC", is_broker=True)
    assert "\n".join(look("/welcome/")) == ""
