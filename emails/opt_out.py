"""Unsubscribing by the link in an email, and subscribing again after a mistake."""

from datetime import datetime

from django.db import transaction

from clients.models import Activity, spellings
from emails.models import EmailLog, Suppression

ASKED = (Suppression.Reason.UNSUBSCRIBED, Suppression.Reason.COMPLAINED)
"""What the client themselves said. A bounce or an agent's mark is no wish, and may be lifted: theirs still counts."""


def address_of(log: EmailLog) -> str:
    """Where the email went: the client may have another address by now, which nobody asked about."""
    return log.to_email or log.client.email


def is_out(log: EmailLog) -> bool:
    """Whether the person behind the address has asked for silence, in whatever way."""
    return any(entry.reason in ASKED for entry in Suppression.all_of(address_of(log)))


def may_come_back(log: EmailLog) -> bool:
    """Whether the link can undo it: it was this very link that did it, and nothing worse came since."""
    entries = Suppression.all_of(address_of(log))
    return not any(entry.is_final for entry in entries) and any(_is_from(log, entry) for entry in entries)


def unsubscribe_from(log: EmailLog, at: datetime | None = None) -> bool:
    """Puts the address on the ledger; False when it was there already by its owner's wish. `at`: when they said so."""
    with transaction.atomic():
        reason, source = Suppression.Reason.UNSUBSCRIBED, _source(log)
        entries = [Suppression(address=each, reason=reason, source=source) for each in _addresses(log)]
        added = Suppression.add_many(entries)
        if added:
            event = log.client.record(Activity.Kind.UNSUBSCRIBED, email=log, event="link", subject=log.subject)
            if at:
                Activity.objects.filter(pk=event.pk).update(occurred_at=at)
    return bool(added)


def subscribe_again(log: EmailLog) -> bool:
    """Takes off the ledger what this email's link put there, and nothing else; False when that can't be (any more)."""
    with transaction.atomic():
        # Locked in one order: of two who undo at once, the second finds nothing left.
        entries = list(
            Suppression.objects.filter(address__in=spellings(_addresses(log)))
            .order_by("address", "reason")
            .select_for_update()
        )
        own = [entry.pk for entry in entries if _is_from(log, entry)]
        if not own or any(entry.is_final for entry in entries):
            return False
        Suppression.objects.filter(pk__in=own).delete()
        # Not of the kind "unsubscribed", which reports count.
        log.client.record(Activity.Kind.EDITED, email=log, event="subscribed_again", subject=log.subject)
    return True


def masked(address: str) -> str:
    """“j…@example.com”: enough for its owner, nothing for whoever else holds the link."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}…{at}{domain}"


def _addresses(log: EmailLog) -> list[str]:
    """Wherever the email or an earlier try of it may have gone."""
    return [address_of(log), *log.earlier_recipients]


def _source(log: EmailLog) -> str:
    return f"link in email {log.pk}"


def _is_from(log: EmailLog, entry: Suppression) -> bool:
    return entry.reason == Suppression.Reason.UNSUBSCRIBED and entry.source == _source(log)
