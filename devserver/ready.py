"""Waits until RealtorOS is ready, and the lines that are printed then."""

import http.client
import os
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

from devserver import environment

PATIENCE = 60


def announcement(hints: Sequence[str]) -> list[str]:
    address = environment.address(os.environ["HOST"], os.environ["PORT"])
    return [f"RealtorOS is ready at {address}", *hints, "Ctrl-C stops everything."]


def becomes_ready() -> bool:
    """Waits; False if it is not ready within PATIENCE seconds."""
    host, port = os.environ["HOST"], os.environ["PORT"]
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if is_ready(host, port):
            return True
        time.sleep(0.1)
    return False


def is_ready(host: str, port: str) -> bool:
    address = urlsplit(environment.address(host, port))
    # ALLOWED_HOSTS may not contain the host that we listen on.
    headers = {"Host": urlsplit(os.environ["SITE_URL"]).netloc}
    connection = http.client.HTTPConnection(address.hostname or host, int(port), timeout=5)
    try:
        connection.request("GET", "/readyz", headers=headers)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
