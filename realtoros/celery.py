import os
from contextlib import suppress
from typing import Any

import celery
from django.db import DatabaseError, connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "realtoros.settings")


class Job(celery.Task):
    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        # Celery keeps the connection between jobs (reconnecting costs 3 ms); after a restart of the database it would
        # keep a dead one for ever. This has Django look whether it still lives, as it does before each request.
        if not connection.in_atomic_block:  # called as a plain function in a transaction of somebody's
            connection.close_if_unusable_or_obsolete()
            # A worker that is frozen in the middle of a transaction must not hold its rows against an agent's click.
            with suppress(DatabaseError), connection.cursor() as cursor:  # a dead database is the job's to meet
                cursor.execute("SET idle_in_transaction_session_timeout = '60s'")
        return super().__call__(*args, **kwargs)


app = celery.Celery("realtoros", task_cls=Job)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(["realtoros.accounts"])  # no app of Django's
