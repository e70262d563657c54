"""The access log: one line per request, without anything that opens a door or says what somebody looked for.

gunicorn.conf.py has the line; whatever other format somebody sets has no secrets either.
"""

import logging
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote

from gunicorn.glogging import Logger

from realtoros.web import visitors

HIDDEN = "***"
SECRET = re.compile(
    r"(?P<before>/(?:u|unsubscribe|invitation|account/password/reset/key|account/confirm-email)/+)[^/\s]+",
    re.IGNORECASE,
)
"""A token in a path: whoever reads the log could unsubscribe somebody, or take their account."""
PLAIN = re.compile(r"[\w.:-]{1,64}")


class AccessLog(Logger):
    def atoms(self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta) -> dict[str, Any]:
        found: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        path, method = path_of(environ["RAW_URI"]), environ["REQUEST_METHOD"]
        return found | {
            "t": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z",
            "h": printable(visitors.address_from(environ)),
            "m": printable(method),
            "U": path,
            "q": "",
            "r": f"{printable(method)} {path} {environ['SERVER_PROTOCOL']}",
            "f": "-",  # the page before may have had a token, too
            "M": round(request_time.total_seconds() * 1000),
            "id": id_of(found),
        }


def path_of(uri: str) -> str:
    """As it came, still encoded, so that no line break gets in; without its query string."""
    path = re.sub(r"^[a-z]+://[^/?#]*", "", uri, flags=re.IGNORECASE).partition("?")[0].partition("#")[0]
    path, decoded = printable(path), printable(unquote(path))
    # Django decodes it, so /%75/token is /u/token.
    return path if without_secrets(decoded) == decoded else without_secrets(decoded)


def without_secrets(text: str) -> str:
    return SECRET.sub(rf"\g<before>{HIDDEN}", text)


class WithoutSecrets(logging.Filter):
    """Other lines of the log name paths, too: Django's of a page that is not found, ours of a fault."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if (hidden := without_secrets(text)) != text:
            record.msg, record.args = hidden, ()
        return True


def id_of(atoms: dict[str, Any]) -> str:
    """The number on the page of a fault of ours; else the one that a proxy has given the request."""
    text = str(atoms.get("{x-error-id}o") or atoms.get("{x_request_id}i") or "")
    return text if PLAIN.fullmatch(text) else "-"


def printable(text: str) -> str:
    return "".join(character if "!" <= character <= "~" else "?" for character in text[:2000]) or "-"
