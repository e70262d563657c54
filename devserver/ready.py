"""Waits until RealtorOS is ready, and the lines that are printed then."""

import http.client
import os
import time
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from devserver import environment

PATIENCE = 60


def announcement(values: Mapping[str, str], hints: Sequence[str]) -> list[str]:
    address = environment.address(values["HOST"], values["PORT"])
    return [f"RealtorOS is ready at {address}", *hints]


def becomes_ready() -> bool:
    """Waits; False if it is not ready within PATIENCE seconds."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if is_ready(os.environ):
            return True
        time.sleep(0.1)
    return False


def is_ready(values: Mapping[str, str]) -> bool:
    """Whether the server with these HOST, PORT and SITE_URL answers that it is ready."""
    host, port = values["HOST"], values["PORT"]
    address = urlsplit(environment.address(host, port))
    # ALLOWED_HOSTS may not contain the host that we listen on.
    headers = {"Host": urlsplit(values["SITE_URL"]).netloc}
    connection = http.client.HTTPConnection(address.hostname or host, int(port), timeout=5)
    try:
        connection.request("GET", "/readyz", headers=headers)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
