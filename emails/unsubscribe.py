"""The way out that every email carries."""

from django.db import transaction

from clients.models import Activity
from emails.models import EmailLog, Suppression


def address_of(log: EmailLog) -> str:
    """Where the email went: the client may have another address by now, which nobody asked about."""
    return log.to_email or log.client.email


def unsubscribe_from(log: EmailLog) -> bool:
    """Puts the address on the ledger; False when it was there already."""
    with transaction.atomic():
        addresses = [address_of(log), *log.earlier_recipients]
        source = f"link in email {log.pk}"
        added = [each for each in addresses if Suppression.add(each, Suppression.Reason.UNSUBSCRIBED, source)]
        if added:
            log.client.record(Activity.Kind.UNSUBSCRIBED, f"Unsubscribed by the link in “{log.subject}”", email=log)
    return bool(added)


def masked(address: str) -> str:
    """“j…@example.com”: enough for its owner, nothing for whoever else holds the link."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}…{at}{domain}"
