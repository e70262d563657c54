from datetime import UTC, datetime

import pytest

from clients.models import Client
from followups.models import Task

NOON = datetime(2026, 11, 25, 20, tzinfo=UTC)  # a Wednesday in Los Angeles, the day before Thanksgiving


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def row(task):
    return Task.objects.select_related("client__agent", "email_log").get(pk=task.pk)


@pytest.fixture
def noon(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def make_tasks(make_client, make_task):
    def make(count, agent):
        return [
            make_task(
                make_client(agent=agent, email=f"{agent.pk}.{Client.objects.count()}@example.com"), scheduled_for=NOON
            )
            for _ in range(count)
        ]

    return make
