import os
from typing import Any

import celery
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "realtoros.settings")


class Job(celery.Task):
    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        # Celery keeps the connection between jobs (reconnecting costs 3 ms); after a restart of the database it would
        # keep a dead one for ever. This has Django look whether it still lives, as it does before each request.
        if not connection.in_atomic_block:  # called as a plain function in a transaction of somebody's
            connection.close_if_unusable_or_obsolete()
        return super().__call__(*args, **kwargs)


app = celery.Celery("realtoros", task_cls=Job)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
