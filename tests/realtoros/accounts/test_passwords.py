"""A new password by mail, another address, and the mails that tell of a change."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import identify_hasher, make_password

from agents.models import Agent, SignInAttempt
from emails.models import OfficeMail

NOON = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
NEW = {"password1": "alder-court-418", "password2": "alder-court-418"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON) as travel:
        yield travel


def mails(kind=None):
    found = OfficeMail.objects.order_by("pk")
    return list(found.filter(kind=kind) if kind else found)


def link_in(mail):
    return re.search(r"https?://[^/\s]+(/\S+)", mail.body).group(1)


def ask(browser, email="ana@example.com", **headers):
    return browser.post("/account/password/reset/", {"email": email}, **headers)


def choose(browser, link, **typed):
    page = browser.get(link, follow=True)
    return browser.post(page.request["PATH_INFO"], {**NEW, **typed})


def test_a_new_password_by_mail(client, ana, ana_browser, settings):
    response = ask(client)
    assert (response.status_code, response.url) == (302, "/account/password/reset/done/")
    (mail,) = mails()
    assert (mail.kind, mail.to_email, mail.status) == ("password_reset", "ana@example.com", "queued")
    assert mail.expires_at - NOON < timedelta(hours=3, minutes=1)
    link = link_in(mail)
    assert f"{settings.SITE_URL}{link}" in mail.body
    response = choose(client, link)
    assert (response.status_code, response.url) == (302, "/account/password/reset/key/done/")
    # Nobody is signed in by a mail alone, and every other device is signed out.
    assert client.get("/").status_code == 302 and ana_browser.get("/").status_code == 302
    assert client.post("/login/", {"login": "ana@example.com", "password": "alder-court-418"}).status_code == 302
    assert [mail.subject for mail in mails("credentials_changed")] == ["Your password was changed"]
    assert "no longer works" in client.get(link, follow=True).content.decode()


def test_the_link_works_for_three_hours(client, ana, clock):
    ask(client)
    clock.shift(timedelta(hours=3, minutes=1))
    assert "no longer works" in client.get(link_in(mails()[0]), follow=True).content.decode()


def test_the_link_names_our_own_address_whatever_host_was_asked(client, ana, settings):
    settings.ALLOWED_HOSTS = ["*"]
    ask(client, headers={"host": "evil.example"})
    assert "evil.example" not in mails()[0].body


def test_an_unknown_address_is_answered_the_same_and_gets_nothing(client, ana):
    known, unknown = ask(client), ask(client, "nobody@example.com")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [mail.to_email for mail in mails()] == ["ana@example.com"]
    rows = SignInAttempt.objects.order_by("pk").values_list("outcome", "email")
    assert list(rows) == [("reset_asked", "ana@example.com"), ("reset_asked", "nobody@example.com")]


def test_who_is_switched_off_gets_no_link(client, ana):
    Agent.objects.update(is_active=False)
    assert ask(client).status_code == 302
    assert not mails()


def test_the_password_is_changed_and_a_mail_tells_of_it(ana_browser, ana, client):
    other = client
    other.force_login(ana)
    response = ana_browser.post("/settings/password/", {"oldpassword": "realtor-demo", **NEW})
    assert (response.status_code, response.url) == (302, "/settings/")
    assert ana_browser.get("/").status_code == 200 and other.get("/").status_code == 302
    (mail,) = mails()
    assert mail.subject == "Your password was changed" and "Hello Ana," in mail.body
    assert "127.0.0.1" in mail.body and "12:00" in mail.body  # noon where Ana works


def test_another_address_counts_once_it_is_confirmed(ana_browser, ana, client):
    page = ana_browser.post("/settings/email/", {"email": "ana.m@example.com", "action_add": "1"}, follow=True)
    assert "We sent a link to" in page.content.decode()
    ana.refresh_from_db()
    assert ana.email == "ana@example.com"
    (mail,) = mails()
    assert (mail.kind, mail.to_email) == ("confirm_email", "ana.m@example.com")
    link = link_in(mail)
    ana_browser.get(link)
    ana_browser.post(link)
    ana.refresh_from_db()
    assert ana.email == "ana.m@example.com"
    assert client.post("/login/", {"login": "ana.m@example.com", "password": "realtor-demo"}).status_code == 302
    told = mails("credentials_changed")
    assert "ana@example.com" in [mail.to_email for mail in told]


def test_anothers_address_cannot_be_taken(ana_browser, ana, ben):
    ana_browser.post("/settings/email/", {"email": "ben@example.com", "action_add": "1"})
    for mail in mails("confirm_email"):
        ana_browser.post(link_in(mail))
    ana.refresh_from_db()
    assert ana.email == "ana@example.com"


def test_nobody_signs_up(client, db):
    page = client.post("/account/signup/", {"email": "new@example.com", "password1": "alder-court-418"})
    assert "by invitation" in page.content.decode() and not Agent.objects.exists()


def test_a_name_with_an_apostrophe_stays_as_it_is(client, ana):
    Agent.objects.update(name="O’Brien & <Sons>")
    ask(client)
    assert mails()[0].body.startswith("Hello O’Brien & <Sons>,")


def test_passwords_are_hashed_by_argon2_and_old_ones_anew(client, ana, settings):
    settings.PASSWORD_HASHERS = [
        "realtoros.accounts.hashing.Argon2",
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ]
    ana.password = make_password("realtor-demo", hasher="pbkdf2_sha256")
    ana.save()
    assert client.post("/login/", {"login": "ana@example.com", "password": "realtor-demo"}).status_code == 302
    ana.refresh_from_db()
    assert ana.password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert identify_hasher(ana.password).verify("realtor-demo", ana.password)
