"""The text of a follow-up before it goes: saved by the agent or written ahead of time, and then sent as it stands."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils import timezone

from agents.models import Agent
from emails import writer
from emails.models import EmailAttachment, EmailLog
from emails.models.states import Status as EmailStatus
from followups import guarding
from followups.engine.briefs import brief_of
from followups.models import NOT_APPROVED, OPEN, AlreadyMoved, Task, TextChanged
from followups.models.task import MOVED


def save(
    task: Task,
    subject: str,
    body: str,
    written_by: str,
    writer_error: str = "",
    *,
    version: int | None = None,
    is_checked: bool = True,
    **history: datetime | Agent | list[dict[str, Any]] | None,
) -> EmailLog:
    """AlreadyMoved once the follow-up is on its way or over: what was sent must be what the agent reads here.

    TextChanged when the text is no longer the one with that version. `is_checked`: the guard reads it now, and not only
    when it is due. `history` says who wrote and edited it and when; without it, it was written now.
    """
    with transaction.atomic():
        log = open_log(task, version, **({} if is_checked else WAITS_FOR_SEND_NOW))
        if log.status == EmailStatus.FAILED:
            log.queue(retry_count=0, error_message="")
            log.hold()
        guard = log.guard_columns(**guarding.found_in(brief_of(task), subject, body)) if is_checked else None
        before = log.text_version
        log.save_draft(subject, body, written_by, writer_error, guard=guard, **history)
        take_back(task, log, by=log.edited_by, has_changed=log.text_version != before)
    task.email_log = log
    return log


def take_back(task: Task, log: EmailLog, *, by: Agent | None, has_changed: bool = True) -> None:
    """What somebody decided of the email as it was before: Send now, and the approval of another version."""
    if has_changed and Task.objects.filter(pk=task.pk).undo_send(by=by):
        task.refresh_from_db(fields=MOVED)
    other = Task.objects.filter(pk=task.pk, approved_at__isnull=False)
    if other.exclude(approved_version=log.text_version).update(**NOT_APPROVED):
        for field, value in NOT_APPROVED.items():
            setattr(task, field, value)


def mark_changed(task: Task, log: EmailLog, *, by: Agent) -> None:
    """Something beside the text has changed: who gets a copy, which files go along. In the caller's transaction.

    That is another version of it: no Send now or approval is of what nobody has seen, and a second window is told.
    """
    log.text_version += 1
    rows = EmailLog.objects.filter(pk=log.pk, status__in=(EmailStatus.DRAFT, EmailStatus.QUEUED, EmailStatus.FAILED))
    rows.update(text_version=log.text_version, cc_people=log.cc_people, updated_at=timezone.now())
    task.email_log = log
    take_back(task, log, by=by)


def choose_copies(task: Task, people: Collection[int], *, by: Agent, version: int | None = None) -> bool:
    """Who of the linked people gets a copy of this one email. False when it is those already.

    AlreadyMoved, or TextChanged as in save.
    """
    with transaction.atomic():
        log = open_log(task, version)
        if log.cc_people == sorted(people):
            return False
        log.cc_people = sorted(people)
        mark_changed(task, log, by=by)
    return True


WAITS_FOR_SEND_NOW: dict[str, Any] = {"status": Task.Status.PENDING, "sent_by_hand": True, "hurried_at": None}
"""A letter for which nobody has pressed Send now or Send later: it goes nowhere, however it stands there."""


def open_log(task: Task, version: int | None = None, **only: Any) -> EmailLog:
    """The email of this follow-up, to be changed in the caller's transaction: AlreadyMoved, TextChanged as in save."""
    # The lock keeps a sweep from claiming it between this look and the change.
    open_ones = Task.objects.filter(pk=task.pk, status__in=OPEN).filter(**only)
    if not open_ones.select_for_update(no_key=True).first():
        raise AlreadyMoved(f"{task} has moved on")
    log, _created = EmailLog.objects.get_or_create(
        task=task, defaults={"client": task.client, "to_email": task.client.email, "status": EmailStatus.DRAFT}
    )
    if version is not None and log.text_version != version:
        raise TextChanged(f"the text of {task} is not the one that was read")
    return log


