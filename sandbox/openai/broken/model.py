"""A model that is broken in every way that servers and models were seen to be."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from sandbox.openai.broken.sentences import SENTENCES
from sandbox.openai.broken.wrappings import AROUND_BODY, AROUND_JSON, AROUND_TEXT

T = TypeVar("T")
Dice = Callable[[str], float]  # a number in [0, 1) for a purpose, by the seed

NO_EMAILS = (
    "null",
    "[]",
    '{"error": {"message": "Rate limit reached", "type": "tokens", "code": "rate_limit_exceeded"}}',
    '{"detail": "Not Found"}',
    '{"type": "object", "properties": {"subject": {"type": "string"}, "body": {"type": "string"}}}',
    '{"name": "send_email", "arguments": {"to": "client@example.com"}}',
    "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>",
    "<think>The client wants an email, so I begin with",
    "<|channel|>analysis<|message|>We need an email. Keep it short.",
    "subject: Hello\nbody: |\n  Thank you for your call.\n  When can we talk?",
    "<email><subject>Hello</subject><body>Thank you for your call.</body></email>",
    "[" * 2000,
    "\ufffd\x01\x02\ufffd" * 9,
)
FINISHES = ("length", "content_filter", "tool_calls", None)


class Answer(NamedTuple):
    content: str | None
    finish_reason: str | None = "stop"
    extra: dict[str, Any] = {}  # members of the message beside the content


def answer(subject: str, body: str, dice: Dice) -> Answer:
    """What becomes of a good letter. The same dice always give the same."""
    ways = (_wrapped, _wrapped, _with_a_sentence, _with_a_sentence, _cut, _no_email, _finished_otherwise, _elsewhere)
    return _choice(ways, dice("way"))(subject, body, dice)


def _wrapped(subject: str, body: str, dice: Dice) -> Answer:
    """Harmless, for whoever reads it with care."""
    if dice("inside") < 0.5:
        body = _choice(tuple(AROUND_BODY.values()), dice("body"))(body)
    return Answer(_in_some_form(subject, body, dice))


def _with_a_sentence(subject: str, body: str, dice: Dice) -> Answer:
    """One that no client may read, alone or among the others."""
    kind = _choice(tuple(SENTENCES), dice("kind"))
    sentence = _choice(SENTENCES[kind], dice("sentence"))
    paragraphs = body.split("\n\n")
    at = int(dice("place") * len(paragraphs))
    if dice("alone") < 0.3:
        paragraphs = [sentence]
    elif dice("inside") < 0.5 and at:
        paragraphs[at] += f" {sentence}"
    else:
        paragraphs.insert(at, sentence)
    return Answer(_in_some_form(subject, "\n\n".join(paragraphs), dice))


def _cut(subject: str, body: str, dice: Dice) -> Answer:
    """In the middle, although it says stop: inside the form, or inside a form that is closed all the same."""
    at = 10 + int(dice("cut") * (len(body) - 20))
    if dice("closed") < 0.5:
        return Answer(_as_json(subject, body[:at].rstrip(" .,?!:;”\n"), dice))
    return Answer(_as_json(subject, body, dice)[: at + 20])


def _no_email(subject: str, body: str, dice: Dice) -> Answer:
    return Answer(_choice(NO_EMAILS, dice("whole")))


def _finished_otherwise(subject: str, body: str, dice: Dice) -> Answer:
    reason = _choice(FINISHES, dice("finish"))
    text = _as_json(subject, body, dice)
    if reason == "tool_calls":
        call = {"name": "send_email", "arguments": text}
        return Answer(None, reason, {"tool_calls": [{"id": "call_1", "type": "function", "function": call}]})
    return Answer(text if dice("whole") < 0.5 else text[: len(text) // 2], reason)


def _elsewhere(subject: str, body: str, dice: Dice) -> Answer:
    """In the field for thinking, as LM Studio does, or thinking alone."""
    thought = _as_json(subject, body, dice) if dice("whole") < 0.5 else "The client is Jonah. I begin with a greeting."
    return Answer("", "stop", {"reasoning_content": thought})


def _in_some_form(subject: str, body: str, dice: Dice) -> str:
    if dice("form") < 0.3:
        return _choice(tuple(AROUND_TEXT.values()), dice("wrapping"))(f"Subject: {subject}\n\n{body}")
    return _choice(tuple(AROUND_JSON.values()), dice("wrapping"))(_as_json(subject, body, dice))


def _as_json(subject: str, body: str, dice: Dice) -> str:
    """In the form that is asked for, or with the body as one text."""
    if dice("parts") < 0.5:
        parts = {"subject": subject, "paragraphs": body.split("\n\n"), "claims": []}
        return json.dumps(parts, ensure_ascii=False)
    return json.dumps({"subject": subject, "body": body}, ensure_ascii=False)


def _choice(choices: tuple[T, ...], point: float) -> T:
    return choices[int(point * len(choices))]
