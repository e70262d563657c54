"""A Celery worker of a chaos run: its lease owners contain its number, and requests time out earlier.

`python -m bench._worker NUMBER`. By the number, the run finds the rows that a killed worker had claimed.
"""

import random
import sys
import uuid
from typing import Any

import urllib3

HUNG = 3  # seconds until a request times out, instead of 25: a run has many hangs


def owners(number: int) -> tuple[uuid.UUID, uuid.UUID]:
    """The first and the last lease owner of a worker's range."""
    return uuid.UUID(int=number << 64), uuid.UUID(int=(number + 1 << 64) - 1)


def main() -> None:
    import django

    from realtoros.celery import app

    django.setup()
    from emails import sendgrid
    from followups.engine import sweep
    from followups.engine.pipeline import Pipeline

    first, last = owners(int(sys.argv[1]))

    class Numbered(Pipeline):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self.owner = uuid.UUID(int=random.SystemRandom().randint(first.int, last.int))

    sweep.Pipeline = Numbered  # type: ignore[assignment, attr-defined]
    sendgrid.TIMEOUT = urllib3.Timeout(connect=5, read=HUNG)
    quiet = ["--without-gossip", "--without-mingle", "--loglevel", "INFO"]
    app.worker_main(
        ["worker", "--hostname", f"{sys.argv[1]}@%h", "--queues", "celery,interactive", "--concurrency", "1", *quiet]
    )


if __name__ == "__main__":
    main()
