"""The environment of a benchmark: its own servers with fsync on, the sandbox, and empty tables."""

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psycopg

from devserver.environment import ROOT
from devserver.only_one import only_one
from devserver.postgres import Postgres
from devserver.valkey import Valkey, free_port

EMPTY = (
    "TRUNCATE agents, clients, tasks, email_logs, activities, suppressions, sweep_runs, providers, webhook_refusals "
    "RESTART IDENTITY CASCADE"
)
AN_AGENT = "INSERT INTO agents (email, password, name) VALUES ('ana@example.com', '!', 'Ana Morales')"
CLIENTS = """
INSERT INTO clients (agent_id, name, email, property_address, notes, planned_at)
SELECT 1, 'Client ' || n, 'client' || n || '@example.com', n || ' Alder Court', 'Wants a garden.', now()
FROM generate_series(1, %s) n"""
DUE = """
INSERT INTO tasks (client_id, followup_type, scheduled_for)
SELECT id, 'Day 1', now() - interval '1 hour' + id * interval '1 millisecond' FROM clients ORDER BY id"""
HELD = """
INSERT INTO tasks (client_id, followup_type, scheduled_for, not_before, reason_code)
SELECT id, 'Day 1', now() - interval '1 day', now() + interval '5 minutes' + id * interval '1 millisecond',
    'no_postal_address' FROM clients"""
FUTURE = """
INSERT INTO tasks (client_id, followup_type, scheduled_for)
SELECT id, step, now() + interval '1 day' + id * interval '1 second'
FROM clients, unnest(ARRAY['Day 1', 'Day 3', 'Week 1', 'Week 2', 'Month 1']) step"""


class Stage:
    def __init__(self, folder: Path, postgres: Postgres, valkey: Valkey, sandbox: str, web: str) -> None:
        self.folder, self.postgres, self.valkey, self.sandbox, self.web = folder, postgres, valkey, sandbox, web
        # DEBUG is off, because Django keeps every statement in memory if it is on.
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "realtoros.settings",
            "DEBUG": "0",
            "SECRET_KEY": "bench-only-never-in-production-0123456789abcdefghij",
            "SITE_URL": "https://bench.example.com",
            "ALLOWED_HOSTS": "bench.example.com,127.0.0.1",
            "DATABASE_URL": postgres.url,
            "REDIS_URL": valkey.url,
            "OPENAI_API_KEY": "bench",
            "OPENAI_BASE_URL": f"{sandbox}/v1",
            "SENDGRID_API_KEY": "bench",
            "SENDGRID_BASE_URL": sandbox,
            "FROM_EMAIL": "hello@example.com",
            "POSTAL_ADDRESS": "210 SW Main Street, Portland, OR 97204",
        }

    def python(self, module: str, *arguments: str, **options: Any) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, text=True, **options)

    def prepare(self) -> None:
        """Without tables nothing works, and without static files no web process starts."""
        for command in ("migrate", "collectstatic"):
            words = [sys.executable, "manage.py", command, "--noinput", "--verbosity", "0"]
            subprocess.run(words, cwd=ROOT, env=self.environment, check=True)

    def rows(
        self, query: str, values: Sequence[object] | dict[str, object] = (), timeout: str = "60s"
    ) -> list[tuple[Any, ...]]:
        """Runs a query on a new connection, because a chaos run restarts the server."""
        options = f"-c statement_timeout={timeout}"
        with psycopg.connect(self.postgres.url, autocommit=True, options=options) as connection:
            cursor = connection.execute(query.encode(), values)
            return cursor.fetchall() if cursor.description else []

    def fill(self, clients: int, tasks: str = DUE) -> None:
        """Resets the tables to one agent, `clients` clients and the rows of `tasks`, and empties the sandbox."""
        for statement in (EMPTY, AN_AGENT):
            self.rows(statement)
        self.rows(CLIENTS, [clients])
        self.rows(tasks)
        self.rows("VACUUM ANALYZE")
        self.call("DELETE", "/api/mails")

    def call(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.sandbox + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=60) as response:
            text = response.read()
        return json.loads(text) if text else None

    def faults(self, events: bool = False, **faults: object) -> None:
        """Replaces the sandbox's faults. `events`: whether it reports accepted emails to the webhook."""
        self.call("PUT", "/api/faults", {"events_enabled": events, **faults})

    @contextmanager
    def webhook(self) -> Iterator[None]:
        """Runs the web process that receives the sandbox's events, with the key to verify them."""
        command = [sys.executable, "-m", "sandbox", "public-key", "--dir", str(self.folder / "sandbox")]
        key = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
        self.environment["SENDGRID_WEBHOOK_PUBLIC_KEY"] = key
        with (
            open(self.folder / "web.log", "w") as log,
            self.python(
                "gunicorn", "realtoros.wsgi", "--bind", self.web, "--no-control-socket", stdout=log, stderr=log
            ) as process,
        ):
            yield
            process.terminate()


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    with only_one(folder / "lock", "a benchmark"), ExitStack() as stack:
        servers = Postgres(folder / "postgres"), Valkey(folder / "valkey")
        for server in servers:
            server.stop()  # a killed run may have left it running
            shutil.rmtree(server.data, ignore_errors=True)
            stack.enter_context(server.in_use())
        shutil.rmtree(folder / "sandbox", ignore_errors=True)
        web = f"127.0.0.1:{free_port(18000)}"
        made = Stage(folder, *servers, stack.enter_context(sandbox(folder / "sandbox", web)), web)
        made.prepare()
        yield made


@contextmanager
def sandbox(folder: Path, web: str) -> Iterator[str]:
    """Runs the sandbox, and yields its URL. Its events come 20 times faster than SendGrid's."""
    command = [sys.executable, "-m", "sandbox", "serve", "--port", "0", "--dir", str(folder), "--speed", "20"]
    command += ["--webhook", f"http://{web}/webhook/sendgrid", "--inbound", f"http://{web}/webhook/inbound"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline() if process.stdout else ""  # printed once it listens
        yield line.split()[-1].rstrip("/")
    finally:
        process.terminate()
        process.wait(15)


def load() -> str:
    """The load averages as text: other load on the machine makes every figure worse."""
    return f"Load {' '.join(f'{minutes:.1f}' for minutes in os.getloadavg())}"
