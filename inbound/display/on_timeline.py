"""Incoming mail on a client's timeline: the mails that events show, who wrote them and what became of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.text import get_text_list

from clients.contacts import holders_of
from clients.models import Activity, Client, Person, address_key
from inbound.display.words import badge_of, sender_of
from inbound.models import InboundAttachment, InboundEmail, Kind
from lists.words import weekday_date

FACT = "inbound"
"""In an event's `data`: the id of the mail that it tells of."""
UNDONE = ("taken_back", "came_back")
"""What an event's `event` is where it tells what was undone."""
ON_THEIR_WAY = "on_their_way"
"""In an event's `data`: the emails that were already being sent when the answer came, each with its subject."""


@dataclass(frozen=True)
class ShownMail:
    """One mail as the timeline shows it. `followups/display/timeline.py` reads `key`, `rest` and `text`."""

    mail: InboundEmail
    who: str
    is_on_file: bool
    """Whether its address is the client's, or one of a linked person."""
    files: Sequence[InboundAttachment]
    on_their_way: Sequence[str]
    """The subjects of the emails that were being sent already."""
    until: datetime | None = None
    """Of an automatic answer: until when the follow-ups wait."""
    is_waiting: bool = False
    """Whether they wait for that now."""

    @property
    def key(self) -> str:
        if self.mail.kind == Kind.REPLY and self.mail.agent_id:
            return f"{self.who} answered from their mailbox"
        return KEYS[self.mail.kind].format(who=self.who) if self.mail.kind in KEYS else f"Mail from {self.who}"

    @property
    def rest(self) -> str:
        if self.mail.kind == Kind.REPLY and self.mail.undone_at:
            return "Marked as not an answer."
        if self.mail.kind != Kind.AUTO_REPLY:
            return ""
        away = f"Away until {weekday_date(self.mail.return_date)}." if self.mail.return_date else ""
        verb = "wait" if self.is_waiting else "waited"
        waits = f"Follow-ups {verb} until {weekday_date(self.until)}." if self.until else ""
        return f"{away} {waits}".strip()

    @property
    def text(self) -> str:
        return self.mail.text

    @property
    def on_their_way_in_words(self) -> str:
        """“The email “Your visit” was already on its way.”"""
        subjects = [f"“{subject}”" if subject else "without a subject" for subject in self.on_their_way]
        many = len(subjects) > 1
        nouns = ("The emails", "were", "their") if many else ("The email", "was", "its")
        return f"{nouns[0]} {get_text_list(subjects, 'and')} {nouns[1]} already on {nouns[2]} way."

    @property
    def is_answer(self) -> bool:
        return self.mail.kind == Kind.REPLY and not self.mail.agent_id and self.mail.undone_at is None

    @property
    def icon(self) -> str:
        return badge_of(self.mail).icon

    @property
    def tone(self) -> str:
        return badge_of(self.mail).tone.replace("outline", "")


KEYS: dict[str, str] = {
    Kind.REPLY: "{who} answered by email",
    Kind.AUTO_REPLY: "Automatic answer.",
    Kind.OPT_OUT: "{who} opted out by email",
    Kind.BOUNCE: "Delivery report by email",
}


def with_mails(client: Client, events: Iterable[Any]) -> list[Any]:
    """The events, each that tells of an incoming mail with `mail`. Asks nothing where there is none."""
    events = list(events)
    told = {pk for event in events if (pk := _pk_in(event))}
    if not told:
        return events
    mails = InboundEmail.objects.filter(client=client).select_related("agent").in_bulk(told)
    files: dict[int, list[InboundAttachment]] = {}
    for each in InboundAttachment.objects.filter(inbound_email__in=mails):
        files.setdefault(each.inbound_email_id, []).append(each)
    names = _names(client, mails.values())
    for event in events:
        # The newest event that tells of it shows it: what was said of it before is a line without its text.
        if mail := mails.pop(_pk_in(event), None):
            event.mail = _shown(mail, event, files.get(mail.pk, []), names, client)
    return events


def _pk_in(event: Any) -> int:
    """The id of the mail that the event shows; 0 where it tells what was done with one, or of something else."""
    is_told = isinstance(event, Activity) and event.data.get("event") not in UNDONE
    pk = event.data.get(FACT) if is_told else 0
    return pk if type(pk) is int and 0 < pk < 2**63 else 0


def _shown(
    mail: InboundEmail, event: Activity, files: list[InboundAttachment], names: dict[str, str], client: Client
) -> ShownMail:
    key = address_key(mail.from_email)
    who = mail.agent.first_name if mail.agent else names.get(key) or sender_of(mail)
    until = _moment(event.data.get("until"))
    return ShownMail(
        mail=mail,
        who=who,
        is_on_file=bool(mail.agent_id) or not mail.from_email or key in names,
        files=files,
        on_their_way=_subjects(event.data.get(ON_THEIR_WAY)),
        until=until,
        is_waiting=bool(
            until and client.away_until and timezone.now() < until <= client.away_until and not mail.undone_at
        ),
    )


def _subjects(emails: Any) -> list[str]:
    found = emails if isinstance(emails, list) else []
    return [str(each.get("subject") or "") for each in found if isinstance(each, dict)]


def _moment(text: Any) -> datetime | None:
    """None also for what plain SQL may have written."""
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None


def _names(client: Client, mails: Iterable[InboundEmail]) -> dict[str, str]:
    """Whose each address is that is on file with the client; asked only for addresses besides the main one."""
    names = {address_key(client.email): client.short_name} if client.email else {}
    others = {address_key(mail.from_email) for mail in mails if mail.from_email and not mail.agent_id} - set(names)
    if not others:
        return names
    theirs = holders_of(others).get(client.pk, set())
    people = Person.objects.filter(client=client).exclude(email="").values_list("email", "name")
    by_address = {address_key(email): name for email, name in people}
    return names | {address: by_address.get(address, client.short_name) for address in theirs}
