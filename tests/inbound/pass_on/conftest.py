from datetime import timedelta

import pytest

from followups.engine.sweep import sweep
from tests.followups.actions import let_go
from tests.inbound.conftest import NOON

WORDS = "Saturday at ten is yours. See you there."


@pytest.fixture(autouse=True)
def domain(settings):
    settings.INBOUND_DOMAIN, settings.SITE_URL = "in.cedarmain.example", "https://crm.example.com"


@pytest.fixture
def make_answer(make_inbound, ana):
    """What Ana wrote from her own mailbox."""

    def make(**fields):
        own = {"agent": ana, "from_email": ana.email, "from_name": ana.name, "text": WORDS}
        return make_inbound(**{**own, **fields})

    return make


@pytest.fixture
def send():
    """Ten seconds later, what a sweep makes of it."""

    def run(task):
        let_go(task)
        sweep()
        task.refresh_from_db()
        return task

    return run


@pytest.fixture
def replied(maya, clock):
    """Maya's answer came a minute ago."""
    type(maya).objects.update(replied_at=NOON - timedelta(minutes=1))
