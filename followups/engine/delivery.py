"""The steps of a claimed follow-up on its way to an email, each for a whole batch in a handful of statements.

    admit -> write (a provider's answer, on a thread) -> begin -> send (on a thread) -> accept, or refuse

No provider is called here and none inside a transaction. `sending` is committed by `begin` before a request leaves, so
a crash at any point leaves a row that says what is known. Every step takes only what is still its caller's: rows that
somebody else has moved meanwhile drop out of the batch.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from agents.models import Office
from clients.models import Activity, Client
from emails import sendgrid, writer
from emails.models import EmailLog
from emails.models.states import Status as EmailStatus
from emails.rendering import render
from emails.webhook import apply
from followups.engine import gates
from followups.engine.failures import RETRY_AFTER, Outcome, settle
from followups.engine.schedule import purpose_of
from followups.models import LEASE, AlreadyMoved, Reason, Task, Wait, Why, moves
from followups.models.task_queryset import owners_of
from lists.update_each import update_each

logger = logging.getLogger(__name__)


@dataclass
class Step:
    """What a step made of its batch: tasks that are done with, tasks to go on with, and the mails that must go now."""

    ended: list[tuple[Task, Outcome]] = field(default_factory=list)
    to_write: list[Task] = field(default_factory=list)
    to_begin: list[Task] = field(default_factory=list)
    to_send: list[tuple[Task, sendgrid.Mail]] = field(default_factory=list)


def brief(task: Task, instructions: str = "") -> writer.Brief:
    return writer.Brief(
        client=task.client,
        followup_type=task.followup_type,
        purpose=purpose_of(task.followup_type),
        priority=task.priority,
        notes=task.notes,
        instructions=instructions or task.instructions,
    )


def admit(tasks: list[Task]) -> Step:
    """The gates, then each follow-up's one email, queued. A saved draft goes out exactly as it was saved."""
    step, facts = Step(), gates.Facts.about(tasks)
    for task in tasks:
        task.gates = {}
    open_tasks = _let_through("due", tasks, facts, step)
    _give_emails(open_tasks)
    for task in open_tasks:
        # What needs no letter goes on to begin, which alone decides under the lock; so does what was accepted already.
        is_written = task.email_log.body or task.email_log.is_accepted or task.email_log.webhook_events
        (step.to_begin if is_written else step.to_write).append(task)
    return step


def begin(tasks: list[Task], letters: dict[int, writer.Letter]) -> Step:
    """The last look, on fresh rows, and the point of no return in the same transaction: the mails that must go now."""
    step, now = Step(), timezone.now()
    with transaction.atomic():
        claimed = {task.pk: task for task in tasks}
        fresh = _still_claimed(tasks)
        _lost(step, tasks, {task.pk for task in fresh})
        logs = _lock_logs(fresh)
        # What was reported meanwhile is settled below one by one, each with its client.
        Client.objects.lock(log.client_id for log in logs.values() if log.webhook_events)
        still = [claimed[row.pk] for row in fresh]
        for task, row in zip(still, fresh, strict=True):
            task.client, task.email_log = row.client, logs[row.pk]
            # An approval may have been taken back since it was claimed.
            task.approved_at, task.approved_version = row.approved_at, row.approved_version
        facts = gates.Facts.about(still, lock_caps=True)
        for task in _let_through("sending", still, facts, step):
            if outcome := _settled_meanwhile(task, letters.get(task.pk)):
                step.ended.append((task, outcome))
            else:
                step.to_send.append((task, _ready_mail(task, facts.office, now)))
        update_each([task.email_log for task, _ in step.to_send], [*READY, "updated_at"])
        for task, _ in step.to_send:
            task.lease_until, task.updated_at = now + LEASE, now
        update_each([task for task, _ in step.to_send], ["gates", "lease_until", "updated_at"])
    return step


READY = (
    *("to_email", "earlier_recipients", "status", "sender", "went_on"),
    *("subject", "body", "text_version", "written_by", "writer_error", "written_at"),
)
"""What `begin` may change of an email."""


def _settled_meanwhile(task: Task, letter: writer.Letter | None) -> Outcome | None:
    """What became of the email since it was admitted, if it must not go any more; takes the letter if it may."""
    log = task.email_log
    if log.is_accepted or (log.status == EmailStatus.QUEUED and log.webhook_events):
        return _close_accepted(task, log)
    # Should an agent have saved a draft meanwhile, theirs is what goes.
    if letter and not log.body:
        log.take(letter)
    if log.status == EmailStatus.QUEUED and log.body:
        return None
    # Whatever moved it: nobody goes on with this claim, so nothing may stay claimed.
    if log.status in (EmailStatus.DRAFT, EmailStatus.QUEUED):
        task.wait(timezone.now() + RETRY_AFTER[0], Why.of(Reason.RETRYING, cause="email_changed"))
    elif log.status == EmailStatus.FAILED:
        settle(task)
    return Outcome.LOST


