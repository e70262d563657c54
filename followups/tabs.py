"""The tabs that the list of follow-ups is cut into, and which follow-ups lie in each."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from emails.models.states import Status as EmailStatus
from followups.models import Task

TABS = {"overdue": "Overdue", "today": "Today", "upcoming": "Upcoming", "done": "Done", "failed": "Failed", "": "All"}


def in_tab(key: str) -> Q:
    now = timezone.now()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    pending = Q(status=Task.Status.PENDING)
    # Each status by itself, so that each is read from its own small index.
    unconfirmed = Q(status=Task.Status.PROCESSING) & Q(email_log__status=EmailStatus.UNCONFIRMED)
    return {
        "overdue": pending & Q(scheduled_for__lt=now),
        "today": pending & Q(scheduled_for__gte=now, scheduled_for__lt=midnight),
        "upcoming": pending & Q(scheduled_for__gte=midnight),
        "done": Q(status__in=[Task.Status.COMPLETED, Task.Status.SKIPPED, Task.Status.CANCELLED]),
        "failed": Q(status=Task.Status.FAILED) | unconfirmed,
    }.get(key, Q())
