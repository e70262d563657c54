"""The steps of a claimed follow-up on its way to an email, each for a whole batch in a handful of statements.

    admit -> write (a provider's answer, on a thread) -> begin -> send (on a thread) -> accept, or refuse

No provider is called here and none inside a transaction. `sending` is committed by `begin` before a request leaves, so
a crash at any point leaves a row that says what is known. Every step takes only what is still its caller's: rows that
somebody else has moved meanwhile drop out of the batch.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from clients.models import Activity, Client, ClientFile
from emails import sendgrid, writer
from emails.models import EmailAttachment, EmailLog
from emails.models.copies import Copy, copies_of, with_earlier
from emails.models.guarded import GuardState
from emails.models.states import Status as EmailStatus
from emails.rendering import render
from emails.threads import Thread
from emails.webhook import apply
from followups import guarding
from followups.engine import gates
from followups.engine.briefs import briefs_of
from followups.engine.failures import Outcome, settle
from followups.models import LEASE, AlreadyMoved, Reason, Task, Wait, Why, moves
from followups.models.loading import LOG_TO_ACCEPT, lock_emails, refresh
from followups.models.task_queryset import owners_of
from followups.tables_above import threads_of
from lists.rows.update_each import update_each

logger = logging.getLogger(__name__)

Letters = Mapping[int, writer.Letter]
"""What was written, by the task's id."""


@dataclass
class Step:
    """What a step made of its batch: tasks that are done with, tasks to go on with, and the mails that must go now."""

    ended: list[tuple[Task, Outcome]] = field(default_factory=list)
    to_write: list[tuple[Task, writer.Brief]] = field(default_factory=list)
    to_begin: list[Task] = field(default_factory=list)
    to_send: list[tuple[Task, sendgrid.Mail]] = field(default_factory=list)

    def add(self, other: "Step") -> None:
        self.ended += other.ended
        self.to_write += other.to_write
        self.to_begin += other.to_begin
        self.to_send += other.to_send


# --- admit ---


def admit(tasks: list[Task]) -> Step:
    """The gates, then each follow-up's one email, queued. A saved draft goes out exactly as it was saved."""
    step, facts = Step(), gates.Facts.about(tasks)
    for task in tasks:
        task.gates = {}
    guarding.check_saved(tasks, facts.office)
    open_tasks = _let_through("due", tasks, facts, step)
    _give_emails(open_tasks)
    # What needs no letter goes on to begin, which alone decides under the lock; so does what was accepted already.
    step.to_begin = [task for task in open_tasks if _is_written(task.email_log)]
    unwritten = [task for task in open_tasks if not _is_written(task.email_log)]
    briefs = briefs_of(unwritten, office=facts.office)
    step.to_write = [(task, briefs[task.pk]) for task in unwritten]
    return step


def _is_written(log: EmailLog) -> bool:
    return bool(log.body or log.is_accepted or log.webhook_events)


def _give_emails(tasks: list[Task]) -> None:
    # Without an id: the database went away while they were being made.
    missing = [task for task in tasks if task.log is None or task.log.pk is None]
    for task in missing:
        task.email_log = EmailLog(task=task, client=task.client, to_email=task.client.email)
    EmailLog.objects.add_many([task.email_log for task in missing])
    for task in tasks:
        if task.email_log.status in (EmailStatus.DRAFT, EmailStatus.FAILED):
            task.email_log.queue(error_message="")


# --- begin ---

SAVED_BY_BEGIN = (
    *("to_email", "cc", "earlier_recipients", "status", "sender", "date_sent"),
    *("subject", "body", "text_version", "written_by", "writer_error", "written_at", "updated_at"),
    *("guard", "findings", "attempts"),
)
"""What `begin` may change of an email."""


