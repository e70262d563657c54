"""Makes a backup the database again: all of it in one transaction, with what holds back what may have been sent."""

import io
import subprocess
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import IO, Any, BinaryIO, cast

import psycopg
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from psycopg.sql import SQL, Identifier

from followups.restored.hold import hold_sql
from realtoros.operating.backups import postgres
from realtoros.operating.backups.age import Decrypting
from realtoros.operating.backups.archive import PIECE, read_archive
from realtoros.operating.backups.contents import TABLES, counts
from realtoros.operating.backups.errors import BackupError
from realtoros.operating.backups.ledger_file import Line, merge_sql
from realtoros.operating.backups.tasks import ledger_file

BEFORE = """
SET lock_timeout = '30s';
SET client_min_messages = warning;
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
GRANT USAGE ON SCHEMA public TO PUBLIC;
"""
"""Everything that was there, in the same transaction: should anything fail, it is all there still."""

SIGN_OUT = """
DELETE FROM django_session;
DELETE FROM usersessions_usersession;
"""
"""Everybody signs in again: a session that somebody has ended since the backup would be there once more."""

CHANGED = frozenset({"restores", "suppressions", "django_session", "usersessions_usersession"})
"""The tables that have other rows after a restore: it is noted in the first, opt-outs since the backup are merged,
and everybody is signed out."""


def is_empty() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT NOT EXISTS ({TABLES.partition(' ORDER')[0]})")
        return bool(cursor.fetchone()[0])


def restore(
    source: Callable[[], Any], passphrase: str, manifest: dict[str, Any], *, file: str, is_copy: bool
) -> list[str]:
    """What differs from the manifest, in words; nothing when all is as it was. The manifest is of a file that was read.

    Raises BackupError, and then the database is what it was before.
    """
    programs = postgres.programs(postgres.server_major())
    connection.close()
    hold = (
        SIGN_OUT
        + merge_sql(_opt_outs_of(manifest))
        + hold_sql(
            backup_at=datetime.fromisoformat(manifest["at"]), restored_at=timezone.now(), file=file, is_copy=is_copy
        )
    )
    with source() as stream:
        opened = _opened(stream, passphrase)
        with Load(programs, before=BEFORE, after=hold) as load:
            again = read_archive(opened, load.write, lambda name, content: None)
    if again["parts"] != manifest["parts"]:
        raise BackupError("The file was replaced while it was restored. Restore it again.")
    put_back_files(source, passphrase)
    with psycopg.connect(postgres.conninfo()) as own:
        differ = differences(manifest, counts(own))
    call_command("migrate", interactive=False, verbosity=0)
    return differ


def _opt_outs_of(manifest: dict[str, Any]) -> list[Line]:
    """What the ledger beside the backups says, that of the time after the backup too."""
    file = ledger_file(manifest["office"])
    return file.lines() if file else []


def put_back_files(source: Callable[[], Any], passphrase: str) -> None:
    with source() as stream:
        read_archive(_opened(stream, passphrase), lambda piece: None, _put_back)


def _put_back(name: str, content: IO[bytes]) -> None:
    """Names are never used for other bytes, so what is there already is it, unless a copy was cut off."""
    with tempfile.SpooledTemporaryFile(PIECE) as whole:
        while data := content.read(1024 * 1024):
            whole.write(data)
        size = whole.tell()
        whole.seek(0)
        if default_storage.exists(name):
            if default_storage.size(name) == size:
                return
            default_storage.delete(name)
        saved = default_storage.save(name, File(cast("IO[Any]", whole), name=name))
        if saved != name:
            raise BackupError(f"The storage did not keep the name of the file {name}: it calls it {saved}.")


def _opened(stream: BinaryIO, passphrase: str) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(Decrypting(stream, passphrase), 1024 * 1024))


def differences(manifest: dict[str, Any], found: dict[str, int]) -> list[str]:
    wanted: dict[str, int] = manifest["tables"]
    return [
        f"{table}: {wanted.get(table, 'no table')} in the backup, {found.get(table, 'no table')} now"
        for table in sorted(wanted.keys() | found.keys())
        if table not in CHANGED and wanted.get(table) != found.get(table)
    ]


