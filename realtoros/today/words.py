"""How a row on Today says why now: the words, the pill, and the one verb that fits. The rules are in rules.py."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from clients.last_touch import age
from clients.listing.quiet import QUIET_AFTER
from clients.models import Stage
from emails.webhook.machines import why_no_sign
from followups.display.cards import UNTOUCHED_AFTER
from followups.display.reasons import in_words as in_words_of_reason
from followups.models import Reason, Why
from realtoros.templatetags.realtoros import clock, in_words, lucide
from realtoros.today.rules import KINDS, SIGNAL_LASTS

STAGES = dict(Stage.choices)

# One, many, and where all of them are.
OVERFLOW: dict[str, tuple[str, str, str]] = {
    "replied": ("reply", "replies", "/clients/"),
    "failed": ("failed email", "failed emails", "/followups/?tab=failed"),
    "unconfirmed": ("unconfirmed email", "unconfirmed emails", "/emails/?status=unconfirmed"),
    "bounced": ("bounced address", "bounced addresses", "/clients/?only=bounced"),
    "to_approve": ("draft", "drafts", "/followups/?tab=today"),
    "clicked": ("click", "clicks", "/clients/?engagement=clicked-week"),
    "untouched": ("new lead", "new leads", "/clients/?stage=lead"),
    "own": ("task", "tasks", "/followups/?tab=overdue"),
    "quiet": ("quiet client", "quiet clients", "/clients/?only=quiet"),
}

# How the row of a higher reason mentions a lower one.
ALSO = {
    "failed": "an email failed",
    "unconfirmed": "an email is unconfirmed",
    "bounced": "the address bounced",
    "to_approve": "a draft waits for approval",
    "clicked": "clicked or opened again since yesterday",
    "untouched": "nobody has been in touch",
    "own": "a task is due",
    "quiet": "gone quiet",
}

# Icon, word and form of each verb.
DIALOG = '<a class="button" href="{}" data-dialog>{{1}}{{2}}</a>'
BUTTONS = {
    "reply": ("reply", "Reply", DIALOG.format("/clients/{0}/email/")),
    "write": ("pencil", "Write", DIALOG.format("/clients/{0}/email/")),
    "address": ("at-sign", "Fix address", DIALOG.format("/clients/{0}/edit/?field=email")),
    "review": ("eye", "Review", '<a class="button" href="/followups/{0}/preview/" data-dialog data-key="e">{1}{2}</a>'),
    "settle": ("mail", "Settle", '<a class="button" href="/emails/{0}/">{1}{2}</a>'),
    "retry": (
        "refresh-cw",
        "Try again",
        '<button class="button" formaction="/today/followups/{0}/retry/">{1}{2}</button>',
    ),
    "call": ("phone", "Call", '<button class="button" type="button" popovertarget="call-{0}">{1}{2}</button>'),
}


@dataclass(frozen=True)
class Said:
    tone: str  # of the spine: accent, red, amber, green or none
    icon: str
    why: SafeString
    pill: str
    pill_tone: str
    verb: str  # one of BUTTONS
    version: int | None = None  # of the draft that may be approved


@dataclass(frozen=True)
class Need:
    """A client who needs the agent, and the reason that comes first."""

    kind: str
    # As they are written into addresses: a template would spell a number by the rules of the language, every time.
    client_id: str
    subject: str
    name: str
    stage: str
    phone: str
    also: str
    said: Said

    @classmethod
    def of(cls, row: dict[str, Any], now: datetime) -> "Need":
        kind = row["kind"]
        others = sorted({KINDS[rank] for rank in row["reasons"]} - {kind}, key=KINDS.index)
        said = WORDS[kind](row, datetime.fromisoformat(row["at"]), now)
        also = ", ".join(ALSO[other] for other in others)
        client, subject = str(row["client_id"]), str(row["subject"])
        return cls(kind, client, subject, row["name"], row["stage"], row["phone"], also, said)

    @property
    def stage_label(self) -> str:
        return STAGES.get(self.stage, self.stage)

    @property
    def verb(self) -> SafeString:
        """The one button. Its words are this file's, and its address a number."""
        verb = "write" if self.said.verb == "call" and not self.phone else self.said.verb
        icon, word, button = BUTTONS[verb]
        number = self.subject if verb in ("retry", "settle", "review") else self.client_id
        return format_html(button, number, lucide(icon), word)

    @property
    def calls_in_menu(self) -> bool:
        return bool(self.phone) and self.said.verb != "call"

    @property
    def is_task(self) -> bool:
        return self.kind in ("failed", "to_approve", "own")


Row = dict[str, Any]


def _replied(row: Row, at: datetime, now: datetime) -> Said:
    words = row["told"]
    why = (
        format_html("Replied: <strong>“{}”</strong>", words)
        if words
        else format_html("<strong>{}</strong> Nobody has answered yet.", "Replied.")
    )
    return Said("accent", "reply", why, in_words(at), "", "reply")


