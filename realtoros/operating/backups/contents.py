"""Everything that a backup is made of, at one moment: the database first, then the files that its rows name."""

import subprocess
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import psycopg
from django.conf import settings
from django.core.files.storage import default_storage
from psycopg.sql import SQL, Identifier

from realtoros.operating.backups import postgres
from realtoros.operating.backups.age import Encrypting
from realtoros.operating.backups.archive import ArchiveWriter
from realtoros.operating.backups.errors import BackupError

Say = Callable[[str], object]
ONE_AT_A_TIME = 7_230_465_118
"""The number of the database's lock that says that a backup is under way."""

TABLES = """SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = 'public' AND relkind IN ('r', 'p') ORDER BY relname"""

OTHER_SCHEMAS = r"""SELECT quote_ident(nspname) FROM pg_namespace
WHERE nspname NOT IN ('public', 'information_schema') AND nspname NOT LIKE 'pg\_%'"""
"""Nothing of ours is there, and a restore would meet it again."""


@contextmanager
def only_backup() -> Iterator["psycopg.Connection[Any]"]:
    """A connection of its own, which nobody else who makes a backup has. It ends with the process."""
    with psycopg.connect(postgres.conninfo(), autocommit=True) as own:
        if not own.execute("SELECT pg_try_advisory_lock(%s)", [ONE_AT_A_TIME]).fetchone() == (True,):
            raise BackupError("Another backup is being made. Wait for it to end.")
        yield own


def write_backup(out: BinaryIO, passphrase: str, own: "psycopg.Connection[Any]") -> dict[str, Any]:
    """The manifest of what was written to `out`, encrypted."""
    programs = postgres.programs(own.info.server_version // 10000)
    encrypting = Encrypting(out, passphrase)
    archive = ArchiveWriter(encrypting)  # type: ignore[arg-type]
    own.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    snapshot, at = own.execute("SELECT pg_export_snapshot(), now()").fetchall()[0]
    manifest = {"version": version(), "at": at.isoformat(), "postgresql": own.info.server_version, **facts(own)}
    others = [f"--exclude-schema={name}" for (name,) in own.execute(OTHER_SCHEMAS).fetchall()]
    _add_database(archive, programs / "pg_dump", [f"--snapshot={snapshot}", *others])
    own.execute("COMMIT")
    manifest["gone"] = _add_files(archive)
    whole = archive.finish(manifest)
    encrypting.finish()
    return whole


def version() -> str:
    with (settings.BASE_DIR / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def facts(own: "psycopg.Connection[Any]") -> dict[str, Any]:
    """What can be compared after a restore."""
    migrations = own.execute("SELECT app, max(name) FROM django_migrations GROUP BY app ORDER BY app").fetchall()
    office = own.execute("SELECT uid FROM office").fetchone()
    return {"migrations": dict(migrations), "office": str(office[0]) if office else "", "tables": counts(own)}


def counts(own: "psycopg.Connection[Any]") -> dict[str, int]:
    """The rows of each table."""
    found = {}
    for (table,) in own.execute(TABLES).fetchall():
        row = own.execute(SQL("SELECT count(*) FROM {}").format(Identifier(table))).fetchone()
        found[table] = int(row[0]) if row else 0
    return found


def _add_database(archive: ArchiveWriter, pg_dump: Any, more: list[str]) -> None:
    command = [pg_dump, "--format=custom", "--no-owner", "--no-privileges", "--no-password", *more]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, env=postgres.environment())
        try:
            if process.stdout:
                archive.add_database(process.stdout)
        except BaseException:
            process.kill()
            raise
        finally:
            status = process.wait()
        said.seek(0)
        if status:
            raise BackupError(f"pg_dump did not work: {said.read().decode(errors='replace').strip()[:2000]}")


def _add_files(archive: ArchiveWriter) -> list[str]:
    """Every file of the storage. Those that were deleted while this went on: their names."""
    gone = []
    for name in stored_names():
        try:
            size, content = default_storage.size(name), default_storage.open(name)
        except FileNotFoundError:
            gone.append(name)
            continue
        with content:
            archive.add_file(name, size, content)
    return gone


def stored_names(folder: str = "") -> Iterator[str]:
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return  # nobody has added a file yet
    prefix = f"{folder}/" if folder else ""
    for name in sorted(names):
        if name:
            yield f"{prefix}{name}"
    for each in sorted(folders):
        if each:
            yield from stored_names(f"{prefix}{each}")
