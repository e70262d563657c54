from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests.html import find, find_all, words

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
    return answer


def words_of(browser, url="/"):
    return words(page_of(browser, url))


def rows_of(browser, url="/"):
    """(kind, name) of each row, in order."""
    rows = find_all(page_of(browser, url), "#day li.row")
    return [(find(row, "input[name=kind]")["value"], words(find(row, "a.name"))) for row in rows]


def strong(page):
    """What is printed in bold on the page."""
    return [words(each) for each in find_all(page, "strong")]
