"""Where an answer is asked for: the buttons on a mail's page, and the JSON side for tests."""

import sqlite3
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from sandbox import wire
from sandbox.inbound.answers import KINDS, answer
from sandbox.inbound.form import CONTENT_TYPE, body_of
from sandbox.store import Store

_LONGEST = 100_000  # characters of a text


class Doors:
    def __init__(self, store: Store, url: str) -> None:
        self._store, self._url = store, url

    def routes(self) -> list[Route]:
        return [
            Route("/mail/{id:int}/answers", self.from_page, methods=["POST"]),
            Route("/api/inbound", self.posts),
            Route("/api/inbound", self.from_api, methods=["POST"]),
        ]

    async def from_page(self, request: Request) -> Response:
        fields = parse_qs((await _body(request)).decode("utf-8", "replace"))
        id_ = min(request.path_params["id"], 2**63 - 1)
        given = {name: values[0] for name, values in fields.items()}
        status, problem = self._queue({"mail_id": id_, **given, "raw": "raw" in given})
        if status != 201:
            raise HTTPException(status, str(problem))
        return RedirectResponse(f"/mail/{id_}", 303)

    async def from_api(self, request: Request) -> Response:
        """{"mail_id": …, "kind": …, "text": …, "raw": false}: 201 with the id of what will be posted."""
        try:
            asked = wire.parsed(await _body(request))
        except ValueError:
            return JSONResponse({"error": "the body is not JSON"}, 400)
        if not isinstance(asked, dict):
            return JSONResponse({"error": "the body must be an object"}, 400)
        status, made = self._queue(asked)
        return JSONResponse({"id": made} if status == 201 else {"error": made}, status)

    async def posts(self, request: Request) -> Response:
        """What was posted or will be, the newest first."""
        return JSONResponse([_as_json(row) for row in self._store.inbound_posts()])

    def _queue(self, asked: dict[str, Any]) -> tuple[int, object]:
        """A status and the new id, or what is wrong."""
        if not self._url:
            return 409, "started without --inbound: there is nowhere to post to"
        id_, kind, text = asked.get("mail_id"), asked.get("kind"), asked.get("text") or ""
        if not isinstance(id_, int) or isinstance(id_, bool) or not isinstance(text, str) or len(text) > _LONGEST:
            return 400, "mail_id must be a number, text a text"
        if not isinstance(kind, str) or kind not in KINDS:
            return 400, f"kind: must be one of {', '.join(KINDS)}"
        mail = self._store.mail(min(abs(id_), 2**63 - 1))
        if mail is None:
            return 404, "no such mail"
        made = answer(mail, kind, text.encode("utf-8", "replace").decode(), datetime.now(UTC))
        return 201, self._store.post_inbound(mail["id"], kind, CONTENT_TYPE, body_of(made, bool(asked.get("raw"))))


async def _body(request: Request) -> bytes:
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, "asked by a page from elsewhere")
    try:
        return await wire.read_body(request.receive)
    except wire.TooLarge as error:
        raise HTTPException(413) from error


def _as_json(row: sqlite3.Row) -> dict[str, Any]:
    is_waiting = row["next_at"] is not None
    names = ("id", "mail_id", "what", "attempts", "answer")
    return {**{name: row[name] for name in names}, "waiting": is_waiting}