def begin(tasks: list[Task], letters: Letters) -> Step:
    """The last look, on fresh rows, and the point of no return in the same transaction: the mails that must go now."""
    step, now = Step(), timezone.now()
    with transaction.atomic():
        current = _lock_and_refresh(tasks, step)
        for task in current:
            _use_letter(task, letters.get(task.pk))
        facts = gates.Facts.about(current, lock_caps=True)
        going = []
        for task in _let_through("sending", current, facts, step):
            if outcome := _email_moved(task):
                step.ended.append((task, outcome))
            else:
                going.append(task)
        may_have = [task for task in going if task.client.also_found_by]
        copies = copies_of([(task.client, task.email_log.cc_people) for task in may_have])
        by_task = dict(zip((task.pk for task in may_have), copies, strict=True))
        for task in going:
            _mark_sending(task, now, by_task.get(task.pk, []))
        threads = threads_of(task.client_id for task in going) if settings.INBOUND_DOMAIN else {}
        step.to_send = [(task, _mail_of(task, facts, threads.get(task.client_id, ()))) for task in going]
        update_each([task.email_log for task in going], SAVED_BY_BEGIN)
        update_each(going, ["gates", "lease_until", "updated_at"])
    return step


def _lock_and_refresh(tasks: list[Task], step: Step) -> list[Task]:
    """Those that are still their caller's, and all that the gates ask as it is now.

    Locked in this order, as everywhere: the follow-ups, their emails, their clients, each in the order of their ids.
    """
    claimed, ids = {task.pk: task for task in tasks}, Task.objects.lock_claimed(tasks)
    current = [claimed[pk] for pk in ids]
    # One that was lost and claimed again meanwhile may be here twice.
    step.ended += [(task, Outcome.LOST) for task in tasks if task.pk not in ids or task is not claimed[task.pk]]
    logs = lock_emails(ids)
    for task in current:
        task.email_log = logs[task.pk]
    refresh(current)
    return current


def _use_letter(task: Task, letter: writer.Letter | None) -> None:
    """As the email's text. Should an agent have saved a draft meanwhile, theirs is what goes."""
    log = task.email_log
    if letter is None or log.body or log.status != EmailStatus.QUEUED or log.webhook_events:
        return
    log.use(letter)
    if log.is_stopped:
        # A person has to read it: it is a draft, and the gate says why.
        update_each([log], SAVED_BY_BEGIN)
        log.hold()


def _email_moved(task: Task) -> Outcome | None:
    """What became of the email since it was admitted, if it must not go any more."""
    log = task.email_log
    if log.is_accepted or (log.status == EmailStatus.QUEUED and log.webhook_events):
        return _complete_accepted(task, log)
    if log.status == EmailStatus.QUEUED and log.body and log.guard != GuardState.UNCHECKED:
        return None
    # Whatever moved it: nobody goes on with this claim, so nothing may stay claimed.
    if log.status in (EmailStatus.DRAFT, EmailStatus.QUEUED):
        task.wait(timezone.now() + sendgrid.RETRY_AFTER[0], Why.of(Reason.RETRYING, cause="email_changed"))
    elif log.status == EmailStatus.FAILED:
        settle(task)
    return Outcome.LOST


def _complete_accepted(task: Task, log: EmailLog) -> Outcome:
    """SendGrid reported on it already, so it was accepted: a second request would be a second email."""
    if not log.is_accepted:
        apply.settle_from_history(log)
    task.complete_sent(log)
    return Outcome.SENT


def _mark_sending(task: Task, now: datetime, copies: list[Copy]) -> None:
    """Not yet saved."""
    log, client = task.email_log, task.client
    if log.to_email and log.to_email != client.email and log.to_email not in log.earlier_recipients:
        log.earlier_recipients.append(log.to_email)
    log.to_email, log.status, log.client = client.email, EmailStatus.SENDING, client
    log.cc = with_earlier(copies, log.cc)
    if client.agent:
        log.sender, log.date_sent = client.agent, now.astimezone(client.agent.tzinfo).date()
    task.lease_until = now + LEASE
    log.updated_at = task.updated_at = now


