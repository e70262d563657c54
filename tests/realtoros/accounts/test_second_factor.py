"""One-time codes and recovery codes; passkeys are tried in a browser (tests/browser/accounts/test_passkeys.py)."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.utils import timezone

from agents.models import Agent, Office, SignInAttempt
from agents.second_factor import note_who_needs_one
from emails.models import OfficeMail
from tests.html import find

AUTHENTICATE = "/account/second-factor/authenticate/"
ACTIVATE = "/account/second-factor/totp/activate/"


def code_of(secret):
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))


def turn_on(browser):
    """Sets an authenticator app up as somebody does, and returns its secret."""
    page = browser.get(ACTIVATE)
    secret = find(page, "code.key").get_text()
    response = browser.post(ACTIVATE, {"code": code_of(secret)})
    assert response.status_code == 302, response.content.decode()
    return secret


@pytest.fixture
def secret(ana_browser):
    return turn_on(ana_browser)


def sign_in(browser):
    return browser.post("/login/", {"login": "ana@example.com", "password": "realtor-demo"})


def test_a_code_is_asked_for_after_the_password(client, ana, secret):
    response = sign_in(client)
    assert (response.status_code, response.url) == (302, AUTHENTICATE)
    assert client.get("/").status_code == 302
    wrong = client.post(AUTHENTICATE, {"code": "123"})
    assert "That code is wrong or expired" in wrong.content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):  # a code works once
        assert client.post(AUTHENTICATE, {"code": code_of(secret)}).status_code == 302
    assert client.get("/").status_code == 200
    outcomes = SignInAttempt.objects.order_by("pk").values_list("outcome", flat=True)
    assert list(outcomes)[-2:] == ["wrong_code", "signed_in"]


def test_a_lost_phone_is_recovered_once_with_each_code(client, ana, ana_browser, secret):
    download = ana_browser.get("/account/second-factor/recovery-codes/download/")
    codes = download.content.decode().split()
    assert len(codes) == len(set(codes)) == 10
    sign_in(client)
    assert client.post(AUTHENTICATE, {"code": codes[0]}).status_code == 302
    assert client.get("/").status_code == 200
    client.post("/logout/")
    sign_in(client)
    assert client.post(AUTHENTICATE, {"code": codes[0]}).status_code == 200
    assert client.post(AUTHENTICATE, {"code": codes[1]}).status_code == 302


def test_secrets_are_encrypted_and_read_with_a_former_key(ana, secret, settings):
    rows = Authenticator.objects.filter(user=ana)
    assert secret not in str(list(rows.values_list("data", flat=True)))
    app = rows.get(type="totp")
    assert get_adapter().decrypt(app.data["secret"]) == secret
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-that-is-long-enough-for-it-0123"
    assert get_adapter().decrypt(app.data["secret"]) == secret


def test_what_is_sensitive_asks_for_the_password_again(ana_browser, ana):
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        _asks(ana_browser, ana)


def _asks(ana_browser, ana):
    for path in (ACTIVATE, "/account/second-factor/webauthn/add/", "/settings/email/"):
        Agent.objects.filter(pk=ana.pk).update(name="Ana")
        response = ana_browser.post(path, {"email": "x@example.com", "action_add": "1", "code": "1"})
        assert response.status_code == 302 and response.url.startswith("/account/reauthenticate/"), path
    assert not OfficeMail.objects.exists()


def test_a_mail_tells_of_each_change(ana, ana_browser, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        turn_on(ana_browser)
    ana_browser.post("/account/second-factor/totp/deactivate/")
    subjects = list(OfficeMail.objects.order_by("pk").values_list("subject", flat=True))
    assert subjects == ["Authenticator app turned on", "Authenticator app turned off"]


# --- the office asks for one ---


def ask_for(who):
    Office.objects.update_or_create(pk=1, defaults={"second_factor_for": who})
    note_who_needs_one()


def test_who_must_have_one_is_led_there_and_nowhere_else(ana_browser, broker_browser):
    ask_for("brokers")
    assert ana_browser.get("/clients/").status_code == 200
    for path in ("/", "/clients/", "/settings/", "/admin/"):
        response = broker_browser.get(path)
        assert (response.status_code, response.url) == (302, "/account/second-factor/"), path
    assert (
        "Your office requires two-factor authentication"
        in broker_browser.get("/account/second-factor/").content.decode()
    )
    turn_on(broker_browser)
    assert broker_browser.get("/").status_code == 200


def test_the_last_one_stays_where_it_is_asked_for(ana, ana_browser, secret):
    ask_for("everybody")
    assert ana_browser.get("/").status_code == 200
    page = ana_browser.post("/account/second-factor/totp/deactivate/")
    assert "Keep at least one method" in page.content.decode()
    assert Authenticator.objects.filter(user=ana, type="totp").exists()
