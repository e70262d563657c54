"""The processes of a running RealtorOS."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from devserver import environment
from devserver.valkey import free_port

STAND_IN_DOMAIN = "inbound.example.com"
"""Of answers to mail in the sandbox: no mail server knows it."""

KEYS = {"SENDGRID_WEBHOOK_PUBLIC_KEY", "SENDGRID_INBOUND_PUBLIC_KEY"}


class Problem(Exception):
    """An error whose message is one line for the terminal."""


def commands(values: dict[str, str], var: Path, kept: Mapping[str, str]) -> dict[str, list[str]]:
    """The command of each process, by name. Adds the sandbox's variables to `values`."""
    bind = f"{environment.in_url(values['HOST'])}:{values['PORT']}"
    quiet = ("--preload", "--no-control-socket", "--graceful-timeout", "5", "--log-level", "warning")
    # On a disk, a web worker's heartbeat can block while the disk is busy.
    heartbeats = ("--worker-tmp-dir", "/dev/shm") if os.path.isdir("/dev/shm") else ()  # noqa: S108
    celery = ("celery", "--quiet", "--app", "realtoros")
    consuming = ("--concurrency", "1", "--without-gossip", "--without-mingle", "--loglevel", "INFO")

    def worker(name: str, queue: str) -> list[str]:
        return without_warning(
            "You're running the worker with superuser privileges",  # the usual case in a container
            python(*celery, "worker", "--hostname", f"{name}@%h", "--queues", queue, *consuming),
        )

    return {
        "web": python("gunicorn", "realtoros.wsgi", "--bind", bind, *quiet, *heartbeats),
        "worker": worker("sweep", "celery"),
        # Tasks that an agent waits for must not queue behind a long sweep.
        "now": worker("now", "interactive"),
        "beat": python(*celery, "beat", "--pidfile=", "--loglevel", "INFO"),
        **sandbox(values, var, kept),
    }


def sandbox(values: dict[str, str], var: Path, kept: Mapping[str, str]) -> dict[str, list[str]]:
    """The sandbox's command; empty with DEBUG off, or if SANDBOX_URL names a running one."""
    if values["DEBUG"] != "1" or "SANDBOX_URL" in values:
        return {}
    port = str(sandbox_port(int(values["PORT"]), kept))
    folder = str(var / "sandbox")
    values["SANDBOX_URL"] = f"http://127.0.0.1:{port}"
    for name in KEYS - values.keys():
        values[name] = output_of(python("sandbox", "public-key", "--dir", folder))
    values.setdefault("INBOUND_DOMAIN", STAND_IN_DOMAIN)
    site = environment.address(values["HOST"], values["PORT"])
    addresses = ("--webhook", f"{site}/webhook/sendgrid", "--inbound", f"{site}/webhook/inbound")
    return {"sandbox": python("sandbox", "serve", "--port", port, "--dir", folder, *addresses)}


def sandbox_port(port: int, kept: Mapping[str, str]) -> int:
    """The port of the last run, or else the port after `port`; if it is taken, the next free one."""
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
