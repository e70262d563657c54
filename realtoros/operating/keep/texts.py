"""The texts of sent emails. That, when and to whom they were sent stays, as do the subject and what became of them."""

from datetime import datetime
from typing import Any

from django.db import models, transaction

from emails.models import EmailLog
from realtoros.operating.keep.step import Cursor, Step
from realtoros.operating.keep.walk import window

TEXT: dict[str, Any] = {"body": "", "findings": [], "confirmed": [], "attempts": []}
"""The text, and what quotes it: what the guard found in it, who let it go, and the tries of the writer."""


def with_text() -> "models.QuerySet[EmailLog]":
    """Those that were sent. One that is planned once more takes its text along first."""
    return EmailLog.objects.accepted().filter(sent_at__isnull=False, retry_owed=False).exclude(body="")


def count(before: datetime) -> int:
    return with_text().filter(sent_at__lt=before).count()


def step(before: datetime, cursor: Cursor) -> Step:
    found = window(EmailLog.objects.filter(sent_at__isnull=False), "sent_at", before, cursor)
    with transaction.atomic():
        rows = with_text().filter(pk__in=found.ids, sent_at__lt=before).order_by("pk")
        ids = list(rows.select_for_update(no_key=True, skip_locked=True).values_list("pk", flat=True))
        done = EmailLog.objects.filter(pk__in=ids).update(**TEXT) if ids else 0
    return Step(done, found.cursor)
