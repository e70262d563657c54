"""Which incoming mail an agent sees, and what still needs a person."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from agents.models import Agent

if TYPE_CHECKING:
    from inbound.models.inbound_email import InboundEmail  # noqa: F401

REPLY, BROKEN = "reply", "broken"


class InboundEmailQuerySet(models.QuerySet["InboundEmail"]):
    def visible_to(self, agent: Agent) -> "InboundEmailQuerySet":
        """The mail of the clients that the agent may see; a deleted client's mail stays readable.

        A mail that is nobody's is the office's. An agent sees it only when it answers an email to one of their clients
        or was sent to the agent's own address.
        """
        if agent.is_broker:
            return self
        is_about = Q(email_log__client__agent=agent) | Q(agent=agent) | Q(to_email__iexact=agent.email)
        return self.filter(Q(client__agent=agent) | Q(client=None) & is_about)

    def unclear(self) -> "InboundEmailQuerySet":
        """Those that a person may dismiss and bring back. What is a client's and could be read is clear."""
        return self.filter(Q(client=None) | Q(state=BROKEN))

    def of_nobody(self) -> "InboundEmailQuerySet":
        """Answers of people who are not on file, until a person deals with them."""
        return self.filter(client=None, settled_at=None, kind=REPLY)

    def broken(self) -> "InboundEmailQuerySet":
        """Those that could not be read, until a person deals with them."""
        return self.filter(state=BROKEN, settled_at=None)
