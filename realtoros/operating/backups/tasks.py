"""What a worker does beside the backups."""

import logging
from datetime import datetime

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from agents.models import Office
from realtoros.operating.backups.errors import BackupError
from realtoros.operating.backups.ledger_file import LedgerFile, catch_up, version
from realtoros.operating.backups.places import place_of

logger = logging.getLogger(__name__)

_written: tuple[str, datetime, tuple[int, int]] | None = None
"""The office, hour and version of the table of which this process last found every entry in the file."""


def ledger_file(office: str) -> LedgerFile | None:
    """None where backups go nowhere. Raises BackupError."""
    to, passphrase = settings.BACKUP_TO, settings.BACKUP_PASSPHRASE
    return LedgerFile(place_of(to), office, passphrase) if to and passphrase else None


@shared_task
def copy_opt_outs() -> None:
    """A copy for a test server leaves the office's file alone.

    Once an hour it looks at the file even if nothing has changed: somebody may have moved it away.
    """
    global _written
    office = Office.objects.filter(pk=1, is_copy=False).first()
    if office is None or not settings.BACKUP_TO:
        return
    present = f"{settings.BACKUP_TO} {office.uid}", timezone.now().replace(minute=0, second=0, microsecond=0), version()
    if present == _written:
        return
    try:
        file = ledger_file(str(office.uid))
        # Only what was read back counts: in a bucket two workers at once can overwrite each other's lines.
        if file and not catch_up(file):
            _written = present
    except (BackupError, OSError) as error:
        # The next one, a minute later, does what this one could not.
        logger.error("opt-outs are not copied to %s: %s", settings.BACKUP_TO, error)
