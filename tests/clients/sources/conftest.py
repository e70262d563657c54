import pytest

from clients.models import Source


@pytest.fixture
def referral(db):
    return Source.objects.get_or_create(name="Referral")[0]


@pytest.fixture
def zillow(db):
    return Source.objects.get_or_create(name="Zillow")[0]
