"""Writes one email with OpenAI; the fallback template when it can't."""

import logging
from dataclasses import dataclass

from emails.models import EmailLog
from emails.writer import call
from emails.writer.brief import Brief
from emails.writer.fallback import fallback
from emails.writer.read import Unusable, read

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Letter:
    subject: str
    body: str
    written_by: EmailLog.WrittenBy
    error: str = ""  # why the template wrote it
    outage: bool = False  # OpenAI gave no answer at all, so any other brief would have met the same


def write(brief: Brief) -> Letter:
    """An email for the brief: by the AI, or by the template with the reason. Never raises for a provider's fault."""
    import openai

    try:
        answer = read(call.ask(brief), brief.client.name, brief.client.agent.name if brief.client.agent else "")
        # The signature comes with the mail.
        body = f"{brief.client.greeting}\n\n{answer.body}"
        return Letter(answer.subject or fallback(brief)[0], body, EmailLog.WrittenBy.AI)
    except (openai.OpenAIError, Unusable, ValueError, RecursionError) as error:  # the last two: a 200 with no JSON
        reason = call.in_words(error)
        return write_by_template(brief, reason, outage=isinstance(error, openai.OpenAIError))


def write_by_template(brief: Brief, reason: str, outage: bool = False) -> Letter:
    logger.warning("template used client=%s step=%s: %s", brief.client.pk, brief.followup_type, reason)
    return Letter(*fallback(brief), EmailLog.WrittenBy.TEMPLATE, reason, outage)
