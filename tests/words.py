"""What a person reads of a row: the tests compare it, the code never does."""

from datetime import UTC

from django.utils import timezone

from agents.models import Agent
from clients.models import Activity
from followups.display.activity_words import in_words
from followups.display.reasons import reason_of
from followups.models import Task


def why(task: Task, reader: Agent | None = None) -> str:
    """In the reader's time zone, as on a page; without one in UTC."""
    with timezone.override(reader.tzinfo if reader else UTC):
        return reason_of(task)


def text_of(activity: Activity, reader: Agent | None = None) -> str:
    """The same of an event of the timeline."""
    with timezone.override(reader.tzinfo if reader else UTC):
        return in_words(activity)


def texts_of(activities) -> list[str]:
    return [in_words(activity) for activity in activities]
