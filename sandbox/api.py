"""The JSON side for tests, benchmarks and the curious: what was accepted, and what shall go wrong."""

import json
import sqlite3
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import wire
from sandbox.faults import DEFAULTS, Faults, Invalid, merged
from sandbox.store import Store


class Api:
    def __init__(self, store: Store, faults: Faults) -> None:
        self._store, self._faults = store, faults

    def routes(self) -> list[Route]:
        return [
            Route("/healthz", self.health),
            Route("/api/mails", self.mails),
            Route("/api/mails", self.empty, methods=["DELETE"]),
            Route("/api/mails/{message_id}", self.mail),
            Route("/api/count", self.count),
            Route("/api/faults", self.faults),
            Route("/api/faults", self.set_faults, methods=["PUT", "PATCH", "DELETE"]),
        ]

    async def health(self, request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def mails(self, request: Request) -> Response:
        asked = request.query_params
        limit = asked.get("limit", "50")
        if not limit.isascii() or not limit.isdigit() or not 1 <= int(limit[:9]) <= 10_000:
            return JSONResponse({"error": "limit: must be a number from 1 to 10000"}, 400)
        rows = self._store.mails(q=asked.get("q", ""), to=asked.get("to", ""), limit=int(limit))
        return JSONResponse([_as_json(row) for row in rows])

    async def mail(self, request: Request) -> Response:
        """The mail of the first recipient, with its events; the others' addresses beside."""
        rows = self._store.mails_of_message(request.path_params["message_id"])
        if not rows:
            return JSONResponse({"error": "no such message"}, 404)
        events = [
            {**json.loads(event["payload"]), "posted": event["batch_id"] is not None, "answer": event["answer"]}
            for event in self._store.events_of(rows[0]["id"])
        ]
        return JSONResponse({**_as_json(rows[0]), "recipients": [row["recipient"] for row in rows], "events": events})

    async def empty(self, request: Request) -> Response:
        self._store.empty()
        return Response(status_code=204)

    async def count(self, request: Request) -> Response:
        served = {provider: dict(counter) for provider, counter in self._faults.served.items()}
        return JSONResponse({**self._store.count(), "waiting": self._store.waiting(), "requests": served})

    async def faults(self, request: Request) -> Response:
        return JSONResponse(self._faults.settings)

    async def set_faults(self, request: Request) -> Response:
        """PUT replaces all (what it leaves out becomes normal), PATCH changes only what it names, DELETE resets."""
        try:
            changes = {} if request.method == "DELETE" else wire.parsed(await wire.read_body(request.receive))
            base = self._faults.settings if request.method == "PATCH" else DEFAULTS
            settings = merged(base, changes)
        except Invalid as error:
            return JSONResponse({"error": str(error)}, 400)
        except (ValueError, wire.TooLarge):
            return JSONResponse({"error": "the body is not JSON"}, 400)
        self._store.set("faults", json.dumps(settings))
        self._faults.use(settings)
        return JSONResponse(settings)


def _as_json(row: sqlite3.Row) -> dict[str, Any]:
    mail = dict(row)
    mail |= {name: json.loads(mail[name]) for name in ("headers", "categories", "custom_args", "attachments")}
    return {**mail, "to": mail["recipient"], "from": mail["sender"]}
