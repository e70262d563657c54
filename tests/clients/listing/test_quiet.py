from datetime import UTC, datetime, timedelta

import pytest

from clients.listing.quiet import LAST_TOUCH, QUIET_AFTER, going_quiet, quiet_days
from clients.models import Client, Stage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 16, tzinfo=UTC)


@pytest.mark.parametrize("stage", Stage.values)
@pytest.mark.parametrize("over", [-1, 1])
@pytest.mark.parametrize("field", ["last_contacted", "created_at"])
def test_past_the_limit_of_its_stage(make_client, stage, over, field):
    since = NOW - QUIET_AFTER.get(stage, timedelta(days=400)) - over * timedelta(minutes=1)
    client = make_client(stage=stage, **{"created_at": NOW - timedelta(days=900), field: since})
    is_quiet = stage in QUIET_AFTER and over > 0
    found = Client.objects.annotate(touched=LAST_TOUCH).filter(going_quiet(NOW))
    assert found.exists() is is_quiet
    assert bool(quiet_days(client, NOW)) is is_quiet
    if is_quiet:
        assert quiet_days(client, NOW) == QUIET_AFTER[stage].days
