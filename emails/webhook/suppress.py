"""Which addresses a SendGrid event adds to the suppression ledger.

An opt-out counts for the address in the event and for every address that the client's email was sent to. A bounce
counts only for the address that bounced. Who got a copy (CC) speaks for nobody else, and the client not for them. Only
where the event names an address that we don't know, because people forward their mail, it counts for all of them. An
event that can't be matched to an email counts too, if a client or a linked person has its address: asynchronous bounces
and SendGrid's own unsubscribe pages may not name the email, and a backup that was restored may lack it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from clients.contacts import holders_of
from clients.models import Activity, Client, address_key
from emails import ledger
from emails.models import EmailLog, Suppression
from emails.webhook import copies
from emails.webhook.match import Event, address_in, time_of
from emails.webhook.reasons import why_stop

Reason = Suppression.Reason

KINDS = {
    Reason.BOUNCED: Activity.Kind.BOUNCED,
    Reason.UNSUBSCRIBED: Activity.Kind.UNSUBSCRIBED,
    Reason.COMPLAINED: Activity.Kind.COMPLAINED,
}


def entries_of(events: Iterable[tuple[EmailLog, Event]]) -> Iterator[Suppression]:
    """The ledger entries for events that matched an email."""
    stops = [(log, event, reason) for log, event in events if (reason := why_stop(event))]
    asked = {log.pk for log, _, reason in stops if reason in Suppression.OPT_OUTS}
    rows = EmailLog.objects.filter(pk__in=asked).values_list("pk", "earlier_recipients") if asked else ()
    earlier = dict(rows)
    for log, event, reason in stops:
        for address in _addresses(log, event, reason, earlier.get(log.pk, [])):
            yield Suppression(address=address, reason=reason, source=_source(event, f"email {log.pk}"))


def _addresses(log: EmailLog, event: Event, reason: str, earlier: list[str]) -> list[str]:
    named = address_in(event)
    if copies.copy_in(log, event) or reason not in Suppression.OPT_OUTS:
        return [named or log.to_email]
    own = [log.to_email, *earlier]
    is_forwarded = named and address_key(named) not in map(address_key, own)
    return [named, *own, *(copy["email"] for copy in log.cc if is_forwarded)]


def close(events: Sequence[tuple[EmailLog, Event]]) -> None:
    """Adds what matched events close to the ledger. The emails' own clients have those events on their timelines."""
    added = Suppression.add_many(entries_of(events))
    ledger.tell_holders(added, told={log.client_id for log, _ in events})


def add_unmatched(events: Iterable[Event]) -> None:
    """Adds the addresses of unmatched events to the ledger, if clients have them, and records it on their timelines."""
    wanted: dict[tuple[str, str], Event] = {}
    for event in events:
        if (reason := why_stop(event)) and (named := address_in(event)) and not _is_of_another(event):
            wanted.setdefault((address_key(named), reason), event)
    if not wanted:
        return
    holders = holders_of(address for address, _ in wanted)
    ours = {address for keys in holders.values() for address in keys}
    added = Suppression.add_many(
        Suppression(address=address, reason=reason, source=_source(event, "an unknown email"))
        for (address, reason), event in wanted.items()
        if address in ours
    )
    mains = dict(Client.objects.filter(pk__in=holders).values_list("pk", "email")) if added else {}
    Activity.add_many(
        [
            Activity(
                client_id=pk,
                kind=KINDS[Reason(reason)],
                data={"event": wanted[address, reason]["event"]},
                occurred_at=datetime.fromtimestamp(time_of(wanted[address, reason]) or 0, UTC),
            )
            for address, reason in sorted((entry.address, entry.reason) for entry in added)
            for pk, main in sorted(mains.items())
            if address_key(main) == address
        ]
    )
    ledger.tell_holders(added)


def name_addresses(rows: Iterable[Activity], addresses: Mapping[int, str]) -> None:
    """Adds the address to those of them that say it closed, for clients who have several.

    `addresses`: whom each email went to, by its id.
    """
    about = [row for row in rows if row.kind in KINDS.values() and row.email_id]
    clients = (
        Client.objects.filter(pk__in={row.client_id for row in about}, also_found_by__contains="@") if about else []
    )
    several = {client.pk: client for client in clients}
    for row in about:
        if row.client_id in several and row.email_id:
            row.data |= ledger.named(several[row.client_id], addresses[row.email_id])


def _is_of_another(event: Event) -> bool:
    """Whether it is about mail of the office, or may be about an email of another database.

    One that names our office and an email that we don't have is about an email of before a restore, so it counts.
    """
    return bool(event.get("office_mail_id") or (event.get("email_log_id") and not event.get("office_id")))


def _source(event: Event, about: str) -> str:
    text = f"SendGrid reported {event['event']} for {about}"
    # Only the reason of a drop shows whether it was an opt-out or a bounce.
    return f"{text}: {str(event['reason']).strip()}"[:200] if event["event"] == "dropped" else text
