"""A session that ends while somebody types: they sign in over the page, and what they typed is sent."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from clients.models import Activity, Client
from tests.realtoros.accounts.test_second_factor import code_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.failing_requests]


@pytest.fixture
def signed_in(page: Page, ana, live_server) -> None:
    page.goto(f"{live_server.url}/login/")
    page.get_by_label("Email").fill("ana@example.com")
    page.get_by_label("Password", exact=False).first.fill("realtor-demo")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{live_server.url}/")


def sign_in(page: Page, password: str = "realtor-demo") -> None:
    dialog = page.get_by_role("dialog", name="You are signed out")
    dialog.get_by_label("Password").fill(password)
    dialog.get_by_role("button", name="Sign in").click()


def test_a_new_client_is_saved_all_the_same(page: Page, signed_in, live_server) -> None:
    page.goto(f"{live_server.url}/clients/new/")
    page.get_by_label("Name", exact=True).fill("Noor Haddad")
    page.get_by_label("Email", exact=True).fill("noor@example.com")
    Session.objects.all().delete()
    page.get_by_role("button", name="Add client").click()
    dialog = page.get_by_role("dialog", name="You are signed out")
    expect(dialog).to_contain_text("ana@example.com")
    sign_in(page, "wrong")
    expect(dialog.get_by_role("alert")).to_contain_text("don't match")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Noor Haddad")
    sign_in(page)
    page.wait_for_url(re.compile(r"/clients/\d+/"))
    assert list(Client.objects.values_list("name", "email")) == [("Noor Haddad", "noor@example.com")]


def test_a_call_in_a_fragment_is_saved_all_the_same(page: Page, signed_in, live_server, make_client) -> None:
    client = make_client()
    page.goto(f"{live_server.url}/clients/{client.pk}/call/", wait_until="networkidle")
    page.get_by_label("Reached").check()
    call = page.get_by_role("form", name="Log a call")
    call.get_by_label("What was said").fill("Wants a garden and a shed.")
    Session.objects.all().delete()
    call.get_by_role("button", name="Save call").click()
    sign_in(page)
    expect(page.locator("#events")).to_contain_text("Wants a garden and a shed.")
    assert Activity.objects.filter(client=client, kind="call").count() == 1


def test_with_a_second_factor(page: Page, signed_in, live_server, ana) -> None:
    secret = generate_totp_secret()
    TOTP.activate(ana, secret)
    page.goto(f"{live_server.url}/settings/")
    page.get_by_label("Signature").fill("Warmly, Ana")
    Session.objects.all().delete()
    page.locator("main").get_by_role("button", name="Save").click()
    sign_in(page)
    dialog = page.get_by_role("dialog", name="You are signed out")
    code = dialog.get_by_label("Code from your authenticator app")
    code.fill("1")
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog.get_by_role("alert")).to_contain_text("wrong or expired")
    code.fill(code_of(secret))
    dialog.get_by_role("button", name="Sign in").click()
    expect(page.locator("#toasts")).to_contain_text("Saved.")
    ana.refresh_from_db()
    assert ana.signature == "Warmly, Ana"


def test_nothing_is_sent_for_somebody_else(page: Page, signed_in, live_server, ana, ben, client) -> None:
    page.goto(f"{live_server.url}/settings/")
    page.get_by_label("Signature").fill("Warmly, Ana")
    client.force_login(ben)
    page.context.clear_cookies(name="realtoros_session")
    page.context.add_cookies(
        [{"name": "realtoros_session", "value": client.cookies["realtoros_session"].value, "url": live_server.url}]
    )
    page.locator("main").get_by_role("button", name="Save").click()
    dialog = page.get_by_role("dialog", name="You are signed out")
    expect(dialog).to_be_visible()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(dialog.get_by_role("alert")).to_contain_text("Someone else is signed in")
    ben.refresh_from_db()
    assert ben.signature == ""
