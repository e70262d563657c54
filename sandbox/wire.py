"""The few lines of ASGI that both providers share. Kept bare, because benchmarks drive thousands of calls a second."""

import json
import re
from typing import Any

from starlette.types import Receive, Scope, Send

MAX_BODY = 30 * 1024 * 1024
Headers = dict[str, str]


class TooLarge(Exception):
    """The body is over 30 MB."""


async def read_body(receive: Receive) -> bytes:
    """The whole body. Raises TooLarge only after reading it all, so that the client is not cut off while it writes."""
    chunks, size = [], 0
    while True:
        message = await receive()
        chunk = message.get("body", b"")
        size += len(chunk)
        if size <= MAX_BODY:
            chunks.append(chunk)
        if not message.get("more_body", False):
            break
    if size > MAX_BODY:
        raise TooLarge
    return b"".join(chunks)


def parsed(body: bytes) -> Any:
    """The JSON in `body`. ValueError when there is none; too deep nesting counts as none."""
    try:
        return json.loads(body)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def has_key(scope: Scope) -> bool:
    """Whether a bearer key is given. `None` is what a client library sends for a key that is not set."""
    for name, value in scope["headers"]:
        if name == b"authorization":
            match = re.fullmatch(rb"(?i:bearer) +(\S+)", value.strip())
            return match is not None and match[1] != b"None"
    return False


async def answer(send: Send, status: int, body: bytes = b"", headers: Headers | None = None) -> None:
    lines = [(b"content-length", str(len(body)).encode())]
    lines += [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": body})


async def answer_json(send: Send, status: int, value: object, headers: Headers | None = None) -> None:
    """ASCII only, because a lone surrogate that came in must be able to go out again."""
    body = json.dumps(value, separators=(",", ":")).encode()
    await answer(send, status, body, {"Content-Type": "application/json", **(headers or {})})


async def hang(receive: Receive) -> None:
    """Says nothing until the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
