"""What servers say of a delivery, in a report or in words; and people who only talk of one."""

from typing import Any

import pytest

from inbound.kinds.reports.report import report
from inbound.kinds.verdict import Reported
from inbound.models import Kind
from inbound.reading.message import Message, Part

FAILED = "Final-Recipient: rfc822;a@x.com\nAction: failed\nStatus: 5.1.1\n"
DAEMON: dict[str, Any] = {"from_email": "mailer-daemon@x.com", "subject": "Mail"}


def dsn(*groups: str, **fields: Any) -> Message:
    status = Part("message/delivery-status", text="\n\n".join(["Reporting-MTA: dns; x", *groups]))
    return Message(**{"content_type": "multipart/report", "parts": [status], **fields})


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (FAILED, Reported("a@x.com", "failed", "5.1.1")),
        ("Final-Recipient: RFC822; <A@x.com>\nAction: Failed (no)\n", Reported("a@x.com", "failed")),
        (
            "Final-Recipient: rfc822;a@x.com\nAction: failed\nStatus: 4.4.7 (expired)\n",
            Reported("a@x.com", "failed", "4.4.7"),
        ),
        (f"Original-Recipient: rfc822;first@x.com\n{FAILED}", Reported("first@x.com", "failed", "5.1.1")),
        ("Final-Recipient: rfc822;a@x.com\nStatus: 5.0.0\n", Reported("a@x.com", "failed", "5.0.0")),
        (
            "Action: failed\nDiagnostic-Code: smtp; 550 no\n  such user\n",
            Reported("", "failed", "", "550 no such user"),
        ),
        ("Final-Recipient: rfc822;a@x.com\nAction: gone\nStatus: 4.2.0", Reported("a@x.com", "delayed", "4.2.0")),
        ("Final-Recipient: rfc822;a+40x.com\nAction: relayed", Reported("a@x.com", "relayed")),
    ],
)
def test_a_recipient_of_a_report(group, expected):
    verdict = report(dsn(group))
    assert verdict and list(verdict.reported) == [expected]


@pytest.mark.parametrize(
    ("actions", "kind", "rule"),
    [
        (["failed"], Kind.BOUNCE, "delivery_status"),
        (["delivered", "failed"], Kind.BOUNCE, "delivery_status"),
        (["delayed"], Kind.OTHER, "delivery_delayed"),
        (["delivered"], Kind.OTHER, "delivery_delivered"),
        (["relayed", "expanded"], Kind.OTHER, "delivery_relayed"),
    ],
)
def test_the_action_decides(actions, kind, rule):
    verdict = report(dsn(*(f"Final-Recipient: rfc822;{each}@x.com\nAction: {each}" for each in actions)))
    assert verdict and (verdict.kind, verdict.evidence[0].rule, len(verdict.reported)) == (kind, rule, len(actions))


@pytest.mark.parametrize(
    ("subject", "text", "action", "address", "status"),
    [
        ("failure notice", "<a@x.com>:\nSorry, no mailbox here by that name. (#5.1.1)", "failed", "a@x.com", "5.1.1"),
        ("Undelivered", "Unable to deliver to:\n\n  a@x.com\n\n552 5.2.2 mailbox full", "failed", "a@x.com", "5.2.2"),
        ("Unzustellbar: Haus", "An a@x.com nicht zugestellt.", "failed", "a@x.com", ""),
        ("Non remis : Maison", "a@x.com\n550 inconnu", "failed", "a@x.com", "5.0.0"),
        ("退信通知", "收件人\uff1aa@x.com\n邮件无法送达", "failed", "a@x.com", ""),
        ("No se puede entregar: Casa", "a@x.com", "failed", "a@x.com", ""),
        ("Warning: message 1x delayed 24 hours", "  a@x.com\n", "delayed", "a@x.com", ""),
        (
            "Mail delivery",
            "Delivery to a@x.com has been delayed. It could not be delivered yet.",
            "delayed",
            "a@x.com",
            "",
        ),
        ("Verzögert: Haus", "a@x.com", "delayed", "a@x.com", ""),
        ("Delivery failed", "", "failed", "", ""),
    ],
)
def test_a_servers_words(subject, text, action, address, status):
    verdict = report(Message(**{**DAEMON, "subject": subject, "text": text}))
    assert verdict and verdict.kind == (Kind.BOUNCE if action == "failed" else Kind.OTHER)
    (reported,) = verdict.reported
    assert (reported.action, reported.address, reported.status) == (action, address, status)


def test_our_own_addresses_are_no_recipients():
    text = "From: x\nUndeliverable.\n<reply+abc@in.example.com>\n<a@x.com>: 550 no\n"
    verdict = report(Message(**DAEMON, text=text, envelope_to=["reply+abc@in.example.com"]))
    assert verdict and [each.address for each in verdict.reported] == ["a@x.com"]


def test_message_ids_of_the_mail_that_came_back():
    returned = Part("message/rfc822", text="Subject: Hi\nMessage-ID:\n <one@in.example.com>\n\nMessage-ID: <no@x>\n")
    message = dsn(FAILED, in_reply_to=["two@in.example.com"])
    verdict = report(
        Message(content_type=message.content_type, parts=[*message.parts, returned], in_reply_to=["two@x"])
    )
    assert verdict and list(verdict.message_ids) == ["one@in.example.com", "two@x"]
    text = "Undeliverable: a@x.com\n\n> Message-Id: <three@in.example.com>\n"
    quoted = report(Message(**DAEMON, text=text))
    assert quoted and list(quoted.message_ids) == ["three@in.example.com"]


@pytest.mark.parametrize(
    "message",
    [
        Message(from_email="maria@x.com", subject="Undeliverable: Homes", text="I got this. <a@x.com>: 550 no"),
        Message(from_email="maria@x.com", parts=[Part("message/delivery-status", text=FAILED)]),
        Message(**DAEMON, text="Welcome to your new mailbox."),
        dsn(FAILED, params={"report-type": "disposition-notification"}),
        Message(
            from_email="maria@x.com", envelope_from="bounces+1@ses.example", text="It was not delivered to the house."
        ),
    ],
)
def test_no_report(message):
    assert report(message) is None
