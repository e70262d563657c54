"""Finds out how a server wants to be asked: one way after the other, until an answer can be read.

The first way asks for the most. Where a server refuses something, only that is given up for the next try.
"""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from django.conf import settings

from emails.models import WriterProfile
from emails.writer.call.reply import Reply
from emails.writer.call.server import Messages, ask
from emails.writer.read import Answer, Unusable

MOST_TRIES = 8
LONGEST_TRY, LONGEST = 20.0, 25.0
"""Seconds: of one request, and of all. Somebody waits for the page."""

FORMS = list(WriterProfile.AnswerForm)
EFFORTS = [
    WriterProfile.Effort.NONE,
    WriterProfile.Effort.MINIMAL,
    WriterProfile.Effort.LOW,
    WriterProfile.Effort.UNSET,
]


class Problem(StrEnum):
    REFUSED = "refused"  # something in the request
    KEY = "key"
    MODEL = "model"
    TOO_MANY = "too_many"
    SERVER = "server"
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    NO_JSON = "no_json"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Way:
    """How one request asks."""

    form: str
    limit: str
    effort: str

    def of(self, model: str) -> WriterProfile:
        return WriterProfile(model=model, answer_form=self.form, token_limit=self.limit, effort=self.effort)


@dataclass(frozen=True)
class Try:
    way: Way
    problem: str = ""
    status: int | None = None
    said: str = ""  # the server's own words, or which kind of answer could not be read

    def as_json(self) -> dict[str, Any]:
        facts = {"problem": self.problem, "status": self.status, "said": self.said}
        return asdict(self.way) | {name: value for name, value in facts.items() if value}


@dataclass(frozen=True)
class Outcome:
    tries: list[Try]
    reply: Reply | None = None  # with the answer: of the last try, if it worked
    answer: Answer | None = None


Read = Callable[[object], Answer]
"""Finds the email in a completion; raises Unusable."""


def run(messages: Messages, profile: WriterProfile, read: Read) -> Outcome:
    """Tries the server of this profile. Never raises for a fault of the server's."""
    tries: list[Try] = []
    way: Way | None = Way(FORMS[0], profile.token_limit, EFFORTS[0])
    ends = time.monotonic() + LONGEST
    while way and len(tries) < MOST_TRIES and (left := ends - time.monotonic()) > 0:
        timeout = min(LONGEST_TRY, settings.OPENAI_TIMEOUT, left)
        try:
            reply = ask(messages, way.of(profile.model), timeout)
            answer = read(reply.completion)
        except Exception as error:
            tries.append(_failed(way, error))
            way = _next(way, error, tries[-1])
        else:
            return Outcome([*tries, Try(way)], reply, answer)
    return Outcome(tries)


# --- what went wrong ---

BY_STATUS = {401: Problem.KEY, 403: Problem.KEY, 404: Problem.MODEL, 429: Problem.TOO_MANY}
OF_THE_REQUEST = (400, 415, 422, 500, 501)
"""500 too: some servers break over an option that they don't know."""


def _failed(way: Way, error: Exception) -> Try:
    import openai

    match error:
        case openai.APITimeoutError():
            return Try(way, Problem.TIMEOUT)
        case openai.APIStatusError():
            return Try(way, _problem(error), error.status_code, _said(error))
        case openai.APIConnectionError():
            return Try(way, Problem.UNREACHABLE)
        case Unusable():
            return Try(way, Problem.UNREADABLE, said=error.kind)
    return Try(way, Problem.NO_JSON)


def _problem(error: Any) -> Problem:
    if error.code == "model_not_found":
        return Problem.MODEL
    other = Problem.REFUSED if error.status_code in OF_THE_REQUEST else Problem.SERVER
    return BY_STATUS.get(error.status_code, other)


def _said(error: Any) -> str:
    """What the server says of it, on one line and without the key."""
    body = error.body
    while isinstance(body, dict) and body:
        body = next((body[name] for name in ("message", "detail", "error") if name in body), "")
    text = body if isinstance(body, str) and body.strip() else error.message
    key = settings.OPENAI_API_KEY
    hidden = text.replace(key, "…") if len(key) >= 8 else text
    return " ".join("".join(c if c.isprintable() else " " for c in hidden).split())[:200]


# --- what to try next ---

WORDS = {
    "form": ("response_format", "json_schema", "json_object", "structured output"),
    "limit": ("max_completion_tokens", "max_tokens"),
    "effort": ("reasoning", "effort", "thinking"),
}
"""By what in the request a server may mean, how it names it."""

NOT_KNOWN = ("unsupported_parameter", "unknown_parameter", "unrecognized_parameter")
"""OpenAI's codes for a parameter that may have no value at all."""


def _next(way: Way, error: Exception, failed: Try) -> Way | None:
    """None when there is nothing more to give up, or it would not help."""
    if failed.problem == Problem.UNREADABLE:
        return _with_next_form(way)
    if failed.problem != Problem.REFUSED:
        return None
    blamed = _blamed(error, failed)
    if blamed == "form" and (other := _with_next_form(way)):
        return other
    if blamed == "limit" and (other := _with_other_limit(way)):
        return other
    if blamed == "effort" and way.effort:
        is_unknown = getattr(error, "code", None) in NOT_KNOWN
        return replace(way, effort="" if is_unknown else EFFORTS[EFFORTS.index(_effort(way)) + 1])
    # Nobody says what: the newest goes first.
    return replace(way, effort="") if way.effort else _with_other_limit(way) or _with_next_form(way)


def _blamed(error: Exception, failed: Try) -> str:
    """The parameter that the server names; else what its message speaks of."""
    for text in (str(getattr(error, "param", None) or ""), failed.said):
        for what, names in WORDS.items():
            if any(name in text.lower() for name in names):
                return what
    return ""


def _with_next_form(way: Way) -> Way | None:
    at = FORMS.index(WriterProfile.AnswerForm(way.form)) + 1
    return replace(way, form=FORMS[at]) if at < len(FORMS) else None


def _with_other_limit(way: Way) -> Way | None:
    """Once: whoever began with the old name knows it."""
    new = WriterProfile.TokenLimit.COMPLETION
    return replace(way, limit=WriterProfile.TokenLimit.OLD) if way.limit == new else None


def _effort(way: Way) -> WriterProfile.Effort:
    return WriterProfile.Effort(way.effort)