class Load:
    """pg_restore makes SQL of what pg_dump wrote, psql takes it in one transaction, between `before` and `after`.

    The transaction is committed at the end of the block, and only if nothing failed.
    """

    def __init__(self, programs: Any, *, before: str, after: str, **database: str) -> None:
        self._before, self._after = before, after
        self._said = [tempfile.TemporaryFile() for _ in range(2)]  # noqa: SIM115  closed by __exit__
        script = [programs / "pg_restore", "--file=-", "--no-owner", "--no-privileges", "--no-comments"]
        run = [programs / "psql", "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1"]
        pipe, null = subprocess.PIPE, subprocess.DEVNULL
        self._psql = subprocess.Popen(
            run, stdin=pipe, stdout=null, stderr=self._said[1], env=postgres.environment(**database)
        )
        self._pg_restore = subprocess.Popen(script, stdin=pipe, stdout=pipe, stderr=self._said[0])
        self._copier = threading.Thread(target=self._copy)
        self._copied = False

    def __enter__(self) -> "Load":
        self._to_psql(f"BEGIN;\n{self._before}\n".encode())
        self._copier.start()
        return self

    def write(self, piece: bytes) -> None:
        try:
            cast(Any, self._pg_restore.stdin).write(piece)
        except BrokenPipeError:
            self._end(commit=False)
            raise BackupError(self._why()) from None

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        worked = self._end(commit=error is None)
        if error is None and not worked:
            raise BackupError(self._why())

    def _copy(self) -> None:
        try:
            while data := cast(Any, self._pg_restore.stdout).read1(1024 * 1024):
                self._to_psql(data)
            self._copied = True
        except (BrokenPipeError, ValueError):
            self._pg_restore.kill()  # nobody reads what it says: it would wait for ever, and we for it

    def _to_psql(self, data: bytes) -> None:
        cast(Any, self._psql.stdin).write(data)

    def _end(self, *, commit: bool) -> bool:
        """Whether it was committed."""
        with suppress(BrokenPipeError):
            cast(Any, self._pg_restore.stdin).close()
        if not commit:
            self._pg_restore.kill()
        self._copier.join()
        is_read = self._pg_restore.wait() == 0 and self._copied
        with suppress(BrokenPipeError):
            if commit and is_read:
                # As pg_dump leaves it, no schema is looked in; the end of the input without COMMIT rolls back.
                self._to_psql(f"\nSET search_path = public;\n{self._after}\nCOMMIT;\n".encode())
            cast(Any, self._psql.stdin).close()
        return self._psql.wait() == 0 and commit and is_read

    def _why(self) -> str:
        texts = []
        for said in self._said:
            said.seek(0)
            texts.append(said.read().decode(errors="replace").strip())
        words = "\n".join(filter(None, texts))[-2000:]
        told = "The database could not be restored, and is what it was before. Were web and worker processes stopped?"
        return f"{told} PostgreSQL says: {words}"


def proof(source: Callable[[], Any], passphrase: str) -> tuple[dict[str, Any], list[str]]:
    """Restores it into a database that is dropped at the end: the manifest, and what differs from it."""
    name = f"realtoros_proof_{timezone.now():%Y%m%d%H%M%S}"
    with psycopg.connect(postgres.conninfo(), autocommit=True) as own:
        try:
            own.execute(SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(name)))
        except psycopg.errors.InsufficientPrivilege as error:
            raise BackupError(
                "For the proof a database is made and dropped, and the database's user may not. "
                "Let it: ALTER ROLE the_user CREATEDB;"
            ) from error
        try:
            programs = postgres.programs(own.info.server_version // 10000)
            with source() as stream, Load(programs, before="", after="", dbname=name) as load:
                manifest = read_archive(_opened(stream, passphrase), load.write, lambda name, content: None)
            with psycopg.connect(postgres.conninfo(dbname=name)) as scratch:
                return manifest, differences(manifest, counts(scratch))
        finally:
            own.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))
