"""Asks OpenAI for an email. The only file that knows OpenAI's API."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings

from emails.writer.brief import Brief
from emails.writer.prompt import ANSWER_FORMAT, MAX_TOKENS, messages
from emails.writer.read import Unusable

# openai takes 0.6 s of CPU to import: only the process that writes pays for it, not every web worker and command.
if TYPE_CHECKING:
    import openai


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


def ask(brief: Brief) -> object:
    request: dict[str, Any] = {
        "model": settings.OPENAI_MODEL,
        "messages": messages(brief),
        "max_completion_tokens": MAX_TOKENS,
        "response_format": ANSWER_FORMAT,
    }
    return client().chat.completions.create(**request)


def in_words(error: Exception) -> str:
    import openai

    if isinstance(error, openai.APITimeoutError):
        return f"OpenAI did not answer within {settings.OPENAI_TIMEOUT:g} s"
    if isinstance(error, openai.APIStatusError):
        return f"OpenAI answered {error.status_code}"
    if isinstance(error, openai.APIConnectionError):
        return "OpenAI could not be reached"
    return str(error)[:300] if isinstance(error, Unusable) else "OpenAI's answer could not be read"
