"""The text of a complete answer, by what each kind of server says of it.

The library checks no shapes, so nothing about them is taken for granted.
"""

from typing import NamedTuple

from emails.writer.read.objects import values_in
from emails.writer.read.outcome import Kind, Unusable

DONE = {"stop", "eos", "eos_token", "end_turn"}
"""OpenAI, Azure, vLLM, Ollama and LM Studio say stop; the others are what gateways hand through."""

REASONS = {
    "length": Kind.CUT_OFF,
    "max_tokens": Kind.CUT_OFF,
    "content_filter": Kind.DECLINED,
    "refusal": Kind.DECLINED,
}


class Text(NamedTuple):
    content: str | bytes
    is_certainly_done: bool  # without a reason to finish only a closed object shows that nothing is missing


def text_of(completion: object) -> Text:
    """Raises Unusable."""
    choices = getattr(completion, "choices", None)
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = getattr(choice, "message", None)
    reason = getattr(choice, "finish_reason", None)
    said = str(reason).lower()
    if reason is not None and said not in DONE:
        raise Unusable(REASONS.get(said, Kind.NOT_AN_EMAIL))
    if getattr(message, "refusal", None):
        raise Unusable(Kind.DECLINED)
    if getattr(message, "tool_calls", None) or getattr(message, "function_call", None):
        raise Unusable(Kind.NOT_AN_EMAIL)
    content = _joined(getattr(message, "content", None))
    if not content.strip():
        content = _from_reasoning(message)
    return Text(content, reason is not None)


def _joined(content: object) -> str | bytes:
    """Some servers give a list of parts."""
    if isinstance(content, str | bytes):
        return content
    if not isinstance(content, list):
        return ""
    parts = [part.get("text") if isinstance(part, dict) else getattr(part, "text", None) for part in content]
    return "".join(part for part in parts if isinstance(part, str))


def _from_reasoning(message: object) -> str:
    """LM Studio may put the whole answer there. Only an object is taken: the rest is thinking."""
    for name in ("reasoning_content", "reasoning"):
        thought = getattr(message, name, None)
        if isinstance(thought, str) and thought.lstrip().startswith("{") and len(values_in(thought[:100_000])) == 1:
            return thought
    raise Unusable(Kind.EMPTY)
