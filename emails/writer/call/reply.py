"""An answer with its figures. Servers differ in what they say of themselves, so nothing about their shape is sure."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from emails.models import WriterProfile

MOST_TOKENS = 100_000_000  # more is a server's mistake, and would not fit into a column


@dataclass(frozen=True)
class Reply:
    completion: object
    model: str  # as the server names it, or as we asked for it
    milliseconds: int
    input_tokens: int | None  # None: the server does not say
    output_tokens: int | None  # with what the model thought
    cost: Decimal | None  # dollars; None: the price is unknown

    @classmethod
    def of(cls, completion: object, profile: WriterProfile, milliseconds: int) -> "Reply":
        named = getattr(completion, "model", None)
        usage = getattr(completion, "usage", None)
        asked, written = _number(usage, "prompt_tokens"), _number(usage, "completion_tokens")
        model = named.strip()[:200] if isinstance(named, str) else ""
        return cls(completion, model or profile.model, milliseconds, asked, written, profile.cost(asked, written))


def _number(usage: object, name: str) -> int | None:
    value: Any = getattr(usage, name, None)
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value <= MOST_TOKENS else None
