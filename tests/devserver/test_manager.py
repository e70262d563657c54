"""What the manager does with processes that die."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from devserver.manager import Manager, Supervised, SupervisedServer
from devserver.server import ServerError
from devserver.valkey import Valkey

SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]
FAILS = [sys.executable, "-c", "print('a wrong setting'); raise SystemExit(3)"]
STUBBORN = "import signal, time; signal.signal(15, signal.SIG_IGN); open('deaf', 'w').close(); time.sleep(60)"


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    yield
    for number, handler in zip((signal.SIGINT, signal.SIGTERM), before, strict=True):
        signal.signal(number, handler)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., tuple[int, Manager]]:
    """Runs it, with a person at its side: what `person` returns is the signal that they send in the end."""

    def run(person: Any, ready: Any = lambda: True, servers: Any = (), **commands: list[str]) -> Any:
        manager = Manager(tmp_path, ready, ["Ready."], waits=(0.1, 0.2, 0.4), patience=0.5)

        def act() -> None:
            number = person(manager)
            if number:
                os.kill(os.getpid(), number)

        threading.Thread(target=act, daemon=True).start()
        return manager.run(commands, servers), manager

    return run


def until(question: Callable[[], Any]) -> None:
    end = time.monotonic() + 5
    while not question() and time.monotonic() < end:
        time.sleep(0.01)


def test_what_dies_is_started_again_and_a_line_says_so(run, capsys):
    def person(manager: Manager) -> int:
        until(lambda: manager.was_ready)
        first = manager.children[0].process
        assert first
        first.kill()
        until(lambda: manager.children[0].process is not first)
        return signal.SIGTERM

    status, manager = run(person, one=SLEEPS, two=SLEEPS)
    assert status == 143 and not any(child.is_alive() for child in manager.children)
    told = capsys.readouterr().out
    assert "system | one ended (killed by signal 9): starting it again in 0.1 s" in told
    assert told.count("| one started (process ") == 2 and told.count("| two started") == 1
    assert "ready  | Ready." in told


def test_the_waits_grow_until_it_has_lived_for_a_while(monkeypatch):
    class Something(Supervised):
        def start(self) -> str:
            return ""

        def end(self) -> str | None:
            return None

    kept, now = Something(), 1000.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    kept.started = now - 3
    assert [kept.next_wait((1, 2, 4, 30), steady=60) for _ in range(6)] == [1, 2, 4, 30, 30, 30]
    kept.started = now - 61
    assert kept.next_wait((1, 2, 4, 30), steady=60) == 1


def test_what_fails_at_the_first_start_ends_all(run, capsys):
    status, manager = run(lambda manager: 0, lambda: time.sleep(1), web=FAILS, two=SLEEPS)
    assert status == 1 and not any(child.is_alive() for child in manager.children)
    told = capsys.readouterr().out
    assert "web ended (exit status 3) before all was ready: stopping everything" in told
    assert "| a wrong setting" in told


def test_what_never_gets_ready_ends_all(run, capsys):
    status, manager = run(lambda manager: 0, lambda: False, one=SLEEPS)
    assert status == 1 and not manager.children[0].is_alive()
    assert "giving up" in capsys.readouterr().out


def test_ctrl_c_ends_all_and_what_does_not_listen_is_killed(run, capsys, tmp_path):
    def person(manager: Manager) -> int:
        until((tmp_path / "deaf").exists)
        return signal.SIGINT

    status, manager = run(person, one=[sys.executable, "-c", STUBBORN], two=SLEEPS)
    assert status == 130 and not any(child.is_alive() for child in manager.children)
    assert "one does not end: killing it" in capsys.readouterr().out


def test_an_embedded_server_that_dies_is_started_again(run, tmp_path, capsys):
    valkey = Valkey(tmp_path / "valkey")
    with valkey.in_use() as url:
        first = valkey.process()

        def person(manager: Manager) -> int:
            until(lambda: manager.was_ready)
            first.kill()
            until(lambda: valkey.process() not in (None, first) and valkey.answers())
            return signal.SIGTERM

        status, _ = run(person, servers=[valkey], one=SLEEPS)
        assert status == 143 and valkey.answers() and valkey.url == url
    assert "Valkey has died: starting it again in 0.1 s" in capsys.readouterr().out
    assert valkey.process() is None, "it is still stopped by whoever used it"


def test_a_server_that_does_not_start_is_tried_again_and_at_another_address_ends_all(tmp_path, capsys, monkeypatch):
    valkey = Valkey(tmp_path / "valkey")
    with valkey.in_use():
        manager, kept = Manager(tmp_path, lambda: True, waits=(0,)), SupervisedServer(valkey)
        manager.was_ready = True
        kept.process.kill()
        kept.process.wait()
        manager.look_after(kept)
        monkeypatch.setattr(valkey, "start_again", lambda: (_ for _ in ()).throw(ServerError("no room")))
        manager.look_after(kept)
        assert "does not start (no room): starting it again" in capsys.readouterr().out and manager.status is None
        monkeypatch.setattr(valkey, "start_again", lambda: None)
        monkeypatch.setattr(type(valkey), "url", "redis://elsewhere")
        manager.look_after(kept)
        assert manager.status == 1 and "at another address: stopping everything" in capsys.readouterr().out
