import json

import pytest
import sendgrid
from sendgrid.helpers.mail import Content, CustomArg, Email, Header, Mail, To

from tests.sandbox.conftest import KEY, mail


def test_the_real_client_librarys_mail_is_accepted_and_kept(running):
    message = Mail(from_email=Email("ana@example.com", "Ana Morales"), subject='שלום 🎉 "Zoë"')
    message.add_to(To("zoe@example.com", "Zoë"))
    message.add_content(Content("text/plain", "Hi Zoë"))
    message.add_custom_arg(CustomArg("email_log_id", "42"))
    message.add_header(Header("List-Unsubscribe", "<https://example.com/u>"))
    client = sendgrid.SendGridAPIClient("test", host=running.url)
    answer = client.send(message)
    assert (answer.status_code, answer.body) == (202, b"")
    kept = running.call("GET", f"/api/mails/{answer.headers['X-Message-Id']}")
    assert kept["to"] == "zoe@example.com" and kept["from"] == "Ana Morales <ana@example.com>"
    assert kept["subject"] == 'שלום 🎉 "Zoë"' and kept["text"] == "Hi Zoë"
    assert kept["custom_args"] == {"email_log_id": "42"}
    assert kept["headers"] == {"List-Unsubscribe": "<https://example.com/u>"}
    assert kept["answer"] == "answered"


FILE = {"filename": "a.pdf", "type": "application/pdf", "disposition": "attachment", "content": "YWJj"}


def test_an_attachment_is_kept_by_its_size_and_sum(running):
    body = json.dumps(mail(attachments=[FILE]))
    assert running.http.request("POST", running.url + "/v3/mail/send", body=body, headers=KEY).status == 202
    (kept,) = running.mails()[0]["attachments"]
    assert (kept["filename"], kept["size"], kept["sha256"][:8]) == ("a.pdf", 3, "ba7816bf")


@pytest.mark.parametrize("file", [{"filename": "a.pdf"}, {"content": "YWJj"}, {"filename": "a.pdf", "content": "%"}])
def test_an_attachment_that_is_none_is_refused(running, file):
    body = json.dumps(mail(attachments=[file]))
    answer = running.http.request("POST", running.url + "/v3/mail/send", body=body, headers=KEY)
    assert answer.status == 400 and running.mails() == []


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer None"])
def test_without_a_key_it_answers_401(running, given):
    headers = {**KEY, "Authorization": given}
    answer = running.http.request("POST", running.url + "/v3/mail/send", body=json.dumps(mail()), headers=headers)
    assert answer.status == 401 and answer.json()["errors"][0]["message"]
    assert running.mails() == []


TO = [{"email": "a@example.com"}]


