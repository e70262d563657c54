"""A lock file that also says who holds it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InUse(Exception):
    """Says in one line who already runs in this folder."""


@contextmanager
def only_one(path: Path, holder: str) -> Iterator[None]:
    """The lock ends with the process, however that ends: a record lock is not inherited by forks."""
    with open(path, "a+", encoding="utf-8") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.seek(0)
            raise InUse(f"Already running in this folder: {lock.read().strip() or 'just starting'}.") from error
        lock.truncate(0)
        lock.write(f"{holder} (process {os.getpid()})")
        lock.flush()
        yield
        lock.truncate(0)
