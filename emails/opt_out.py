"""Unsubscribing by the link in an email or by an answer to it, and resubscribing after a mistake.

An email with copies (CC) has one link for all of them, and nobody can tell who opened it: they say it themselves, or it
counts for all.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from agents.models import Office
from clients.contacts import holders_of, person_with
from clients.models import Activity, Client, address_key, address_variants
from emails import ledger
from emails.models import EmailLog, Suppression, UnmatchedEvent

ALL, CLIENT = "", "client"
"""Who unsubscribes: everybody who got the email, the client, or a linked person by their id."""


def keep_of_unknown(email_id: int, at: datetime) -> None:
    """By the link of an email that a restored backup lacks: as an event of it, tried again once its row is there."""
    event = {"event": "unsubscribe", "timestamp": int(at.timestamp()), "email_log_id": str(email_id)}
    raw = json.dumps(event | {"office_id": Office.current().mail_id}).encode()
    UnmatchedEvent.objects.create(raw=raw, reason=UnmatchedEvent.Reason.NO_SUCH_EMAIL)


@dataclass(frozen=True)
class Recipient:
    who: str
    name: str
    addresses: tuple[str, ...]  # the first is where it went; earlier tries of it may have reached the others
    entries: tuple[Suppression, ...] = ()
    added_by_link: frozenset[int] = frozenset()

    @property
    def address(self) -> str:
        return self.addresses[0]

    @property
    def is_unsubscribed(self) -> bool:
        """Whether the owner of the address unsubscribed or reported spam, in any way."""
        key = address_key(self.address)
        return any(entry.reason in Suppression.OPT_OUTS and address_key(entry.address) == key for entry in self.entries)

    @property
    def can_resubscribe(self) -> bool:
        """Whether the link can resubscribe: this email's link added the entry, and there is no spam report."""
        return bool(self.added_by_link) and not any(entry.is_final for entry in self.entries)


def recipients_of(log: EmailLog, who: str = ALL) -> list[Recipient]:
    """Who got the email, the client first, each with what the ledger says of them; `who`: only that one."""
    found = _recipients(log, who)
    keys = address_variants(address for each in found for address in each.addresses)
    entries = list(Suppression.objects.filter(address__in=keys)) if keys else []
    return [_with_entries(each, log, entries) for each in found]


def unsubscribe_from(log: EmailLog, at: datetime | None = None, who: str = ALL) -> bool:
    """Adds their addresses to the ledger; False if all of them had unsubscribed already. `at`: when they did."""
    reason, source = Suppression.Reason.UNSUBSCRIBED, _source(log)
    is_new = False
    with transaction.atomic():
        # All entries at once: two requests that add the same addresses wait in line.
        recipients = _recipients(log, who)
        every = [address for each in recipients for address in each.addresses]
        added = Suppression.add_many(Suppression(address=each, reason=reason, source=source) for each in every)
        new = {entry.address for entry in added}
        for each in recipients:
            if new.isdisjoint(map(address_key, each.addresses)):
                continue
            is_new = True
            event = log.client.record(**_event("unsubscribed", log, each))
            if at:
                Activity.objects.filter(pk=event.pk).update(occurred_at=at)
        ledger.tell_holders(added, told={log.client_id})
    return is_new


def by_mail(address: str, mail: int, *, client: Client | None = None, log: EmailLog | None = None) -> set[int]:
    """Somebody asks by email for no more of them. The ids of the clients whose follow-ups that stops.

    The address that wrote counts, whoever has it. So does where our emails to that client go, because people write
    from another address of theirs. A linked person speaks for themselves alone, unless the email that they answer
    was not for them. `client` and `log` are whose it is and what it answers, if that is known; `mail` is its own id.
    """
    copy, person = _copy_for(address, log), person_with(client, address) if client else None
    is_for_client = client is not None and copy is None and (person is None or log is not None)
    is_known = client is not None and client.pk in holders_of([address])
    closed = [address, *(_where_it_went(log, is_known=is_known) if is_for_client else [])]
    closed += [client.email] if client and is_for_client else []
    reason, source = Suppression.Reason.UNSUBSCRIBED, f"asked by email (incoming mail {mail})"
    with transaction.atomic():
        added = Suppression.add_many(Suppression(address=each, reason=reason, source=source) for each in closed)
        stops = {each.pk: each for entry in added for each in ledger.clients_of(entry.address)}
        if client and is_for_client:
            stops.setdefault(client.pk, client)
        for pk, each in sorted(stops.items()):
            about: dict[str, Any] = {"email": log, "subject": log.subject} if log and log.client_id == pk else {}
            each.record(Activity.Kind.UNSUBSCRIBED, event="mail", inbound=mail, **about)
        if log and copy and added:
            log.client.record(**_event("unsubscribed", log, copy) | {"via": "mail", "inbound": mail})
        ledger.tell_holders(added, told={*stops, *([log.client_id] if log and copy else [])})
    return set(stops)


