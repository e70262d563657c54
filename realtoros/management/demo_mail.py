"""Mail that came in to the demo office: an answer, an automatic one, and one of someone who is not on file."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import formataddr
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from agents.days_off import DaysOff
from agents.models import Office
from clients.models import Activity, Client
from emails.models import EmailLog
from inbound.effects.away import back_at
from inbound.models import InboundEmail, Kind, MatchedBy, State


@dataclass(frozen=True)
class Incoming:
    kind: Kind
    to: str
    """The client whose last email it answers."""
    text: str
    hours: float
    """Since it came."""
    rule: str
    found: str = ""
    sender: tuple[str, str] | None = None
    """Name and address of someone who is not on file; None: the client."""
    days_away: int | None = None


INCOMING = (
    Incoming(
        Kind.REPLY,
        "Marcus Oyelaran",
        "Hi Ana,\n\nSaturday at 11 works for us. Could we also see the storage room and the garage? My wife has some "
        "questions about the fees.\n\nThank you!",
        1.4,
        "no_rule",
    ),
    Incoming(
        Kind.AUTO_REPLY,
        "Priya Raghunathan",
        "Thank you for your message. I am out of the office and will be back next week. I read no email until then.",
        20,
        "auto_submitted",
        "Auto-Submitted: auto-replied",
        days_away=5,
    ),
    Incoming(
        Kind.REPLY,
        "Jonah Whitlock",
        "Hello, Jonah sent me your email. I could see the house for him on Sunday afternoon. Is that possible?",
        3.2,
        "no_rule",
        sender=("Ellen Whitlock", "ellen.w@shore.example.com"),
    ),
)


def add(now: datetime) -> None:
    for number, each in enumerate(INCOMING):
        _add(each, Client.objects.get(name=each.to), now - timedelta(hours=each.hours), number)


def _add(incoming: Incoming, client: Client, at: datetime, number: int) -> None:
    log = EmailLog.objects.filter(client=client, sent_at__lt=at).order_by("-sent_at").first()
    name, address = incoming.sender or (client.name, client.email)
    days = incoming.days_away
    mail = InboundEmail.objects.create(
        kind=incoming.kind, state=State.READ, received_at=at, read_at=at, sent_at=at, text=incoming.text,
        fingerprint=sha256(f"demo {number}".encode()).hexdigest(), message_id=f"demo-{number}@mail.example.com",
        client=None if incoming.sender else client, email_log=log, from_name=name, from_email=address,
        to_email="reply+demo@in.cedarmain.example.com", subject=f"Re: {log.subject}" if log else "Hello",
        matched_by=MatchedBy.REFERENCES if incoming.sender else MatchedBy.TOKEN,
        evidence=[{"rule": incoming.rule, "found": incoming.found}],
        return_date=None if days is None else (at + timedelta(days=days)).date(),
    )  # fmt: skip
    _store(mail, log)
    if not incoming.sender:
        _take_effect(mail, client, at)


def _store(mail: InboundEmail, log: EmailLog | None) -> None:
    """The whole mail as a mail program sends it, with our email quoted below."""
    whole = EmailMessage()
    whole["From"], whole["To"] = formataddr((mail.from_name, mail.from_email)), mail.to_email
    whole["Subject"], whole["Date"] = mail.subject, mail.received_at
    whole["Message-ID"] = f"<{mail.message_id}>"
    quoted = "".join(f"> {line}\n" for line in log.body.splitlines()) if log else ""
    whole.set_content(f"{mail.text}\n\n{quoted}")
    content = whole.as_bytes()
    mail.raw_path = default_storage.save(f"inbound/{uuid4().hex}", ContentFile(content))
    mail.raw_type, mail.raw_size = "message/rfc822", len(content)
    mail.save(update_fields=["raw_path", "raw_type", "raw_size"])


def _take_effect(mail: InboundEmail, client: Client, at: datetime) -> None:
    facts: dict[str, Any] = {"inbound": mail.pk}
    mine = Client.objects.filter(pk=client.pk)
    if mail.return_date and client.agent:
        until = back_at(mail.return_date, client, DaysOff.of(Office.current()), at)
        mine.update(away_until=until)
        kind, facts = Activity.Kind.AWAY, facts | {"until": until.isoformat()}
    else:
        mine.update(replied_at=at, last_contacted=at)
        kind, facts = Activity.Kind.REPLY, facts | {"note": mail.text}
    Activity.objects.create(client=client, kind=kind, email=mail.email_log, occurred_at=at, data=facts)
