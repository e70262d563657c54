"""Rules about the email as a whole."""

from collections.abc import Callable, Iterable

from emails.writer.guard.finding import Finding, Stated
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record
from emails.writer.guard.whole import language, length, repeat

WHOLE: tuple[Callable[[Letter, Record], Iterable[Finding | Stated]], ...] = (length.look, language.look, repeat.look)