def discard_if_empty(task: Task, *, by: Agent) -> None:
    """A letter in which nothing is left that somebody would look for. It can be restored. AlreadyMoved as in save."""
    with transaction.atomic():
        log = open_log(task, **WAITS_FOR_SEND_NOW)
        if not (log.subject or log.body or EmailAttachment.objects.filter(email_log=log).exists()):
            task.cancel(by=by)


def save_prepared(task: Task, letter: writer.Letter) -> bool:
    """A text written ahead of time; False when somebody's stands there by now, or it isn't waiting any more."""
    with transaction.atomic():
        waiting = Task.objects.needing_approval().filter(pk=task.pk)
        if not waiting.select_for_update(no_key=True).values("pk").first():
            return False
        if EmailLog.objects.filter(task=task).exclude(body="").exists():
            return False
        save_letter(task, letter)
    return True


def save_typed(
    task: Task, subject: str, body: str, *, by: Agent, version: int | None = None, is_checked: bool = True
) -> EmailLog:
    """Saves the text of the form. Its writer stays the same; if the agent changed the text, they are its editor."""
    log, now = task.log, timezone.now()
    history: dict[str, Any] = {"version": version, "is_checked": is_checked}
    if log is None or not log.body:
        return save(task, subject, body, EmailLog.WrittenBy.AGENT, edited_by=by, **history)
    history |= {"written_at": log.written_at, "edited_by": log.edited_by, "edited_at": log.edited_at}
    if (log.subject, log.body) != (subject, body):
        history |= {"edited_by": by, "edited_at": now}
    return save(task, subject, body, log.written_by or EmailLog.WrittenBy.AGENT, log.writer_error, **history)


def write_letter(task: Task, instructions: str) -> writer.Letter:
    """Has the writer make one now: it may take as long as the writer's time-out, outside any transaction."""
    Task.objects.filter(pk=task.pk).update(instructions=instructions)
    task.instructions = instructions
    return writer.write(brief_of(task, instructions))


def save_letter(task: Task, letter: writer.Letter, *, version: int | None = None) -> EmailLog:
    attempts = [attempt.as_json for attempt in letter.attempts]
    return save(task, letter.subject, letter.body, letter.written_by, letter.error, version=version, attempts=attempts)


def written_in_words(task: Task) -> str:
    by_ai = task.log and task.log.written_by == EmailLog.WrittenBy.AI
    return "Draft written. Edit it as you like." if by_ai else "The AI couldn’t write it, so we used a template."


def write(task: Task, instructions: str) -> EmailLog:
    return save_letter(task, write_letter(task, instructions))


@dataclass(frozen=True)
class ReplacedText:
    """A text that another one replaces, with its writer and editor, so that it can be put back."""

    subject: str
    body: str
    written_by: str
    writer_error: str = ""
    written_at: str = ""
    edited_at: str = ""
    edited_by: int | None = None

    @classmethod
    def of(cls, log: EmailLog | None, subject: str, body: str, *, by: Agent) -> "ReplacedText":
        """What is in the form: the saved text, or what the agent has made of it."""
        now = timezone.now().isoformat()
        if log is None or not log.body:
            return cls(subject, body, EmailLog.WrittenBy.AGENT, written_at=now, edited_by=by.pk)
        known = cls(
            subject,
            body,
            log.written_by,
            log.writer_error,
            log.written_at.isoformat() if log.written_at else "",
            log.edited_at.isoformat() if log.edited_at else "",
            log.edited_by_id,
        )
        if (log.subject, log.body) == (subject, body):
            return known
        return cls(**{**asdict(known), "edited_at": now, "edited_by": by.pk})

    @property
    def token(self) -> str:
        """It waits in the page: signed, since it says who wrote what."""
        return signing.dumps(asdict(self), salt="followups.drafts", compress=True)

    @classmethod
    def read(cls, token: str) -> "ReplacedText | None":
        try:
            return cls(**signing.loads(token, salt="followups.drafts"))
        except (signing.BadSignature, TypeError, ValueError):
            return None


def put_back(task: Task, before: ReplacedText, *, version: int | None = None) -> EmailLog:
    return save(
        task,
        before.subject,
        before.body,
        before.written_by,
        before.writer_error,
        version=version,
        written_at=_moment(before.written_at),
        edited_at=_moment(before.edited_at),
        edited_by=Agent.objects.filter(pk=before.edited_by or 0).first(),
    )


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
