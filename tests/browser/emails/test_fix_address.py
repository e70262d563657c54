"""A bounced email leads to the client's address, ready to be typed over."""

import pytest
from playwright.sync_api import Page, expect

from emails.models import EmailLog, Suppression

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def bounced(page: Page, make_client, ana_browser, office, live_server) -> EmailLog:
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    client = make_client()
    Suppression.add(client.email, Suppression.Reason.BOUNCED, "test")
    return EmailLog.objects.create(
        client=client, to_email=client.email, subject="Hello", body="Hi.", status="bounce", error_code="no_mailbox"
    )


def selected(page: Page) -> str:
    return page.evaluate("getSelection().toString()")


def test_fix_address_opens_the_form_with_the_address_selected(page: Page, bounced, live_server) -> None:
    page.goto(f"{live_server.url}/emails/{bounced.pk}/")
    expect(page.get_by_text("It bounced: the address does not exist.")).to_be_visible()
    page.get_by_role("link", name="Fix address").click()
    field = page.get_by_role("dialog").get_by_label("Email")
    expect(field).to_be_focused()
    assert selected(page) == bounced.to_email
    page.keyboard.type("right@example.com")
    expect(field).to_have_value("right@example.com")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/clients/{bounced.client_id}/")
    bounced.client.refresh_from_db()
    assert bounced.client.email == "right@example.com"


def test_the_same_as_a_page(page: Page, bounced, live_server) -> None:
    page.goto(f"{live_server.url}/clients/{bounced.client_id}/edit/?field=email")
    expect(page.get_by_label("Email")).to_be_focused()
    page.wait_for_function("getSelection().toString() !== ''")
    assert selected(page) == bounced.to_email
