"""What an email to a client carries: where its answer goes, what it is called, and what it follows."""

import json

import pytest

from emails import sendgrid
from emails.models import EmailLog, OfficeMail
from emails.rendering import render
from emails.threads import address_of_email, headers_of, message_id_of

DOMAIN = "in.example.com"


@pytest.fixture
def log(make_client):
    client = make_client()
    return EmailLog.objects.create(client=client, to_email=client.email, subject="Hello", body="Hi Jonah.")


def built(log, office, thread=()):
    agent = log.client.agent
    return sendgrid.build(log, agent, office, render(log, agent, office), thread=thread)


@pytest.mark.django_db
def test_the_answer_comes_here_under_the_agents_name(settings, log, office):
    settings.INBOUND_DOMAIN = DOMAIN
    mail = built(log, office)
    assert mail["reply_to"] == {"email": address_of_email(log.pk), "name": "Ana Morales"}
    assert mail["headers"]["Message-ID"] == message_id_of(log.pk)
    assert "References" not in mail["headers"] and "In-Reply-To" not in mail["headers"]
    assert mail["from"] == {"email": "hello@cedarmain.example", "name": "Ana Morales"}


@pytest.mark.django_db
def test_it_comes_here_for_a_client_without_an_agent_too(settings, log, office):
    settings.INBOUND_DOMAIN = DOMAIN
    log.client.agent = None
    assert built(log, office)["reply_to"]["email"] == address_of_email(log.pk)
    settings.INBOUND_DOMAIN = ""
    assert "reply_to" not in built(log, office)


@pytest.mark.django_db
def test_without_the_domain_the_request_is_what_it_was(log, office):
    rendered = render(log, log.client.agent, office)
    before = {
        "from": {"name": "Ana Morales", "email": "hello@cedarmain.example"},
        "subject": "Hello",
        "personalizations": [
            {
                "to": [{"name": "Jonah Whitlock", "email": "jonah.whitlock@example.com"}],
                "custom_args": {"email_log_id": str(log.pk), "office_id": office.mail_id},
            }
        ],
        "content": [
            {"type": "text/plain", "value": rendered.text},
            {"type": "text/html", "value": rendered.html},
        ],
        "headers": {
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "List-Unsubscribe": f"<{rendered.unsubscribe_url}>",
        },
        "tracking_settings": {"subscription_tracking": {"enable": False}},
        "reply_to": {"name": "Ana Morales", "email": "ana@example.com"},
    }
    assert json.dumps(built(log, office, ["a@b.example"])) == json.dumps(before)


@pytest.mark.django_db
def test_a_mail_of_the_office_stays_as_it_is(settings, office):
    mail = OfficeMail(pk=1, to_email="ana@example.com", subject="Welcome", body="Hello.")
    before = sendgrid.build_office_mail(mail, office)
    settings.INBOUND_DOMAIN = DOMAIN
    assert sendgrid.build_office_mail(mail, office) == before
    assert "reply_to" not in before and "headers" not in before


class TestWhatItFollows:
    @pytest.fixture(autouse=True)
    def domain(self, settings):
        settings.INBOUND_DOMAIN = DOMAIN

    def test_the_newest_is_answered(self):
        assert headers_of(3, ["a@x.example", "CAF=b_1$+c@mail.gmail.com"]) == {
            "Message-ID": message_id_of(3),
            "In-Reply-To": "<CAF=b_1$+c@mail.gmail.com>",
            "References": "<a@x.example> <CAF=b_1$+c@mail.gmail.com>",
        }

    def test_the_last_ten_are_named(self):
        headers = headers_of(99, [f"m{number}@x.example" for number in range(500)])
        assert headers["References"].split() == [f"<m{number}@x.example>" for number in range(490, 500)]

    def test_each_once_and_never_itself(self):
        headers = headers_of(3, ["a@x.example", "b@x.example", "a@x.example", message_id_of(3).strip("<>")])
        assert headers["References"] == "<b@x.example> <a@x.example>"

    @pytest.mark.parametrize(
        "odd",
        [
            *("", "@", "a", "a@", "@b", "a b@c.example", "a@b.example\r\nBcc: all@example.com", "a@b\nX: y", "a\x00@b"),
            *("a>b@c.example", "<a@b.example", 'a"b@c.example', "é@c.example", "a@b\u2028c", "a\\@c", "a@b@c.example"),
            *("a@" + "b" * 199, "x" * 5000 + "@b.example"),
        ],
    )
    def test_an_odd_one_is_left_out(self, odd):
        assert headers_of(3, ["a@x.example", odd])["References"] == "<a@x.example>"
        assert headers_of(3, [odd]) == {"Message-ID": message_id_of(3)}

    def test_a_value_fits_into_one_line(self):
        headers = headers_of(3, [f"{number:0190}@x.example" for number in range(500)])
        assert headers["References"].split()[-1] == headers["In-Reply-To"]
        assert 600 < len(headers["References"]) <= 900
        assert headers["In-Reply-To"] == f"<{499:0190}@x.example>"


def test_there_are_none_without_the_domain(settings):
    settings.INBOUND_DOMAIN = ""
    assert headers_of(3, ["a@x.example"]) == {}
