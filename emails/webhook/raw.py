"""A body of SendGrid's as events, and an event as it is kept."""

import json
from math import isfinite
from typing import Any


def raw(event: Any) -> bytes:
    try:
        return json.dumps(event).encode()
    except (ValueError, RecursionError):
        return repr(event)[:100_000].encode("utf-8", "replace")


def read(body: bytes | memoryview) -> Any:
    """Parses JSON. Numbers too large for PostgreSQL or Python stay text, so that they break no other event."""
    return json.loads(bytes(body), parse_constant=str, parse_int=_int, parse_float=_float)


def _int(text: str) -> int | str:
    return int(text) if len(text) < 100 else text


def _float(text: str) -> float | str:
    return number if isfinite(number := float(text)) else text
