"""A fault of ours: a page in words, with a number that is in the log."""

import re

import pytest

from realtoros.today import views

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken(ana_browser, monkeypatch, settings):
    def fail(*args, **kwargs):
        raise RuntimeError("a fault of ours")

    settings.DEBUG = False
    monkeypatch.setattr(views, "render", fail)
    ana_browser.raise_request_exception = False
    return ana_browser


def test_the_page_says_what_to_do_and_the_log_has_its_number(broken, caplog) -> None:
    answer = broken.get("/")
    text = answer.content.decode()
    assert answer.status_code == 500
    assert "Nothing you typed is lost" in text and "Try again in a moment" in text
    number = re.findall(r"error ([0-9a-f]{8}):", text)[0]
    assert f"Error {number}: GET /" in caplog.text and "a fault of ours" in caplog.text
    assert answer["X-Error-Id"] == number


def test_each_has_its_own(broken) -> None:
    assert broken.get("/")["X-Error-Id"] != broken.get("/")["X-Error-Id"]
