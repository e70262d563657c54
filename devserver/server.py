"""An embedded server that several processes share: the first one starts it, the last one stops it."""

import fcntl
import os
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import psutil

from devserver.life import is_alive, still_alive

START_MUTEX, USERS = 0, 1  # the two bytes of a server's lock file


class ServerError(Exception):
    """Why a server is not available; the message is one line for the terminal."""


def print_line(line: str) -> None:
    """Prints to stderr: stdout is for `manage.py dumpdata`, and for pytest's summary at its end."""
    print(line, file=sys.stderr, flush=True)


def installed(package: str) -> Path:
    """The folder of a package. Does not import it: that is slow, and one of them prints warnings."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ServerError(f"The package {package} is not installed.")
    return Path(found.origin).parent


class Server(ABC):
    """Keeps its data in `data`; `say` prints progress for a person who waits."""

    title: str
    program: str
    launches = 1
    users: IO[bytes] | None = None  # the lock file, while the server is in use by this process
    stop_signals: tuple[tuple[int, float], ...]  # signals in order, each with the seconds to wait after it

    def __init__(self, data: Path, say: Callable[[str], None] = print_line) -> None:
        self.data = data
        self.log = data.with_name(f"{data.name}.log")
        self.say = say

    @property
    @abstractmethod
    def url(self) -> str:
        """The server's URL for clients."""

    @abstractmethod
    def recorded_pid(self) -> int | None:
        """The pid in the server's pid file."""

    @abstractmethod
    def launch(self) -> psutil.Popen:
        """Starts the server; does not wait until it answers."""

    @abstractmethod
    def answers(self) -> bool:
        """Tries a real connection: a pid file or an open port does not prove that the server works."""

    def process(self) -> psutil.Process | None:
        """The running server, or None. A recorded pid alone proves nothing: pids are reused after a restart."""
        pid = self.recorded_pid()
        try:
            return psutil.Process(pid) if pid and self.is_ours(psutil.Process(pid)) else None
        except psutil.Error:
            return None

    def is_ours(self, process: psutil.Process) -> bool:
        try:
            return is_alive(process) and process.name().startswith(self.program) and self.is_at_home(process)
        except psutil.Error:
            return False

    def is_at_home(self, process: psutil.Process) -> bool:
        return os.path.realpath(process.cwd()) == os.path.realpath(self.data)

    def strays(self) -> list[psutil.Process]:
        """Processes of this server that outlived its main process."""
        return [process for process in psutil.process_iter() if self.is_ours(process)]

    def start(self) -> None:
        if self.process():
            if self.wait_until_it_answers(self.process):
                return
            self.stop()
        self.trim_log()
        if not any(self.launch_and_wait() for _ in range(self.launches)):
            raise ServerError(f"{self.title} does not start. Its log, {self.log}, ends with: {self.last_words()}")

    def launch_and_wait(self) -> bool:
        strays = self.strays()
        for stray in strays:
            stray.kill()
        still_alive(strays, 10)
        launched = self.launch()
        return self.wait_until_it_answers(lambda: launched if launched.poll() is None else None)

    def wait_until_it_answers(self, running: Callable[[], psutil.Process | None], patience: float = 300) -> bool:
        """False if the server ends or does not answer within `patience` seconds. Crash recovery may take long."""
        began, is_announced = time.monotonic(), False
        while time.monotonic() - began < patience:
            if self.answers():
                return True
            if running() is None:
                return False
            if not is_announced and time.monotonic() - began > 3:
                self.say(f"{self.title} is still starting, probably recovering from a hard stop...")
                is_announced = True
            time.sleep(0.05)
        return False

    def stop(self) -> None:
        process = self.process()
        if process is None:
            return
        for signal_number, seconds in self.stop_signals:
            with suppress(psutil.NoSuchProcess):
                process.send_signal(signal_number)
            if not still_alive([process], seconds):
                return
            self.say(f"{self.title} takes long to stop...")

    @contextmanager
    def open_log(self) -> Iterator[IO[bytes]]:
        """Readable only for the owner: a log may contain personal data."""
        descriptor = os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.fchmod(descriptor, 0o600)
        with open(descriptor, "ab") as log:
            yield log

    def trim_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > 5_000_000:
            self.log.unlink()

    def last_words(self) -> str:
        lines = self.log.read_text(errors="replace").strip().splitlines() if self.log.exists() else []
        return " / ".join(lines[-3:]) or "(nothing)"

    @contextmanager
    def in_use(self) -> Iterator[str]:
        """Yields the URL. Starts the server if it does not run; at the end, stops it if no other process uses it."""
        self.data.parent.mkdir(parents=True, exist_ok=True)
        with self.lock_file() as lock:
            try:
                with mutex(lock):
                    self.start()
                    self.users = lock
                    fcntl.lockf(lock, fcntl.LOCK_SH, 1, USERS)
                yield self.url
            finally:
                self.stop_unless_used(lock)

    def start_again(self) -> None:
        """Restarts a server that died. Only for a process inside `in_use`, because of its lock: see lock_file."""
        if self.users is None:
            raise ServerError(f"{self.title} is not in use here.")
        with mutex(self.users):
            self.start()

    def stop_if_unused(self) -> None:
        with self.lock_file() as lock:
            self.stop_unless_used(lock)

    def stop_unless_used(self, lock: IO[bytes]) -> None:
        with mutex(lock):
            if is_only_user(lock):
                self.stop()

    def lock_file(self) -> IO[bytes]:
        # Record locks belong to the process, not to its forks: kill -9 releases them even if children live on. They
        # are also released when this process closes any handle of the file, so open it only once.
        return open(self.data.with_name(f"{self.data.name}.lock"), "a+b")


@contextmanager
def mutex(lock: IO[bytes]) -> Iterator[None]:
    fcntl.lockf(lock, fcntl.LOCK_EX, 1, START_MUTEX)
    try:
        yield
    finally:
        fcntl.lockf(lock, fcntl.LOCK_UN, 1, START_MUTEX)


def is_only_user(lock: IO[bytes]) -> bool:
    try:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, USERS)
    except OSError:
        return False
    return True
