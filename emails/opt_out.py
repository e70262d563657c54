"""Unsubscribing by the link in an email, and resubscribing after a mistake."""

from datetime import datetime

from django.db import transaction

from clients.models import Activity, address_variants
from emails import ledger
from emails.models import EmailLog, Suppression


def address_of(log: EmailLog) -> str:
    """The address that the email was sent to: the client may have another by now, which is not meant."""
    return log.to_email or log.client.email


def is_unsubscribed(log: EmailLog) -> bool:
    """Whether the owner of the address unsubscribed or reported spam, in any way."""
    return any(entry.reason in Suppression.OPT_OUTS for entry in Suppression.all_of(address_of(log)))


def can_resubscribe(log: EmailLog) -> bool:
    """Whether the link can resubscribe: this email's link added the entry, and there is no spam report."""
    entries = Suppression.all_of(address_of(log))
    return not any(entry.is_final for entry in entries) and any(_was_added_by(log, entry) for entry in entries)


def unsubscribe_from(log: EmailLog, at: datetime | None = None) -> bool:
    """Adds the address to the suppression ledger; False if its owner had unsubscribed already. `at`: when they did."""
    with transaction.atomic():
        reason, source = Suppression.Reason.UNSUBSCRIBED, _source(log)
        entries = [Suppression(address=each, reason=reason, source=source) for each in _addresses(log)]
        added = Suppression.add_many(entries)
        if added:
            named = ledger.named(log.client, address_of(log))
            event = log.client.record(Activity.Kind.UNSUBSCRIBED, email=log, event="link", subject=log.subject, **named)
            ledger.tell_holders(added, told={log.client_id})
            if at:
                Activity.objects.filter(pk=event.pk).update(occurred_at=at)
    return bool(added)


def subscribe_again(log: EmailLog) -> bool:
    """Deletes only the entries that this email's link added to the ledger; False if that is not possible (any more)."""
    with transaction.atomic():
        # Always locked in the same order. Of two concurrent requests, the second finds nothing left.
        entries = list(
            Suppression.objects.filter(address__in=address_variants(_addresses(log)))
            .order_by("address", "reason")
            .select_for_update()
        )
        own = [entry.pk for entry in entries if _was_added_by(log, entry)]
        if not own or any(entry.is_final for entry in entries):
            return False
        Suppression.objects.filter(pk__in=own).delete()
        # Not the kind UNSUBSCRIBED, which reports count.
        named = ledger.named(log.client, address_of(log))
        log.client.record(Activity.Kind.EDITED, email=log, event="subscribed_again", subject=log.subject, **named)
    return True


def masked(address: str) -> str:
    """“j…@example.com”: enough for its owner, useless for anyone else who has the link."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}…{at}{domain}"


def _addresses(log: EmailLog) -> list[str]:
    """All addresses that the email, or an earlier attempt of it, may have reached."""
    return [address_of(log), *log.earlier_recipients]


def _source(log: EmailLog) -> str:
    return f"link in email {log.pk}"


def _was_added_by(log: EmailLog, entry: Suppression) -> bool:
    return entry.reason == Suppression.Reason.UNSUBSCRIBED and entry.source == _source(log)
