"""Plans an email once more that SendGrid took and dropped for a reason that is not the address.

It reached nobody (see emails/webhook/dropped.py), and what was sent is never sent again by the same row: so it is a
Custom follow-up with the same words, which goes through every gate. After the last of the waits a person has to
decide; the email says why.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from clients.models import Activity
from emails.models import EmailAttachment, EmailLog
from emails.webhook.copies import MARK
from followups.models import Task

AFTER = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=2), timedelta(days=4))
"""A quota comes back with the next hour, day or plan; spam filters learn within days."""


def resend(email_id: int) -> None:
    with transaction.atomic():
        owed = EmailLog.objects.select_for_update(no_key=True, of=("self",)).select_related("client", "task")
        log = owed.filter(pk=email_id, retry_owed=True).first()
        if log is None:
            return  # somebody else has planned it
        EmailLog.objects.filter(pk=email_id).update(retry_owed=False)
        if log.times_dropped < len(AFTER) and not _may_have_arrived(log):
            _plan(log)


def _may_have_arrived(log: EmailLog) -> bool:
    """Whether another try of the same email reached the client, or may have: then a third would be one too many."""
    whole = (event for event in log.webhook_events if isinstance(event, dict))
    events = (event.get("event") for event in whole if MARK not in event)
    return not ARRIVED.isdisjoint(map(str, events)) or log.activities.filter(data__event="send_again").exists()


def _plan(log: EmailLog) -> None:
    at, first = timezone.now() + AFTER[log.times_dropped], log.task
    task = Task(client=log.client, scheduled_for=at, status=Task.Status.PENDING)
    if first:
        # A reply since it was first planned stops this one too, and what somebody approved stays approved.
        task.planned_at, task.priority, task.notes = first.planned_at, first.priority, first.notes
        task.approved_at, task.approved_by = first.approved_at, first.approved_by
        if first.hurried_at and not first.approved_at:
            task.approved_at = first.hurried_at  # Send now approves what it sends
    task.approved_version = log.text_version if task.approved_at else None
    task.save()
    again = EmailLog.objects.create(
        task=task,
        client=log.client,
        to_email=log.client.email,
        status=EmailLog.Status.DRAFT,
        times_dropped=log.times_dropped + 1,
        cc_people=_copies_again(log),
        **{name: getattr(log, name) for name in TEXT},
    )
    files = EmailAttachment.files_of([log.pk])[log.pk]
    EmailAttachment.objects.bulk_create(EmailAttachment(email_log=again, client_file=file) for file in files)
    log.client.record(
        Activity.Kind.TASK,
        task=task,
        email=log,
        event="dropped",
        subject=log.subject,
        error_code=log.error_code,
        to=at.isoformat(),
    )


def _copies_again(log: EmailLog) -> list[int] | None:
    """As they were chosen, without those of whom anything but a drop was reported: theirs is on its way, or there."""
    events = [event for event in log.webhook_events if isinstance(event, dict) and MARK in event]
    have_it = {event[MARK] for event in events if event.get("event") != "dropped"}
    if not have_it:
        return log.cc_people
    chosen = log.cc_people if log.cc_people is not None else [copy["person"] for copy in log.copies]
    return sorted(set(chosen) - have_it)


ARRIVED = frozenset(("delivered", "open", "click", "unsubscribe", "group_unsubscribe", "spamreport"))
TEXT = (
    *("subject", "body", "text_version", "written_by", "writer_error", "written_at", "edited_by", "edited_at"),
    *("guard", "findings", "confirmed", "attempts"),
)
