import os
from contextlib import suppress
from typing import Any

import celery
from celery.loaders.app import AppLoader
from django.conf import settings
from django.db import DatabaseError, connection

from realtoros.operating.heartbeats import worker as heartbeat
from realtoros.operating.start import in_words

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


class Loader(AppLoader):
    def config_from_object(self, obj: Any, silent: bool = False) -> Any:
        with in_words():
            _ = settings.DEBUG  # reads the settings
        return super().config_from_object(obj, silent)


app = celery.Celery("realtoros", task_cls=Job, loader="realtoros.celery:Loader")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(["realtoros.operating.backups"])  # no app of Django's
heartbeat.connect()
