import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.box import Box, box
from tests.deploy.fake_app import FakeApp
from tests.upgrades import another_database

MODULE = Path("/etc/nginx/modules-enabled/50-mod-http-brotli-filter.conf")


@pytest.fixture(scope="session")
def with_nginx() -> None:
    if not shutil.which("nginx") or not MODULE.exists():
        pytest.skip(
            "needs nginx: apt-get install nginx libnginx-mod-http-brotli-filter libnginx-mod-http-brotli-static"
        )


@pytest.fixture(scope="session")
def server(with_nginx: None) -> Iterator[Box]:
    """Two web processes behind nginx, with a database as a release leaves it."""
    # In a short folder: the path of a Unix socket has at most 107 characters.
    with (
        tempfile.TemporaryDirectory(prefix="realtoros-") as folder,
        another_database("deploy") as (_, address),
        box(Path(folder), address) as made,
    ):
        made.release()
        made.start_web(1)
        made.start_web(2)
        started = made.nginx()
        assert started.returncode == 0, started.stderr
        yield made


@pytest.fixture
def front(with_nginx: None) -> Iterator[Box]:
    """nginx alone, in front of a stand-in for the web processes; not started yet."""
    with tempfile.TemporaryDirectory(prefix="realtoros-") as folder, box(Path(folder), "postgresql:///unused") as made:
        yield made


@pytest.fixture
def app(front: Box) -> FakeApp:
    started = front.nginx()
    assert started.returncode == 0, started.stderr
    return FakeApp(front.held)
