"""What an incoming mail is, why we think so, and whose it is: words and badges."""

from collections.abc import Mapping
from typing import Any

from emails.history import Badge
from inbound.models import InboundEmail, Kind, MatchedBy, State

BADGES: dict[str, Badge] = {
    Kind.REPLY: Badge("Answer", "green", "reply"),
    Kind.AUTO_REPLY: Badge("Automatic answer", "", "bot"),
    Kind.BOUNCE: Badge("Delivery report", "red", "mail-x"),
    Kind.OPT_OUT: Badge("Opt-out", "amber", "user-x"),
    Kind.LEAD: Badge("Lead", "accent", "user-plus"),
    Kind.OTHER: Badge("Other mail", "outline", "mail"),
}
STATES: dict[str, Badge] = {
    State.RECEIVED: Badge("Not read yet", "", "clock"),
    State.BROKEN: Badge("Can’t be read", "red", "triangle-alert"),
}
AGENTS_OWN = Badge("Agent’s answer", "", "send")
NOT_AN_ANSWER = Badge("Not an answer", "outline", "mail")
UNKNOWN = Badge("Not sorted", "outline", "mail")

MATCHED: dict[str, str] = {
    MatchedBy.TOKEN: "It was sent to the reply address of our email.",
    MatchedBy.REFERENCES: "It answers an email that we sent.",
    MatchedBy.ADDRESS: "The sender’s address is on file.",
    MatchedBy.NONE: "No client has this address, and it answers no email of ours.",
}

TAKEN_FOR: dict[str, str] = {
    Kind.REPLY: "Taken for an answer that a person wrote.",
    Kind.AUTO_REPLY: "Taken for an automatic answer.",
    Kind.BOUNCE: "Taken for a delivery report of a mail server.",
    Kind.OPT_OUT: "Taken for a wish to get no more emails.",
    Kind.LEAD: "Taken for a new lead.",
    Kind.OTHER: "Taken for mail that no one has to answer.",
}

RULES: dict[str, str] = {
    "by_hand": "Decided by an agent",
    "no_rule": "Nothing in it speaks for a program",
    "auto_submitted": "Its header says that a program sent it",
    "autoresponder_header": "A header of automatic answers",
    "precedence": "Its header says that a program sent it",
    "no_reply_sender": "Its sender’s address takes no answers",
    "subject": "The subject of automatic answers",
    "bulk": "Sent to many at once",
    "calendar_answer": "An answer of a calendar",
    "delivery_status": "The report of a mail server",
    "failed_recipients": "A mail server names who did not get it",
    "delivery_text": "The words of a mail server that could not deliver",
    "delivery_delayed": "A mail server still tries to deliver",
    "delivery_delivered": "A mail server says that it delivered",
    "delivery_relayed": "A mail server handed it on",
    "delivery_expanded": "A mail server sent it to a list of people",
    "challenge": "Asks the sender to prove that they are a person",
    "complaint": "Their provider reports that they pressed “Spam”",
    "forwarding_confirmation": "Confirms that a mailbox forwards its mail",
    "opt_out_command": "A single word that asks for no more emails",
    "opt_out_phrase": "Words that ask for no more emails",
    "own_mail": "One of our own emails",
    "reaction": "A reaction without words",
    "read_receipt": "Says only that an email was opened",
    "recall": "Takes an earlier email back",
    "unsubscribe_address": "Sent to the address for unsubscribing",
    "unsubscribe_button": "Sent by the unsubscribe button of a mail program",
}
"""What each rule looked at. A rule without a line here is named by its code."""
TEXT_RULE, BY_TEXT = "text_", "Words that automatic answers use"
HEADER_RULE, BY_HEADER = "x_", "A header of automatic answers"

FOUND_SHOWN = 200
ALREADY = "Nothing changed: someone has already done that, or something else came in."


def badge_of(mail: InboundEmail) -> Badge:
    if mail.state in STATES:
        return STATES[mail.state]
    if mail.agent_id and mail.kind == Kind.REPLY:
        return AGENTS_OWN
    if mail.kind == Kind.REPLY and mail.undone_at:
        return NOT_AN_ANSWER
    return BADGES.get(mail.kind, UNKNOWN)


def taken_for(mail: InboundEmail) -> str:
    if mail.state in STATES:
        return ""
    if mail.agent_id and mail.kind == Kind.REPLY:
        return "An agent wrote it from their own mailbox."
    if mail.kind == Kind.REPLY and mail.undone_at:
        return "An agent marked it as not an answer."
    return TAKEN_FOR.get(mail.kind, "")


def matched(mail: InboundEmail) -> str:
    return MATCHED.get(mail.matched_by, "")


def evidence_of(mail: InboundEmail) -> list[tuple[str, str]]:
    """What decided, the deciding one first: the rule in words, and what it found. Rows of plain SQL may be broken."""
    rows = mail.evidence if isinstance(mail.evidence, list) else []
    return [_one(row) for row in rows if isinstance(row, Mapping)]


def _one(row: Mapping[str, Any]) -> tuple[str, str]:
    rule = str(row.get("rule") or "")
    return _rule_in_words(rule), str(row.get("found") or "")[:FOUND_SHOWN]


def _rule_in_words(rule: str) -> str:
    if rule.startswith(TEXT_RULE):
        return BY_TEXT
    if rule.startswith(HEADER_RULE):
        return BY_HEADER
    return RULES.get(rule) or rule.replace("_", " ").replace(".", ": ").capitalize()


def sender_of(mail: InboundEmail) -> str:
    """The name that the mail gives, else the address."""
    return mail.from_name or mail.from_email or "an unknown sender"
