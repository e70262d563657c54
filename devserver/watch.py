"""Beside the other processes: says when RealtorOS can be used, and ends, so that all end, when it no longer can be.

`python -m devserver.watch SUPERVISOR_PID SERVER_PIDS [LINE...]`, the lines being printed below the address.
"""

import http.client
import os
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from devserver import environment, leftovers
from devserver.life import is_alive
from devserver.only_one import STOPPING, InUse, only_one

PATIENCE = 60


def main() -> int:
    supervisor = psutil.Process(int(sys.argv[1]))
    servers = [psutil.Process(int(pid)) for pid in sys.argv[2].split(",") if pid]
    if not becomes_ready(os.environ["HOST"], os.environ["PORT"]):
        print(f"/readyz did not answer within {PATIENCE} seconds: giving up", flush=True)
        return 1
    for line in announcement(sys.argv[3:]):
        print(line, flush=True)
    while is_alive(supervisor):
        dead = [server for server in servers if not is_alive(server)]
        if dead:
            print("An embedded server has died: stopping everything. The next start recovers.", flush=True)
            return 1
        time.sleep(1)
    clean_up(environment.var_dir())
    return 1


def announcement(hints: list[str]) -> list[str]:
    address = environment.address(os.environ["HOST"], os.environ["PORT"])
    return [f"RealtorOS is ready at {address}", *hints, "Ctrl-C stops everything."]


def becomes_ready(host: str, port: str) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if is_ready(host, port):
            return True
        time.sleep(0.1)
    return False


def is_ready(host: str, port: str) -> bool:
    address = urlsplit(environment.address(host, port))
    # The host that the settings allow may not be the one we listen on.
    headers = {"Host": urlsplit(os.environ["SITE_URL"]).netloc}
    connection = http.client.HTTPConnection(address.hostname or host, int(port), timeout=5)
    try:
        connection.request("GET", "/readyz", headers=headers)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def clean_up(var: Path) -> None:
    """The supervisor was killed. Unless a new one has taken over already, end what it can no longer end."""
    from devserver.servers import servers

    try:
        with only_one(var / "lock", STOPPING):
            leftovers.reap_own_run()
            for server in servers(var).values():
                server.stop_if_unused()
    except InUse:
        pass


if __name__ == "__main__":
    sys.exit(main())
