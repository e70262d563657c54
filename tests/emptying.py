"""Empties the database after a test with transactions, and leaves in it what the migrations put there.

Django truncates every table and writes the content types anew, which takes longer than most tests. Here the rows are
deleted, in the tables that have any.
"""

from typing import Any

import pytest
from django.db import connection, transaction
from django.test import TransactionTestCase

KEPT = "as_migrated"
"""The schema with a copy of each table that has rows before the first test."""


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the role may not put off the checks of foreign keys, Django's own way stays."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone() == (True,):
            tables = sorted(set(connection.introspection.table_names(cursor)) - {"django_migrations"})
            if not tables:  # no test that was asked for needs a database of its own
                return
            cursor.execute(f"DROP SCHEMA IF EXISTS {KEPT} CASCADE; CREATE SCHEMA {KEPT}")
            kept = with_rows(cursor, tables)
            for table in kept:
                cursor.execute(f'CREATE TABLE {KEPT}."{table}" AS TABLE "{table}"')
            monkeypatch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: flush(tables, kept))


def flush(tables: list[str], kept: list[str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        # A page that the browser has left may still be written: wait for it, as TRUNCATE does.
        cursor.execute(f"LOCK TABLE {quoted(tables)} IN SHARE ROW EXCLUSIVE MODE")
        changed = [table for table in kept if is_changed(cursor, table)]
        emptied = [table for table in with_rows(cursor, tables) if table not in kept or table in changed]
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("; ".join(f'DELETE FROM "{table}"' for table in emptied))
        cursor.execute("; ".join(f'INSERT INTO "{table}" SELECT * FROM {KEPT}."{table}"' for table in changed))


def with_rows(cursor: Any, tables: list[str]) -> list[str]:
    cursor.execute(" UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT FROM \"{table}\")" for table in tables))
    return [name for (name,) in cursor.fetchall()]


def is_changed(cursor: Any, table: str) -> bool:
    now, then = f'TABLE "{table}"', f'TABLE {KEPT}."{table}"'
    cursor.execute(f"SELECT EXISTS (({now} EXCEPT {then}) UNION ALL ({then} EXCEPT {now}))")
    return bool(cursor.fetchone()[0])


def quoted(tables: list[str]) -> str:
    return ", ".join(f'"{table}"' for table in tables)
