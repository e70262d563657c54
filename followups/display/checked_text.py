"""A draft's text as the guard sees it: its words with marks, what was found, and the fields that its facts rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from agents.models import Agent, Office
from emails.models import EmailLog
from emails.models.guarded import words_key
from emails.writer.guard import CONFIRMED_BY_A_BROKER, Finding, Stated
from followups import guarding
from followups.models import Task
from lists.words import counted


class Segment(NamedTuple):
    """Words that are marked, or the plain text between two marks."""

    text: str
    mark: str = ""  # "found", "confirmed" or "stated"


@dataclass(frozen=True)
class Found:
    finding: Finding
    confirmation: dict[str, Any] | None  # who let it go: by_name, at, reason
    may_confirm: bool
    asks_reason: bool
    why_not: str = ""

    @property
    def key(self) -> str:
        return key_of(self.finding.kind, self.finding.text)


@dataclass(frozen=True)
class CheckedText:
    subject: tuple[Segment, ...] = ()
    body: tuple[Segment, ...] = ()
    found: tuple[Found, ...] = ()
    stated: tuple[Stated, ...] = ()
    is_broken: bool = False

    @property
    def open(self) -> list[Found]:
        return [each for each in self.found if not each.confirmation]

    @property
    def confirmed(self) -> list[Found]:
        return [each for each in self.found if each.confirmation]

    @property
    def summary(self) -> str:
        if self.is_broken:
            return "We couldn’t check this text, so it won’t be sent"
        number = len(self.open)
        return f"{counted(number, 'issue')} to fix or confirm before sending" if number else "No issues found"


def key_of(kind: str, text: str) -> str:
    """Names a finding in a button: its kind and words, however long these are."""
    return sha256("\n".join(words_key({"kind": kind, "text": text})).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def checked_text(task: Task, subject: str, body: str, *, by: Agent, office: Office | None = None) -> CheckedText:
    """For this text, saved or typed; `by` is who reads it, and may confirm or not."""
    if not body.strip():
        return CheckedText()
    checked = guarding.check(task, subject, body, office)
    log = task.log or EmailLog()
    is_typed = (log.subject, log.body) != (subject, body)
    let_go = {words_key(each): each for each in log.confirmed}
    found = tuple(_found(each, let_go, log, is_typed, by) for each in checked.findings)
    marks: list[Found | Stated] = [*found, *checked.stated]
    return CheckedText(
        tuple(_segments(subject, marks, "subject")),
        tuple(_segments(body, marks, "body")),
        found,
        tuple({(each.text, each.field): each for each in checked.stated}.values()),
        checked.is_broken,
    )


def _found(finding: Finding, let_go: dict[tuple[str, str], Any], log: EmailLog, is_typed: bool, by: Agent) -> Found:
    confirmation = let_go.get(words_key(finding.as_json))
    why_not = guarding.why_not_confirmed(finding, by=by, by_a_person=is_typed or log.is_by_a_person)
    return Found(finding, confirmation, not why_not, finding.kind in CONFIRMED_BY_A_BROKER, why_not)


def _segments(text: str, marks: Iterable[Found | Stated], part: str) -> Iterable[Segment]:
    """The text in pieces. Where two marks lie upon each other the first one counts."""
    end = 0
    for start, stop, name in sorted(_spans(marks, part), key=lambda span: (span[0], -span[1])):
        if start < end or stop > len(text):
            continue
        if start > end:
            yield Segment(text[end:start])
        yield Segment(text[start:stop], name)
        end = stop
    if end < len(text):
        yield Segment(text[end:])


def _spans(marks: Iterable[Found | Stated], part: str) -> Iterable[tuple[int, int, str]]:
    for mark in marks:
        words = mark.finding if isinstance(mark, Found) else mark
        if words.part == part and words.text:
            name = "stated" if isinstance(mark, Stated) else "confirmed" if mark.confirmation else "found"
            yield words.start, words.end, name
