"""A backup that can't be made says why, and leaves nothing that looks like one."""

import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from realtoros.operating.backups import postgres
from realtoros.operating.backups.contents import only_backup
from realtoros.operating.backups.errors import BackupError
from realtoros.operating.models import BackupRun
from tests.conftest import wait_until
from tests.realtoros.operating.backups.conftest import PASSPHRASE, ROOT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

SLOW_PG_DUMP = """#!/bin/sh
[ "$1" = --version ] && echo "pg_dump (PostgreSQL) {major}.1" && exit
echo "the first rows"
exec sleep 30
"""


@pytest.fixture
def folder(settings, tmp_path):
    settings.BACKUP_PASSPHRASE = PASSPHRASE
    return tmp_path / "backups"


def test_it_is_there_once_it_was_read_back(folder, office):
    call_command("backup", "--to", str(folder))
    [path] = folder.iterdir()
    run = BackupRun.objects.get()
    assert (run.kind, run.error, run.size) == ("backup", "", path.stat().st_size)
    assert run.destination == str(path)
    assert path.stat().st_mode & 0o077 == 0
    assert PASSPHRASE.encode() not in path.read_bytes()


def test_the_second_of_two_at_once_says_so(folder):
    with only_backup(), pytest.raises(CommandError, match="Another backup is being made"):
        call_command("backup", "--to", str(folder))
    assert not folder.exists()
    assert "Another backup" in BackupRun.objects.get().error


def test_without_pg_dump_of_the_version_it_names_the_package():
    with pytest.raises(BackupError, match="apt-get install postgresql-client-99"):
        postgres.programs(99)


def test_a_file_is_never_written_over(folder):
    folder.mkdir()
    (folder / "mine").write_text("precious")
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", str(folder / "mine"))
    assert (folder / "mine").read_text() == "precious"


def test_no_place_no_passphrase_or_a_short_one(folder, settings, tmp_path):
    settings.BACKUP_TO = ""
    with pytest.raises(CommandError, match="Say where"):
        call_command("backup")
    with pytest.raises(CommandError, match="contain itself"):
        call_command("backup", "--to", f"{settings.MEDIA_ROOT}/backups")
    settings.BACKUP_PASSPHRASE = "short"
    with pytest.raises(CommandError, match="at least 12"):
        call_command("backup", "--to", str(folder))
    assert not folder.exists()


def test_the_password_is_in_no_command_line(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "hunter2")
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", {"sslmode": "verify-full", "sslrootcert": "/ca.pem"})
    variables = postgres.environment()
    assert (variables["PGPASSWORD"], variables["PGSSLMODE"], variables["PGSSLROOTCERT"]) == (
        "hunter2",
        "verify-full",
        "/ca.pem",
    )


def test_a_wrong_passphrase_and_a_damaged_file_change_nothing(folder, settings, office):
    call_command("backup", str(folder / "one"))
    database = str(connection.settings_dict["NAME"])
    settings.BACKUP_PASSPHRASE = "not that passphrase"
    with pytest.raises(CommandError, match="passphrase is wrong"):
        call_command("restore", str(folder / "one"), "--yes", "--replace", database)
    settings.BACKUP_PASSPHRASE = PASSPHRASE
    whole = (folder / "one").read_bytes()
    (folder / "one").write_bytes(whole[:-200])
    with pytest.raises(CommandError, match="cut off"):
        call_command("restore", str(folder / "one"), "--yes", "--replace", database)
    (folder / "one").write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    with pytest.raises(CommandError, match="damaged"):
        call_command("restore", str(folder / "one"), "--yes", "--replace", database)
    with pytest.raises(CommandError, match="There is no file"):
        call_command("restore", str(folder / "two"), "--yes", "--replace", database)
    office.refresh_from_db()
    assert office.paused_at is None


def test_the_proof_is_noted(folder, office, make_client):
    make_client()
    call_command("backup", str(folder / "one"))
    call_command("restore", str(folder / "one"), "--check")
    proof = BackupRun.objects.get(kind="proof")
    assert (proof.error, proof.finished_at is not None) == ("", True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_database WHERE datname LIKE 'realtoros_proof%'")
        assert cursor.fetchone() == (0,)


def test_one_that_is_killed_leaves_nothing_that_looks_complete(folder, tmp_path):
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("pg_dump", "pg_restore", "psql"):
        (programs / name).write_text(SLOW_PG_DUMP.format(major=postgres.server_major()))
        (programs / name).chmod(0o755)
    told = {**os.environ, "DATABASE_URL": postgres.conninfo(), "BACKUP_PASSPHRASE": PASSPHRASE}
    told |= {"DEBUG": "1", "PATH": f"{programs}:{os.environ['PATH']}", "MEDIA_ROOT": str(settings.MEDIA_ROOT)}
    command = [sys.executable, "manage.py", "backup", "--to", str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, env=told)
    try:
        wait_until(lambda: folder.exists() and list(folder.iterdir()), 90, "the backup has begun")
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    assert [path.suffix for path in folder.iterdir()] == [".unfinished"]
    call_command("backup", "--to", str(folder))
    assert [path.suffix for path in folder.iterdir()] == [".age"]
