"""How the servers differ that speak OpenAI's language: what each refuses, and how its model thinks.

`openai.server` among the faults chooses one. Each is as docs and users describe it, not as its code has it.
"""

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from sandbox.openai.broken.model import Answer

Request = dict[str, Any]

THINKS = re.compile(r"gpt-[5-9]|o\d")
FIRST_TO_THINK = re.compile(r"gpt-5(-mini|-nano)?$")  # these know no effort of none
EFFORTS = {"none": 0, "minimal": 32, "low": 160, "medium": 640, "high": 1600, "xhigh": 3200, "max": 6400}
"""Tokens of thinking before a letter."""


class Refused(ValueError):
    """The request names something that this server does not take. Its text is the answer's message."""

    def __init__(self, message: str, param: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.param, self.code = param, code


class Finished(NamedTuple):
    answer: Answer
    written: int  # tokens, with those of the thinking
    thought: int


def check(server: str, request: Request) -> None:
    """Raises Refused."""
    CHECKS[server](request, (request.get("response_format") or {}).get("type", "text"))


def finish(server: str, request: Request, answer: Answer, luck: float) -> Finished:
    """The answer as this server hands it out, within the limit of tokens. `luck` in [0, 1) decides what may be."""
    thought, limit = _thinking(server, request), _limit(server, request)
    length = len(answer.content or "") // 4
    if limit is not None and thought >= limit:
        return Finished(_nothing_but_thoughts(server), limit, limit)
    if limit is not None and thought + length > limit:
        cut = (answer.content or "")[: 4 * (limit - thought)]
        return Finished(answer._replace(content=cut, finish_reason="length"), limit, thought)
    if server == "lmstudio" and luck < 0.5 and answer.content and answer.content.startswith("{"):
        answer = answer._replace(content="", extra={**answer.extra, "reasoning_content": answer.content})
    return Finished(answer, thought + length, thought)


def error(server: str, message: str, kind: str, refused: Refused | None) -> dict[str, Any]:
    """The body of an error. LM Studio says it in a string, and only OpenAI and Azure name the parameter."""
    if server == "lmstudio":
        return {"error": message}
    names = refused if server in ("openai", "azure") else None
    return {"error": {"message": message, "type": kind, "param": names and names.param, "code": names and names.code}}


def _thinking(server: str, request: Request) -> int:
    effort = request.get("reasoning_effort") or "medium"
    does_think = server == "vllm" or (server in ("openai", "azure") and THINKS.match(request["model"]))
    return EFFORTS.get(effort, 0) if does_think else 0


def _limit(server: str, request: Request) -> int | None:
    """Ollama knows only the old name."""
    new = None if server == "ollama" else request.get("max_completion_tokens")
    limit = new if new is not None else request.get("max_tokens")
    return limit if isinstance(limit, int) and limit > 0 else None


def _nothing_but_thoughts(server: str) -> Answer:
    thoughts = {"reasoning_content": "The client is waiting for an email. I begin with"} if server == "vllm" else {}
    return Answer(None if server == "vllm" else "", "length", thoughts)


# --- what each refuses ---


def _openai(request: Request, form: str) -> None:
    model, effort = request["model"], request.get("reasoning_effort")
    if form not in ("text", "json_object", "json_schema"):
        raise Refused(f"'{form}' is no response_format.", "response_format.type", "invalid_value")
    if form == "json_object" and "json" not in json.dumps(request["messages"]).lower():
        raise Refused("With response_format json_object the messages must say 'json'.", "messages")
    if not THINKS.match(model):
        if effort is not None:
            raise Refused("This model does not take reasoning_effort.", "reasoning_effort", "unsupported_parameter")
        return
    if request.get("max_tokens") is not None:
        text = "This model does not take 'max_tokens': send 'max_completion_tokens'."
        raise Refused(text, "max_tokens", "unsupported_parameter")
    if effort is not None and (effort not in EFFORTS or (effort == "none" and FIRST_TO_THINK.match(model))):
        raise Refused(f"This model has no reasoning_effort '{effort}'.", "reasoning_effort", "unsupported_value")


def _vllm(request: Request, form: str) -> None:
    if request.get("reasoning_effort") not in (None, "none", "low", "medium", "high"):
        raise Refused("reasoning_effort: the input should be 'none', 'low', 'medium' or 'high'")


def _ollama(request: Request, form: str) -> None:
    effort = request.get("reasoning_effort")
    if effort not in (None, "none", "low", "medium", "high"):
        raise Refused(f"there is no reasoning_effort {effort}: it is none, low, medium or high")
    if effort not in (None, "none"):
        raise Refused(f"{request['model']} does not support thinking (reasoning_effort)")


def _lm_studio(request: Request, form: str) -> None:
    if form not in ("text", "json_schema"):
        raise Refused("response_format.type has to be json_schema or text")


def _plain(request: Request, form: str) -> None:
    """One that was written for the first of OpenAI's models."""
    for name in ("response_format", "max_completion_tokens", "reasoning_effort"):
        if request.get(name) is not None:
            raise Refused(f"{name} is not supported")


CHECKS: dict[str, Callable[[Request, str], None]] = {
    "openai": _openai,
    "azure": _openai,
    "vllm": _vllm,
    "ollama": _ollama,
    "lmstudio": _lm_studio,
    "plain": _plain,
}
