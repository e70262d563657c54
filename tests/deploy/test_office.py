"""A whole office on one machine: everything is restarted in turn while 2,000 follow-ups go out, and nobody notices.

nginx, two web processes, two workers for sweeps and one for what somebody waits for, two Beats, PostgreSQL and Redis,
by the units' own commands.
"""

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import psycopg
import pytest
import urllib3

from bench._account import ROWS, Row, account
from bench._stage import AN_AGENT, CLIENTS, DUE, sandbox
from devserver.valkey import Valkey
from tests.conftest import ROOT, wait_until
from tests.deploy import units
from tests.deploy.box import Box, box
from tests.deploy.test_server import visitors
from tests.upgrades import another_database

WORKERS = {"sweep1": "realtoros-worker", "sweep2": "realtoros-worker", "interactive": "realtoros-interactive"}
BEATS = ("beat1", "beat2")
OPEN = "SELECT count(*) FROM tasks WHERE status IN ('pending', 'processing')"


class Office:
    def __init__(self, server: Box, broker: Valkey, sandbox: str, database: psycopg.Connection) -> None:
        self.server, self.broker, self.sandbox, self.database = server, broker, sandbox, database

    def start(self, name: str) -> None:
        """A worker or a Beat, by its unit's command; two of one kind have two names."""
        (command,) = units.commands(WORKERS.get(name, "realtoros-beat"), self.server.places)
        self.server.run(name, [part.replace("sweep@", f"{name}@") for part in command])
        ready = "beat: Starting" if name in BEATS else "ready."
        began = self.server.log(name).count(ready)
        process = self.server.running[name]
        wait_until(lambda: self.server.log(name).count(ready) > began or process.poll() is not None, 180, "it is ready")
        assert process.poll() is None, self.server.log(name)

    def restart(self, name: str) -> None:
        if name == "nginx":
            assert self.server.nginx("-s", "reload").returncode == 0
        elif name == "redis":
            self.broker.stop()
            self.broker.start()
        elif name.startswith("web"):
            assert self.server.stop(name) == 0, self.server.log(name)
            self.server.start_web(int(name[-1]))
        else:
            assert self.server.stop(name) == 0, self.server.log(name)
            self.start(name)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return self.database.execute(query.encode()).fetchall()

    def ask_sandbox(self, path: str) -> Any:
        return urllib3.request("GET", self.sandbox + path).json()


@pytest.fixture
def office(with_nginx: None, short: bool) -> Iterator[Office]:
    with (
        tempfile.TemporaryDirectory(prefix="realtoros-") as name,
        another_database("office") as (database, address),
        box(folder := Path(name), address) as server,
        sandbox(folder / "sandbox", f"127.0.0.1:{server.plain}") as provider,
    ):
        broker = Valkey(folder / "broker")
        with broker.in_use():
            key = [sys.executable, "-m", "sandbox", "public-key", "--dir", str(folder / "sandbox")]
            signs = subprocess.run(key, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
            server.environment |= {
                "REDIS_URL": broker.url,
                "OPENAI_API_KEY": "sk-office",
                "OPENAI_BASE_URL": f"{provider}/v1",
                "SENDGRID_API_KEY": "SG.office",
                "SENDGRID_BASE_URL": provider,
                "SENDGRID_WEBHOOK_PUBLIC_KEY": signs,
                "FROM_EMAIL": "hello@example.com",
                "POSTAL_ADDRESS": "210 SW Main Street, Portland, OR 97204",
                # So slowly that everything is restarted while they go.
                "SENDS_PER_SECOND": "5" if short else "20",
            }
            server.release()
            made = Office(server, broker, provider, database)
            for number in (1, 2):
                server.start_web(number)
            started = server.nginx()
            assert started.returncode == 0, started.stderr
            yield made


@pytest.mark.prove("restarts", minutes=12)
def test_everything_is_restarted_in_turn_and_each_email_goes_once(office: Office, short: bool) -> None:
    tasks = 300 if short else 2000
    office.database.execute(AN_AGENT)
    office.database.execute(CLIENTS, [tasks])
    office.database.execute(DUE)
    for name in (*WORKERS, *BEATS):
        office.start(name)
    turn = ("sweep1", "web1", "beat1", "redis", "sweep2", "nginx", "web2", "interactive", "beat2")
    done: Counter[str] = Counter()
    until = time.monotonic() + (300 if short else 600)
    with visitors(office.server) as end:
        for name in cycle(turn):
            (left,) = office.rows(OPEN)[0]
            if time.monotonic() > until or (left == 0 and len(done) == len(turn)):
                break
            if left < tasks:  # the first sweep has begun
                office.restart(name)
                done[name] += 1
            time.sleep(1)
        answers = end()
    assert set(answers) == {"good"} and answers["good"] > 100, answers
    assert set(done) == set(turn), done
    wait_until(lambda: nothing_waits(office), 60, "every event is reported")
    mails = office.ask_sandbox("/api/mails?limit=10000")
    found = account(tasks, [Row(*row) for row in office.rows(ROWS)], mails, reported=True)
    assert (found.duplicates, found.lost, found.unconfirmed, found.waiting) == ([], [], [], [])
    assert sum(count for state, count in found.states.items() if state.startswith("completed")) == tasks


def nothing_waits(office: Office) -> bool:
    return office.ask_sandbox("/api/count")["waiting"] == {"events": 0, "batches": 0}
