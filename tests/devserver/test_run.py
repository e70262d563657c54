"""`bin/run` as a person meets it: real processes, in a folder and on a port of its own."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import psycopg
import pytest
import redis

from devserver import environment, leftovers
from devserver.environment import ROOT
from devserver.servers import servers
from tests.conftest import answers, free_port, wait_until

START = 120  # seconds; generous, because a busy machine is not what is tested here
pytestmark = pytest.mark.slow


class Folder:
    """A state folder with its port, and the runs that were started in it."""

    def __init__(self, var: Path) -> None:
        self.var, self.port, self.outputs = var, free_port(), 0
        ours = {*environment.VARIABLES, leftovers.MARK, "DJANGO_SETTINGS_MODULE"}
        self.surroundings = {name: value for name, value in os.environ.items() if name not in ours}
        self.surroundings |= {"VAR_DIR": str(var), "PORT": str(self.port)}

    def run(self, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """One that ends by itself."""
        command = [sys.executable, "-m", "devserver.run", *arguments]
        environ = self.surroundings | variables
        return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=START)

    def start(self, *arguments: str, **variables: str) -> "tuple[subprocess.Popen[bytes], Path]":
        """One that was waited for until it had printed its address."""
        self.outputs += 1
        output = self.var.with_name(f"output-{self.outputs}")
        with open(output, "wb") as out:
            command = [sys.executable, "-m", "devserver.run", *arguments]
            environ = self.surroundings | variables
            process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=out, stderr=out)
        wait_until(lambda: b"is ready at" in output.read_bytes() or process.poll(), START, "the address is printed")
        assert process.poll() is None, output.read_text()
        return process, output

    def get(self, path: str) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as response:
            return response.status

    def page(self, path: str, headers: dict[str, str] | None = None) -> bytes:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers or {})
        with urllib.request.urlopen(request, timeout=5) as response:
            return response.read()

    def processes(self) -> list[psutil.Process]:
        marked = leftovers.find(lambda mark: leftovers.folder_of(mark) == str(self.var))
        return [*marked, *(process for server in servers(self.var).values() for process in server.strays())]

    def kept(self, variable: str) -> str:
        return environment.read(self.var)[variable]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    folder = Folder(tmp_path / "a folder with spaces")
    yield folder
    for process in folder.processes():
        with suppress(psutil.NoSuchProcess):  # PostgreSQL's own end when the first of them is gone
            process.kill()


def test_starts_serves_and_leaves_no_process(folder: Folder) -> None:
    process, output = folder.start("--expose-demo", HOST="0.0.0.0")
    assert folder.get("/readyz") == 200
    assert folder.kept("SANDBOX_URL") in output.read_text() and "Whoever reaches 0.0.0.0" in output.read_text()
    assert "realtor-demo" not in output.read_text()
    assert b"realtor-demo" in folder.page("/login/")
    assert b"realtor-demo" not in folder.page("/login/", {"X-Forwarded-For": "203.0.113.9"})
    logs = [(folder.var / f"{name}.log").stat().st_mode & 0o777 for name in ("postgres", "valkey")]
    assert logs == [0o600, 0o600]
    assert (folder.var / "env").stat().st_mode & 0o777 == 0o600

    second = folder.run()
    assert (second.returncode, second.stdout) == (1, "")
    assert f"http://127.0.0.1:{folder.port}" in second.stderr and second.stderr.count("\n") == 1

    told = folder.run("--where")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.splitlines() == said_at_the_start(output)[:-1]

    count = "from agents.models import Agent; print(Agent.objects.filter(email='ana@example.com').count())"
    beside = [sys.executable, "manage.py", "shell", "--no-imports", "-c", count]
    environ = folder.surroundings
    assert subprocess.run(beside, cwd=ROOT, env=environ, capture_output=True, text=True).stdout.strip() == "1"
    assert folder.get("/readyz") == 200, "manage.py has stopped a server that was in use"

    process.terminate()
    assert process.wait(15) == 143
    assert folder.processes() == []
    assert folder.run("--where").returncode == 1


def said_at_the_start(output: Path) -> list[str]:
    """The lines with the address and the logins, without the time and the name before them."""
    lines = (line.partition(" | ") for line in output.read_text().splitlines())
    return [said for who, _, said in lines if who.split()[-1:] == ["ready"]]


def test_recovers_from_kill_9_of_everything_and_of_itself_alone(folder: Folder) -> None:
    _, output = folder.start()
    assert "ana@example.com" in output.read_text() and "realtor-demo" in output.read_text()
    key, secret = folder.kept("REDIS_URL"), folder.kept("SECRET_KEY")
    with psycopg.connect(folder.kept("DATABASE_URL")) as connection:
        connection.execute("CREATE TABLE survivors AS SELECT 1 AS id")
    redis.Redis.from_url(key).set("survivor", "1")
    wait_until(lambda: b"aof_last_write_status:ok" in redis_info(key), 5, "the broker has written its log")
    for process in folder.processes():
        with suppress(psutil.NoSuchProcess):  # PostgreSQL's own end when the first of them is gone
            process.kill()
    wait_until(lambda: not folder.processes(), 5, "all are gone")

    supervisor, output = folder.start()
    assert folder.get("/readyz") == 200
    kill_one_of_each(folder, output)
    # Another test may have taken the broker's port meanwhile: then it is another one, with the same password and data.
    again = folder.kept("REDIS_URL")
    assert (urlsplit(again).password, folder.kept("SECRET_KEY")) == (urlsplit(key).password, secret)
    with psycopg.connect(folder.kept("DATABASE_URL")) as connection:
        assert connection.execute("SELECT id FROM survivors").fetchall() == [(1,)]
    assert redis.Redis.from_url(again).get("survivor") == b"1"

    supervisor.send_signal(signal.SIGKILL)
    supervisor.wait(5)
    wait_until(lambda: not folder.processes(), 15, "what a killed supervisor left behind ends")


KINDS = {"web": "gunicorn", "worker": "sweep@%h", "now": "now@%h", "beat": "--pidfile=", "sandbox": "sandbox serve"}
KINDS |= {"watch": "devserver.watch", "PostgreSQL": "bin/postgres -D", "Valkey": "valkey-server"}


def kill_one_of_each(folder: Folder, output: Path) -> None:
    """What the supervisor has started comes again, says so, and works together again."""
    for kind, word in KINDS.items():
        leaders = {each.pid for each in folder.processes() if is_leader(each, word)}
        assert len(leaders) == 1, kind
        os.kill(leaders.pop(), signal.SIGKILL)

    def came_back() -> bool:
        since = output.read_text().rpartition("is ready at")[2]
        return all(f"| {kind} started" in since for kind in KINDS)

    wait_until(came_back, 15, "all are started again")
    told = output.read_text()
    assert all(f"| {kind} " in told for kind in KINDS) and told.count("starting it again in 1 s") == len(KINDS)
    wait_until(lambda: answers(f"http://127.0.0.1:{folder.port}/readyz"), 15, "all is ready again")


def is_leader(process: psutil.Process, word: str) -> bool:
    try:
        return word in " ".join(process.cmdline()) and os.getsid(process.pid) == process.pid
    except (psutil.Error, ProcessLookupError):  # it has just ended
        return False


def redis_info(url: str) -> bytes:
    client = redis.Redis.from_url(url)
    client.execute_command("WAITAOF", 1, 0, 2000)
    return b"\n".join(f"{name}:{value}".encode() for name, value in client.info("persistence").items())


def test_a_taken_port_is_one_clear_line(folder: Folder) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", folder.port))
        other.listen()
        result = folder.run()
    assert (result.returncode, result.stdout) == (1, "")
    assert f"port {folder.port}" in result.stderr and result.stderr.count("\n") == 1


@pytest.mark.parametrize("port", ["no number", "70000", "-1"])
def test_an_impossible_port_is_one_clear_line(folder: Folder, port: str) -> None:
    result = folder.run(PORT=port)
    assert (result.returncode, result.stdout) == (1, "")
    assert port in result.stderr and result.stderr.count("\n") == 1


def test_with_debug_off_nothing_is_made_up(folder: Folder) -> None:
    result = folder.run(DEBUG="0")
    assert result.returncode == 1
    assert "SECRET_KEY is not set" in result.stderr and "Traceback" not in result.stderr
    assert not (folder.var / "postgres").exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7"])
def test_others_are_let_in_only_where_one_says_so(folder: Folder, host: str) -> None:
    result = folder.run(HOST=host)
    assert (result.returncode, result.stdout) == (1, "")
    assert all(word in result.stderr for word in (host, "DEBUG=0", "--expose-demo")) and result.stderr.count("\n") == 1
    assert not (folder.var / "postgres").exists()
