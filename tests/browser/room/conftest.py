"""The room that a window has, and what is shown in it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page


@pytest.fixture
def signed_in(page: Page, live_server: Any) -> Callable[[Any], str]:
    """Signs this page in with the session of a test's browser; gives the address of the site."""

    def run(browser: Any) -> str:
        cookie = browser.cookies["realtoros_session"].value
        page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
        return str(live_server.url)

    return run
