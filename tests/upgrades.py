"""Databases beside the tests' own, to be migrated like an office's: by manage.py in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.conf import settings
from psycopg import sql
from psycopg.conninfo import make_conninfo


@contextmanager
def another_database(name: str) -> Iterator[tuple[psycopg.Connection, str]]:
    """An empty one on the same server: a connection to it, and its address."""
    own = settings.DATABASES["default"]
    server = {"host": own["HOST"], "port": own["PORT"], "user": own["USER"], "password": own["PASSWORD"]}
    name = f"{name}_{os.getpid()}"
    address = make_conninfo(dbname=name, **server)
    with psycopg.connect(make_conninfo(dbname="postgres", **server), autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            with psycopg.connect(address, autocommit=True) as connection:
                yield connection, address
        finally:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def migrate(address: str, *which: str) -> None:
    """All of it, or to the app and the migration that are named."""
    manage(address, "migrate", "-v", "0", *which)


def manage(address: str, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        check=True,
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": address, "DEBUG": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout
