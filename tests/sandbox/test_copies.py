"""What is really posted for an email with copies, and what the sandbox makes of it as SendGrid does."""

import json

import pytest

from agents.models import Office
from emails.models import EmailLog
from emails.rendering import Rendered
from emails.sendgrid import GatewayError, build, send

JONAH = {"email": "jonah@example.com", "name": "Jonah Whitlock"}


def posted(running, *copies):
    personalization = {"to": [JONAH], "cc": list(copies), "custom_args": {"email_log_id": "42"}}
    mail = {
        "from": {"email": "ana@example.com"},
        "subject": "Hello",
        "content": [{"type": "text/plain", "value": "Hi"}],
        "personalizations": [personalization],
    }
    headers = {"Authorization": "Bearer test", "Content-Type": "application/json"}
    return running.http.request("POST", running.url + "/v3/mail/send", body=json.dumps(mail), headers=headers)


def test_each_recipient_has_events_of_their_own_with_the_same_id_of_ours(running):
    answer = posted(running, {"email": "bounce+zoe@example.com", "name": "Zoë Brandt"})
    assert answer.status == 202
    mails = running.mails()
    assert {mail["to"] for mail in mails} == {"jonah@example.com", "bounce+zoe@example.com"}
    assert {mail["custom_args"]["email_log_id"] for mail in mails} == {"42"}


@pytest.mark.parametrize(
    ("copies", "field"),
    [
        (({"email": "zoe"},), "personalizations.0.cc.0.email"),
        (({"email": "zoe@example.com"}, {"email": "mom at home"}), "personalizations.0.cc.1.email"),
        (({"email": "zoe@example.com", "name": "Brandt, Zoë"},), "personalizations.0.cc.0.name"),
        (({"email": "JONAH@example.com"},), "personalizations.0"),
        (({"email": "zoe@example.com"}, {"email": "Zoe@example.com"}), "personalizations.0"),
    ],
)
def test_what_it_refuses_of_a_copy(running, copies, field):
    answer = posted(running, *copies)
    assert answer.status == 400 and [each["field"] for each in answer.json()["errors"]] == [field]


@pytest.mark.django_db
def test_the_gateway_says_which_copies_were_refused(sandbox, make_client, office, ana):
    cc = [{"email": name, "name": "N", "person": 1} for name in ("fine@example.com", "a\u0131@example.com", "b@x")]
    log = EmailLog(pk=1, client=make_client(), to_email="jonah@example.com", subject="Hello", cc=cc)
    mail = build(log, ana, Office.current(), Rendered("<p>Hi</p>", "Hi", "https://example.com/u"))
    assert [each["email"] for each in mail["personalizations"][0]["cc"]] == [each["email"] for each in cc]
    with pytest.raises(GatewayError) as refused:
        send(mail)
    assert refused.value.refused_copies == ("a\u0131@example.com", "b@x") and refused.value.permanent
    log.to_email = "jonah"
    with pytest.raises(GatewayError) as refused:
        send(build(log, ana, Office.current(), Rendered("<p>Hi</p>", "Hi", "https://example.com/u")))
    assert (refused.value.code, refused.value.refused_copies) == ("address_rejected", ())