def _copy_for(address: str, log: EmailLog | None) -> Recipient | None:
    """Who has the address among those who got a copy of it."""
    copies = [each for each in _recipients(log, ALL) if each.who != CLIENT] if log else []
    return next((each for each in copies if address_key(address) in map(address_key, each.addresses)), None)


def _where_it_went(log: EmailLog | None, *, is_known: bool) -> list[str]:
    """To the client; to everybody, copies too, where nobody can tell which of them writes from an unknown address."""
    if log is None:
        return []
    own = _recipients(log, CLIENT)
    return [address for each in (own if is_known else _recipients(log, ALL)) for address in each.addresses]


def subscribe_again(log: EmailLog, who: str = ALL) -> bool:
    """Deletes only the entries that this email's link added to the ledger; False if that is not possible (any more)."""
    with transaction.atomic():
        recipients = _recipients(log, who)
        # Always locked in the same order. Of two concurrent requests, the second finds nothing left.
        keys = address_variants(address for each in recipients for address in each.addresses)
        rows = Suppression.objects.filter(address__in=keys).order_by("address", "reason").select_for_update()
        entries = list(rows)
        back = [each for each in (_with_entries(each, log, entries) for each in recipients) if each.can_resubscribe]
        Suppression.objects.filter(pk__in=[pk for each in back for pk in each.added_by_link]).delete()
        for each in back:
            log.client.record(**_event("subscribed_again", log, each))
    return bool(back)


def masked(address: str) -> str:
    """“j…@example.com”: enough for its owner, useless for anyone else who has the link."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}…{at}{domain}"


def _recipients(log: EmailLog, who: str) -> list[Recipient]:
    """A `who` that is not among them is everybody: a wish must not be lost because of a broken form."""
    # The address that it was sent to: the client may have another by now, which is not meant.
    own = (log.to_email or log.client.email, *log.earlier_recipients)
    found = {CLIENT: Recipient(CLIENT, log.client.name, own)}
    for copy in log.cc:
        person = str(copy["person"])
        before = found[person].addresses if person in found else ()
        if address_key(copy["email"]) not in map(address_key, own):
            found[person] = Recipient(person, copy["name"], (*before, copy["email"]))
    return [found[who]] if who in found else list(found.values())


def _with_entries(each: Recipient, log: EmailLog, entries: Iterable[Suppression]) -> Recipient:
    keys = address_variants(each.addresses)
    of_them = tuple(entry for entry in entries if entry.address in keys)
    source, reason = _source(log), Suppression.Reason.UNSUBSCRIBED
    by_link = frozenset(entry.pk for entry in of_them if entry.reason == reason and entry.source == source)
    return Recipient(each.who, each.name, each.addresses, of_them, by_link)


def _event(event: str, log: EmailLog, each: Recipient) -> dict[str, Any]:
    facts: dict[str, Any] = {"email": log, "subject": log.subject}
    if each.who != CLIENT:
        return facts | {"kind": Activity.Kind.EDITED, "event": f"copy_{event}", "name": each.name, "via": "link"}
    facts |= ledger.named(log.client, each.address)
    if event == "unsubscribed":
        return facts | {"kind": Activity.Kind.UNSUBSCRIBED, "event": "link"}
    # Not the kind UNSUBSCRIBED, which reports count.
    return facts | {"kind": Activity.Kind.EDITED, "event": event}


def _source(log: EmailLog) -> str:
    return f"link in email {log.pk}"
