"""Rules about how an email is worded."""

from collections.abc import Callable, Iterable

from emails.writer.guard.finding import Finding, Stated
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record
from emails.writer.guard.wording import fair_housing, gender, markup, meta, placeholder, promise, shouting

WORDING: tuple[Callable[[Letter, Record], Iterable[Finding | Stated]], ...] = (
    placeholder.look,
    markup.look,
    meta.look,
    promise.look,
    fair_housing.look,
    gender.look,
    shouting.look,
)