def _ready_mail(task: Task, office: Office, now: datetime) -> sendgrid.Mail:
    log, address = task.email_log, task.client.email
    if log.to_email and log.to_email != address and log.to_email not in log.earlier_recipients:
        log.earlier_recipients.append(log.to_email)
    log.to_email, log.status, log.updated_at, log.client = address, EmailStatus.SENDING, now, task.client
    if agent := task.client.agent:
        log.sender, log.went_on = agent, now.astimezone(agent.tzinfo).date()
    return sendgrid.build(log, task.client.agent, office, render(log, task.client.agent, office))


def accept(answers: list[tuple[Task, str]]) -> Step:
    """SendGrid took them: emails sent, follow-ups completed, clients contacted, in one transaction."""
    step, now = Step(), timezone.now()
    message_ids = {task.pk: message_id for task, message_id in answers}
    tasks = [task for task, _ in answers]
    with transaction.atomic():
        # The follow-ups first, then their emails, as everywhere.
        own_log = EmailLog.objects.filter(task=OuterRef("pk")).values("pk")
        claimed = Task.objects.filter(pk__in=message_ids)
        claimed.move(moves.FINISH, owners=owners_of(tasks), email_sent=Subquery(own_log), completed_at=now)
        logs = _lock_logs(tasks)
        # An event may have overtaken us and settled it: then only the message id is still ours to add. Any other status
        # that came meanwhile (the lease ran out, somebody wants it sent again) gives way to what we know.
        sent = [log for log in logs.values() if not log.is_accepted]
        for log in sent:
            log.status, log.sent_at, log.error_message = EmailStatus.SENT, now, ""
        for log in logs.values():
            log.sendgrid_message_id, log.updated_at = message_ids[log.task_id or 0][:255], now
        update_each(list(logs.values()), ["status", "sent_at", "error_message", "sendgrid_message_id", "updated_at"])
        Activity.objects.bulk_create(
            Activity(
                client_id=log.client_id,
                kind=Activity.Kind.SENT,
                data={"event": "sent", "subject": log.subject},
                email=log,
                task_id=log.task_id,
            )
            for log in sent
        )
        Client.objects.mark_contacted([log.client_id for log in sent], now)
    step.ended += [(task, Outcome.SENT) for task in tasks]
    return step


def _let_through(moment: str, tasks: list[Task], facts: gates.Facts, step: Step) -> list[Task]:
    """Those at whom no gate is closed; the others' turn is over. What the gates said is kept as `moment`."""
    through: list[Task] = []
    waits: list[Wait] = []
    for task in tasks:
        look = gates.Look.at_gates(task, facts)
        task.gates[moment] = look.kept()
        closed = look.first_closed
        if closed is None:
            facts.goes(task)
            through.append(task)
            continue
        if not closed.for_good:
            waits.append(Wait(task, look.until, closed.why))
            continue
        try:
            task.stop(closed.why)
            step.ended.append((task, Outcome.CANCELLED))
        except AlreadyMoved:
            step.ended.append((task, Outcome.LOST))
    held = {row.pk for row in Task.objects.hold(waits)} if waits else set()
    step.ended += [(wait.task, Outcome.HELD if wait.task.pk in held else Outcome.LOST) for wait in waits]
    return through


def _give_emails(tasks: list[Task]) -> None:
    # Without an id: the database went away while they were being made.
    missing = [task for task in tasks if task.log is None or task.log.pk is None]
    for task in missing:
        task.email_log = EmailLog(task=task, client=task.client, to_email=task.client.email)
    EmailLog.objects.bulk_create([task.email_log for task in missing])
    for task in tasks:
        if task.email_log.status in (EmailStatus.DRAFT, EmailStatus.FAILED):
            task.email_log.queue(error_message="")


def _close_accepted(task: Task, log: EmailLog) -> Outcome:
    """SendGrid reported on it already, so it was accepted: a second request would be a second email."""
    if not log.is_accepted:
        apply.settle_from_history(log)
    task.complete_sent(log)
    return Outcome.SENT


def _still_claimed(tasks: Iterable[Task]) -> list[Task]:
    """The same as fresh rows, with their clients and agents as they are now."""
    return list(
        Task.objects.filter(pk__in=Task.objects.lock_claimed(tasks)).order_by("pk").select_related("client__agent")
    )


def _lock_logs(tasks: Iterable[Task]) -> dict[int, EmailLog]:
    """Their emails by the task's id, locked in the order of their ids, like the webhook does."""
    rows = EmailLog.objects.filter(task__in=list(tasks)).order_by("pk").select_for_update(no_key=True)
    return {log.task_id or 0: log for log in rows}


def _lost(step: Step, tasks: Iterable[Task], kept: Iterable[int]) -> None:
    known = set(kept)
    step.ended += [(task, Outcome.LOST) for task in tasks if task.pk not in known]
