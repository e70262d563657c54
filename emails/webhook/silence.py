"""Which addresses an event of SendGrid's puts on the ledger.

A wish counts for the address that it names and for every address that the email went to: people have their mail
forwarded. A bounce counts for the address that bounced alone. Whoever we mail is heard even where an event brings
nothing that leads to an email: asynchronous bounces and SendGrid's own unsubscribe pages may not.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from clients.models import ADDRESS, Activity, Client, address_key, spellings
from emails.models import EmailLog, Suppression
from emails.webhook.match import Event, time_of
from emails.webhook.reasons import why_stop

Reason = Suppression.Reason
WISHES = (Reason.UNSUBSCRIBED, Reason.COMPLAINED)

KINDS = {
    Reason.BOUNCED: Activity.Kind.BOUNCED,
    Reason.UNSUBSCRIBED: Activity.Kind.UNSUBSCRIBED,
    Reason.COMPLAINED: Activity.Kind.COMPLAINED,
}


def entries_of(events: Iterable[tuple[EmailLog, Event]]) -> Iterator[Suppression]:
    """What events about emails of ours put there."""
    stops = [(log, event, reason) for log, event in events if (reason := why_stop(event))]
    asked = {log.pk for log, _, reason in stops if reason in WISHES}
    rows = EmailLog.objects.filter(pk__in=asked).values_list("pk", "earlier_recipients") if asked else ()
    earlier = dict(rows)
    for log, event, reason in stops:
        named = _named(event)
        addresses = [named, log.to_email, *earlier[log.pk]] if reason in WISHES else [named or log.to_email]
        for address in addresses:
            yield Suppression(address=address, reason=reason, source=_source(event, f"email {log.pk}"))


def add_unmatched(events: Iterable[Event]) -> None:
    """Adds the addresses of events without an email of ours, if a client has them; their timelines say so."""
    wanted: dict[tuple[str, str], Event] = {}
    for event in events:
        if (reason := why_stop(event)) and (named := _named(event)) and not _names_an_email(event):
            wanted.setdefault((address_key(named), reason), event)
    if not wanted:
        return
    keys = spellings(address for address, _ in wanted)
    clients = list(Client.objects.alias(address=ADDRESS).filter(address__in=keys).only("pk", "email"))
    ours = {address_key(client.email) for client in clients}
    entries = [
        Suppression(address=address, reason=reason, source=_source(event, "an email that it does not name"))
        for (address, reason), event in wanted.items()
        if address in ours
    ]
    added = Suppression.add_many(entries)
    Activity.add_many(
        [
            Activity(
                client_id=client.pk,
                kind=KINDS[Reason(reason)],
                data={"event": wanted[address, reason]["event"]},
                occurred_at=datetime.fromtimestamp(time_of(wanted[address, reason]) or 0, UTC),
            )
            for address, reason in sorted((entry.address, entry.reason) for entry in added)
            for client in clients
            if address_key(client.email) == address
        ]
    )


def _named(event: Event) -> str:
    address = event.get("email")
    return address if isinstance(address, str) and "@" in address_key(address) else ""


def _names_an_email(event: Event) -> bool:
    """An id of ours or of another database's: then the event waits for that email, or is not our business."""
    return bool(event.get("email_log_id") or event.get("office_id"))


def _source(event: Event, about: str) -> str:
    text = f"SendGrid reported {event['event']} for {about}"
    # Of a drop only its reason tells a wish from a bounce.
    return f"{text}: {str(event['reason']).strip()}"[:200] if event["event"] == "dropped" else text
