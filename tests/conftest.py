"""Personas, and the sandbox in the providers' place: the real client libraries run in every test."""

import itertools
import json
import math
import os
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client as Browser
from django.test import override_settings
from django.utils import timezone

from agents import country
from agents.models import Agent, Office
from clients.models import Client
from devserver.valkey import free_port as free_from
from emails import sendgrid
from emails.webhook.refusals import refusals
from emails.writer import call
from emails.writer.call import profiles
from followups.models import Task
from followups.tasks import send_followup
from inbound.views import receive
from realtoros import cache as redis_cache
from realtoros.celery import app
from realtoros.operating import copied
from realtoros.operating.heartbeats import running
from realtoros.web.rates import rates
from tests import emptying

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class SandboxApi:
    """The sandbox process, as a test sees it."""

    url: str

    def call(self, method: str, path: str, body: object = None) -> Any:
        request = urllib.request.Request(
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=5) as response:
            text = response.read()
        return json.loads(text) if text else None

    def mails(self, to: str = "") -> list[dict[str, Any]]:
        return self.call("GET", f"/api/mails?to={urllib.parse.quote(to)}&limit=500")

    def faults(self, **faults: object) -> None:
        """Sets faults per provider: faults(sendgrid={"error_rates": {"500": 1}})."""
        self.call("PATCH", "/api/faults", faults)


def free_port() -> int:
    """A port that stays free until the test listens there.

    The system gives ports above 32767 to connections that go out, at any moment. No two processes of one run share
    ports, and neighbours are left for servers that take the next port too.
    """
    return free_from(next(PORTS))


def _ports() -> Iterator[int]:
    first = 20_000 + 3_000 * (int(os.environ.get("PYTEST_XDIST_WORKER", "gw3").removeprefix("gw")) % 4)
    return itertools.cycle(range(first, first + 3_000, 5))


PORTS = _ports()


def wait_until(question: Callable[[], Any], seconds: float, what: str) -> Any:
    """The answer as soon as there is one. Only for other processes: in this one time is frozen, never waited for."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := question():
            return answer
        time.sleep(0.1)
    raise AssertionError(f"{what}: not within {seconds} s")


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1):
            return True
    except OSError:
        return False


@pytest.fixture(scope="session")
def sandbox_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxApi]:
    port = free_port()
    command = [sys.executable, "-m", "sandbox", "serve", "--port", str(port)]
    command += ["--dir", str(tmp_path_factory.mktemp("sandbox")), "--webhook", "http://127.0.0.1:9/nowhere"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    api = SandboxApi(f"http://127.0.0.1:{port}")
    try:
        wait_until(lambda: answers(api.url + "/healthz"), 15, "the sandbox answers")
        yield api
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture
def sandbox(sandbox_process: SandboxApi, settings: Any) -> Iterator[SandboxApi]:
    """OpenAI and SendGrid at the sandbox, empty and without faults; it posts no events by itself."""
    settings.OPENAI_BASE_URL, settings.SENDGRID_BASE_URL = f"{sandbox_process.url}/v1", sandbox_process.url
    settings.OPENAI_API_KEY = settings.SENDGRID_API_KEY = "test"
    sandbox_process.call("DELETE", "/api/mails")
    sandbox_process.call("DELETE", "/api/faults")
    sandbox_process.faults(events_enabled=False)
    for cached in (call.client, sendgrid.pool):
        cached.cache_clear()
    yield sandbox_process
    for cached in (call.client, sendgrid.pool):
        cached.cache_clear()


@pytest.fixture(autouse=True)
def _fast_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _no_list_of_static_files(settings: Any) -> None:
    """WhiteNoise looks for a file when it is asked for. A list of them all takes 50 ms for each test browser."""
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """What another test's pages and jobs kept for a while is not this one's, nor is the Redis that it missed."""
    redis_cache.OptionalRedisCache._away_until = 0
    caches["counts"].clear()
    rates.clear()
    profiles.forget()
    country.keep("US")
    copied.keep(False)
    running.keep([], math.inf)  # no worker runs beside the tests, and no page has to say so


@pytest.fixture(autouse=True)
def _nothing_refused() -> None:
    """What another test's webhook refused is not this one's to write down."""
    refusals.collect()
    receive.refusals.collect()


@pytest.fixture(autouse=True, scope="session")
def stored_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The files of clients, away from those of a RealtorOS that runs in this folder."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(autouse=True, scope="session")
def _own_cache(worker_id: str) -> None:
    """Each process of tests has its own keys, and waits for the Redis of a busy machine."""
    redis_cache.PREFIX = f"realtoros-cache-{worker_id}:"
    redis_cache.TIMEOUT = 5
    with suppress(AttributeError):  # made before, with the keys of everybody
        del caches["counts"]


@pytest.fixture(autouse=True, scope="session")
def _no_broker() -> None:
    """A message that a test queues stays in this process: the tests that need a broker start one."""
    app.conf.update(broker_url="memory://")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        with django_db_blocker.unblock():
            emptying.install(patch)
        yield


@pytest.fixture
def queued(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The follow-ups that were handed to the workers, to be sent at once."""
    asked: list[int] = []
    monkeypatch.setattr(send_followup, "delay", lambda pk, **_: asked.append(pk))
    monkeypatch.setattr(send_followup, "apply_async", lambda args, kwargs, **_: asked.append(args[0]))
    return asked