def person(**fields):
    return {"personalizations": [{"to": TO, **fields}]}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"from": None}, "from"),
        ({"from": {"email": "nobody"}}, "from.email"),
        ({"from": {"email": "a@example.com", "name": 7}}, "from.name"),
        ({"reply_to": {}}, "reply_to.email"),
        ({"reply_to": {"email": "a@b.co"}, "reply_to_list": [{"email": "a@b.co"}]}, "reply_to"),
        ({"personalizations": None}, "personalizations"),
        ({"personalizations": []}, "personalizations"),
        ({"personalizations": ["x"]}, "personalizations.0"),
        ({"personalizations": [{"to": TO}] * 1001}, "personalizations"),
        (person(to=[]), "personalizations.0.to"),
        (person(to=[{"email": "a b@example.com"}]), "personalizations.0.to.0.email"),
        (person(to=[{"email": "a..b@example.com"}]), "personalizations.0.to.0.email"),
        (person(to=[{"email": "a@localhost"}]), "personalizations.0.to.0.email"),
        (person(to=[{"email": "a@example.com\n"}]), "personalizations.0.to.0.email"),
        (person(to=[{"email": "a@example.com", "name": "Lopez, Maria"}]), "personalizations.0.to.0.name"),
        (person(cc=[{"email": "A@example.com"}]), "personalizations.0"),
        (person(cc="x"), "personalizations.0.cc"),
        (person(subject=""), "personalizations.0.subject"),
        (person(custom_args={"email_log_id": 7}), "personalizations.0.custom_args.email_log_id"),
        (person(custom_args={"x": "y" * 10_000}), "personalizations.0.custom_args"),
        (person(custom_args=[1]), "personalizations.0.custom_args"),
        ({"subject": ""}, "subject"),
        ({"subject": None}, "subject"),
        ({"subject": "a\r\nBcc: x@example.com"}, "subject"),
        ({"content": None}, "content"),
        ({"content": []}, "content"),
        ({"content": [{"type": "text/plain", "value": ""}]}, "content.0.value"),
        ({"content": [{"type": "text/html", "value": "x"}, {"type": "text/plain", "value": "x"}]}, "content"),
        ({"headers": {"reply-to": "x@example.com"}}, "headers.reply-to"),
        ({"headers": {"X-Number": 7}}, "headers.X-Number"),
        ({"headers": {"X-Split": "a\r\nb"}}, "headers.X-Split"),
        ({"categories": ["a"] * 2}, "categories"),
        ({"categories": [str(n) for n in range(11)]}, "categories"),
        ({"categories": "a"}, "categories"),
        ({"tracking_settings": {"open_tracking": True}}, "tracking_settings"),
    ],
)
def test_what_sendgrid_refuses_is_refused_by_field(running, changes, field):
    answer = running.send(**changes)
    assert answer.status == 400
    assert field in [error["field"] for error in answer.json()["errors"]]
    assert all(set(error) == {"message", "field", "help"} for error in answer.json()["errors"])
    assert running.mails() == []


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[]", b"7", b"[" * 100_000, b'{"from": "\\ud800"}'])
def test_nonsense_is_400_and_never_500(running, body):
    answer = running.http.request("POST", running.url + "/v3/mail/send", body=body, headers=KEY)
    assert answer.status == 400 and answer.json()["errors"]


def test_text_that_is_no_unicode_is_400(running):
    assert running.send(subject="\ud800").status == 400


def test_its_own_sandbox_mode_checks_and_delivers_nothing(running):
    answer = running.send(mail_settings={"sandbox_mode": {"enable": True}})
    assert (answer.status, answer.data, running.mails()) == (200, b"", [])


def test_over_30_mb_is_413(running):
    answer = running.http.request(
        "POST", running.url + "/v3/mail/send", body=b"x" * (30 * 1024 * 1024 + 1), headers=KEY
    )
    assert answer.status == 413 and answer.json()["errors"]


def test_each_recipient_has_a_mail_of_one_message(running):
    running.send(**person(bcc=[{"email": "b@example.com"}]))
    assert [each["to"] for each in running.mails()] == ["b@example.com", "a@example.com"]
    message_id = running.mails()[0]["message_id"]
    assert running.call("GET", f"/api/mails/{message_id}")["recipients"] == ["a@example.com", "b@example.com"]
    assert running.call("GET", "/api/count")["accepted"] == 1


def test_the_count_names_what_was_accepted_twice(running):
    for log_id in ("1", "2", "2"):
        running.send(log_id=log_id)
    count = running.call("GET", "/api/count")
    assert (count["accepted"], count["unique_email_log_ids"], count["by_email_log_id"]) == (3, 2, {"2": 2})


def test_mails_are_found_and_emptied(running):
    running.send(to="a_b@example.com")
    running.send(to="axb@example.com", subject="Another")
    assert [each["to"] for each in running.call("GET", "/api/mails?q=a_b")] == ["a_b@example.com"]
    assert [each["to"] for each in running.call("GET", "/api/mails?q=another")] == ["axb@example.com"]
    assert [each["subject"] for each in running.mails(to="AXB@example.com")] == ["Another"]
    assert len(running.call("GET", "/api/mails?limit=1")) == 1
    assert running.get("/api/mails?limit=many").status == 400
    running.call("DELETE", "/api/mails")
    assert running.mails() == [] and running.get("/api/mails/unknown").status == 404
