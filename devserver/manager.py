"""Starts processes, prints their output, restarts those that die, and ends them all together.

Until everything has been ready once, it ends all processes if one ends: the cause is then a wrong configuration.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType

from devserver.life import is_alive
from devserver.server import Server, ServerError

WAITS = (1, 2, 4, 8, 16, 30)
"""Seconds before the first restart, the second restart and so on."""
STEADY = 60
"""Seconds of uptime after which the next restart counts as the first again."""
PATIENCE = 10
"""Seconds between SIGTERM and SIGKILL."""
COLOURS = (36, 33, 32, 35, 34, 96, 93)

Say = Callable[[str, str], None]


class Ended(Exception):
    """A signal came during a wait."""


class RestartNeeded(Exception):
    """Everything has to be started again."""


class Supervised(ABC):
    """A process or server that is restarted whenever it ends."""

    name: str
    failures = 0
    started = 0.0
    due: float | None = None  # when it is restarted

    @abstractmethod
    def start(self) -> str:
        """Starts it; returns a text for the terminal."""

    @abstractmethod
    def end(self) -> str | None:
        """How it ended, as text; None while it runs."""

    def next_wait(self, waits: Sequence[float], steady: float) -> float:
        if time.monotonic() - self.started >= steady:
            self.failures = 0
        self.failures += 1
        return waits[min(self.failures, len(waits)) - 1]


class Child(Supervised):
    def __init__(self, name: str, command: Sequence[str], folder: Path, say: Say) -> None:
        self.name, self.command, self.folder, self.say = name, command, folder, say
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> str:
        self.process = subprocess.Popen(
            self.command,
            cwd=self.folder,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # only the manager handles Ctrl-C
        )
        threading.Thread(target=self.pass_on, args=[self.process], daemon=True).start()
        return f"started (process {self.process.pid})"

    def pass_on(self, process: "subprocess.Popen[bytes]") -> None:
        for line in process.stdout or ():
            self.say(self.name, line.decode(errors="replace").rstrip("\n"))

    def end(self) -> str | None:
        status = self.process.poll() if self.process else None
        if status is None:
            return None
        return f"ended (killed by signal {-status})" if status < 0 else f"ended (exit status {status})"

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def terminate(self) -> None:
        # Not the process group: a Celery pool process drops its job on SIGTERM. Each process ends its own children.
        if self.process and self.is_alive():
            self.process.terminate()

    def kill(self) -> None:
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class SupervisedServer(Supervised):
    """An embedded server that was started before the manager."""

    def __init__(self, server: Server) -> None:
        self.server, self.name, self.url = server, server.title, server.url
        self.process, self.started = server.process(), time.monotonic()

    def start(self) -> str:
        self.server.start_again()
        if self.server.url != self.url:
            # All processes use the old address.
            raise RestartNeeded("has started at another address")
        self.process = self.server.process()
        return "started again"

    def end(self) -> str | None:
        return None if self.process and is_alive(self.process) else "has died"


class Manager:
    def __init__(
        self,
        folder: Path,
        is_ready: Callable[[], bool],
        on_ready: Sequence[str] = (),
        waits: Sequence[float] = WAITS,
        steady: float = STEADY,
        patience: float = PATIENCE,
    ) -> None:
        """`is_ready` blocks and returns False after its timeout; `on_ready` are the lines to print once it is True."""
        self.folder, self.is_ready, self.on_ready = folder, is_ready, on_ready
        self.waits, self.steady, self.patience = waits, steady, patience
        self.children: list[Child] = []
        self.servers: list[SupervisedServer] = []
        self.status: int | None = None  # the manager's exit status
        self.was_ready = self.interruptible = False
        self.printing = threading.Lock()
        self.began: dict[str, int] = {}

    def run(self, commands: Mapping[str, Sequence[str]], servers: Sequence[Server] = ()) -> int:
        """Runs until a signal comes. Returns 130 after Ctrl-C, 143 after SIGTERM, 1 after a failure."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.stop)
        self.servers = [SupervisedServer(server) for server in servers]
        self.children = [Child(name, command, self.folder, self.say) for name, command in commands.items()]
        try:
            for child in self.children:
                self.begin(child)
            threading.Thread(target=self.wait_until_ready, daemon=True).start()
            while self.status is None:
                for process in (*self.servers, *self.children):
                    self.look_after(process)
                time.sleep(0.1)
        except Ended:
            pass
        finally:
            self.end_all()
        return 1 if self.status is None else self.status

    def stop(self, number: int, frame: FrameType | None) -> None:
        if self.status is None:
            self.status = 128 + number
            if self.interruptible:
                raise Ended

    def wait_until_ready(self) -> None:
        if self.is_ready():
            self.was_ready = True
            for line in self.on_ready:
                self.say("ready", line)
        elif self.status is None:
            self.say("system", "/readyz did not answer in time: giving up")
            self.status = 1

    def look_after(self, process: Supervised) -> None:
        if self.status is not None:
            return
        if process.due is not None:
            if time.monotonic() >= process.due:
                self.begin(process)
        elif how := process.end():
            if not self.was_ready:
                self.say("system", f"{process.name} {how} before all was ready: stopping everything")
                self.status = 1
            else:
                self.postpone(process, how)

    def begin(self, process: Supervised) -> None:
        process.due = None
        self.interruptible = isinstance(process, SupervisedServer)  # recovery may take long
        try:
            result = process.start()
        except ServerError as error:
            self.postpone(process, f"does not start ({error})")
        except RestartNeeded as why:
            self.say("system", f"{process.name} {why}: stopping everything")
            self.status = 1
        else:
            self.say("system", f"{process.name} {result}")
            process.started = time.monotonic()
        finally:
            self.interruptible = False

    def postpone(self, process: Supervised, why: str) -> None:
        wait = process.next_wait(self.waits, self.steady)
        self.say("system", f"{process.name} {why}: starting it again in {wait:g} s")
        process.due = time.monotonic() + wait

    def end_all(self) -> None:
        for child in self.children:
            child.terminate()
        deadline = time.monotonic() + self.patience
        while any(child.is_alive() for child in self.children) and time.monotonic() < deadline:
            time.sleep(0.05)
        for child in self.children:
            if child.is_alive():
                self.say("system", f"{child.name} does not end: killing it")
                child.kill()

    def say(self, name: str, text: str) -> None:
        """Prints a line with the time and the name of its process."""
        label = f"{time.strftime('%H:%M:%S')} {name:<{max(map(len, ['system', *self.names]))}} | "
        if sys.stdout.isatty():
            colour = COLOURS[self.began.setdefault(name, len(self.began)) % len(COLOURS)]
            label = f"\033[{colour}m{label}\033[0m"
        with self.printing, suppress(BrokenPipeError):
            print(f"{label}{text}", flush=True)

    @property
    def names(self) -> list[str]:
        return [child.name for child in self.children]
