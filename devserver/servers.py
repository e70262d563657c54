"""Runs a command with embedded servers of its own: `python -m devserver.servers -- COMMAND...`

For tests: the data is new every time, lies under `var/test/`, and is written without waiting for the disk. What
DATABASE_URL or REDIS_URL name already is used instead. The command's exit status is passed on.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from devserver.environment import var_dir
from devserver.only_one import InUse, only_one
from devserver.postgres import Postgres
from devserver.server import Server, ServerError
from devserver.valkey import Valkey


def servers(var: Path) -> dict[str, Server]:
    """The embedded server for each of the two variables."""
    return {"DATABASE_URL": Postgres(var / "postgres"), "REDIS_URL": Valkey(var / "valkey")}


def throwaway(folder: Path) -> dict[str, Server]:
    return {"DATABASE_URL": Postgres(folder / "postgres", throwaway=True), "REDIS_URL": Valkey(folder / "valkey")}


def run(command: Sequence[str], folder: Path) -> int:
    with only_one(folder / "lock", "tests"), ExitStack() as stack:
        started = {}
        for variable, server in throwaway(folder).items():
            if os.environ.get(variable):
                continue
            server.stop()  # a killed run may have left it running
            shutil.rmtree(server.data, ignore_errors=True)
            started[variable] = stack.enter_context(server.in_use())
        return passed_through(command, {"DEBUG": "1", **os.environ, **started})


def passed_through(command: Sequence[str], environment: dict[str, str]) -> int:
    """Runs the command and returns its exit status. Forwards SIGTERM; Ctrl-C reaches the command directly."""
    process = subprocess.Popen(command, env=environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    status = process.wait()
    return status if status >= 0 else 128 - status


def main() -> int:
    command = sys.argv[2:] if sys.argv[1:2] == ["--"] else sys.argv[1:]
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return run(command, var_dir() / "test")
    except (ServerError, InUse) as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
