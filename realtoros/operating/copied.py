"""Whether this is a copy for a test server (`manage.py restore --copy`): every page says so.

Read once and kept for a while.
"""

import time

from agents.models import Office

KEPT_FOR = 30.0
"""Seconds."""

_kept: tuple[float, bool] | None = None


def is_copy() -> bool:
    if _kept and time.monotonic() - _kept[0] <= KEPT_FOR:
        return _kept[1]
    found = Office.current().is_copy
    keep(found)
    return found


def keep(found: bool) -> None:
    global _kept
    _kept = time.monotonic(), found


def forget() -> None:
    global _kept
    _kept = None
