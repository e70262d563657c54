from datetime import timedelta

import pytest
import time_machine

from tests.followups.views.bulk.selected import NOON


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def three(make_client, make_task):
    return [
        make_task(make_client(name=name), scheduled_for=NOON + timedelta(hours=2)) for name in ("Ada", "Bea", "Cal")
    ]
