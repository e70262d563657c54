"""`bin/run`: starts the servers, prepares database and demo data, then runs all processes under one manager."""

import argparse
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

import psycopg

from devserver import environment, leftovers, processes, ready
from devserver.manager import Manager
from devserver.only_one import STOPPING, InUse, only_one
from devserver.processes import Problem, python
from devserver.server import Server, ServerError
from devserver.servers import servers

LOGINS = "Log in as ana@example.com, ben@example.com or broker@example.com, password realtor-demo"
EXPOSED_LOGINS = "The sign-in page tells the demo logins to a browser on this machine alone."
EXPOSE = "--expose-demo"
END = "Ctrl-C stops everything. In another terminal, bin/run --where prints these lines again."
NO_AGENTS = "Nobody can log in yet: make the first broker with .venv/bin/python manage.py createsuperuser"


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/run", description="Runs all of RealtorOS on this machine.")
    parser.add_argument("--no-demo", action="store_true", help="leave an empty database empty")
    parser.add_argument(
        EXPOSE, action="store_true", help="listen beyond this machine, where others can log in with the demo's password"
    )
    parser.add_argument("--where", action="store_true", help="say at which address it runs, and start nothing")
    options = parser.parse_args()
    var = environment.var_dir()
    if options.where:
        return where(var)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    try:
        with only_one(var / "lock", "just starting"):
            pass  # without the lock, this process must not get the mark, or the holder would end it
        leftovers.mark_this_process(var, "devserver.run")
        return run(var, demo=not options.no_demo, expose=options.expose_demo)
    except (Problem, ServerError, InUse) as problem:
        print(f"bin/run: {problem}", file=sys.stderr)
    except PermissionError as error:
        print(f"bin/run: {error.filename} belongs to another user. Start as that user, or delete it.", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


def where(var: Path) -> int:
    """Prints what a start has printed: the address and how to log in. 1 where nothing runs in this folder."""
    try:
        with only_one(var / "lock", "looking", patience=0):
            print("bin/run: nothing runs in this folder. Start it with bin/run.", file=sys.stderr)
            return 1
    except InUse:
        values = environment.read(var)
    if not ready.is_ready(values):
        print("bin/run: it is still starting; ask again in a moment.", file=sys.stderr)
        return 1
    print("\n".join(ready.announcement(values, hints(values))))
    return 0


def stop(number: int, frame: FrameType | None) -> None:
    if number == signal.SIGHUP:  # the terminal was closed; the manager handles only SIGTERM
        os.kill(os.getpid(), signal.SIGTERM)
    else:
        sys.exit(143)


def run(var: Path, demo: bool, expose: bool) -> int:
    kept = environment.read(var)
    values = environment.effective(os.environ, kept)
    refuse_to_expose(values, expose)
    address = environment.address(values["HOST"], values["PORT"])
    with only_one(var / "lock", address) as announce, ExitStack() as stack:
        if leftovers.reap_earlier_runs(var):
            print("Ended what an earlier run had left behind.", flush=True)
        refuse_taken_port(values["HOST"], values["PORT"])
        started = missing_servers(values, var)
        for variable, server in started.items():
            values[variable] = stack.enter_context(server.in_use())
        commands = processes.commands(values, var, kept)
        environment.write(var, values)
        os.environ.update(values)
        prepare(demo)
        commands["watch"] = python("devserver.watch", str(os.getpid()))
        lines = [*ready.announcement(values, hints(values)), END]
        try:
            return Manager(environment.ROOT, ready.becomes_ready, lines).run(commands, list(started.values()))
        finally:
            announce(STOPPING)
            leftovers.reap_own_run()


def refuse_to_expose(values: Mapping[str, str], expose: bool) -> None:
    host = values["HOST"]
    if values["DEBUG"] == "1" and not expose and not environment.is_loopback(host):
        raise Problem(
            f"HOST={host} lets others in, who could log in with the demo's password and see errors in full. "
            f"Set DEBUG=0, or say {EXPOSE}"
        )


def missing_servers(values: Mapping[str, str], var: Path) -> dict[str, Server]:
    if values["DEBUG"] != "1":
        return {}
    return {variable: server for variable, server in servers(var).items() if variable not in values}


def refuse_taken_port(host: str, port: str) -> None:
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise Problem(f"PORT must be a number from 1 to 65535, not {port}")
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Problem(f"can't listen on {host} port {port} ({reason}). Choose another: PORT=8010 bin/run") from error


def prepare(demo: bool) -> None:
    (environment.ROOT / "var" / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise warns if it is missing
    print("Preparing the database...", flush=True)
    command = python("devserver.prepare", *(["--demo"] if demo else []))
    # In a new session, so that only this process handles Ctrl-C, without a traceback of the child.
    if subprocess.run(command, cwd=environment.ROOT, start_new_session=True).returncode:
        raise Problem("the database could not be prepared (see above)")


def hints(values: Mapping[str, str]) -> list[str]:
    exposed = not environment.is_loopback(values["HOST"])
    lines = [login_hint(values["DATABASE_URL"], exposed)]
    if exposed and values["DEBUG"] == "1":
        lines.append(
            f"Whoever reaches {values['HOST']} port {values['PORT']} can see the demo data and errors in full."
        )
    if values.get("SANDBOX_URL"):
        lines.append(f"Nothing leaves this machine; what was mailed lies in the sandbox: {values['SANDBOX_URL']}/")
    return [line for line in lines if line]


def login_hint(database_url: str, exposed: bool) -> str:
    with psycopg.connect(database_url, connect_timeout=5) as connection:
        row = connection.execute("SELECT count(*), bool_or(email = 'ana@example.com') FROM agents").fetchone()
    count, has_demo = row or (0, False)
    if has_demo:
        return EXPOSED_LOGINS if exposed else LOGINS
    return "" if count else NO_AGENTS


if __name__ == "__main__":
    sys.exit(main())
