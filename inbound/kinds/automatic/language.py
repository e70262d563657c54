"""What the rules must know of a language. All patterns are read without regard to case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Language:
    code: str
    """dateparser's."""
    common: str
    """Words that are in nearly every text of that language."""
    months: str
    """A pattern of the names and their short forms."""
    weekdays: Sequence[str]
    """A pattern for each, Monday first."""
    between: str
    """What may stand between weekday, day, month and year: a pattern that may be empty."""
    after_day: str
    """The end of an ordinal: `th`."""
    day_alone: str
    """A day without its month, as the group `day`."""
    next_week: str
    """Patterns of words that mean the coming week, beside a weekday or alone."""
    near: Mapping[str, str]
    """Pattern of a phrase, and what it means, for dateparser in English. `{n}` stands for its group `n`."""
    numbers: Mapping[str, int]
    """Words of small numbers."""
    back: str
    """What comes before the day on which somebody is back. A few other words may stand between."""
    back_after: str
    """The same, where it stands behind the day."""
    until: str
    """What comes right before the last day of an absence."""
    start: str
    """What comes right before its first day, or before a day that is none of its ends."""
    to: str
    """What stands between the two days of a range."""
    away: str
    """That somebody is not there."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Patterns of what automatic answers say, and of what people say, by the names of `weighing.WEIGHTS`."""
    calendar_weeks: bool = False
    """Whether `next Friday`, said on a Monday, is the one after the coming one."""
