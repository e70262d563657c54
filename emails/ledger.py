"""The suppression ledger (who must not be emailed), as users change it: adding an entry by hand, and lifting entries.

Who may lift what: an agent may lift a mark by hand and a bounce. A broker may also lift what the client asked for, with
the client's consent on record. Nobody may lift a spam report. See docs/decisions/0015.

A lifted entry is deleted, not flagged: so every reader sees an open address, and a new bounce or request is a new
entry. The timelines keep the old entry, who lifted it and why. reconcile then updates the follow-ups.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet

from agents.models import Agent
from clients.contacts import holders_of
from clients.models import ADDRESS, Activity, Client, address_key, address_variants
from emails.models import Suppression

LIFTABLE_BY_AGENT = (Suppression.Reason.BY_HAND, Suppression.Reason.BOUNCED)
"""Reasons that any agent may lift. All others, even unknown ones, count as the client's own request."""


class SpamReported(Exception):
    """The address has a spam report, which nobody here may lift."""


class NeedsConsent(Exception):
    """The client asked for it: only a broker may lift it, with the client's consent on record."""


class EntriesChanged(Exception):
    """The entries are not those that the agent was shown."""


@dataclass(frozen=True)
class Consent:
    """Proof, for a dispute, that the client wants emails again."""

    class How(models.TextChoices):
        EMAIL = "email", "By email"
        PHONE = "phone", "By phone"
        TEXT = "text", "By text"
        IN_PERSON = "in_person", "In person"
        FORM = "form", "On a signed form"

    given_by: str
    on: date
    how: str

    @property
    def facts(self) -> dict[str, str]:
        return {"by": self.given_by, "on": self.on.isoformat(), "how": str(self.how)}


def clients_of(address: str) -> QuerySet[Client]:
    """All clients whose main address it is, of all agents, also deleted ones: whom it stops.

    Who has it besides their main one is in clients.contacts.holders_of: they are told, and nothing of theirs stops.
    """
    return Client.objects.alias(address=ADDRESS).filter(address__in=address_variants([address]))


def ids_of(entries: Iterable[Suppression]) -> str:
    """The ids of the entries that an agent was shown, for a hidden field. A request that is lifted and repeated
    is another entry, so it has another id."""
    return ",".join(str(entry.pk) for entry in entries)


def asked_by_client(entries: Iterable[Suppression]) -> list[Suppression]:
    """The entries that the client asked for."""
    return [entry for entry in entries if entry.reason not in LIFTABLE_BY_AGENT]


def mark(client: Client, address: str = "", *, by: Agent) -> bool:
    """Adds an address of the client, else the main one, to the ledger; False if it is there already, or is none."""
    address = address or client.email
    with transaction.atomic():
        if Suppression.of(address):
            return False
        source = f"{by} (agent {by.pk}), for client {client.pk}"
        added = Suppression.add(address, Suppression.Reason.BY_HAND, source, agent=by, client=client)
        if added:
            _record(client, address, by, "do_not_email")
    return added


def unmark(client: Client, address: str = "", *, by: Agent) -> Suppression | None:
    """Undoes `mark`. Returns the deleted entry, or None if this agent added none for this client."""
    address = address or client.email
    with transaction.atomic():
        own = _lock_entries(address).filter(reason=Suppression.Reason.BY_HAND, agent=by, client=client).first()
        if own:
            Suppression.objects.filter(pk=own.pk).delete()
            _record(client, address, by, "do_not_email_undone")
    return own


def lift(
    client: Client, why: str, address: str = "", *, by: Agent, seen: str = "", consent: Consent | None = None
) -> bool:
    """Deletes all ledger entries of an address of the client, else the main one; False if there are none (any more).

    `seen`: the entries that the agent was shown (see ids_of), if any. Raises SpamReported for a spam report;
    NeedsConsent if the client asked for it, unless a broker gives the client's consent; EntriesChanged if the entries
    are not those in `seen`. It deletes all entries or none: a single one would still suppress the address.
    """
    address = address or client.email
    with transaction.atomic():
        entries = sorted(_lock_entries(address), key=lambda entry: -entry.rank)
        if any(entry.is_final for entry in entries):
            raise SpamReported
        asked = asked_by_client(entries)
        if asked and not by.is_broker:
            raise NeedsConsent
        if entries and seen and seen != ids_of(entries):
            raise EntriesChanged
        if asked and not consent:
            raise NeedsConsent
        if entries:
            facts: dict[str, Any] = {"why": why, "lifted": [_facts_of(entry) for entry in entries]}
            if asked and consent:
                facts["consent"] = consent.facts
            _record(client, address, by, "may_be_emailed", **facts)
            Suppression.objects.filter(pk__in=[entry.pk for entry in entries]).delete()
    return bool(entries)


def _facts_of(entry: Suppression) -> dict[str, str]:
    since = entry.created_at.isoformat()
    return {"address": entry.address, "reason": entry.reason, "source": entry.source, "since": since}


def _lock_entries(address: str) -> QuerySet[Suppression]:
    """Locks the entries of the address, always in the same order, so that two requests can't deadlock."""
    return Suppression.objects.filter(address__in=address_variants([address])).order_by("pk").select_for_update()


def tell_holders(entries: Iterable[Suppression], told: Container[int] = ()) -> None:
    """Records new entries with everyone who has the address beside their main one. The `told` clients know already.

    Not as a bounce or an opt-out, which reports count: that was one, whoever has the address.
    """
    closed = {entry.address: entry for entry in entries}
    having = {pk: keys for pk, keys in holders_of(closed).items() if pk not in told} if closed else {}
    mains = dict(Client.objects.filter(pk__in=having).values_list("pk", "email")) if having else {}
    rows = [
        Activity(client_id=pk, kind=Activity.Kind.EDITED, data=_closed(closed[key]))
        for pk, keys in sorted(having.items())
        for key in sorted(keys - {address_key(mains.get(pk, ""))})
    ]
    Activity.add_many(rows)


def _closed(entry: Suppression) -> dict[str, str]:
    return {"event": "address_closed", "address": entry.address, "reason": entry.reason, "source": entry.source}


def named(client: Client, address: str) -> dict[str, Any]:
    """The address, for an event of a client who has several; else there is no need to say it."""
    has_several = "@" in client.also_found_by or address_key(address) != address_key(client.email)
    return {"address": address} if has_several else {}


def _record(client: Client, address: str, by: Agent, event: str, **data: Any) -> None:
    # This client always: an address written by SQL may have a space, and then holders_of misses it.
    for each in Client.objects.filter(pk__in={client.pk, *holders_of([address])}):
        each.record(Activity.Kind.EDITED, by=by, event=event, **named(each, address), **data)
