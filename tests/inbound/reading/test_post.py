"""SendGrid's posts: the fields of its default, and the raw message."""

import json
from datetime import datetime, timedelta, timezone

import pytest

from inbound.reading.read import read
from tests.inbound.reading.posts import BOUNDARY, ENVELOPE, FIELDS, HEADERS, TYPE, post


def test_the_default_post():
    message = read(post(), TYPE)
    assert (message.from_name, message.from_email) == ("María Lopez", "maria@example.com")
    assert message.to == ("reply+abc234@in.example.com", "owen@example.com")
    assert (message.envelope_to, message.envelope_from) == (("reply+abc234@in.example.com",), "maria@example.com")
    assert message.message_id == "CAB7@mail.gmail.com"
    assert message.in_reply_to == ("email-1.abc234@in.example.com",)
    assert message.references == ("first@in.example.com", "email-1.abc234@in.example.com")
    assert message.date == datetime(2026, 11, 30, 9, 20, 55, tzinfo=timezone(timedelta(hours=-5)))
    assert (message.subject, message.text) == ("Mañana", "Sí, mañana a las 4.\n")
    assert message.html.startswith('<div dir="ltr">Sí') and message.parts == ()
    assert (message.content_type, message.header("mime-version")) == ("multipart/alternative", "1.0")


def test_each_field_has_its_charset():
    charsets = json.dumps({"text": "iso-8859-1", "html": "gb2312", "subject": "UTF-8"})
    message = read(
        post(charsets=charsets, text="Sí, ñandú".encode("latin-1"), html="<p>看房</p>".encode("gb18030")), TYPE
    )
    assert (message.text, message.html) == ("Sí, ñandú", "<p>看房</p>")


@pytest.mark.parametrize("broken", ["", "nonsense", "[]", "null", '{"to": 1', "[" * 5000, '{"text": {"a": 1}}', "\0"])
def test_json_fields_that_are_no_json(broken):
    files = ("attachment1", "plan.pdf", "application/pdf", b"%PDF")
    message = read(post(files, charsets=broken, envelope=broken, attachment_info=broken), TYPE)
    assert message.text == "Sí, mañana a las 4.\n" and message.envelope_to == ()
    assert [part.name for part in message.parts] == ["plan.pdf"]


def test_a_broken_envelope_still_names_whom_it_is_for():
    message = read(post(envelope='{"to":["Reply+abc234@in.example.com"],"from":'), TYPE)
    assert message.envelope_to == ("reply+abc234@in.example.com",)


@pytest.mark.parametrize(
    ("envelope", "to", "sender"),
    [
        ('{"to":["a@x.com","B@x.com"],"from":""}', ("a@x.com", "b@x.com"), ""),
        ('{"to":"a@x.com","from":null}', ("a@x.com",), ""),
        ('{"to":[null, 5, "a@x.com"],"from":["b@x.com"]}', ("a@x.com",), ""),
        ('{"from":"<b@x.com>"}', (), "b@x.com"),
    ],
)
def test_the_envelope(envelope, to, sender):
    message = read(post(envelope=envelope), TYPE)
    assert (message.envelope_to, message.envelope_from) == (to, sender)


def test_attachments():
    info = {"attachment1": {"filename": "Vertrag Ä.pdf", "type": "application/pdf"}, "attachment2": {"name": "x/y.txt"}}
    files = [
        ("attachment1", "Vertrag.pdf", "application/pdf", b"%PDF-1.4\r\n\0\xff"),
        ("attachment2", "", "text/plain", b"unsubscribe"),
        ("attachment10", "a.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n"),
    ]
    message = read(post(*files, attachment_info=json.dumps(info), attachments="3"), TYPE)
    assert [(part.name, part.size, part.is_file) for part in message.parts] == [
        ("Vertrag Ä.pdf", 12, True),
        ("y.txt", 11, True),
        ("a.ics", 31, True),
    ]
    assert message.parts[0].read() == b"%PDF-1.4\r\n\0\xff"
    assert message.parts[2].text.startswith("BEGIN:VCALENDAR\nMETHOD") and message.text == "Sí, mañana a las 4.\n"


def test_logos_are_no_files():
    files = [("attachment1", "logo.png", "image/png", b"x"), ("attachment2", "house.png", "image/png", b"x" * 20_000)]
    ids = '{"ii_1":"attachment1","ii_2":"attachment2"}'
    assert [each.is_file for each in read(post(*files, content_ids=ids), TYPE).parts] == [False, True]
    assert [each.is_file for each in read(post(*files, content_ids='{"a":{}}'), TYPE).parts] == [True, True]


def test_a_delivery_report():
    headers = HEADERS.replace("multipart/alternative", "multipart/report; report-type=delivery-status")
    status = b"Reporting-MTA: dns;x\n\nFinal-Recipient: rfc822;a@x.com\nAction: failed\nStatus: 5.1.1\n"
    message = read(post(("attachment1", "", "message/delivery-status", status), headers=headers, html=None), TYPE)
    assert message.content_type == "multipart/report" and message.params["report-type"] == "delivery-status"
    assert "Action: failed" in message.parts[0].text and not message.parts[0].is_file


def test_the_raw_message():
    mime = b"From: a@x.com\r\nSubject: Hi\r\n\r\n--" + BOUNDARY.encode() + b"xx\r\n\xe9t\xe9"
    message = read(post(email=mime, headers=None, text=None, html=None, charsets=None), TYPE)
    assert (message.from_email, message.subject, message.text) == ("a@x.com", "Hi", f"--{BOUNDARY}xx\nété")
    assert (message.envelope_to, message.envelope_from) == (("reply+abc234@in.example.com",), "maria@example.com")


def test_a_post_without_headers_has_what_its_fields_say():
    message = read(post(headers=None), TYPE)
    assert (message.from_email, message.subject) == ("maria@example.com", "Mañana")
    assert message.to == ("reply+abc234@in.example.com", "owen@example.com") and message.message_id == ""


def test_flowed_text():
    headers = HEADERS.replace("multipart/alternative", "text/plain; format=flowed")
    assert read(post(headers=headers, text="One \r\ntwo\r\n", html=None), TYPE).text == "One two\n"


@pytest.mark.parametrize(
    "raw_type", ["multipart/form-data", 'multipart/form-data; boundary="other"', "Multipart/Form-Data; boundary="]
)
def test_a_boundary_that_is_missing_or_wrong(raw_type):
    assert read(post(), raw_type).text == "Sí, mañana a las 4.\n"


def test_a_post_that_was_cut_off():
    assert read(post()[:-400], TYPE).envelope_to == ("reply+abc234@in.example.com",)


def test_a_boundary_in_quotes_and_one_with_signs():
    raw = post().replace(BOUNDARY.encode(), b"a'b(c)+_,-./:=?d")
    assert read(raw, 'multipart/form-data; charset=utf-8; boundary="a\'b(c)+_,-./:=?d"').subject == "Mañana"


def test_a_message_that_was_called_a_post():
    assert read(b"From: a@x.com\n\nHello", TYPE).text == "Hello"


def test_fields_are_those_of_the_page():
    assert ENVELOPE in FIELDS.values() and set(FIELDS) >= {"headers", "text", "html", "charsets", "envelope"}
