"""Work of the database that is tried again while the database is away."""

import logging
import time
from collections.abc import Callable
from itertools import count
from typing import TypeVar

from django.db import DatabaseError, InterfaceError, OperationalError, connection

from followups.models import LEASE

logger = logging.getLogger(__name__)

Result = TypeVar("Result")
MAY_BE_GONE_FOR = LEASE / 2


class DatabaseGone(Exception):
    """For so long that the sweep gives up; the leases bring its tasks back."""


def keep_trying(job: Callable[[], Result]) -> Result:
    """The job's result, though the database goes away for a while: what a provider answered must not be forgotten.

    A step changes only what still is as it expects, so doing it again after a commit of unknown fate is harmless.
    """
    end = time.monotonic() + MAY_BE_GONE_FOR.total_seconds()
    for tries in count(1):
        try:
            return job()
        except (DatabaseError, InterfaceError) as error:
            if connection.in_atomic_block:
                raise
            if connection.is_usable():  # a deadlock or a lock's time-out: somebody else's turn first
                if tries > 2 or not isinstance(error, OperationalError):
                    raise
                continue
            connection.close()
            if time.monotonic() > end:
                raise DatabaseGone from error
            logger.warning("the database is gone, trying again: %s", error)
            time.sleep(0.5)
    raise AssertionError("unreachable")


def keep_trying_or(job: Callable[[], Result], on_error: Callable[[], Result]) -> Result:
    """The same; where the job itself is at fault, what `on_error` answers, which is called while the error is handled.

    Only DatabaseGone is raised: without a database nobody can go on.
    """
    try:
        return keep_trying(job)
    except DatabaseGone:
        raise
    except Exception:
        return on_error()
