"""Mail as it came is deleted after INBOUND_RAW_DAYS: the raw message and the files. Its text and what came of it stay.

The nightly job calls it (realtoros/operating/keep/).
"""

import logging
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime

from inbound.door.store import FOLDER
from inbound.models import InboundAttachment, InboundEmail, State

logger = logging.getLogger(__name__)

BATCH = 100


def old(before: datetime) -> "QuerySet[InboundEmail]":
    """Those that have their bytes and were dealt with. What nobody has read yet is still needed, however old."""
    done = Q(state=State.READ) | Q(state=State.BROKEN, settled_at__isnull=False)
    return InboundEmail.objects.filter(done, received_at__lt=before).exclude(raw_path="")


def count(before: datetime) -> int:
    return old(before).count()


def step(before: datetime, cursor: list[Any]) -> tuple[int, list[Any] | None]:
    """Some mails lose their bytes: how many did, and where the next step begins; None when nothing is left.

    One whose bytes can't be deleted stays for the next night.
    """
    rows = old(before)
    if cursor:
        at, pk = parse_datetime(str(cursor[0])), int(cursor[1])
        rows = rows.filter(Q(received_at__gt=at) | Q(received_at=at, pk__gt=pk), received_at__gte=at)
    else:
        _forget_strays(before - timedelta(days=1))
    batch = list(rows.order_by("received_at", "pk").values_list("pk", "raw_path", "received_at")[:BATCH])
    forgotten = sum(_forget(pk, path) for pk, path, _ in batch)
    last = [batch[-1][2].isoformat(), batch[-1][0]] if len(batch) == BATCH else None
    return forgotten, last


def _forget(pk: int, raw_path: str) -> bool:
    """The files first: as long as the raw message is named, the mail is looked at again."""
    files = InboundAttachment.objects.filter(inbound_email=pk).exclude(path="")
    for file, path in files.values_list("pk", "path"):
        if not _delete(path):
            return False
        InboundAttachment.objects.filter(pk=file).update(path="")
    return _delete(raw_path) and bool(InboundEmail.objects.filter(pk=pk).update(raw_path=""))


def _forget_strays(before: datetime) -> None:
    """Deletes bytes without a row: what was written when the database failed, or the server was stopped."""
    try:
        for folder in _months(before):
            paths = {f"{folder}/{name}" for name in default_storage.listdir(folder)[1]}
            rows = InboundEmail.objects.filter(raw_path__in=paths).values_list("raw_path", flat=True)
            files = InboundAttachment.objects.filter(path__in=paths).values_list("path", flat=True)
            for path in paths.difference(rows, files):
                _delete(path)
    except Exception:  # not every storage can list what it has, and each raises its own
        logger.exception("incoming mail: the storage was not searched")


def _months(before: datetime) -> Iterator[str]:
    """The folders of the months that were over then."""
    if not default_storage.exists(FOLDER):
        return
    for year in filter(re.compile("[0-9]{4}").fullmatch, default_storage.listdir(FOLDER)[0]):
        for month in default_storage.listdir(f"{FOLDER}/{year}")[0]:
            if f"{year}/{month}" < f"{before:%Y/%m}":
                yield f"{FOLDER}/{year}/{month}"


def _delete(path: str) -> bool:
    """Whether the bytes are gone, perhaps since before."""
    try:
        default_storage.delete(path)
    except Exception:  # each storage raises its own
        logger.exception("incoming mail: %s not deleted", path)
        return False
    return True
