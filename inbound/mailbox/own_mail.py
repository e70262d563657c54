"""What must never be forwarded or answered: our own mail that came back, and what we forwarded before."""

from agents.models import Agent, Office
from clients.models import address_key
from emails.sendgrid import FORWARD_HEADER
from inbound.models import InboundEmail
from inbound.reading.message import Message


def is_our_own(inbound: InboundEmail, message: Message | None, office: Office) -> bool:
    """By our mark, or by our sender's address."""
    is_marked = message is not None and bool(message.header(FORWARD_HEADER.lower()))
    return is_marked or address_key(inbound.from_email) == address_key(office.from_email)


def is_from(inbound: InboundEmail, agent: Agent) -> bool:
    return address_key(inbound.from_email) == address_key(agent.email)