@pytest.fixture
def office(db: None) -> Office:
    return Office.objects.create(
        name="Cedar & Main Realty",
        postal_address="Cedar & Main Realty, 210 SW Main Street, Portland, OR 97204",
        from_email="hello@cedarmain.example",
    )


@pytest.fixture
def ana(db: None) -> Agent:
    return Agent.objects.create_user(
        "ana@example.com",
        "realtor-demo",
        name="Ana Morales",
        phone="(503) 555-0110",
        timezone="America/Los_Angeles",
        welcomed_at=timezone.now(),
    )


@pytest.fixture
def ben(db: None) -> Agent:
    return Agent.objects.create_user(
        "ben@example.com", "realtor-demo", name="Ben Osei", timezone="America/Chicago", welcomed_at=timezone.now()
    )


@pytest.fixture
def broker(db: None) -> Agent:
    return Agent.objects.create_user(
        "broker@example.com",
        "realtor-demo",
        name="Carla Reyes",
        is_broker=True,
        is_admin=True,
        timezone="America/New_York",
        welcomed_at=timezone.now(),
    )


def _browser_of(agent: Agent) -> Browser:
    browser = Browser()
    browser.force_login(agent)
    return browser


@pytest.fixture
def ana_browser(ana: Agent) -> Browser:
    return _browser_of(ana)


@pytest.fixture
def ben_browser(ben: Agent) -> Browser:
    return _browser_of(ben)


@pytest.fixture
def broker_browser(broker: Agent) -> Browser:
    return _browser_of(broker)


@pytest.fixture
def make_client(ana: Agent) -> Callable[..., Client]:
    """A saved client of Ana's, already planned, so that a sweep adds nothing to what the test made."""

    def make(**fields: Any) -> Client:
        defaults = {
            "agent": ana,
            "name": "Jonah Whitlock",
            "email": "jonah.whitlock@example.com",
            "phone": "(503) 555-0142",
            "property_address": "418 Alder Court, Portland",
            "notes": "Relocating from Boise in February.",
            "planned_at": timezone.now(),
        }
        return Client.objects.create(**{**defaults, **fields})

    return make


@pytest.fixture
def make_task(make_client: Callable[..., Client]) -> Callable[..., Task]:
    """A saved follow-up, due a minute ago unless told otherwise; its client is made when none is given."""

    def make(client: Client | None = None, **fields: Any) -> Task:
        due = timezone.now() - timedelta(minutes=1)
        defaults = {"followup_type": "Day 1", "scheduled_for": due, "priority": "high"}
        return Task.objects.create(client=client or make_client(), **{**defaults, **fields})

    return make


os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs a loop in the tests' thread
