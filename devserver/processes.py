"""The processes that make up a running RealtorOS, and the manager that starts and ends them together."""

import multiprocessing
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import honcho.manager
from honcho.compat import ProcessManager

from devserver import environment
from devserver.valkey import free_port


class Problem(Exception):
    """One line for the person at the terminal."""


def commands(values: dict[str, str], var: Path, kept: Mapping[str, str]) -> dict[str, list[str]]:
    """Each process and its command. Completes `values` with what the sandbox brings."""
    bind = f"{environment.in_url(values['HOST'])}:{values['PORT']}"
    threads = ("--worker-class", "gthread", "--workers", "2", "--threads", "4", "--preload")
    quiet = ("--no-control-socket", "--graceful-timeout", "5", "--log-level", "warning")
    # On a disk, the heartbeat of a web worker can block for as long as the disk is busy.
    heartbeats = ("--worker-tmp-dir", "/dev/shm") if os.path.isdir("/dev/shm") else ()  # noqa: S108
    celery = ("celery", "--quiet", "--app", "realtoros")
    consuming = ("--concurrency", "1", "--without-gossip", "--without-mingle", "--loglevel", "INFO")

    def worker(name: str, queue: str) -> list[str]:
        return without_warning(
            "You're running the worker with superuser privileges",  # the usual case in a container
            python(*celery, "worker", "--hostname", f"{name}@%h", "--queues", queue, *consuming),
        )

    return {
        "web": python("gunicorn", "realtoros.wsgi", "--bind", bind, *threads, *quiet, *heartbeats),
        "worker": worker("sweep", "celery"),
        # What an agent waits for must never stand behind a sweep that works off a pile.
        "now": worker("now", "interactive"),
        "beat": python(*celery, "beat", "--pidfile=", "--loglevel", "INFO"),
        **sandbox(values, var, kept),
    }


def sandbox(values: dict[str, str], var: Path, kept: Mapping[str, str]) -> dict[str, list[str]]:
    """None with DEBUG off, nor where SANDBOX_URL names one that runs already."""
    if values["DEBUG"] != "1" or "SANDBOX_URL" in values:
        return {}
    port = str(sandbox_port(int(values["PORT"]), kept))
    folder = str(var / "sandbox")
    values["SANDBOX_URL"] = f"http://127.0.0.1:{port}"
    if "SENDGRID_WEBHOOK_PUBLIC_KEY" not in values:
        values["SENDGRID_WEBHOOK_PUBLIC_KEY"] = output_of(python("sandbox", "public-key", "--dir", folder))
    webhook = environment.address(values["HOST"], values["PORT"]) + "/webhook/sendgrid"
    return {"sandbox": python("sandbox", "serve", "--port", port, "--dir", folder, "--webhook", webhook)}


def sandbox_port(port: int, kept: Mapping[str, str]) -> int:
    """The one of the last run, or the one after ours, or else the next free one."""
    last = urlsplit(kept.get("SANDBOX_URL", "")).port
    preferred = last if last and last != port else port + 1
    return free_port(preferred if preferred < 65536 else 8001)


def python(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", module, *arguments]


def without_warning(beginning: str, command: list[str]) -> list[str]:
    return [command[0], "-W", f"ignore:{beginning}", *command[1:]]


def output_of(command: Sequence[str]) -> str:
    done = subprocess.run(command, cwd=environment.ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
    if done.returncode:
        raise Problem(f"{' '.join(command[1:4])} failed (see above)")
    return done.stdout.strip()


class GentleProcessManager(ProcessManager):
    def terminate(self, pid: int) -> None:
        # honcho would signal the whole group, and a Celery pool process that gets SIGTERM drops its job.
        # Each of our processes ends its own children, and what doesn't end in time is still killed as a group.
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)


def supervise(commands: Mapping[str, list[str]]) -> int:
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork")  # newer Pythons would start one more interpreter per process
    honcho.manager.KILL_WAIT = 10
    manager = honcho.manager.Manager()
    manager._procmgr = GentleProcessManager()
    surroundings = {**os.environ, "PYTHONUNBUFFERED": "1"}
    for name, command in commands.items():
        # honcho goes through a shell, which would otherwise stay between us and the process.
        manager.add_process(name, f"exec {shlex.join(command)}", env=surroundings, cwd=str(environment.ROOT))
    manager.loop()
    return manager.returncode if manager.returncode in (130, 143) else 1
