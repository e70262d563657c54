"""The list of emails in a browser: its filter of several statuses hangs from a chip and is closed until asked for."""

import pytest
from playwright.sync_api import Page, expect

from emails.models import EmailLog

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [390, 1280])
def test_statuses_are_a_menu_that_filters(page: Page, ana_browser, live_server, make_client, width) -> None:
    client = make_client()
    for subject, status in (("Your valuation", "open"), ("A walk on Alder Court", "failed")):
        EmailLog.objects.create(client=client, subject=subject, status=status)
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{live_server.url}/emails/")
    choice = page.get_by_label("Failed", exact=True)
    expect(choice).to_be_hidden()  # nobody opened the menu
    expect(page.get_by_text("Your valuation")).to_be_in_viewport()
    if width < 700:
        page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("button", name="Status").click()
    expect(page.locator("#filter-status legend")).to_be_in_viewport(ratio=1)
    choice.check()
    page.locator("#filter-status").get_by_role("button", name="Apply").click()
    expect(page.get_by_text("Your valuation")).to_be_hidden()
    expect(page.get_by_text("A walk on Alder Court")).to_be_visible()
    # What is filtered is said, also on a phone, and can be removed.
    page.get_by_role("link", name="Remove filter: Status is Failed").locator("visible=true").click()
    expect(page.get_by_text("Your valuation")).to_be_visible()
