from datetime import timedelta

import pytest
from django.utils import timezone


@pytest.fixture
def tomorrow(make_task):
    return make_task(scheduled_for=timezone.now() + timedelta(days=1))
