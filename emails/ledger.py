"""The ledger of who must not be emailed, as people here change it: by hand, and lifting what stands there.

Who lifts what: an agent what was found out here (a mark by hand, a bounce), a broker also what the client asked for,
with the client's consent on record, and nobody a spam report. See docs/decisions/0015.

What is taken off is deleted, not marked: every reader then sees an open address, and a new bounce or wish is a new
entry. The timelines keep what it was, who lifted it and why. What follows for follow-ups is for reconcile to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import Q, QuerySet

from agents.models import Agent
from clients.models import ADDRESS, Activity, Client, spellings
from emails.models import Suppression

FOUND_HERE = (Suppression.Reason.BY_HAND, Suppression.Reason.BOUNCED)
"""What any agent may lift. Every other reason counts as the client's own word, one that only SQL knows too."""


class Final(Exception):
    """A spam report stands on the address: nobody here may lift it."""


class NeedsConsent(Exception):
    """The client asked for it: only a broker may lift it, and with their consent on record."""


class Changed(Exception):
    """Other entries stand there than those that the agent was shown."""


@dataclass(frozen=True)
class Consent:
    """That the client wants emails again: what can be shown in a dispute."""

    class How(models.TextChoices):
        EMAIL = "email", "By email"
        PHONE = "phone", "By phone"
        TEXT = "text", "By text message"
        IN_PERSON = "in_person", "In person"
        FORM = "form", "On a signed form"

    given_by: str
    on: date
    how: str

    @property
    def facts(self) -> dict[str, str]:
        return {"by": self.given_by, "on": self.on.isoformat(), "how": str(self.how)}


def clients_of(address: str) -> QuerySet[Client]:
    """Everybody with the address, whoever their agent is; deleted ones too, because their history goes on."""
    return Client.objects.alias(address=ADDRESS).filter(address__in=spellings([address]))


def ids_of(entries: Iterable[Suppression]) -> str:
    """What an agent was shown, for the form to bring back. A wish that was lifted and said again is another entry."""
    return ",".join(str(entry.pk) for entry in entries)


def asked_by_client(entries: Iterable[Suppression]) -> list[Suppression]:
    """Those that are the client's own word."""
    return [entry for entry in entries if entry.reason not in FOUND_HERE]


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


def unmark(client: Client, *, by: Agent) -> Suppression | None:
    """Undo of a mark: the entry that is gone; None when this agent put none there for this client."""
    with transaction.atomic():
        own = _locked(client.email).filter(reason=Suppression.Reason.BY_HAND, agent=by, client=client).first()
        if own:
            Suppression.objects.filter(pk=own.pk).delete()
            _record(client, by, "do_not_email_undone")
    return own


def lift(client: Client, why: str, *, by: Agent, seen: str = "", consent: Consent | None = None) -> bool:
    """Takes the client's address off the ledger, for all of its reasons; False when it wasn't there (any more).

    `seen`: what the agent was shown (see ids_of), if anything. Raises Final for a spam report, NeedsConsent where the
    client asked for it and no broker says that they agreed, Changed when something else stands there than was seen.
    Of several entries none is lifted unless all may be: one of them closes the address all the same.
    """
    with transaction.atomic():
        entries = sorted(_locked(client.email), key=lambda entry: -entry.rank)
        if any(entry.is_final for entry in entries):
            raise Final
        asked = asked_by_client(entries)
        if asked and not by.is_broker:
            raise NeedsConsent
        if entries and seen and seen != ids_of(entries):
            raise Changed
        if asked and not consent:
            raise NeedsConsent
        if entries:
            facts: dict[str, Any] = {"why": why, "lifted": [_facts_of(entry) for entry in entries]}
            if asked and consent:
                facts["consent"] = consent.facts
            _record(client, by, "may_be_emailed", **facts)
            Suppression.objects.filter(pk__in=[entry.pk for entry in entries]).delete()
    return bool(entries)


def _facts_of(entry: Suppression) -> dict[str, str]:
    since = entry.created_at.isoformat()
    return {"address": entry.address, "reason": entry.reason, "source": entry.source, "since": since}


def _locked(address: str) -> QuerySet[Suppression]:
    """Its entries, which nobody else can lift meanwhile; in one order, so that two who try wait in line."""
    return Suppression.objects.filter(address__in=spellings([address])).order_by("pk").select_for_update()


def _record(client: Client, by: Agent, event: str, **data: Any) -> None:
    # This client in any case: SQL may have left a space in its address.
    for each in Client.objects.filter(Q(pk=client.pk) | Q(pk__in=clients_of(client.email))):
        each.record(Activity.Kind.EDITED, by=by, event=event, **data)
