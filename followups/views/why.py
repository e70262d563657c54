"""Why a follow-up's email did or didn't go: the verdict, what each gate said and when, and what became of the request.

It goes by GATES: a gate that is added there is shown here. Read-only.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from agents.web import dialogs
from agents.web.requests import AgentRequest
from emails.errors.words import error_in_words
from emails.history import badge_of, events_of
from emails.models import EmailLog
from emails.models.states import Status as EmailStatus
from followups.display.plan import BROKEN
from followups.display.reasons import GATE_WORDS, in_words
from followups.display.rows import FollowupRow, row_of
from followups.engine import gates
from followups.models import Task, Why
from lists.words import exact

TITLES = {"due": "When it was due", "sending": "Right before sending"}
NOW = "If it were sent now"
ORDER = {gate.__name__: number for number, gate in enumerate(gates.GATES)}
PASSED, STOPPED, ALSO, OPEN = "passed", "stopped", "also", "open"


@dataclass(frozen=True)
class Line:
    """One thing that had to hold: what it is, what was found, and when somebody looked."""

    word: str
    state: str  # passed, stopped (the one that decided), also (closed as well), open (not reached)
    detail: str = ""
    at: datetime | None = None
    answer: str = ""  # what SendGrid or a mail server said, in its own words


@dataclass(frozen=True)
class ShownLook:
    title: str
    at: datetime
    is_now: bool
    lines: list[Line]

    @property
    def closed(self) -> list[Line]:
        return [line for line in self.lines if line.state in (STOPPED, ALSO)]


@dataclass(frozen=True)
class Verdict:
    word: str
    tone: str
    icon: str


WAS_SENT = Verdict("It was sent.", "good", "check")


def verdict_of(row: FollowupRow) -> Verdict:
    task = row.task
    if row.was_sent:
        return Verdict("It was marked as sent.", "good", "user-check") if row.is_marked_sent else WAS_SENT
    if row.is_unconfirmed:
        return Verdict("We can’t confirm it was sent.", "warn", "triangle-alert")
    if task.status == Task.Status.PENDING:
        if task.reason_code:
            return Verdict("It is on hold.", "warn", "pause")
        is_due = task.scheduled_for <= timezone.now()
        return Verdict("It sends within a minute." if is_due else "It is not due yet.", "", "clock")
    return {
        Task.Status.FAILED: Verdict("It failed.", "bad", "circle-alert"),
        Task.Status.CANCELLED: Verdict("It was stopped.", "warn", "ban"),
        Task.Status.SKIPPED: Verdict("It was skipped.", "", "skip-forward"),
        Task.Status.PROCESSING: Verdict("It is being sent.", "", "send"),
    }.get(Task.Status(task.status), Verdict("It was done by hand.", "", "check"))


def in_short(row: FollowupRow) -> str:
    """The sentence behind the verdict; "" where there is nothing more to say."""
    task = row.task
    if row.was_sent:
        log = task.log
        if log and log.is_marked_sent:
            who = log.settled_by.first_name if log.settled_by else "An agent"
            return f"It passed every check. SendGrid did not confirm it, but {who} says that it arrived."
        return "It passed every check, and SendGrid accepted the email."
    if row.is_unconfirmed:
        return "SendGrid’s answer never reached us. We don’t resend it unless you choose to."
    if task.status == Task.Status.COMPLETED:
        return "No email was needed."
    if task.why:
        return row.sentence
    return "Someone did this by hand." if task.status in (Task.Status.SKIPPED, Task.Status.CANCELLED) else ""


def due_line(row: FollowupRow, was_looked_at: bool) -> Line:
    """Its time comes before every gate."""
    asked = "; Send now was pressed" if row.task.hurried_at else ""
    state = PASSED if was_looked_at or row.is_late else OPEN
    return Line("Due", state, exact(row.task.scheduled_for) + asked)


def looks_of(task: Task) -> list[ShownLook]:
    """What was kept, the last look first; for one that is still to go, also what the gates would say now."""
    kept = [
        _shown_look(title, task.gates[moment], task.reason_code)
        for moment, title in TITLES.items()
        if moment in task.gates
    ][::-1]
    if task.status == Task.Status.PENDING:
        now = gates.GateCheck.of(task, gates.Facts.about([task]))
        first = now.first_closed
        kept.append(_shown_look(NOW, now.kept(), first.why.code if first else "", is_now=True))
    return kept


def _shown_look(title: str, look: dict[str, Any], decided: str, is_now: bool = False) -> ShownLook:
    """`decided`: the reason that held or stopped the follow-up."""
    said, at = look["said"], datetime.fromisoformat(look["at"])
    # jsonb keeps no order. A gate that has left the list since is still named.
    names = sorted(said, key=lambda name: ORDER.get(name, len(ORDER)))
    closed = [name for name in names if said[name]]
    by = next((name for name in closed if said[name].get("code") == decided), next(iter(closed), None))
    lines = []
    for name in names:
        state = PASSED if not said[name] else STOPPED if name == by else ALSO
        detail = in_words(Why.read(said[name])) if said[name] else ""
        lines.append(Line(GATE_WORDS.get(name, name.replace("_", " ")), state, detail[:1].upper() + detail[1:], at))
    return ShownLook(title, at, is_now, lines)


def answer_line(task: Task, log: EmailLog | None) -> Line:
    """What SendGrid said when it was asked to take the email."""
    error = error_in_words(log) if log else ""
    if log and log.settled_at:
        return Line("SendGrid’s answer", ALSO, "It never came", log.sent_at)
    if log and log.sent_at:
        return Line("Accepted by SendGrid", PASSED, "", log.sent_at)
    if log and log.status in (EmailStatus.UNCONFIRMED, EmailStatus.FAILED) and error:
        return Line("SendGrid’s answer", STOPPED, capfirst(error), log.updated_at, log.error_message)
    if log and error and task.status == Task.Status.PENDING:
        return Line("SendGrid’s answer", ALSO, capfirst(error), log.updated_at, log.error_message)
    return Line("SendGrid’s answer", OPEN, "No answer yet")


def event_lines(log: EmailLog) -> Iterable[Line]:
    """What was reported since, the oldest first; what a machine did says so and counts for nothing."""
    for event in reversed(events_of(log)):
        if event.code not in ("written", "sent", "unconfirmed", "send_again"):
            state = ALSO if not event.counts else STOPPED if event.code in BROKEN else PASSED
            yield Line(event.word, state, event.detail, event.at, event.answer)


@require_safe
def why(request: AgentRequest, pk: int) -> HttpResponse:
    mine = Task.objects.visible_to(request.agent).select_related("client__agent", "email_log")
    task = get_object_or_404(mine, pk=pk)
    log, looks = task.log, looks_of(task)
    row = row_of(task)
    lines = [due_line(row, bool(looks)), *(looks[0].lines if looks else []), answer_line(task, log)]
    context = {
        "task": task,
        "row": row,
        "remedy": row.remedy,
        "log": log,
        "badge": badge_of(log) if log else None,
        "verdict": verdict_of(row),
        "in_short": in_short(row),
        "look": looks[0] if looks else None,
        "others": looks[1:],
        "lines": [*lines, *(event_lines(log) if log else [])],
        "layout": dialogs.layout(request),
    }
    return render(request, "followups/why.html", context)
