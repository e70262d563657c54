"""Briefs."""

from collections.abc import Iterable

from emails.writer import Brief
from followups.engine.schedule import purpose_of
from followups.models import Task


def briefs_of(tasks: Iterable[Task]) -> dict[int, Brief]:
    return {
        task.pk: Brief(
            task.client,
            task.followup_type,
            purpose_of(task.followup_type),
            task.priority,
            task.notes,
            task.instructions,
        )
        for task in tasks
    }
