"""What is certainly meant is mended; what nobody types on purpose is refused in words; IDN is sent in ASCII."""

import pytest
from django.core.exceptions import ValidationError

from agents import country
from clients.models import (
    address_key,
    address_to_send,
    check_email,
    mended,
    phone_key,
    phone_shown,
    phone_stored,
    phone_to_dial,
    phone_to_text,
)
from emails import sendgrid
from emails.models import EmailLog
from emails.rendering import render


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  j@x.com ", "j@x.com"),
        ("Jonah <j@X.com>", "j@x.com"),
        ('"Whitlock, Jonah" <j@x.com>;', "j@x.com"),
        ("<j@x.com>", "j@x.com"),
        ("mailto:j@x.com?subject=Hi&cc=k@x.com", "j@x.com"),
        ("MAILTO:j@x.com", "j@x.com"),
        ("j@x.com.", "j@x.com"),
        ("j@x.com,", "j@x.com"),
        ("“j@x.com”", "j@x.com"),
        ("j\u200b@x.com\u2060", "j@x.com"),
        ("\u202aj@x.com\u202c", "j@x.com"),
        ("j\uff20x.com", "j@x.com"),
        ("j @ x.com", "j@x.com"),
        ("Jonah.W@Example.COM", "Jonah.W@example.com"),
        ("j@bücher.example", "j@bücher.example"),
        # Not certain: it stays as it is, and is refused.
        ("call j@x.com", "call j@x.com"),
        ("j@x.com, k@x.com", "j@x.com, k@x.com"),
    ],
)
def test_mends_what_is_certain(typed, meant):
    assert mended(typed) == meant == mended(meant)


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ('"j w"@x.com', "quotation marks"),
        ("j@[127.0.0.1]", "numbers of a server"),
        ("j@x", "including .com"),
        ("a@b@x.com", "one email address"),
        ("j@x.com, k@x.com", "one email address"),
        ("j..w@x.com", "two dots"),
        ("j@x..com", "two dots"),
        ("josé@x.com", "plain letters"),
        ("j w@x.com", "valid email"),
        ("j@", "valid email"),
        ("", "valid email"),
    ],
)
def test_each_mistake_has_its_own_words(email, said):
    with pytest.raises(ValidationError, match=said):
        check_email(email)


def test_a_domain_in_any_script_is_compared_and_sent_in_ascii():
    check_email("Jo@bücher.example")
    assert address_to_send("Jo@bücher.example") == "Jo@xn--bcher-kva.example"
    assert address_to_send("Jo@例え.jp") == "Jo@xn--r8jz45g.jp"
    assert address_key("jo@BÜCHER.example") == address_key("jo@xn--bcher-kva.example")
    assert address_to_send("jonah@example.com") == "jonah@example.com"


@pytest.mark.parametrize(
    ("phone", "shown", "dialed"),
    [
        ("5035550142", "(503) 555-0142", "+15035550142"),
        ("503.555.0142", "(503) 555-0142", "+15035550142"),
        ("+1 503-555-0142 x12", "(503) 555-0142 ext. 12", "+15035550142;ext=12"),
        ("+44 (0)20 7946 0958", "+44 20 7946 0958", "+442079460958"),
        ("555-0142", "555-0142", "5550142"),
        ("none", "none", ""),
        ("", "", ""),
    ],
)
def test_a_number_is_shown_and_dialed_whatever_its_form(phone, shown, dialed):
    assert (phone_shown(phone), phone_to_dial(phone)) == (shown, dialed)
    assert phone_to_text(phone) == dialed.partition(";")[0]


def test_the_offices_country_decides():
    country.keep("GB")
    assert phone_shown("+442079460958") == "020 7946 0958" and phone_shown("+15035550142") == "+1 503-555-0142"
    assert phone_to_dial("020 7946 0958") == "+442079460958"


def test_a_long_one_is_kept_in_short():
    assert phone_stored("  (503) 555-0142 ") == "(503) 555-0142"
    assert phone_stored("+1 (503) 555 - 0142 ext. 12") == "+15035550142 x12"


def test_the_same_number_has_the_same_key():
    assert phone_key("(503) 555-0142") == phone_key("+1 503 555 0142") == phone_key("1-503-555-0142")
    assert phone_key("(503) 555-0142 x1") != phone_key("(503) 555-0142 x2") != phone_key("+44 503 5550142")


@pytest.mark.django_db
def test_the_country_is_that_of_the_brokers_zone_until_one_is_chosen(broker, office):
    country.forget()
    broker.timezone = "Europe/London"
    broker.save()
    assert country.office_country() == "GB"
    broker.timezone = "UTC"
    broker.save()
    country.forget()
    assert country.office_country() == "US"
    office.country = "DE"
    office.save()
    country.forget()
    assert country.office_country() == "DE"


@pytest.mark.django_db
def test_a_broker_chooses_the_country(broker_browser, office):
    page = broker_browser.get("/settings/office/").content.decode()
    assert "Britain (UK)" in page and "shown as people write them" in page
    form = {"country": "GB", "postal_address": "1 High Street", "from_email": "o@example.com"}
    broker_browser.post("/settings/office/", form)
    office.refresh_from_db()
    assert office.country == "GB" and phone_shown("+442079460958") == "020 7946 0958"


@pytest.mark.django_db
def test_a_letter_is_sent_to_the_ascii_form(ana, office, make_client):
    client = make_client(email="Jo@bücher.example")
    log = EmailLog.objects.create(client=client, to_email=client.email, subject="Hello", body="Hello.")
    mail = sendgrid.build(log, ana, office, render(log, ana, office))
    assert mail["personalizations"][0]["to"][0]["email"] == "Jo@xn--bcher-kva.example"
    assert log.to_email == "Jo@bücher.example"
