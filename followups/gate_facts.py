"""What gates ask of the database, read once for a whole batch."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from agents.models import Agent
from clients.models import ClientFile
from emails.models import EmailAttachment, EmailLog
from emails.models.states import Status as EmailStatus
from followups.models import Task


def files_of(tasks: list[Task]) -> dict[int, list[ClientFile]]:
    """Asked for letters only: the plan's steps have none."""
    letters = (task for task in tasks if task.followup_type == Task.Type.CUSTOM)
    return EmailAttachment.files_of(log.pk for task in letters if (log := task.log) and log.pk)


def sent_today(agents: dict[int, Agent], now: datetime) -> Counter[int]:
    days = {pk: now.astimezone(agent.tzinfo).date() for pk, agent in agents.items()}
    rows = EmailLog.objects.filter(sender__in=days, date_sent__in=set(days.values()))
    rows = rows.exclude(status__in=(EmailStatus.DRAFT, EmailStatus.QUEUED, EmailStatus.FAILED))
    return Counter(pk for pk, day in rows.values_list("sender_id", "date_sent") if pk and day == days[pk])


def lock_caps(agents: Collection[int]) -> None:
    """Nobody else counts these agents' emails until the transaction is over."""
    rows = Agent.objects.filter(pk__in=agents).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk", flat=True))
