"""What a mail server's refusal means, and its words."""

import pytest

from emails.errors import bounces
from emails.errors.bounces import code_of
from emails.errors.codes import ErrorCode
from emails.errors.words import WORDS, code_in_words, error_in_words
from emails.models import EmailLog
from emails.webhook.advance import advance

# Answers of Gmail, Outlook.com, Yahoo, Exchange and Postfix, as SendGrid reports them.
BOUNCES = [
    ({"status": "5.1.1", "reason": "550 5.1.1 The account that you tried to reach does not exist."}, "no_mailbox"),
    ({"status": "5.0.0", "reason": "550 5.1.1 <a@b.example>: Recipient address rejected"}, "no_mailbox"),
    ({"status": "", "reason": "550 5.1.10 RESOLVER.ADR.RecipientNotFound"}, "no_mailbox"),
    ({"status": "5.4.1", "reason": "550 5.4.1 Recipient address rejected: Access denied."}, "no_mailbox"),
    ({"status": "5.1.2", "reason": "550 5.1.2 Bad destination host"}, "no_domain"),
    ({"status": "5.2.1", "reason": "550-5.2.1 The email account that you tried to reach is disabled."}, "closed"),
    ({"status": "5.2.2", "reason": "552 5.2.2 The recipient's inbox is out of storage space."}, "full"),
    ({"status": "5.3.4", "reason": "552 5.3.4 Message size exceeds fixed limit"}, "too_large"),
    ({"status": "5.7.1", "reason": "550 5.7.1 [192.0.2.25] blocked"}, "blocked"),
    ({"status": "5.7.606", "reason": "550 5.7.606 Access denied, banned sending IP [192.0.2.25]"}, "blocked"),
    ({"status": "5.7.26", "reason": "550-5.7.26 This mail has been blocked because the sender is unauthenticated."},
     "sender_doubted"),
    ({"status": "4.4.1", "reason": "unable to connect"}, "server_away"),
    # No code that says anything: SendGrid's classification does.
    ({"status": "5.5.0", "reason": "550 5.5.0 Requested action not taken", "bounce_classification": "Invalid Address"},
     "no_mailbox"),
    ({"reason": "554 delivery error: dd", "bounce_classification": "Mailbox Unavailable"}, "unavailable"),
    ({"bounce_classification": "Reputation"}, "blocked"),
    ({"bounce_classification": "Content"}, "called_spam"),
    ({"bounce_classification": "Frequency or Volume Too High"}, "too_many"),
    ({"bounce_classification": "Technical Failure"}, "server_fault"),
    ({"bounce_classification": "Unclassified"}, "not_taken"),
    # A block says nothing of the address.
    ({"type": "blocked", "status": "5.1.1", "bounce_classification": "Invalid Address"}, "blocked"),
    ({"type": "blocked", "status": "5.2.2"}, "full"),
    # An address of a server, or what is no text, is no code.
    ({"reason": "refused by 5.1.1.1 and 10.5.1.1"}, "not_taken"),
    ({"status": 511, "reason": ["5.1.1"], "bounce_classification": None}, "not_taken"),
    ({}, "not_taken"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "code"), BOUNCES)
def test_a_bounce_has_a_code(fields, code):
    assert code_of({"event": "bounce", **fields}) == code


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ({"event": "dropped", "reason": "Bounced Address"}, "bounced_before"),
        ({"event": "dropped", "reason": "Unsubscribed Address"}, "unsubscribed_before"),
        ({"event": "dropped", "reason": "Recipient List over Package Quota"}, "quota"),
        ({"event": "dropped", "reason": "5.1.1"}, "dropped"),
        ({"event": "deferred", "response": "452 4.2.2 The email account is over quota"}, "full"),
        ({"event": "deferred", "response": "421 Try again later"}, "later"),
        ({"event": "delivered", "response": "250 2.0.0 OK"}, None),
        ({"event": ["bounce"]}, None),
    ],
)
def test_a_drop_and_a_delay_have_one_too_and_a_delivery_has_none(event, code):
    assert code_of(event) == code


def test_every_code_has_words():
    assert WORDS.keys() == {*ErrorCode}
    known = {*bounces.DETAILS.values(), *bounces.CLASSIFICATIONS.values(), *bounces.DROPS.values()}
    assert known | {*bounces.GENERAL.values()} <= {*ErrorCode}
    assert (code_in_words("full"), code_in_words("new"), code_in_words(None)) == ("the mailbox is full", "", "")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": "bounce", "error_code": "full", "error_message": "552 5.2.2 full"}, "the mailbox is full"),
        # Stored before there were codes.
        ({"status": "bounce", "error_message": "550 5.1.1 no such user"}, "the address does not exist"),
        ({"status": "failed", "error_message": "SendGrid answered 400: no"}, "it could not be sent"),
        ({"status": "unconfirmed", "error_message": "no answer"}, "SendGrid's answer was lost"),
        ({"status": "queued", "error_message": "SendGrid answered 503"}, "the last try failed"),
        ({"status": "queued"}, ""),
        # A delay that is over.
        ({"status": "delivered", "error_code": "later", "error_message": "421 wait"}, ""),
    ],
)
def test_what_went_wrong_in_words(fields, words):
    assert error_in_words(EmailLog(**fields)) == words


def test_a_late_report_of_a_delay_does_not_hide_the_bounce():
    log = EmailLog(status="sent")
    assert advance(log, {"event": "bounce", "reason": "550 5.1.1 no", "timestamp": 2})
    assert not advance(log, {"event": "deferred", "response": "421 later", "timestamp": 1})
    assert (log.status, log.error_code, log.error_message) == ("bounce", "no_mailbox", "550 5.1.1 no")
