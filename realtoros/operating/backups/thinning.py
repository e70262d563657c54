"""Which backups are kept: the newest of each of the last days, weeks and months that have one."""

import re
from datetime import UTC, datetime

from django.conf import settings

from realtoros.operating.backups.places import Place

NAME = "realtoros-%Y-%m-%d-%H%M%SZ.tar.age"
OURS = re.compile(r"realtoros-\d{4}-\d{2}-\d{2}-\d{6}Z\.tar\.age")


def name_of(at: datetime) -> str:
    return at.astimezone(UTC).strftime(NAME)


def thin_out(place: Place) -> list[str]:
    """Deletes what need not be kept; their names. Files with other names are nobody's business."""
    names = [name for name in place.names() if OURS.fullmatch(name)]
    keep = kept(names)
    old = [name for name in names if name not in keep]
    for name in old:
        place.delete(name)
    return old


def kept(names: list[str]) -> set[str]:
    """A file has its name only once it was read back, so the newest is the last good one: it always stays."""
    newest_first = sorted(names, reverse=True)
    keep = set(newest_first[:1])
    periods = (
        ("%Y-%m-%d", settings.BACKUP_KEEP_DAILY),
        ("%G-%V", settings.BACKUP_KEEP_WEEKLY),
        ("%Y-%m", settings.BACKUP_KEEP_MONTHLY),
    )
    for period, count in periods:
        newest: dict[str, str] = {}
        for name in newest_first:
            newest.setdefault(datetime.strptime(name, NAME).strftime(period), name)
        keep |= set(list(newest.values())[:count])
    return keep
