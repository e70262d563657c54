"""One try of writing an email, and what came of it: kept with the email, so that its page can tell the story."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from emails.writer.guard import Finding


class Outcome(StrEnum):
    USED = "used"
    STOPPED = "stopped"  # the guard found something
    UNUSABLE = "unusable"  # the answer was no email
    FAILED = "failed"  # the server gave no answer
    REFUSED = "refused"  # it was not asked: the instructions want what nobody may write
    UNCHECKED = "unchecked"  # the guard itself broke


@dataclass(frozen=True)
class Attempt:
    by: str  # "ai" or "template", as EmailLog.WrittenBy
    outcome: Outcome
    reason: str = ""  # the reader's kind of an unusable answer, or the server's error in words
    findings: tuple[Finding, ...] = ()
    model: str = ""
    milliseconds: int | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    cost: Decimal | None = None  # dollars; None where the price is not known

    @property
    def as_json(self) -> dict[str, Any]:
        """Without what is not known."""
        kept: dict[str, Any] = {
            "by": self.by,
            "outcome": self.outcome.value,
            "reason": self.reason,
            "model": self.model,
        }
        kept |= {"findings": [finding.as_json for finding in self.findings], "milliseconds": self.milliseconds}
        kept |= {"input_tokens": self.input_tokens, "output_tokens": self.output_tokens}
        kept["cost"] = None if self.cost is None else str(self.cost)
        return {name: value for name, value in kept.items() if value not in (None, "", [])}
