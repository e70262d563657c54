from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from clients.models import Client
from followups.engine.plan import make_plan


@pytest.fixture
def client(make_client) -> Client:
    client = make_client(created_at=timezone.now() - timedelta(hours=1), planned_at=None)
    make_plan(client.pk)
    return client


@pytest.fixture
def url(page: Page, ana_browser, live_server, client) -> str:
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    return f"{live_server.url}/clients/{client.pk}/"
