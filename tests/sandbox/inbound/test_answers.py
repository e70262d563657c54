"""The client answers in the sandbox: a mail as a mail program sends it, posted as Inbound Parse does."""

import json
import signal
from email import message_from_bytes, policy
from urllib.parse import urlencode

import pytest

from inbound.door.peek import message_id_of
from inbound.reading.read import read
from tests.conftest import wait_until
from tests.sandbox.conftest import Receiver, Running

OURS = {"Message-ID": "<abc.email@inbound.example.com>", "References": "<first@inbound.example.com>"}
REPLY_TO = {"email": "reply+abc@inbound.example.com", "name": "Ana Morales"}


def sent(running, **changes):
    running.send(to="silent+jonah@example.com", headers=OURS, reply_to=REPLY_TO, **changes)
    return running.mails()[0]["id"]


def ask(running, **asked):
    body = json.dumps(asked)
    answer = running.http.request("POST", running.url + "/api/inbound", body=body)
    return answer.status, answer.json()


def arrived(running, number=1):
    wait_until(lambda: len(running.receiver.mails) >= number, 5, "the answer is posted")
    content_type, body = running.receiver.mails[-1]
    return read(body, content_type)


@pytest.mark.parametrize("raw", [True, False])
def test_an_answer_in_our_thread(running, raw):
    status, made = ask(running, mail_id=sent(running), kind="reply", text="Yes, please.\nFriday?", raw=raw)
    assert status == 201 and made["id"]
    mail = arrived(running)
    assert running.receiver.forged == 0
    assert (mail.from_email, mail.from_name) == ("silent+jonah@example.com", "Jonah")
    assert mail.envelope_from == "silent+jonah@example.com"
    assert list(mail.envelope_to) == list(mail.to) == ["reply+abc@inbound.example.com"]
    assert list(mail.in_reply_to) == ["abc.email@inbound.example.com"]
    assert list(mail.references) == ["first@inbound.example.com", "abc.email@inbound.example.com"]
    assert mail.subject == "Re: A closer look at Alder Court" and mail.date
    assert mail.text.startswith("Yes, please.\n") and "> See https://example.com/418" in mail.text
    assert '<div dir="ltr">Yes, please.<br>Friday?</div>' in mail.html and 'class="gmail_quote"' in mail.html
    assert '<p style="color: navy">' in mail.html


def test_an_answer_to_a_mail_without_a_name_of_ours(running):
    running.send(to="silent+x@example.com")
    row = running.mails()[0]
    ask(running, mail_id=row["id"], kind="reply")
    mail = arrived(running)
    assert list(mail.in_reply_to) == [f"{row['message_id']}@geopod-ismtpd-7"]
    assert list(mail.to) == ["ana@example.com"] and "Friday afternoon" in mail.text


@pytest.mark.parametrize("raw", [True, False])
def test_out_of_office(running, raw):
    ask(running, mail_id=sent(running), kind="out_of_office", text="", raw=raw)
    mail = arrived(running)
    assert mail.header("auto-submitted") == "auto-replied" and mail.header("precedence") == "bulk"
    assert mail.subject.startswith("Automatic reply: ") and "will be back on " in mail.text
    assert mail.envelope_from == "" and ">" not in mail.text


def test_unsubscribe_by_mail(running):
    ask(running, mail_id=sent(running), kind="unsubscribe")
    assert arrived(running).text.startswith("Please take me off your list.")
    wanted = "<mailto:unsubscribe+x@inbound.example.com?subject=leave%20me>, <https://example.com/u/x>"
    running.send(to="silent+y@example.com", headers={"List-Unsubscribe": wanted})
    ask(running, mail_id=running.mails()[0]["id"], kind="unsubscribe")
    mail = arrived(running, 2)
    assert list(mail.envelope_to) == ["unsubscribe+x@inbound.example.com"] and mail.subject == "leave me"


def test_each_has_a_message_id_of_its_own(running):
    id_ = sent(running)
    for number in (1, 2):
        ask(running, mail_id=id_, kind="reply", raw=True)
        arrived(running, number)
    ids = {message_id_of(body.partition(b"\r\n\r\n")[2]) for _, body in running.receiver.mails}
    assert len(ids) == 2 and all(ids)


