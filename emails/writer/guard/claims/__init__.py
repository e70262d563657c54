"""Rules."""

from collections.abc import Callable, Iterable

from emails.writer.guard.finding import Finding, Stated
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record

CLAIMS: tuple[Callable[[Letter, Record], Iterable[Finding | Stated]], ...] = ()
