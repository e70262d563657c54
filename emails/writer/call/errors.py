"""Why there is no usable answer, in words that an email's page shows."""

from django.conf import settings

from emails.writer.read import Unusable

STATUSES = {
    401: "OpenAI rejected our key",
    403: "OpenAI rejected our key",
    404: "OpenAI doesn't know the model",
    429: "OpenAI has too many requests, or the account has no credit left",
}

NO_CREDIT = "insufficient_quota"
"""OpenAI's code for it. Its status is 429, as that of too many requests; other servers send no code."""


def in_words(error: Exception) -> str:
    import openai

    if isinstance(error, openai.APITimeoutError):
        return f"OpenAI did not answer within {settings.OPENAI_TIMEOUT:g} s"
    if isinstance(error, openai.APIStatusError):
        if error.code == NO_CREDIT:
            return f"OpenAI says that the account has no credit left ({error.status_code})"
        if said := STATUSES.get(error.status_code):
            return f"{said} ({error.status_code})"
        return f"OpenAI returned an error ({error.status_code})"
    if isinstance(error, openai.APIConnectionError):
        return "OpenAI could not be reached"
    return str(error)[:300] if isinstance(error, Unusable) else "OpenAI's answer can't be read"
