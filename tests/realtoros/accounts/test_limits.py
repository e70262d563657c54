"""Wrong passwords and codes: five an account and fifteen an address within 15 minutes, at every door."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import hashers

from agents.models import SignInAttempt

NOON = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
LOCKED = "Too many failed attempts."


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


def sign_in(browser, email="ana@example.com", password="no", address="203.0.113.7"):
    return browser.post("/login/", {"login": email, "password": password}, REMOTE_ADDR=address).content.decode()


def outcomes():
    return list(SignInAttempt.objects.order_by("pk").values_list("outcome", flat=True))


def test_twenty_wrong_passwords_of_one_account_lock_it_from_every_address(client, ana, clock):
    pages = [sign_in(client, address=f"203.0.113.{number}") for number in range(20)]
    assert [LOCKED in page for page in pages] == [False] * 5 + [True] * 15
    assert "Wait 15 minutes, then try again." in pages[-1]
    assert client.post("/login/", {"login": "ana@example.com", "password": "realtor-demo"}).status_code == 200
    clock.shift(timedelta(minutes=15, seconds=1))
    assert client.post("/login/", {"login": "ana@example.com", "password": "realtor-demo"}).status_code == 302


def test_twenty_wrong_passwords_from_one_address_lock_it_for_every_account(client, ana, clock):
    pages = [sign_in(client, f"agent{number}@example.com") for number in range(20)]
    assert [LOCKED in page for page in pages] == [False] * 15 + [True] * 5
    assert LOCKED in sign_in(client, password="realtor-demo")
    # Elsewhere people go on signing in.
    assert not sign_in(client, password="realtor-demo", address="203.0.113.8")


def test_the_wait_that_is_named_is_the_wait(client, ana, clock):
    for _ in range(5):
        sign_in(client)
        clock.shift(timedelta(minutes=1))
    assert "Wait 10 minutes" in sign_in(client)
    clock.shift(timedelta(minutes=10, seconds=1))
    assert LOCKED not in sign_in(client)


def test_an_account_that_is_none_is_answered_the_same(client, ana):
    known = [sign_in(client, address="203.0.113.1") for _ in range(7)]
    client.cookies.clear()
    unknown = [sign_in(client, "nobody@example.com", address="203.0.113.2") for _ in range(7)]
    assert [page.count("don't match") for page in known] == [page.count("don't match") for page in unknown]
    assert [LOCKED in page for page in known] == [LOCKED in page for page in unknown]


def test_nothing_is_hashed_for_a_try_that_is_refused(client, ana, monkeypatch):
    hashed = []
    check = hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", lambda *given: hashed.append(1) or check(*given))
    for _ in range(5):
        sign_in(client)
    assert hashed
    hashed.clear()
    sign_in(client)
    assert not hashed


def test_who_is_right_in_between_is_not_counted(client, ana, clock):
    for _ in range(4):
        sign_in(client)
    clock.shift(1)  # allauth knows a try by its time
    assert not sign_in(client, password="realtor-demo")
    client.logout()
    sign_in(client)
    assert LOCKED in sign_in(client, password="realtor-demo")


def test_the_admin_has_no_door_of_its_own(client, ana):
    response = client.get("/admin/login/?next=/admin/")
    assert (response.status_code, response.url) == (302, "/login/?next=%2Fadmin%2F")
    response = client.post("/admin/login/", {"username": "ana@example.com", "password": "realtor-demo"})
    assert (response.status_code, response.url.partition("?")[0]) == (302, "/login/")
    assert client.get("/").status_code == 302


def test_the_old_password_is_counted_too(ana_browser, client, ana):
    typed = {"oldpassword": "no", "password1": "alder-court-418", "password2": "alder-court-418"}
    pages = [ana_browser.post("/settings/password/", typed).content.decode() for _ in range(7)]
    assert [LOCKED in page for page in pages] == [False] * 5 + [True] * 2
    assert LOCKED in sign_in(client, password="realtor-demo", address="203.0.113.9")
    ana.refresh_from_db()
    assert ana.check_password("realtor-demo")


def test_codes_are_counted_too_and_the_lock_ends(client, ana, clock):
    TOTP.activate(ana, generate_totp_secret())
    sign_in(client, password="realtor-demo")
    pages = [client.post("/account/second-factor/authenticate/", {"code": "0"}).content.decode() for _ in range(7)]
    assert [LOCKED in page for page in pages] == [False] * 5 + [True] * 2
    assert outcomes()[-7:] == ["wrong_code"] * 5 + ["locked"] * 2
    clock.shift(timedelta(minutes=15, seconds=1))
    page = client.post("/account/second-factor/authenticate/", {"code": "0"}).content.decode()
    assert LOCKED not in page and Authenticator.objects.count() == 1


def test_who_tried_is_written_down(client, ana):
    sign_in(client)
    sign_in(client, "nobody@example.com", address="203.0.113.8")
    sign_in(client, password="realtor-demo")
    rows = SignInAttempt.objects.order_by("pk").values_list("outcome", "email", "address", "agent")
    assert list(rows) == [
        ("wrong_password", "ana@example.com", "203.0.113.7", ana.pk),
        ("wrong_password", "nobody@example.com", "203.0.113.8", None),
        ("signed_in", "ana@example.com", "203.0.113.7", ana.pk),
    ]


def test_new_passwords_are_asked_for_five_times_an_hour(client, ana):
    answers = [client.post("/account/password/reset/", {"email": "ana@example.com"}).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]
