"""How an email came to be written, try by try, in words: see emails/writer/attempt.py for the codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from emails.models import EmailLog
from emails.writer.attempt import Outcome
from emails.writer.guard.finding import label_of
from lists.words import plural

AI_WORDS: dict[str, str] = {
    Outcome.USED: "The AI wrote it",
    Outcome.STOPPED: "The AI's text couldn't be sent",
    Outcome.UNUSABLE: "The AI's answer was not an email",
    Outcome.FAILED: "The AI gave no answer",
    Outcome.REFUSED: "The AI was not asked",
    Outcome.UNCHECKED: "The AI wrote it, but we couldn't check it",
}
TEMPLATE_WORDS: dict[str, str] = {
    Outcome.USED: "A template was used",
    Outcome.STOPPED: "The template's text couldn't be sent either",
    Outcome.UNCHECKED: "A template was used, but we couldn't check it",
}


@dataclass(frozen=True)
class Try:
    words: str
    reason: str  # why it was not used; may be empty
    details: str  # model, time, tokens, cost
    findings: tuple[tuple[str, str, str], ...]  # label, words, why
    is_good: bool


def tries_of(log: EmailLog) -> list[Try]:
    return [_try(each) for each in log.attempts if isinstance(each, Mapping)]


def cost_of(log: EmailLog) -> Decimal | None:
    """Dollars for all tries; None where no price is known."""
    kept = [each for each in log.attempts if isinstance(each, Mapping)]
    costs = [cost for each in kept if (cost := _decimal(each.get("cost"))) is not None]
    return sum(costs, Decimal()) if costs else None


def _try(kept: Mapping[str, Any]) -> Try:
    outcome = str(kept.get("outcome", ""))
    words = (AI_WORDS if kept.get("by") == EmailLog.WrittenBy.AI else TEMPLATE_WORDS).get(outcome, "Tried")
    found = tuple(
        (label_of(str(each.get("kind"))), each.get("text", ""), each.get("why", "")) for each in _findings(kept)
    )
    return Try(words, str(kept.get("reason", "")), _details(kept), found, outcome == Outcome.USED)


def _findings(kept: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    return [each for each in kept.get("findings", []) if isinstance(each, Mapping)]


def _details(kept: Mapping[str, Any]) -> str:
    """“gpt-6-luna · 1.2 s · 812 tokens in, 240 out · $0.0002”."""
    parts = [str(kept.get("model", ""))]
    if milliseconds := kept.get("milliseconds"):
        parts.append(f"{milliseconds / 1000:.1f} s")
    tokens_in, tokens_out = kept.get("input_tokens"), kept.get("output_tokens")
    if tokens_in is not None and tokens_out is not None:
        parts.append(f"{tokens_in:,} {plural(tokens_in, 'token')} in, {tokens_out:,} out")
    if (cost := _decimal(kept.get("cost"))) is not None:
        parts.append(in_dollars(cost))
    return " · ".join(filter(None, parts))


def in_dollars(cost: Decimal) -> str:
    """“$0.00021”: two figures that say something, however little it is."""
    return f"${cost:.2f}" if cost >= Decimal("0.1") or not cost else f"${cost:.{1 - cost.adjusted()}f}"


def _decimal(value: object) -> Decimal | None:
    try:
        return Decimal(str(value)) if value is not None else None
    except InvalidOperation:
        return None
