import pytest


@pytest.fixture(autouse=True)
def domain(settings):
    settings.INBOUND_DOMAIN, settings.SITE_URL = "in.cedarmain.example", "https://crm.example.com"
