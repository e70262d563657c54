"""Databases of their own: a restore makes one anew, which the tests' own must not become."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from coverage import Coverage
from django.core.management import call_command
from psycopg.sql import SQL, Identifier

from realtoros.operating.backups import postgres

ROOT = Path(__file__).resolve().parents[4]
PASSPHRASE = "correct horse battery staple"


class Elsewhere:
    """An office on another database: `manage.py` as a process, and what its rows are."""

    def __init__(self, database: str, media: Path, **environment: str) -> None:
        self.database, self.media = database, media
        self.environment = {"MEDIA_ROOT": str(media), "BACKUP_PASSPHRASE": PASSPHRASE, **environment}

    def run(self, *command: str, check: bool = True, **environment: str) -> "subprocess.CompletedProcess[str]":
        url = postgres.conninfo(dbname=self.database)
        told = {**os.environ, "DEBUG": "1", "DATABASE_URL": url, **self.environment, **environment}
        # What it runs is measured, too, where this process is.
        measured = ["-m", "coverage", "run", "--parallel-mode"] if Coverage.current() else []
        whole = [sys.executable, *measured, "manage.py", *command]
        done = subprocess.run(whole, cwd=ROOT, env=told, capture_output=True, text=True, timeout=100)
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with psycopg.connect(postgres.conninfo(dbname=self.database)) as own:
            return own.execute(query, values).fetchall()  # type: ignore[call-overload]

    def do(self, statement: str, *values: Any) -> None:
        with psycopg.connect(postgres.conninfo(dbname=self.database)) as own:
            own.execute(statement, values)  # type: ignore[call-overload]


@pytest.fixture
def empty_database(db: None) -> Iterator[str]:
    name = f"elsewhere_{uuid4().hex[:8]}"
    with psycopg.connect(postgres.conninfo(), autocommit=True) as own:
        own.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        yield name
        own.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


@pytest.fixture
def elsewhere(empty_database: str, tmp_path: Path) -> Elsewhere:
    return Elsewhere(empty_database, tmp_path / "elsewhere")


@pytest.fixture
def backed_up(tmp_path: Path, settings: Any) -> Any:
    """Makes a backup of the tests' own database; its path."""
    settings.BACKUP_PASSPHRASE = PASSPHRASE

    def make(name: str = "office.tar.age") -> Path:
        path = tmp_path / "backups" / name
        call_command("backup", str(path))
        return path

    return make
