"""What a follow-up's columns may hold."""

from django.db import models


class Status(models.TextChoices):
    PENDING = "pending", "Pending"
    PROCESSING = "processing", "Sending"
    COMPLETED = "completed", "Completed"
    SKIPPED = "skipped", "Skipped"
    CANCELLED = "cancelled", "Canceled"
    FAILED = "failed", "Failed"


OPEN = (Status.PENDING, Status.FAILED)
"""What a person may still change."""


class Priority(models.TextChoices):
    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"


class Type(models.TextChoices):
    DAY_1 = "Day 1", "Day 1"
    DAY_3 = "Day 3", "Day 3"
    WEEK_1 = "Week 1", "Week 1"
    WEEK_2 = "Week 2", "Week 2"
    MONTH_1 = "Month 1", "Month 1"
    CUSTOM = "Custom", "Custom"
