from followups.models.choices import OPEN
from followups.models.moves import REMIND_AFTER, Row
from followups.models.reasons import Reason, Why
from followups.models.restored import Restore
from followups.models.send_now import UNDO_FOR
from followups.models.sweep_run import SweepRun
from followups.models.task import AlreadyMoved, Task, TextChanged
from followups.models.task_queryset import LEASE, NOT_APPROVED, TaskQuerySet, Wait, client_is_reviewed

__all__ = [
    "LEASE",
    "NOT_APPROVED",
    "OPEN",
    "REMIND_AFTER",
    "UNDO_FOR",
    "AlreadyMoved",
    "Reason",
    "Restore",
    "Row",
    "SweepRun",
    "Task",
    "TaskQuerySet",
    "TextChanged",
    "Wait",
    "Why",
    "client_is_reviewed",
]