def _mail_of(task: Task, facts: gates.Facts, thread: Thread) -> sendgrid.Mail:
    log, agent, office = task.email_log, task.client.agent, facts.office
    return sendgrid.build(log, agent, office, render(log, agent, office), facts.files.get(log.pk, ()), thread)


# --- accept ---


def accept(answers: list[tuple[Task, str]]) -> Step:
    """SendGrid took them: emails sent, follow-ups completed, clients contacted, in one transaction."""
    now, message_ids = timezone.now(), {task.pk: message_id for task, message_id in answers}
    tasks = [task for task, _ in answers]
    with transaction.atomic():
        # The follow-ups first, then their emails, as everywhere.
        own_log = EmailLog.objects.filter(task=OuterRef("pk")).values("pk")
        claimed = Task.objects.filter(pk__in=message_ids)
        claimed.move(moves.FINISH, owners=owners_of(tasks), email_sent=Subquery(own_log), completed_at=now)
        sent = _mark_sent(message_ids, now)
        letters = {task.pk for task in tasks if task.followup_type == Task.Type.CUSTOM}
        files = EmailAttachment.files_of(log.pk for log in sent if log.task_id in letters)
        Activity.add_many([_sent_activity(log, files.get(log.pk, ())) for log in sent])
        began = {task.pk: task.email_log.updated_at for task in tasks}  # as begin wrote it
        Client.objects.mark_contacted([(log.client_id, began[log.task_id or 0]) for log in sent], now)
    return Step(ended=[(task, Outcome.SENT) for task in tasks])


def _mark_sent(message_ids: Mapping[int, str], now: datetime) -> list[EmailLog]:
    """Those that were not known to be sent.

    An event may have overtaken us and settled it: then only the message id is still ours to add. Any other status that
    came meanwhile (the lease ran out, somebody wants it sent again) gives way to what we know.
    """
    logs = lock_emails(message_ids, LOG_TO_ACCEPT)
    sent = [log for log in logs.values() if not log.is_accepted]
    for log in sent:
        log.status, log.sent_at, log.error_code, log.error_message = EmailStatus.SENT, now, "", ""
    for pk, log in logs.items():
        log.sendgrid_message_id, log.updated_at = message_ids[pk][:255], now
    saved = ("status", "sent_at", "error_code", "error_message", "sendgrid_message_id", "updated_at")
    update_each(list(logs.values()), saved)
    return sent


def _sent_activity(log: EmailLog, files: Sequence[ClientFile]) -> Activity:
    data: dict[str, Any] = {"event": "sent", "subject": log.subject}
    if files:
        data["files"] = [file.name for file in files]
    return Activity(client_id=log.client_id, kind=Activity.Kind.SENT, data=data, email=log, task_id=log.task_id)


# --- the gates ---


def _let_through(moment: str, tasks: list[Task], facts: gates.Facts, step: Step) -> list[Task]:
    """Those at whom no gate is closed; the others' turn is over. What the gates said is kept as `moment`."""
    through: list[Task] = []
    waits: list[Wait] = []
    for task in tasks:
        look = gates.GateCheck.of(task, facts)
        task.gates[moment] = look.kept()
        closed = look.first_closed
        if closed is None:
            facts.count(task)
            through.append(task)
        elif closed.for_good:
            step.ended.append((task, _stop(task, closed.why)))
        else:
            waits.append(Wait(task, look.until, closed.why))
    step.ended += _hold(waits)
    return through


def _stop(task: Task, why: Why) -> Outcome:
    try:
        task.stop(why)
    except AlreadyMoved:
        return Outcome.LOST
    return Outcome.CANCELLED


def _hold(waits: list[Wait]) -> list[tuple[Task, Outcome]]:
    held = {row.pk for row in Task.objects.hold(waits)} if waits else set()
    return [(wait.task, Outcome.HELD if wait.task.pk in held else Outcome.LOST) for wait in waits]