def _failed(row: Row, at: datetime, now: datetime) -> Said:
    step, code, facts, has_new_address = row["told"]
    reason = in_words_of_reason(Why(code, facts)) if code else "no reason was given"
    why = format_html("{} failed: <strong>{}</strong>", step, reason)
    verb = "address" if code == Reason.ADDRESS_REFUSED and not has_new_address else "retry"
    return Said("red", "mail-x", why, f"Failed {_time(at, now)}", "red", verb)


def _unconfirmed(row: Row, at: datetime, now: datetime) -> Said:
    step, subject, _ = row["told"]
    why = format_html("{} <strong>may or may not have arrived</strong>: only you can decide", step or f"“{subject}”")
    return Said("red", "mail-question-mark", why, f"Unconfirmed {_time(at, now)}", "amber", "settle")


def _bounced(row: Row, at: datetime, now: datetime) -> Said:
    step, _, address, stopped = row["told"]
    plan = f", so {stopped} follow-up{'' if stopped == 1 else 's'} stopped" if stopped else ""
    why = format_html("{} bounced: <strong>{}</strong> does not accept email{}.", step or "An email", address, plan)
    return Said("red", "mail-x", why, f"Bounced {_time(at, now)}", "red", "address")


def _to_approve(row: Row, at: datetime, now: datetime) -> Said:
    step, goes_at, subject, version, is_written = row["told"]
    goes = datetime.fromisoformat(goes_at)
    why = (
        format_html("{} draft is ready: <strong>“{}”</strong>", step, subject)
        if is_written
        else format_html("{} is <strong>not written yet</strong>: open it, and it is.", step)
    )
    if goes <= now:
        pill, tone = f"Waits since {_time(goes, now)}", "red"
    else:
        pill, tone = f"Approve by {clock(goes)}", "amber"
    return Said("amber", "file-pen-line", why, pill, tone, "review", version if is_written else None)


def _clicked(row: Row, at: datetime, now: datetime) -> Said:
    subject, events = row["told"]
    since = (now - SIGNAL_LASTS).timestamp()
    people = [event for event in events or () if not why_no_sign(event) and _stamp(event) >= since]
    clicks = sorted(_stamp(event) for event in people if event["event"] == "click")
    stamps = clicks or sorted(_stamp(event) for event in people)
    times = " and ".join(clock(datetime.fromtimestamp(stamp, now.tzinfo)) for stamp in stamps[-2:]) or clock(at)
    has_clicked = bool(clicks or not people)
    did = "Clicked your link" if has_clicked else "Opened your email"
    number = len(stamps)
    often = "" if number < 2 else " twice" if number == 2 else f" {number} times"
    why = format_html("<strong>{}{}</strong>, {}{}", did, often, times, f": {subject}" if subject else "")
    latest = datetime.fromtimestamp(stamps[-1], now.tzinfo) if stamps else at
    icon = "mouse-pointer-click" if has_clicked else "mail-open"
    return Said("green", icon, why, in_words(latest), "green", "call")


def _untouched(row: Row, at: datetime, now: datetime) -> Said:
    where = f" {row['address']}." if row["address"] else ""
    why = format_html("New lead.{} <strong>Nobody has been in touch</strong> yet.", where)
    is_late = now - at >= UNTOUCHED_AFTER
    return Said(
        "red" if is_late else "amber", "user-plus", why, f"{age(now - at)} untouched", "red" if is_late else "", "call"
    )


def _own(row: Row, at: datetime, now: datetime) -> Said:
    step, due, code, facts, by_hand, about, subject = row["told"]
    when = datetime.fromisoformat(due)
    if by_hand:
        why = format_html(
            "Your email: <strong>{}</strong> is written and waits for you.",
            f"“{subject}”" if subject else about or "a draft",
        )
    else:
        why = format_html("{} is held: <strong>{}</strong>", step, in_words_of_reason(Why(code, facts)))
    late = now - when
    is_late = late > timedelta(hours=1)
    pill = f"{age(late)} over" if is_late else f"Due {_time(when, now)}"
    return Said(
        "" if by_hand else "amber",
        "square-check-big" if by_hand else "pause",
        why,
        pill,
        "red" if is_late else "amber",
        "review",
    )


def _quiet(row: Row, at: datetime, now: datetime) -> Said:
    limit, days = QUIET_AFTER[row["stage"]].days, (now - at).days
    stage = STAGES[row["stage"]].lower()
    what = f"a {stage}" if row["stage"] == Stage.LEAD else f"{stage}"
    why = format_html("Quiet for <strong>{} days</strong>; your limit for {} is {}", days, what, limit)
    over = max(days - limit, 0)
    return Said("", "moon", why, f"{over} day{'' if over == 1 else 's'} over" if over else "Today", "", "write")


WORDS: dict[str, Callable[[Row, datetime, datetime], Said]] = {
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


def _stamp(event: dict[str, Any]) -> float:
    stamp = event.get("timestamp")
    return float(stamp) if isinstance(stamp, int | float) else 0.0


def _time(at: datetime, now: datetime) -> str:
    """“7:15 AM” today, “Mon 4:46 PM”, “Nov 12”."""
    local = timezone.localtime(at)
    if local.date() == timezone.localtime(now).date():
        return clock(at)
    return f"{local:%a} {clock(at)}" if now - at < timedelta(days=6) else f"{local:%b} {local.day}"
