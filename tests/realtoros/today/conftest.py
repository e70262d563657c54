from datetime import UTC, datetime, timedelta

import pytest
import time_machine

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)  # Tuesday, 8:05 AM in Los Angeles


@pytest.fixture
def tuesday_morning():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def touched(make_client):
    """A client whom somebody was in touch with: nobody has to do anything about them."""

    def make(**fields):
        return make_client(**{"last_contacted": NOW - timedelta(days=1), **fields})

    return make


def page_of(browser, url="/"):
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def rows_of(browser, url="/"):
    """(kind, name) of each row, in order."""
    return [(need.kind, need.name) for need in browser.get(url).context["today"].needs]
