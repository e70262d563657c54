"""A client's answer goes on to the agent's mailbox, and an agent's from there to the client."""

import logging
from typing import TYPE_CHECKING

from django.db import InterfaceError, OperationalError, transaction

from clients.contacts import holders_of
from clients.models import Client
from inbound.effects.reply import facts_of
from inbound.forward import forward
from inbound.mailbox.verified import is_verified
from inbound.models import Kind
from inbound.pass_on import pass_on
from inbound.reading.message import Message

if TYPE_CHECKING:
    from inbound.models import InboundEmail

logger = logging.getLogger(__name__)


def hand_on(mail: "InboundEmail", message: Message) -> None:
    """In the transaction in which it becomes read, so that each goes once."""
    if mail.kind == Kind.REPLY and mail.client:
        if mail.agent:
            _to_client(mail, mail.client, message)
        else:
            _to_agent(mail, message)


def _to_agent(mail: "InboundEmail", message: Message) -> None:
    """A fault of this must not keep the plan from stopping: the answer is on Today all the same."""
    try:
        with transaction.atomic():
            forward(mail, message)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("an answer can't be forwarded mail=%s", mail.pk)


def _to_client(mail: "InboundEmail", client: Client, message: Message) -> None:
    """Whom the agent wrote to directly has it already.

    It is noted only if it is certain who wrote it. Else it waits as a draft, and the timeline says why.
    """
    if client.pk in holders_of(message.to):
        is_the_agents = is_verified(message)
    else:
        is_the_agents = pass_on(mail, message).hurried_at is not None
    if is_the_agents:
        client.note_answer(by=mail.agent, **facts_of(mail))
