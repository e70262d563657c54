"""A lock file that contains its holder."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

STOPPING = "stopping"


class InUse(Exception):
    """Another process holds the folder's lock; the message is one line for a terminal."""


@contextmanager
def only_one(path: Path, holder: str, patience: float = 30) -> Iterator[Callable[[str], None]]:
    """Holds the lock, and yields a function that changes the file's text. Waits only if the holder is STOPPING."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Open the file only once: closing another handle of it would release the lock. It is a record lock, which forks
    # don't inherit, so the system always releases it with this process.
    with open(path, "a+", encoding="utf-8") as lock:
        deadline = time.monotonic() + patience
        while not acquire(lock):
            lock.seek(0)
            text = lock.read().strip()
            if not text.startswith(STOPPING) or time.monotonic() > deadline:
                raise InUse(f"Already running in this folder: {text or 'just starting'}.")
            time.sleep(0.1)

        def announce(text: str) -> None:
            lock.truncate(0)
            lock.write(f"{text} (process {os.getpid()})")
            lock.flush()

        announce(holder)
        yield announce
        lock.truncate(0)


def acquire(lock: IO[str]) -> bool:
    try:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
