"""What a mail that was read brings about, in the transaction in which it becomes read: so it happens once.

Delivery reports and wishes not to be emailed count from whoever they come; everything else only from a known client.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from clients.models import Client
from followups.engine.reconcile import reconcile
from inbound.effects.away import apply_away
from inbound.effects.bounce import apply_bounce
from inbound.effects.opt_out import apply_opt_out
from inbound.effects.reply import apply_reply
from inbound.models.choices import Kind

if TYPE_CHECKING:
    from inbound.kinds.verdict import Reported
    from inbound.models import InboundEmail

logger = logging.getLogger(__name__)

Effect = Callable[["InboundEmail"], Iterable[int]]
"""The ids of the clients whose follow-ups it may stop."""

EFFECTS: dict[str, Effect] = {Kind.REPLY: apply_reply, Kind.AUTO_REPLY: apply_away, Kind.OPT_OUT: apply_opt_out}
"""Leads and all other mail are only kept."""


def apply(mail: "InboundEmail", reported: "Sequence[Reported]" = ()) -> set[int]:
    """The ids of the clients whom bring_about needs, once it is committed. `reported`: what a delivery report says.

    Nothing for what an agent's mailbox sends: their automatic answer says nothing of the client, and their own goes
    another way (inbound/effects/mailbox.py).
    """
    if mail.agent_id:
        return set()
    if mail.kind == Kind.BOUNCE:
        return set(apply_bounce(mail, reported))
    effect = EFFECTS.get(mail.kind)
    return set(effect(mail)) if effect else set()


def bring_about(clients: Iterable[int]) -> None:
    """After the commit: stops what the facts stop. Should the worker die before, the next sweep does it.

    Nothing goes meanwhile: the gates read the facts themselves.
    """
    for client in Client.objects.filter(pk__in=set(clients)).order_by("pk"):
        try:
            reconcile(client)
        except Exception:
            logger.exception("reconcile after an incoming mail broke off client=%s", client.pk)
