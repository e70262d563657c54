"""The text of a follow-up before it goes: saved by the agent or written ahead of time, and then sent as it stands."""

from django.db import transaction

from emails import writer
from emails.models import EmailLog
from emails.states import Status as EmailStatus
from followups.delivery import brief
from followups.listing import OPEN
from followups.models import NOT_APPROVED, AlreadyMoved, Task


def save(task: Task, subject: str, body: str, written_by: str, writer_error: str = "") -> EmailLog:
    """AlreadyMoved once the follow-up is on its way or over: what was sent must be what the agent reads here."""
    with transaction.atomic():
        # The lock keeps a sweep from claiming it between this look and the text.
        if not Task.objects.select_for_update(no_key=True).filter(pk=task.pk, status__in=OPEN).first():
            raise AlreadyMoved(f"{task} has moved on")
        log, _created = EmailLog.objects.get_or_create(
            task=task, defaults={"client": task.client, "to_email": task.client.email, "status": EmailStatus.DRAFT}
        )
        if log.status == EmailStatus.FAILED:
            log.queue(retry_count=0, error_message="")
            log.hold()
        log.save_draft(subject, body, written_by, writer_error)
        # Who approved another text has not approved this one.
        other = Task.objects.filter(pk=task.pk, approved_at__isnull=False)
        if other.exclude(approved_version=log.text_version).update(**NOT_APPROVED):
            for field, value in NOT_APPROVED.items():
                setattr(task, field, value)
    task.email_log = log
    return log


def save_prepared(task: Task, letter: writer.Letter) -> bool:
    """A text written ahead of time; False when somebody's stands there by now, or it isn't waiting any more."""
    with transaction.atomic():
        waiting = Task.objects.needing_approval().filter(pk=task.pk)
        if not waiting.select_for_update(no_key=True).values("pk").first():
            return False
        if EmailLog.objects.filter(task=task).exclude(body="").exists():
            return False
        save(task, letter.subject, letter.body, letter.written_by, letter.error)
    return True


def save_typed(task: Task, subject: str, body: str) -> EmailLog:
    """What the agent left in the form: theirs from the first change on, the writer's until then."""
    log = task.log
    if log and (log.subject, log.body) == (subject, body) and log.written_by:
        return save(task, subject, body, log.written_by, log.writer_error)
    return save(task, subject, body, EmailLog.WrittenBy.AGENT)


def write(task: Task, instructions: str) -> EmailLog:
    """Has the writer make a draft now: it may take as long as the writer's time-out, outside any transaction."""
    Task.objects.filter(pk=task.pk).update(instructions=instructions)
    task.instructions = instructions
    letter = writer.write(brief(task, instructions))
    return save(task, letter.subject, letter.body, letter.written_by, letter.error)