def test_after_an_error_it_comes_again_and_after_a_refusal_never(running):
    id_ = sent(running)
    running.receiver.refusals += [503, 500]
    ask(running, mail_id=id_, kind="reply")
    arrived(running)
    (post,) = running.call("GET", "/api/inbound")
    assert post["attempts"] == 3 and not post["waiting"] and post["answer"] == "200 "
    for status in (401, 413, 302):
        running.receiver.refusals.append(status)
        ask(running, mail_id=id_, kind="reply")
        wait_until(lambda: not running.call("GET", "/api/inbound")[0]["waiting"], 5, "it is given up")
        assert running.call("GET", "/api/inbound")[0]["answer"].startswith(str(status))
    assert len(running.receiver.mails) == 1
    assert "Lost, as SendGrid would lose it: 401" in running.get(f"/mail/{id_}").data.decode()


def test_kill_9_loses_no_answer(tmp_path):
    receiver = Receiver()
    receiver.stop()
    running = Running(tmp_path, receiver)
    try:
        ask(running, mail_id=sent(running), kind="reply", text="Still here")
        running.stop(signal.SIGKILL)
        receiver.start()
        running.start()
        assert arrived(running).text.startswith("Still here")
    finally:
        running.stop()
        receiver.stop()


def test_paused_events_hold_no_answer_up(running):
    running.faults(webhook={"paused": True})
    ask(running, mail_id=sent(running), kind="reply")
    arrived(running)


class TestThePage:
    def press(self, running, id_, **fields):
        return running.http.request(
            "POST",
            f"{running.url}/mail/{id_}/answers",
            body=urlencode(fields),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
            redirect=False,
        )

    def test_the_buttons_answer(self, running):
        id_ = sent(running)
        page = running.get(f"/mail/{id_}").data.decode()
        for label in ("Reply as the client", "Out of office", "Unsubscribe by mail"):
            assert f">{label}</button>" in page
        pressed = self.press(running, id_, kind="reply", text="Oui, café à 15 h", raw="on")
        assert (pressed.status, pressed.headers["Location"]) == (303, f"/mail/{id_}")
        assert arrived(running).text.startswith("Oui, café à 15 h")
        assert b'name="email"' in running.receiver.mails[0][1]
        wait_until(lambda: "Webhook: 200" in running.get(f"/mail/{id_}").data.decode(), 5, "the page says so")

    def test_wrong_presses(self, running):
        assert self.press(running, 999_999, kind="reply").status == 404
        assert self.press(running, sent(running), kind="nothing").status == 400
        assert running.get(f"/mail/{running.mails()[0]['id']}/answers").status == 405

    def test_a_page_from_elsewhere_can_not_press_it(self, running):
        id_ = sent(running)
        headers = {"Sec-Fetch-Site": "cross-site"}
        pressed = running.http.request("POST", f"{running.url}/mail/{id_}/answers", body="kind=reply", headers=headers)
        assert pressed.status == 403


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 400),
        ({"mail_id": "1", "kind": "reply"}, 400),
        ({"mail_id": True, "kind": "reply"}, 400),
        ({"mail_id": 10**30, "kind": "reply"}, 404),
        ({"mail_id": 1, "kind": "nothing"}, 400),
        ({"mail_id": 1, "kind": ["reply"]}, 400),
        ({"mail_id": 1, "kind": "reply", "text": 7}, 400),
        ({"mail_id": 1, "kind": "reply", "text": "x" * 100_001}, 400),
    ],
)
def test_what_can_not_be_asked(running, asked, status):
    assert ask(running, **asked)[0] == status


def test_a_body_that_is_no_json(running):
    for body in ("{", "[]", "7"):
        assert running.http.request("POST", running.url + "/api/inbound", body=body).status == 400


def test_odd_texts_and_names(running):
    running.send(to="silent+z@example.com", subject="=?x?=\u202e " + "long " * 100)
    id_ = running.mails()[0]["id"]
    for number, text in enumerate(("\ud800", "\x00", "a\r\nBcc: all@example.com", "🏠" * 5000), 1):
        assert ask(running, mail_id=id_, kind="reply", text=text, raw=bool(number % 2))[0] == 201
        assert arrived(running, number).header("bcc") == ""


def test_a_mails_own_message_id_is_the_smtp_id(running, hear):
    running.send(to="dropped+x@example.com", headers=OURS)
    hear("dropped+x@example.com", "dropped")
    assert running.receiver.events[0]["smtp-id"] == "<abc.email@inbound.example.com>"


def test_the_message_is_one_that_a_mail_program_can_read(running):
    ask(running, mail_id=sent(running), kind="reply", text="Grüße", raw=True)
    arrived(running)
    whole = running.receiver.mails[0][1].partition(b"\r\n\r\n")[2].partition(b"\r\n--xYzZY\r\n")[0]
    message = message_from_bytes(whole, policy=policy.SMTP)
    assert message.get_content_type() == "multipart/alternative" and not message.defects
    assert "Grüße" in message.get_body(("plain",)).get_content()
