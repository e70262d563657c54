"""Asks the writer's server, in the way that its profile says."""

from functools import lru_cache
from time import perf_counter
from typing import TYPE_CHECKING, Any

from django.conf import settings

from emails.models import WriterProfile
from emails.writer.call import profiles
from emails.writer.call.reply import Reply
from emails.writer.prompt import ANSWER_FORMAT, MAX_TOKENS

# openai takes 0.6 s of CPU to import: only the process that writes pays for it, not every web worker and command.
if TYPE_CHECKING:
    import openai

Messages = list[dict[str, str]]


@lru_cache(maxsize=1)
def client() -> "openai.OpenAI":
    """One per process: building it costs 29 ms, and its defaults would wait half an hour."""
    import openai

    return openai.OpenAI(
        api_key=settings.OPENAI_API_KEY,
        base_url=settings.OPENAI_BASE_URL,
        timeout=settings.OPENAI_TIMEOUT,
        max_retries=0,  # the library would wait up to two minutes for a Retry-After; the template is there at once
    )


def ask(messages: Messages, profile: WriterProfile | None = None, timeout: float | None = None) -> Reply:
    """One request, on any thread: it touches no database. Raises openai.OpenAIError; ValueError for a 200 with no JSON.

    `timeout` in seconds; None: the usual one.
    """
    profile = profile or profiles.current()
    server = client() if timeout is None else client().with_options(timeout=timeout)
    began = perf_counter()
    completion = server.chat.completions.create(**request(messages, profile))
    return Reply.of(completion, profile, round(1000 * (perf_counter() - began)))


def request(messages: Messages, profile: WriterProfile) -> dict[str, Any]:
    asked: dict[str, Any] = {"model": profile.model, "messages": messages, profile.token_limit: MAX_TOKENS}
    if profile.answer_form == WriterProfile.AnswerForm.JSON_SCHEMA:
        asked["response_format"] = ANSWER_FORMAT
    elif profile.answer_form == WriterProfile.AnswerForm.JSON_OBJECT:
        asked["response_format"] = {"type": "json_object"}
    if profile.effort:
        asked["reasoning_effort"] = profile.effort
    return asked
