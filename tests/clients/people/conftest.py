import pytest

from clients.models import Person

ZOE = "zoe.brandt@example.com"


@pytest.fixture
def zoe(make_client):
    return Person.objects.create(
        client=make_client(), name="Zoë Brandt", role="spouse", email=ZOE, phone="(503) 555-0177", is_cc=True
    )
