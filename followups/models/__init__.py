from followups.models.bulk_move import BulkMove
from followups.models.sweep_run import SweepRun
from followups.models.task import (
    FOR_YOU,
    LEASE,
    NOT_APPROVED,
    REMIND_AFTER,
    RETRY,
    WAITS_FOR_A_PERSON,
    AlreadyMoved,
    OfReviewed,
    Task,
    TaskQuerySet,
    TextChanged,
    Wait,
    in_words,
)

__all__ = [
    "FOR_YOU",
    "LEASE",
    "NOT_APPROVED",
    "REMIND_AFTER",
    "RETRY",
    "WAITS_FOR_A_PERSON",
    "AlreadyMoved",
    "BulkMove",
    "OfReviewed",
    "SweepRun",
    "Task",
    "TaskQuerySet",
    "TextChanged",
    "Wait",
    "in_words",
]
