from datetime import timedelta

import pytest
import time_machine

from emails.models import EmailLog
from tests.followups.views.bulk.selected import NOON
from tests.letters import TEXT


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def three(make_client, make_task):
    return [
        make_task(make_client(name=name), scheduled_for=NOON + timedelta(hours=2)) for name in ("Ada", "Bea", "Cal")
    ]


@pytest.fixture
def drafts(three):
    """Ada's and Bea's drafts wait to be read; Cal has none yet."""
    for task in three:
        type(task.client).objects.filter(pk=task.client_id).update(sending_mode="review")
    for task in three[:2]:
        EmailLog.objects.create(
            client=task.client, task=task, status="draft", subject=f"To {task.client.name}", body=TEXT, text_version=2
        )
    return three
