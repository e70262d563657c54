"""Why a row is on Today: its text, its pill and its main button. The rules are in rules.py."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from clients.listing.quiet import QUIET_AFTER
from clients.models import Stage
from emails.errors.words import code_in_words
from emails.webhook.machines import why_not_engagement
from followups.display.cards import UNTOUCHED_AFTER
from followups.display.plan_state import Block
from followups.display.reasons import in_words as in_words_of_reason
from followups.models import Reason, Why
from lists.words import age, clock, counted, in_words, month_day, weekday_and_time
from realtoros.today.incoming import first_words
from realtoros.today.rules import KINDS, SIGNAL_LASTS

STAGES = dict(Stage.choices)

# Singular, plural, and the URL name and query string of the page that lists all of them.
OVERFLOW: dict[str, tuple[str, str, str, str]] = {
    "replied": ("reply", "replies", "client_list", ""),
    "failed": ("failed email", "failed emails", "followup_list", "tab=failed"),
    "unconfirmed": ("unconfirmed email", "unconfirmed emails", "email_list", "status=unconfirmed"),
    "bounced": ("bounced address", "bounced addresses", "client_list", "only=bounced"),
    "to_approve": ("draft", "drafts", "followup_list", "tab=today"),
    "clicked": ("click", "clicks", "client_list", "engagement=clicked-week"),
    "untouched": ("new lead", "new leads", "client_list", "stage=lead"),
    "own": ("task", "tasks", "followup_list", "tab=overdue"),
    "quiet": ("quiet client", "quiet clients", "client_list", "only=quiet"),
}

# How a row mentions the further reasons of its client.
ALSO = {
    "failed": "an email failed",
    "unconfirmed": "an email is unconfirmed",
    "bounced": "the address bounced",
    "to_approve": "a draft needs approval",
    "clicked": "clicked or opened again since yesterday",
    "untouched": "no contact yet",
    "own": "a task is due",
    "quiet": "gone quiet",
}


EMAILS = ("reply", "write", "retry")
"""The verbs that end in an email."""


@dataclass(frozen=True)
class Sentence:
    """Why the client is on the list; `strong` is printed in bold."""

    before: str
    strong: str
    after: str = ""


@dataclass(frozen=True)
class Wording:
    tone: str  # of the row's left edge: accent, red, amber, green or none
    icon: str
    why: Sentence
    pill: str
    pill_tone: str
    verb: str  # reply, write, address, review, settle, retry or call; who may not be emailed: open
    version: int | None = None  # of the draft that may be approved
    mail: int | None = None  # the incoming mail that it is about


@dataclass(frozen=True)
class Found:
    """A client that a rule found, as the statement returns it."""

    kind: str
    client_id: int
    subject: int  # the id of the follow-up or email, or 0
    at: datetime
    kinds: list[str]  # of all the rules that found the client
    name: str
    stage: str
    phone: str
    email: str
    address: str
    facts: dict[str, Any]  # what the rule's `facts` selects


@dataclass(frozen=True)
class Need:
    """A client who needs the agent, with the most important reason."""

    kind: str
    client_id: int
    subject: int
    name: str
    stage: str
    phone: str
    email: str
    also: str
    wording: Wording
    block: Block | None = None  # why they may not be emailed, whatever anybody presses

    @classmethod
    def of(cls, row: dict[str, Any], now: datetime) -> "Need":
        found = Found(**row | {"at": datetime.fromisoformat(row["at"]), "facts": row["facts"] or {}})
        others = sorted({*found.kinds} - {found.kind}, key=KINDS.index)
        return cls(
            found.kind,
            found.client_id,
            found.subject,
            found.name,
            found.stage,
            found.phone,
            found.email,
            ", ".join(ALSO[other] for other in others),
            WORDS[found.kind](found, now),
        )

    @property
    def stage_label(self) -> str:
        return STAGES.get(self.stage, self.stage)

    @property
    def verb(self) -> str:
        """The verb of the main button. Without a phone number, “call” becomes “write”.

        Who may not be emailed is called, or gets another address, or is looked at: as on the client's page.
        """
        wanted = "write" if self.wording.verb == "call" and not self.phone else self.wording.verb
        if self.block is None or wanted not in EMAILS:
            return wanted
        if self.block.is_bounced or (self.block.wants_address and not self.phone):
            return "address"
        return "call" if self.phone else "open"

    @property
    def is_kept_from_email(self) -> bool:
        return self.block is not None and self.verb in ("address", "call", "open")

    @property
    def calls_in_menu(self) -> bool:
        return bool(self.phone) and self.verb != "call"

    @property
    def is_task(self) -> bool:
        return self.kind in ("failed", "to_approve", "own")


def _replied(found: Found, now: datetime) -> Wording:
    words, mail = first_words(found.facts.get("words") or ""), found.facts.get("inbound")
    verb = "Answered by email" if mail else "Replied"
    why = Sentence(f"{verb}: ", f"“{words}”") if words else Sentence("", f"{verb}.", " No one has answered yet.")
    return Wording("accent", "reply", why, in_words(found.at), "", "reply", mail=mail)


def _failed(found: Found, now: datetime) -> Wording:
    code = found.facts["reason_code"]
    reason = in_words_of_reason(Why(code, found.facts["reason_facts"])) if code else "no reason recorded"
    why = Sentence(f"{found.facts['step']} failed: ", reason)
    verb = "address" if code == Reason.ADDRESS_REFUSED and not found.facts["has_new_address"] else "retry"
    return Wording("red", "mail-x", why, f"Failed {_time(found.at, now)}", "red", verb)


def _unconfirmed(found: Found, now: datetime) -> Wording:
    email = found.facts["step"] or f"“{found.facts['email']}”"
    why = Sentence(f"{email} ", "may not have arrived", ": check with the client, then resolve it")
    return Wording("red", "mail-question-mark", why, f"Unconfirmed {_time(found.at, now)}", "amber", "settle")


WORDS_OF_BOUNCE = "the address does not accept email"
"""Of a bounce that was reported before bounces had a code."""


def _bounced(found: Found, now: datetime) -> Wording:
    stopped = found.facts["stopped"]
    plan = f", so {counted(stopped, 'follow-up')} stopped" if stopped else ""
    error = code_in_words(found.facts["error_code"]) or WORDS_OF_BOUNCE
    why = Sentence(f"{found.facts['step'] or 'An email'} bounced: ", error, f" ({found.facts['address']}){plan}.")
    return Wording("red", "mail-x", why, f"Bounced {_time(found.at, now)}", "red", "address")


def _to_approve(found: Found, now: datetime) -> Wording:
    step, is_written = found.facts["step"], found.facts["is_written"]
    goes = datetime.fromisoformat(found.facts["goes_at"])
    why = (
        Sentence(f"{step} draft is ready: ", f"“{found.facts['email']}”")
        if is_written
        else Sentence(f"{step} is ", "not written yet", ": open it to write it.")
    )
    is_late = goes <= now
    pill = f"Waiting since {_time(goes, now)}" if is_late else f"Approve by {clock(goes)}"
    version = found.facts["version"] if is_written else None
    return Wording("amber", "file-pen-line", why, pill, "red" if is_late else "amber", "review", version)


def _clicked(found: Found, now: datetime) -> Wording:
    since = (now - SIGNAL_LASTS).timestamp()
    people = [
        event for event in found.facts["events"] or () if not why_not_engagement(event) and _unix_time(event) >= since
    ]
    clicks = sorted(_unix_time(event) for event in people if event["event"] == "click")
    stamps = clicks or sorted(_unix_time(event) for event in people)
    moments = [datetime.fromtimestamp(stamp, now.tzinfo) for stamp in stamps] or [found.at]
    has_clicked = bool(clicks or not people)
    did = "Clicked your link" if has_clicked else "Opened your email"
    number = len(stamps)
    often = "" if number < 2 else " twice" if number == 2 else f" {number} times"
    email = f": {found.facts['email']}" if found.facts["email"] else ""
    why = Sentence("", f"{did}{often}", f", {' and '.join(map(clock, moments[-2:]))}{email}")
    icon = "mouse-pointer-click" if has_clicked else "mail-open"
    return Wording("green", icon, why, in_words(moments[-1]), "green", "call")


def _untouched(found: Found, now: datetime) -> Wording:
    where = f"{found.address}. " if found.address else ""
    why = Sentence(f"New lead. {where}", "No contact", " yet.")
    is_late = now - found.at >= UNTOUCHED_AFTER
    pill = f"{age(now - found.at)} untouched"
    return Wording("red" if is_late else "amber", "user-plus", why, pill, "red" if is_late else "", "call")


def _own(found: Found, now: datetime) -> Wording:
    facts, due_at = found.facts, datetime.fromisoformat(found.facts["due_at"])
    late = now - due_at
    is_late = late > timedelta(hours=1)
    pill, pill_tone = f"{age(late)} overdue" if is_late else f"Due {_time(due_at, now)}", "red" if is_late else "amber"
    if facts["by_hand"]:
        draft = f"“{facts['email']}”" if facts["email"] else facts["notes"] or "a draft"
        why = Sentence("Your email: ", draft, " is ready for you to send.")
        return Wording("", "square-check-big", why, pill, pill_tone, "review")
    why = Sentence(f"{facts['step']} is held: ", in_words_of_reason(Why(facts["reason_code"], facts["reason_facts"])))
    return Wording("amber", "pause", why, pill, pill_tone, "review")


def _quiet(found: Found, now: datetime) -> Wording:
    limit, days = QUIET_AFTER[found.stage].days, (now - found.at).days
    stage = STAGES[found.stage].lower()
    what = f"a {stage}" if found.stage == Stage.LEAD else stage
    why = Sentence("Quiet for ", f"{days} days", f"; your limit for {what} is {limit}")
    over = max(days - limit, 0)
    return Wording("", "moon", why, f"{counted(over, 'day')} over" if over else "Today", "", "write")


WORDS: dict[str, Callable[[Found, datetime], Wording]] = {
    "replied": _replied,
    "failed": _failed,
    "unconfirmed": _unconfirmed,
    "bounced": _bounced,
    "to_approve": _to_approve,
    "clicked": _clicked,
    "untouched": _untouched,
    "own": _own,
    "quiet": _quiet,
}


def _unix_time(event: dict[str, Any]) -> float:
    stamp = event.get("timestamp")
    return float(stamp) if isinstance(stamp, int | float) else 0.0


def _time(at: datetime, now: datetime) -> str:
    """“7:15 AM” today, “Mon 4:46 PM”, “Nov 12”."""
    if timezone.localdate(at) == timezone.localdate(now):
        return clock(at)
    return weekday_and_time(at) if now - at < timedelta(days=6) else month_day(at)
