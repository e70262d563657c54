"""The cache on Redis: while Redis is away, pages are slower and nothing else."""

import socket
import time

import pytest
from django.test import override_settings

from lists.counts import cache
from realtoros.cache import OptionalRedisCache
from tests.conftest import free_port
from tests.html import find, words


@pytest.fixture
def away():
    """A Redis that does not answer, where a page asks for its counts."""

    def point_to(address):
        backend = OptionalRedisCache([address], {})
        for name in ("get", "set", "get_many", "set_many", "clear"):
            setattr(cache, name, getattr(backend, name))
        OptionalRedisCache._away_until = 0

    yield point_to
    for name in ("get", "set", "get_many", "set_many", "clear"):
        delattr(cache._connections[cache._alias], name)
    OptionalRedisCache._away_until = 0


@pytest.mark.django_db
def test_a_dead_redis_is_a_miss_and_never_an_error(away, ana_browser, make_client):
    away(f"redis://127.0.0.1:{free_port()}/0")
    make_client()
    for count in ("1", "2"):
        page = ana_browser.get("/clients/")
        assert page.status_code == 200 and words(find(page, "#total")) == count
        make_client()
    assert ana_browser.post("/clients/new/", {"name": ""}).status_code in (200, 422)


def test_a_silent_redis_is_waited_for_once(away, monkeypatch):
    """It takes the connection and says nothing: the first question waits, those of the next seconds do not."""
    monkeypatch.setattr("realtoros.cache.TIMEOUT", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        away(f"redis://127.0.0.1:{silent.getsockname()[1]}/0")
        began = time.monotonic()
        for _ in range(20):
            assert cache.get("anything", "nothing") == "nothing"
            cache.set("anything", 1)
        assert time.monotonic() - began < 2


def test_clearing_it_leaves_the_brokers_messages_alone():
    client = cache._cache.get_client()
    client.set("celery-test-message", b"1")
    cache.set("mine", 1)
    cache.clear()
    assert client.get("celery-test-message") == b"1" and cache.get("mine") is None
    client.delete("celery-test-message")


@override_settings()
def test_what_is_kept_is_plain_data():
    cache.set("mine", {"a": [1, 2.5, "é", None]})
    assert cache.get("mine") == {"a": [1, 2.5, "é", None]}
    with pytest.raises(TypeError):
        cache.set("mine", object())
