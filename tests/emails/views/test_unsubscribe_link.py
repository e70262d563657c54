"""The unsubscribe link: short enough for the header, signed, and good for ever."""

import re
import string

import pytest
from django.core.signing import Signer

from emails import checks, sendgrid
from emails.models import EmailLog, Suppression
from emails.models.unsubscribe_token import email_id_of, token_of
from emails.rendering import render

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def log(make_client):
    client = make_client()
    return EmailLog.objects.create(client=client, to_email=client.email, subject="Hello", status="delivered")


def long_token(log):
    """As it was until November 2026."""
    return Signer(salt="emails.unsubscribe", sep=".").sign(str(log.pk))


@pytest.mark.parametrize("path", ["/u/{}", "/u/{}/", "/unsubscribe/{}", "/unsubscribe/{}/"])
@pytest.mark.parametrize("kind", ["short", "long"])
def test_every_link_that_was_ever_sent_works_with_and_without_its_slash(client, log, path, kind):
    address = path.format(log.unsubscribe_token if kind == "short" else long_token(log))
    assert client.get(address).status_code == 200
    assert not Suppression.objects.exists()
    response = client.post(address, ONE_CLICK)
    assert response.status_code == 200 and "You are unsubscribed" in response.content.decode()
    assert Suppression.objects.count() == 1


@pytest.mark.parametrize("email_id", [1, 77, 2**31, 2**63 - 1])
def test_a_token_has_22_characters_whatever_the_id(email_id):
    token = token_of(email_id)
    assert len(token) == 22 and re.fullmatch(r"[\w-]+", token, re.ASCII)
    assert email_id_of(token) == email_id


def test_no_other_spelling_of_a_token_is_one(log):
    token = log.unsubscribe_token
    for changed in (token[:-1], token + "A", token + "=", token.swapcase(), token[::-1], " " + token, token + "\n"):
        assert email_id_of(changed) is None, changed
    # The last character has bits to spare.
    others = [token[:-1] + char for char in string.ascii_letters + string.digits + "-_" if char != token[-1]]
    assert not any(map(email_id_of, others))


@pytest.mark.parametrize("token", ["", "A", "é" * 22, "_" * 22, "\ud800" * 22, "." * 22, "1.", "-1.x"])
def test_what_is_no_token_names_nobody(token):
    assert email_id_of(token) is None


def test_a_former_key_goes_on_opening_its_links(client, settings, log):
    short, long = log.unsubscribe_token, long_token(log)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 9, [settings.SECRET_KEY]
    assert [client.get(f"/u/{short}").status_code, client.get(f"/unsubscribe/{long}/").status_code] == [200, 200]
    assert log.unsubscribe_token != short
    settings.SECRET_KEY_FALLBACKS = []
    assert client.get(f"/u/{short}").status_code == 404


@pytest.mark.parametrize("site", ["https://crm.example.com", f"https://{'a' * 29}.example.com"])
def test_the_header_stays_below_77_bytes(settings, log, office, site):
    settings.SITE_URL = site
    mail = sendgrid.build(log, log.client.agent, office, render(log, log.client.agent, office))
    header = mail["headers"]["List-Unsubscribe"]
    assert header == f"<{site}/u/{log.unsubscribe_token}>"
    assert len(header.encode()) < 77
    assert checks.unsubscribe_header(None) == []


def test_a_site_whose_address_is_too_long_for_that_is_told(settings):
    settings.SITE_URL = f"https://{'a' * 42}"
    (problem,) = checks.unsubscribe_header(None)
    assert "50 bytes" in problem.msg and "SITE_URL" in problem.msg


def test_the_link_in_the_mail_asks_not_to_be_tracked(log, office):
    html = render(log, log.client.agent, office).html
    assert f'<a href="http://127.0.0.1:8000/u/{log.unsubscribe_token}" clicktracking="off"' in html


def test_another_emails_number_does_not_fit_the_signature(client, log):
    number, signature = long_token(log).split(".", 1)
    assert client.post(f"/unsubscribe/{int(number) + 1}.{signature}/").status_code == 404
    other = token_of(log.pk + 1)
    assert client.post(f"/u/{other[:11]}{log.unsubscribe_token[11:]}").status_code == 404
