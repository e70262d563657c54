"""The ledger of who must not be emailed, as an agent changes it: by hand, and lifting what stands there.

What is taken off is deleted, not marked: every reader then sees an open address, and a new bounce or wish is a new
entry. The timelines keep what it was, who lifted it and why. What follows for follow-ups is for reconcile to say.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from agents.models import Agent
from clients.models import ADDRESS, Activity, Client, spellings
from emails.models import Suppression


class Final(Exception):
    """A spam report stands on the address: nobody here may lift it."""


class Changed(Exception):
    """The address stands there for other reasons than those that the agent was shown."""


def clients_of(address: str) -> QuerySet[Client]:
    """Everybody with the address, whoever their agent is; deleted ones too, because their history goes on."""
    return Client.objects.alias(address=ADDRESS).filter(address__in=spellings([address]))


def shown(entries: Iterable[Suppression]) -> str:
    """What an agent was shown, for the form to bring back."""
    return ",".join(entry.reason for entry in entries)


def mark(client: Client, *, by: Agent) -> bool:
    """Do not email the client's address; False when it may not be emailed already, or there is none."""
    with transaction.atomic():
        if Suppression.of(client.email):
            return False
        source = f"{by} (agent {by.pk}), for client {client.pk}"
        added = Suppression.add(client.email, Suppression.Reason.BY_HAND, source, agent=by, client=client)
        if added:
            _record(client, by, "do_not_email")
    return added


def take_back(client: Client, *, by: Agent) -> Suppression | None:
    """Undo of a mark: the entry that is gone; None when this agent put none there for this client."""
    with transaction.atomic():
        own = _locked(client.email).filter(reason=Suppression.Reason.BY_HAND, agent=by, client=client).first()
        if own:
            Suppression.objects.filter(pk=own.pk).delete()
            _record(client, by, "do_not_email_undone")
    return own


def lift(client: Client, why: str, *, by: Agent, seen: str = "") -> bool:
    """Takes the client's address off the ledger, for all of its reasons; False when it wasn't there (any more).

    `seen`: what the agent was shown (see shown), if anything. Raises Final for a spam report, Changed when there are
    other reasons now than were seen.
    """
    with transaction.atomic():
        entries = sorted(_locked(client.email), key=lambda entry: -entry.rank)
        if any(entry.is_final for entry in entries):
            raise Final
        if entries and seen and seen != shown(entries):
            raise Changed
        if entries:
            lifted = [
                {
                    "address": entry.address,
                    "reason": entry.reason,
                    "source": entry.source,
                    "since": entry.created_at.isoformat(),
                }
                for entry in entries
            ]
            _record(client, by, "may_be_emailed", why=why, lifted=lifted)
            Suppression.objects.filter(pk__in=[entry.pk for entry in entries]).delete()
    return bool(entries)


def _locked(address: str) -> QuerySet[Suppression]:
    """Its entries, which nobody else can lift meanwhile; in one order, so that two who try wait in line."""
    return Suppression.objects.filter(address__in=spellings([address])).order_by("pk").select_for_update()


def _record(client: Client, by: Agent, event: str, **data: Any) -> None:
    # This client in any case: SQL may have left a space in its address.
    for each in Client.objects.filter(Q(pk=client.pk) | Q(pk__in=clients_of(client.email))):
        each.record(Activity.Kind.EDITED, by=by, event=event, **data)
