from datetime import timedelta

import pytest

from followups.engine import drafts
from followups.models import Task
from followups.models.send_now import BEFORE
from tests.followups.engine.conftest import NOON, noon, row
from tests.letters import TEXT

__all__ = ["NOON", "TOMORROW", "columns_of", "noon", "row", "task"]

TOMORROW = NOON + timedelta(days=1)


@pytest.fixture
def task(make_task, noon):
    task = make_task(scheduled_for=TOMORROW)
    drafts.save(task, "Hello", TEXT, "ai")
    return row(task)


def columns_of(task):
    return Task.objects.values(*BEFORE, "status", "send_after", "before_send").get(pk=task.pk)
