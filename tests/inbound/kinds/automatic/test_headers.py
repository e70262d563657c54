"""Header fields that decide, and those that prove nothing."""

import pytest

from inbound.kinds.automatic import automatic
from inbound.reading.message import Part
from tests.inbound.kinds.automatic.letters import letter


@pytest.mark.parametrize(
    ("headers", "rule"),
    [
        ({"Auto-Submitted": "auto-replied"}, "auto_submitted"),
        ({"Auto-Submitted": "Auto-Replied (vacation)"}, "auto_submitted"),
        ({"Auto-Submitted": "auto-generated; type=x"}, "auto_submitted"),
        ({"Auto-Submitted": "auto-notified"}, "auto_submitted"),
        ({"X-Autoreply": "yes"}, "autoresponder_header"),
        ({"X-Autorespond": "Your home"}, "autoresponder_header"),
        ({"X-Auto-Reply": "1"}, "autoresponder_header"),
        ({"X-Autoreply-From": "tom@example.com"}, "autoresponder_header"),
        ({"X-Zoho-AutoReply": "yes"}, "autoresponder_header"),
        ({"Precedence": "auto_reply"}, "precedence"),
        ({"X-Precedence": "auto_reply"}, "x_precedence"),
        ({"X-MS-Exchange-Inbox-Rules-Loop": "tom@example.com"}, "x_ms_exchange_inbox_rules_loop"),
        (
            {"X-MS-Exchange-Generated-Message-Source": "Mailbox Rules Agent"},
            "x_ms_exchange_generated_message_source",
        ),
    ],
)
def test_decides_whatever_the_text(headers, rule):
    evidence = automatic(letter("Yes, 3 pm works. Can we meet there?", headers=headers))
    assert evidence is not None and evidence.rule == rule
    assert evidence.found.split()[-1].lower() in next(iter(headers.values())).lower()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Auto-Submitted": "no"},
        {"X-Auto-Response-Suppress": "All"},
        {"X-Autoreply": "no"},
        {"Precedence": "bulk"},
        {"Precedence": "list", "List-Id": "<owners.example.com>"},
        {"Return-Path": "<tom@example.com>"},
        # A rule passed on what a person wrote.
        {"Auto-Submitted": "auto-forwarded", "X-MS-Exchange-Inbox-Rules-Loop": "tom@example.com"},
    ],
)
def test_proves_nothing(headers):
    assert automatic(letter("Yes, 3 pm works. Can we meet there?", headers=headers)) is None


@pytest.mark.parametrize("headers", [{"Precedence": "bulk"}, {"Precedence": "junk"}, {"Return-Path": "<>"}])
def test_strengthens_what_the_text_says(headers):
    text = "I am away until December 14."
    assert automatic(letter(text)) is None
    assert automatic(letter(text, headers=headers)).rule == "text_away"


def test_reports_and_answers_to_invitations_have_their_own_rules():
    headers = {"Auto-Submitted": "auto-generated"}
    assert automatic(letter(headers=headers, content_type="multipart/report")) is None
    accepted = Part("text/calendar", params={"method": "REPLY"})
    assert automatic(letter(headers=headers, parts=[accepted])) is None
    assert automatic(letter(headers=headers, parts=[Part("application/pdf")])) is not None


def test_the_evidence_is_short():
    assert len(automatic(letter(headers={"X-Autoreply": "x" * 5000})).found) == 200
    assert len(automatic(letter(subject="Automatic reply: " + "x" * 5000)).found) == 200
