"""Writes one email with OpenAI; the fallback template when it can't."""

import logging
from dataclasses import dataclass

from clients.models import Client
from emails.models import EmailLog
from emails.writer import call
from emails.writer.fallback import fallback
from emails.writer.prompt import Brief
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
        return Letter(answer.subject or fallback(brief)[0], greeted(brief.client, answer.body), EmailLog.WrittenBy.AI)
    except (openai.OpenAIError, Unusable, ValueError, RecursionError) as error:  # the last two: a 200 with no JSON
        reason = call.in_words(error)
        return write_by_template(brief, reason, outage=isinstance(error, openai.OpenAIError))


def write_by_template(brief: Brief, reason: str, outage: bool = False) -> Letter:
    logger.warning("template used client=%s step=%s: %s", brief.client.pk, brief.followup_type, reason)
    return Letter(*template(brief), EmailLog.WrittenBy.TEMPLATE, reason, outage)


def template(brief: Brief) -> tuple[str, str]:
    """Subject and body of the step's template."""
    subject, text = fallback(brief)
    return subject, greeted(brief.client, text)


def greeted(client: Client, text: str) -> str:
    """The text as an email's body: with a greeting. The signature comes with the mail."""
    return f"{client.greeting}\n\n{text}"
