"""Toasts: several at once, each with its own Undo."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db(transaction=True)
TELL = "(toasts) => toasts.forEach((detail) => document.dispatchEvent(new CustomEvent('toast', { detail })))"


def test_of_several_toasts_each_keeps_its_undo(page: Page, ana_browser, live_server) -> None:
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page.goto(live_server.url + "/clients/")
    page.evaluate(TELL, [{"text": "Snoozed to tomorrow.", "undo_url": f"/clients/{number}/"} for number in (1, 2)])
    undo = page.locator("#toasts form")
    expect(undo).to_have_count(2)
    assert [undo.nth(at).get_attribute("action") for at in (0, 1)] == ["/clients/1/", "/clients/2/"]
    page.evaluate(TELL, [{"text": "Can’t reach the server.", "level": "error"}] * 3)
    expect(page.locator(".toast")).to_have_count(3)  # one message, however often it was sent
