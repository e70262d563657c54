from datetime import UTC, datetime

import pytest
import time_machine

from followups.engine import drafts
from followups.models import Task
from tests.letters import SUBJECT, TEXT

NOON = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
"""On the clock of the agents, Tuesday at noon."""


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(make_client):
    return make_client()


@pytest.fixture
def letter(client, ana):
    """Begun and written by Ana, and nobody has pressed Send now."""
    task = Task.objects.begin_one_off(client, about="", by=ana)
    drafts.save_typed(task, SUBJECT, TEXT, by=ana)
    return task
