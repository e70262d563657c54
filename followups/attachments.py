"""Files that go along with an email: attached and taken off by a person, under the lock that keeps a sweep away.

Another file is another email: it is a new version of the text, so that nobody's Send now or approval is of what they
have not seen, and a second window is told.
"""

from collections.abc import Sequence

from django.db import transaction

from agents.models import Agent
from clients.models import ClientFile
from emails.models import EmailAttachment, EmailLog
from emails.models.letters.attachment import LARGEST_TOGETHER, MOST, size_of
from followups.engine import drafts
from followups.models import Reason, Task

ABOUT_FILES = (Reason.FILE_MISSING, Reason.FILES_TOO_LARGE)


class NotAttached(Exception):
    """They can't go with this email. The message says why, in words for who attached them."""


def attached_to(task: Task) -> list[ClientFile]:
    return EmailAttachment.files_of([task.log.pk])[task.log.pk] if task.log and task.log.pk else []


def check_sizes(sizes: Sequence[int], before: Sequence[ClientFile]) -> None:
    """NotAttached where there would be too many, or too much of them. Before anything is uploaded to the storage."""
    if len(sizes) + len(before) > MOST:
        raise NotAttached(f"Attach at most {MOST} files to an email.")
    if sum(sizes) + size_of(before) > LARGEST_TOGETHER:
        raise NotAttached("These files are larger than 20 MB together. Attach fewer, or send a link.")


def attach(task: Task, files: Sequence[ClientFile], *, by: Agent, version: int | None = None) -> list[ClientFile]:
    """Those that were not attached yet. NotAttached, AlreadyMoved, or TextChanged."""
    with transaction.atomic():
        log = drafts.open_log(task, version)
        before = EmailAttachment.files_of([log.pk])[log.pk]
        known = {file.pk for file in before}
        new = [file for file in files if file.pk not in known]
        check_sizes([file.size for file in new], before)
        if new:
            EmailAttachment.objects.bulk_create(EmailAttachment(email_log=log, client_file=file) for file in new)
            _changed(task, log, by)
    return new


def detach(task: Task, file: int, *, by: Agent, version: int | None = None) -> bool:
    """False when it was not attached."""
    with transaction.atomic():
        log = drafts.open_log(task, version)
        is_gone, _ = EmailAttachment.objects.filter(email_log=log, client_file=file).delete()
        if is_gone:
            _changed(task, log, by)
    return bool(is_gone)


def _changed(task: Task, log: EmailLog, by: Agent) -> None:
    drafts.mark_changed(task, log, by=by)
    held = Task.objects.filter(pk=task.pk, reason_code__in=ABOUT_FILES)
    # A letter waits for Send now again: that was pressed for other files.
    if not held.filter(sent_by_hand=True).wait_again():
        held.look_again()
    task.refresh_from_db(fields=["reason_code", "reason_facts", "hurried_at", "not_before", "approved_at"])
