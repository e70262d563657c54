"""Every rule on one email."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from emails.writer.guard.claims import CLAIMS
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record
from emails.writer.guard.whole import WHOLE
from emails.writer.guard.wording import WORDING

Look = Callable[[Letter, Record], Iterable[Finding | Stated]]
"""One kind's rule: what it found, and what it saw that the record holds."""

LOOKS: tuple[Look, ...] = (*WORDING, *CLAIMS, *WHOLE)


class Report(NamedTuple):
    findings: tuple[Finding, ...]
    stated: tuple[Stated, ...]


def check(record: Record, subject: str, body: str) -> Report:
    """What stops this email, in the order of its words, and the facts in it that the record holds."""
    letter = Letter.of(subject, body)
    said = [each for look in LOOKS for each in look(letter, record)]
    findings = _outermost([each for each in said if isinstance(each, Finding)])
    stated = [each for each in said if isinstance(each, Stated)]
    return Report(tuple(sorted(findings, key=_place)), tuple(_longest(stated)))


def _outermost(findings: list[Finding]) -> Iterator[Finding]:
    """Without those that lie within another one of their kind: the same words are asked about once."""
    last: dict[tuple[Kind, str], int] = {}
    for each in sorted(findings, key=_place):
        key = (each.kind, each.part)
        if each.end > last.get(key, -1):
            yield each
            last[key] = each.end


def _place(each: Finding | Stated) -> tuple[bool, int, int]:
    return each.part != "subject", each.start, -len(each.text)


def _longest(stated: list[Stated]) -> Iterator[Stated]:
    """In the order of their words; what lies within a longer one is said by it already."""
    part, end = "", 0
    for each in sorted(stated, key=_place):
        if each.part != part or each.start >= end:
            yield each
            part, end = each.part, each.end
