"""Passkeys, with Chromium's virtual authenticator. At localhost: a passkey belongs to a name, not to an IP address."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from emails.models import OfficeMail

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def url(live_server) -> str:
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def authenticator(page: Page) -> str:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    return str(session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"])


def sign_in(page: Page, url: str) -> None:
    page.goto(f"{url}/login/")
    page.get_by_label("Email").fill("ana@example.com")
    page.get_by_label("Password", exact=True).fill("realtor-demo")
    page.get_by_role("button", name="Sign in").click()


def add_passkey(page: Page, url: str) -> None:
    page.goto(f"{url}/settings/")
    page.get_by_role("link", name="Two-factor authentication").click()
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("My phone")
    page.get_by_label("Sign in with the passkey alone").check()
    page.get_by_role("button", name="Add passkey").click()
    expect(page.locator("h1")).to_contain_text("Recovery codes")


def test_a_passkey_signs_in_alone(page: Page, url, authenticator, ana) -> None:
    sign_in(page, url)
    add_passkey(page, url)
    assert Authenticator.objects.filter(user=ana, type="webauthn").count() == 1
    assert OfficeMail.objects.filter(subject="A passkey was added", to_email="ana@example.com").exists()
    page.goto(f"{url}/")
    page.get_by_role("button", name="Log out").first.click()
    page.wait_for_url(f"{url}/login/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(f"{url}/")
    expect(page.get_by_role("link", name="Clients").first).to_be_visible()


def test_and_after_the_password_as_a_second_factor(page: Page, url, authenticator, ana) -> None:
    sign_in(page, url)
    add_passkey(page, url)
    page.get_by_role("button", name="Log out").first.click()
    page.wait_for_url(f"{url}/login/")
    sign_in(page, url)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(f"{url}/")


def test_another_agents_passkey_is_nobodys_else(page: Page, url, authenticator, ana, ben, ben_browser) -> None:
    sign_in(page, url)
    add_passkey(page, url)
    passkey = Authenticator.objects.get(user=ana, type="webauthn")
    for verb in ("edit", "remove"):
        response = ben_browser.post(f"/account/second-factor/webauthn/keys/{passkey.pk}/{verb}/", {"name": "Mine"})
        assert response.status_code == 404, verb
    passkey.refresh_from_db()
    assert str(passkey) == "My phone"


def test_a_device_without_one_says_so(page: Page, url, ana) -> None:
    session: Any = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    page.goto(f"{url}/login/")
    page.add_init_script("navigator.credentials.get = () => Promise.reject(new Error('none'))")
    page.reload()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("The passkey didn’t work.")
