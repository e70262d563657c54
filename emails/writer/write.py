"""Writes one email with OpenAI; the fallback template when it can't. The guard reads all of it."""

import logging
from dataclasses import dataclass, replace
from typing import Any

from clients.models import Client
from emails.models import EmailLog
from emails.writer import call
from emails.writer.attempt import Attempt, Outcome
from emails.writer.brief import Brief
from emails.writer.checked import Checked, check_text
from emails.writer.claims import unfounded
from emails.writer.fallback import fallback
from emails.writer.guard import Finding, Record, steering
from emails.writer.known import record_of_brief
from emails.writer.prompt import Mend, messages
from emails.writer.read import Unusable, read

logger = logging.getLogger(__name__)

TRIES = 2
"""The email, and once more with what the guard found in it."""

REPAIRED = "the AI's answer had more than the email; we removed the rest"

AI, TEMPLATE = EmailLog.WrittenBy.AI, EmailLog.WrittenBy.TEMPLATE


@dataclass(frozen=True)
class Letter:
    subject: str
    body: str
    written_by: EmailLog.WrittenBy
    error: str = ""  # why the template wrote it
    outage: bool = False  # OpenAI gave no answer at all, so any other brief would have met the same
    findings: tuple[Finding, ...] = ()  # what keeps it from going
    is_unchecked: bool = False  # the guard itself broke, so it does not go
    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True)
class _Answer:
    """One answer of the server, read and checked."""

    attempt: Attempt
    subject: str = ""
    body: str = ""
    outage: bool = False


def write(brief: Brief) -> Letter:
    """An email for the brief: by the AI, or by the template with the reason. Never raises for a provider's fault."""
    record, mend = record_of_brief(brief), None
    if refused := steering(f"{record.instructions}\n{record.about}", record):
        attempt = Attempt(AI, Outcome.REFUSED, findings=(refused,))
        return write_by_template(brief, "the instructions ask for steering, which fair-housing law bans", (attempt,))
    attempts: tuple[Attempt, ...] = ()
    for _ in range(TRIES):
        answer = _ask(brief, record, mend)
        attempts += (answer.attempt,)
        match answer.attempt.outcome:
            case Outcome.STOPPED:
                mend = Mend(answer.subject, answer.body, answer.attempt.findings)
            case Outcome.USED | Outcome.UNCHECKED as outcome:
                broke = outcome == Outcome.UNCHECKED
                return Letter(answer.subject, answer.body, AI, is_unchecked=broke, attempts=attempts)
            case _:
                return write_by_template(brief, answer.attempt.reason, attempts, outage=answer.outage)
    return write_by_template(brief, "the AI's text couldn't be sent", attempts)


def write_by_template(brief: Brief, reason: str, attempts: tuple[Attempt, ...] = (), *, outage: bool = False) -> Letter:
    """The step's template, with the reason why the AI did not write it."""
    logger.warning("template used client=%s step=%s: %s", brief.client.pk, brief.followup_type, reason)
    subject, body = template(brief)
    checked = check_text(record_of_brief(brief), subject, body)
    attempts += (Attempt(TEMPLATE, _outcome(checked), findings=checked.findings),)
    return Letter(subject, body, TEMPLATE, reason, outage, checked.findings, checked.is_broken, attempts)


def _ask(brief: Brief, record: Record, mend: Mend | None) -> _Answer:
    import openai

    try:
        reply = call.ask(messages(brief, mend))
    except (openai.OpenAIError, ValueError, RecursionError) as error:  # the last two: a 200 with no JSON
        outage = isinstance(error, openai.OpenAIError)
        return _Answer(Attempt(AI, Outcome.FAILED, call.in_words(error)), outage=outage)
    usage = _usage(reply)
    try:
        agent = brief.client.agent
        answer = read(reply.completion, brief.client.name, agent.name if agent else "")
    except (Unusable, ValueError, RecursionError) as error:
        return _Answer(Attempt(AI, Outcome.UNUSABLE, call.in_words(error), **usage))
    subject, body = answer.subject or fallback(brief)[0], greeted(brief.client, answer.body)
    checked = check_text(record, subject, body)
    checked = replace(checked, findings=(*checked.findings, *unfounded(answer.claims, record, subject, body)))
    reason = REPAIRED if answer.is_repaired else ""
    return _Answer(Attempt(AI, _outcome(checked), reason, checked.findings, **usage), subject, body)


def _usage(reply: call.Reply) -> dict[str, Any]:
    """What the answer took, as an Attempt keeps it."""
    return {name: getattr(reply, name) for name in ("model", "milliseconds", "input_tokens", "output_tokens", "cost")}


def _outcome(checked: Checked) -> Outcome:
    if checked.is_broken:
        return Outcome.UNCHECKED
    return Outcome.STOPPED if checked.findings else Outcome.USED


def template(brief: Brief) -> tuple[str, str]:
    """Subject and body of the step's template."""
    subject, text = fallback(brief)
    return subject, greeted(brief.client, text)


def greeted(client: Client, text: str) -> str:
    """The text as an email's body: with a greeting. The signature comes with the mail."""
    return f"{client.greeting}\n\n{text}"
