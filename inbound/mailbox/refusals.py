"""Why an agent's answer from their own mailbox does not go on to the client by itself. It is a draft then.

The words of the codes are in followups/display/words/passed_on.py.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from agents.models import Agent, Office
from clients.models import Client
from emails.models import EmailLog
from emails.writer.read import MAX_BODY
from followups.engine.gates import GateCheck
from inbound.mailbox import words
from inbound.mailbox.own_mail import is_from, is_our_own
from inbound.mailbox.verified import is_verified
from inbound.models import InboundEmail
from inbound.reading.message import Message

MOST_AN_HOUR = 20
"""Answers to one client: no person writes more, two programs that answer each other do."""
SAME_WORDS_A_DAY = 2
"""“Thank you!” may come twice. A program says the same for ever."""

UNKNOWN_SENDER = ("unverified", "not_their_agent", "our_own")
"""Nobody knows that an agent wrote it."""


def first_refusal(
    inbound: InboundEmail, message: Message | None, client: Client, agent: Agent
) -> dict[str, Any] | None:
    """Its code, as `why`; where a gate is closed for good, what that said as `gate`. None: it goes."""
    return next(_refusals(inbound, message, client, agent), None)


def _refusals(inbound: InboundEmail, message: Message | None, client: Client, agent: Agent) -> Iterator[dict[str, Any]]:
    office = Office.current()
    if is_our_own(inbound, message, office):
        yield {"why": "our_own"}
    if not (agent.is_active and is_from(inbound, agent) and (agent.is_broker or agent.pk == client.agent_id)):
        yield {"why": "not_their_agent"}
    if not is_verified(message):
        yield {"why": "unverified"}
    yield from ({"why": code} for code in _of_the_text(inbound.text, client))
    if never := GateCheck.of_a_new_email(client, office).never:
        yield {"why": "gate", "gate": never.as_json}
    passed_on = EmailLog.objects.filter(client=client, passed_on__isnull=False)
    now = timezone.now()
    if passed_on.filter(passed_on__created_at__gt=now - timedelta(hours=1)).count() >= MOST_AN_HOUR:
        yield {"why": "too_many"}
    same = passed_on.filter(passed_on__created_at__gt=now - timedelta(days=1), body=inbound.text.strip())
    if same.count() >= SAME_WORDS_A_DAY:
        yield {"why": "repeated"}


def _of_the_text(text: str, client: Client) -> Iterator[str]:
    if not text.strip():
        yield "no_text"
    if len(text.strip()) > MAX_BODY:
        yield "too_long"
    if words.page_of(client) in text:  # it stands under what we forwarded: the quote was not found, and is for nobody
        yield "quotes_us"
