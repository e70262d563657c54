"""Puts the parts together, and runs them in one process with one event loop."""

import asyncio
import contextlib
import json
import logging
import os
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from sandbox import connection
from sandbox.api import Api
from sandbox.faults import DEFAULTS, Faults, Invalid, merged
from sandbox.inbound.doors import Doors
from sandbox.openai.completions import Completions
from sandbox.openai.models import Models
from sandbox.pages import Pages, not_found
from sandbox.sendgrid import keys
from sandbox.sendgrid.account import Account
from sandbox.sendgrid.mail_send import MailSend
from sandbox.sendgrid.webhook import Poster
from sandbox.store import Store


class Sandbox:
    """The two providers answer before any routing; pages and the JSON API are an ordinary application."""

    def __init__(self, directory: Path, webhook: str, inbound: str, speed: float) -> None:
        self._store = Store(directory)
        faults = Faults(_kept(self._store))
        self._poster = Poster(self._store, faults, keys.load_or_create(directory), webhook, inbound, speed)
        completions = Completions(faults)
        self._providers: dict[str, ASGIApp] = {
            "/v1/chat/completions": completions,
            "/openai/v1/chat/completions": completions,  # Azure's
            "/v3/mail/send": MailSend(self._store, faults, speed),
        }
        routes = [
            *Models(faults).routes(),
            *Account(faults).routes(),
            *Api(self._store, faults).routes(),
            *Doors(self._store, inbound).routes(),
            *Pages(self._store, faults, webhook, inbound).routes(),
        ]
        self._rest = Starlette(routes=routes, lifespan=self._lifespan, exception_handlers={404: not_found})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "POST" and (provider := self._providers.get(scope["path"])):
            try:
                await provider(scope, receive, send)
            except asyncio.CancelledError:  # we are told to stop: a 500 could be a lie about a mail that was accepted
                await connection.reset(scope)
        else:
            await self._rest(scope, receive, send)

    @contextlib.asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        posting = asyncio.create_task(self._poster.run())
        yield
        posting.cancel()
        self._poster.close()
        self._store.close()


def _kept(store: Store) -> dict[str, object]:
    """Faults outlive a restart, so that a crash in the middle of a chaos run does not heal the providers."""
    try:
        return merged(DEFAULTS, json.loads(store.setting("faults") or "{}"))
    except Invalid:
        return DEFAULTS


def serve(host: str, port: int, directory: Path, webhook: str, inbound: str, speed: float) -> int:
    """Serves until it is told to stop. Returns the exit status."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        listener = socket.create_server((host, port), family=_family(host), backlog=2048)
    except OSError as error:
        sys.stderr.write(f"The sandbox cannot listen on {host}:{port}: {os.strerror(error.errno or 0)}\n")
        return 1
    try:
        sandbox = Sandbox(directory, webhook, inbound, speed)
    except sqlite3.OperationalError as error:
        sys.stderr.write(f"The sandbox cannot use {directory}: {error}\n")
        return 1
    # Providers keep idle connections for minutes; closing one early would look like a failed send to a pooled client.
    config = uvicorn.Config(
        sandbox,
        http=connection.Protocol,
        ws="none",
        loop="asyncio",
        log_level="warning",
        access_log=False,
        timeout_keep_alive=120,
        timeout_graceful_shutdown=1,
        h11_max_incomplete_event_size=64 * 1024,
    )
    address = f"[{host}]" if ":" in host else host
    sys.stdout.write(f"Sandbox on http://{address}:{listener.getsockname()[1]}/\n")
    sys.stdout.flush()
    uvicorn.Server(config).run(sockets=[listener])
    return 0


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
