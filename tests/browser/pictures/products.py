"""RealtorOS as any commit has it, with the demo office, at a moment that does not pass."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from devserver.environment import ROOT
from devserver.postgres import Postgres
from devserver.valkey import free_port
from tests.browser import pages

MOMENT = datetime(2026, 3, 10, 17, 30, tzinfo=UTC)  # a Tuesday, half past ten in Portland
STILL = Path(__file__).parent / "still"
# PostgreSQL's own clock, hidden behind functions that are found before it.
CLOCKS = ("now", "statement_timestamp", "transaction_timestamp", "clock_timestamp")


@dataclass(frozen=True)
class Tree:
    """A checkout, and the Python that runs it."""

    folder: Path
    python: Path

    @property
    def module(self) -> str:
        """What its `bin/run` starts."""
        found = re.search(r" -m (\S+)", (self.folder / "bin" / "run").read_text())
        if not found:
            sys.exit(f"{self.folder}/bin/run starts no Python module.")
        return found[1]


class NotStarted(Exception):
    """Ended, or did not answer in time."""


@dataclass(frozen=True)
class Product:
    url: str
    routes: list[str]
    unlinked: list[str]


def wait_for(url: str, process: "subprocess.Popen[bytes]", seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(f"{url}/readyz", timeout=2):
            return
        time.sleep(0.2)
    raise NotStarted("The product did not start.")


@contextmanager
def running(tree: Tree, environment: dict[str, str], output: int | None = None) -> Iterator[str]:
    """A newcomer's RealtorOS out of that checkout. Its address, for as long as the block lasts."""
    process = subprocess.Popen(
        [str(tree.python), "-m", tree.module], cwd=tree.folder, env=environment, stdout=output, stderr=output
    )
    url = f"http://127.0.0.1:{environment['PORT']}"
    try:
        wait_for(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(20)


def outside(**ours: str) -> dict[str, str]:
    """Our own environment without what would lead to somebody's servers."""
    unwanted = ("DATABASE_URL", "REDIS_URL", "DEBUG", "VIRTUAL_ENV", "PYTHONPATH")
    return {name: value for name, value in os.environ.items() if name not in unwanted} | ours


@contextmanager
def standing_still(tree: Tree, postgres: Postgres, var: Path, port: int) -> Iterator[Product]:
    """The product with new demo data, made at MOMENT. The address in its links is the same for every commit."""
    environment = outside(
        VAR_DIR=str(var),
        PORT=str(free_port(port)),
        SITE_URL="http://127.0.0.1:8000",
        SECRET_KEY="the same for every commit, so that signed links are, too",
        DATABASE_URL=still_database(postgres, var.name),
        PYTHONPATH=str(STILL),
        STILL_AT=MOMENT.isoformat(),
    )
    var.mkdir()
    log = var / "output"
    with log.open("wb") as output:
        try:
            with running(tree, environment, output.fileno()) as url:
                yield Product(url, **ask(tree, environment | {"DEBUG": "1"}))
        except NotStarted as problem:
            raise NotStarted(f"{problem} It said:\n{log.read_text()}") from problem


def ask(tree: Tree, environment: dict[str, str]) -> dict[str, list[str]]:
    """What `pages` can only find out inside of that product."""
    script = Path(pages.__file__).read_text()
    command = [str(tree.python), "-c", script]
    done = subprocess.run(command, cwd=tree.folder, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    answer: dict[str, list[str]] = json.loads(done.stdout)
    return answer


def still_database(postgres: Postgres, name: str) -> str:
    """An empty database whose clock stands still, too: defaults of columns come from it."""
    with psycopg.connect(postgres.address("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        connection.execute(f"ALTER DATABASE {name} SET search_path = public, pg_catalog")
    with psycopg.connect(postgres.address(name), autocommit=True) as connection:
        for clock in CLOCKS:
            connection.execute(
                f"CREATE FUNCTION public.{clock}() RETURNS timestamptz LANGUAGE sql STABLE"
                f" RETURN timestamptz '{MOMENT.isoformat()}'"
            )
    return postgres.address(name)


def this_tree() -> Tree:
    return Tree(ROOT, Path(sys.executable))


@contextmanager
def checked_out(commit: str, folder: Path) -> Iterator[Tree]:
    """That commit in a work tree of its own. It shares our Python when both ask for the same packages."""
    git("worktree", "add", "--quiet", "--detach", str(folder), commit)
    try:
        yield Tree(folder, python_for(folder))
    finally:
        git("worktree", "remove", "--force", str(folder))


def python_for(folder: Path) -> Path:
    if requirements(folder) == requirements(ROOT):
        return Path(sys.executable)
    subprocess.run([folder / "bin" / "with-venv", "requirements-dev.txt", "-c", ""], check=True)
    return folder / ".venv" / "bin" / "python"


def requirements(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.glob("requirements*.txt")}


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
