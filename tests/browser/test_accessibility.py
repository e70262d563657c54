"""axe over every page, at both widths and in both schemes; nothing wrong and nothing left unexplained."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page

from clients.models import Activity
from emails.models import EmailLog

# axe writes inline styles while it measures, which our policy forbids.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser_context_args(bypass_csp=True)]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# So tall that nothing is scrolled out of sight, where axe can not judge it.
WIDE, NARROW = {"width": 1280, "height": 3200}, {"width": 390, "height": 6000}
# In all four looks: these hold every component, and the screens that agents live in.
EVERYWHERE = ["/styleguide/", "/clients/", "/clients/{client}/", "/pipeline/", "/followups/", "/followups/?view=month"]
# The rest is made of the same parts: each width and each scheme once.
THE_REST = [
    "/",
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
LOOKS = [(WIDE, "light"), (NARROW, "dark"), (WIDE, "dark"), (NARROW, "light")]
EXPLAINED = [
    # A count of one digit: in the colours of the longer ones beside it, which are judged.
    ("Element content is too short to determine if it is actual text content", ""),
    # The words in a chart: drawn beside its bars, on the page.
    ("Element's background color could not be determined because element contains an image node", "<text"),
    # On a phone the tabs scroll, and begin at the current one.
    (
        "Element's background color could not be determined because it's partially obscured by another element",
        'href="/followups/?tab=overdue"',
    ),
    # On a phone the board's search is an icon until it is opened.
    ("Element's background color could not be determined because it is overlapped by another element", "Find on the"),
]
"""What axe says it can not decide, of which elements, and why it is right."""


def why(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])


@pytest.fixture
def ids(make_client, make_task, settings, office) -> dict[str, int]:
    settings.DEBUG = True  # the page of components is there only then
    client = make_client(custom_fields={"Budget": "$640,000"}, replied_at=timezone.now())
    day1 = make_task(client, status="completed")
    task = make_task(client, followup_type="Day 3", scheduled_for=timezone.now() + timedelta(days=1))
    make_task(client, followup_type="Week 1", status="failed", reason="SendGrid refused the address")
    log = EmailLog.objects.create(
        client=client, task=day1, subject="Your valuation", body="Hello.\n\nhttps://example.com/", status="click"
    )
    for kind in Activity.Kind.values:
        client.record(kind, f"What a row of the kind {kind} says", email=log)
    for stage in ("negotiating", "under_contract", "closed", "lost"):
        make_client(name=f"Client in {stage}", stage=stage, paused_at=timezone.now())
    return {"client": client.pk, "task": task.pk, "log": log.pk}


@pytest.fixture
def look(page: Page, ana_browser: Any, live_server: Any) -> Callable[..., list[str]]:
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    axe = Axe()

    def run(path: str, looks: list[tuple[Any, Any]]) -> list[str]:
        found = []
        for size, scheme in looks:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            page.goto(live_server.url + path)  # anew: a change of the scheme would be judged half way
            answer = axe.run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response
            rules = [(kind, rule) for kind in ("violations", "incomplete") for rule in answer[kind]]
            nodes = [
                (kind, rule["id"], node["html"][:160], why(node)) for kind, rule in rules for node in rule["nodes"]
            ]
            look = f"{path} {size['width']} {scheme}"
            found += [
                f"{look} {kind} {rule}: {html} ({words})"
                for kind, rule, html, words in nodes
                if not any(words == message and part in html for message, part in EXPLAINED)
            ]
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if wide > 0:
                found.append(f"{path} {size['width']} is {wide} px too wide")
        return found

    return run


@pytest.mark.parametrize("path", EVERYWHERE)
def test_the_main_screens_in_every_look(path, look, ids) -> None:
    assert "\n".join(look(path.format(**ids), LOOKS)) == ""


def test_the_other_screens(look, ids) -> None:
    assert "\n".join(line for path in THE_REST for line in look(path.format(**ids), LOOKS[:2])) == ""
