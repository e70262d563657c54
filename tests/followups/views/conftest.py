from datetime import UTC, datetime

import pytest
import time_machine

NOON = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)  # Tuesday noon in Los Angeles, where Ana works


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller
