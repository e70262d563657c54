"""The guard on the texts of follow-ups that are saved already, and a person's word on what it found."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from agents.models import Agent, Office
from clients.models import Activity
from emails.models import EmailLog
from emails.models.guarded import words_key
from emails.models.states import Status as EmailStatus
from emails.writer import Brief
from emails.writer.checked import Checked, check_text
from emails.writer.guard import CONFIRMED_BY_A_BROKER, NEVER_CONFIRMED, Finding, steering
from emails.writer.known import record_of_brief
from emails.writer.others import others_named
from followups.engine.briefs import brief_of, briefs_of
from followups.models import OPEN, AlreadyMoved, Task, TextChanged


class NotConfirmed(Exception):
    """This person may not let these words go. The message says why, in words for them."""


def check_saved(tasks: Iterable[Task], office: Office) -> None:
    """Checks the saved texts again: the record may have changed since, and SQL may have changed the text."""
    with_text = [task for task in tasks if task.log and task.log.pk and task.log.body and not _has_gone(task.log)]
    if not with_text:
        return
    briefs = briefs_of(with_text, office=office)
    for task in with_text:
        log, before = task.email_log, (task.email_log.guard, task.email_log.findings)
        log.use_findings(**found_in(briefs[task.pk], log.subject, log.body))
        if (log.guard, log.findings) != before:
            # Only of the text that was read: who saves another one meanwhile has it checked by that.
            same = EmailLog.objects.filter(pk=log.pk, text_version=log.text_version)
            same.update(guard=log.guard, findings=log.findings)


def _has_gone(log: EmailLog) -> bool:
    """SendGrid has it already, whether or not its answer reached us: nothing can stop it any more."""
    return bool(log.is_accepted or log.webhook_events)


def check(task: Task, subject: str, body: str, office: Office | None = None) -> Checked:
    """What the guard says of a text of this follow-up."""
    return check_with_others(brief_of(task, office=office), subject, body)


def why_refused(task: Task, instructions: str) -> str:
    """Why the AI may not be told this: it asks for steering. "" where it may."""
    found = steering(instructions, record_of_brief(brief_of(task)))
    return f"{found.why} {found.what_to_do}" if found else ""


def found_in(brief: Brief, subject: str, body: str) -> dict[str, Any]:
    """The arguments of Guarded.guard_columns for this text."""
    checked = check_with_others(brief, subject, body)
    return {"findings": [each.as_json for each in checked.findings], "is_broken": checked.is_broken}


def check_with_others(brief: Brief, subject: str, body: str) -> Checked:
    """The guard, and whether what is not in the record belongs to another client."""
    checked = check_text(record_of_brief(brief), subject, body)
    others = others_named(checked.findings, brief.client) if checked.findings else ()
    return check_text(record_of_brief(brief, others), subject, body) if others else checked


def confirm(task: Task, wanted: Sequence[tuple[str, str]], *, by: Agent, version: int, reason: str = "") -> int:
    """Lets words of this text go, by kind and text: how many. NotConfirmed says why not; nothing is kept then.

    TextChanged when the text is no longer the one that was read.
    """
    with transaction.atomic():
        if not Task.objects.select_for_update(no_key=True).filter(pk=task.pk, status__in=OPEN).first():
            raise AlreadyMoved(f"{task} has moved on")
        logs = EmailLog.objects.select_for_update(no_key=True)
        log = logs.filter(task=task, status__in=(EmailStatus.DRAFT, EmailStatus.QUEUED, EmailStatus.FAILED)).first()
        if log is None:
            raise AlreadyMoved(f"the email of {task} has moved on")
        if log.text_version != version:
            raise TextChanged(f"the text of {task} is not the one that was read")
        keys = {words_key({"kind": kind, "text": text}) for kind, text in wanted}
        chosen = [each for each in log.open_findings if words_key(each) in keys]
        for each in chosen:
            _may_confirm(log, Finding.read(each), by, reason)
        _keep(log, chosen, by, reason)
        task.email_log = log
    return len(chosen)


def why_not_confirmed(finding: Finding, *, by: Agent, by_a_person: bool) -> str:
    """Why this person may not let these words go; "" where they may.

    `by_a_person`: somebody wrote or edited the text, so that they answer for it.
    """
    if finding.kind in NEVER_CONFIRMED:
        return "This can't be confirmed."
    if finding.kind in CONFIRMED_BY_A_BROKER and not by.is_broker:
        return "Only a broker can confirm this, with a reason."
    return "" if by_a_person else "No one has edited this text, so it can't be confirmed. Edit or rewrite it."


def _may_confirm(log: EmailLog, finding: Finding, by: Agent, reason: str) -> None:
    if why_not := why_not_confirmed(finding, by=by, by_a_person=log.is_by_a_person):
        raise NotConfirmed(f"“{finding.text}”: {why_not}")
    if finding.kind in CONFIRMED_BY_A_BROKER and not reason.strip():
        raise NotConfirmed(f"Enter a reason to send “{finding.text}”.")


def _keep(log: EmailLog, chosen: list[dict[str, Any]], by: Agent, reason: str) -> None:
    said = {"by": by.pk, "by_name": str(by), "at": timezone.now().isoformat(), "reason": reason.strip()[:500]}
    log.confirmed += [{"kind": each["kind"], "text": each["text"], **said} for each in chosen]
    log.use_findings(log.findings)
    EmailLog.objects.filter(pk=log.pk).update(confirmed=log.confirmed, guard=log.guard)
    for each in chosen:
        facts = {"event": "confirmed", "found": each["kind"], "said": each["text"][:200], "reason": said["reason"]}
        log.client.record(Activity.Kind.TASK, by=by, task=log.task, email=log, **facts)
