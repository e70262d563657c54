"""`type; name=value` of Content-Type and Content-Disposition, with RFC 2231, RFC 2047 and what people make of them."""

import re
from email.message import Message as StandardMessage
from email.utils import collapse_rfc2231_value, unquote

from inbound.reading.charset import one_line
from inbound.reading.words import readable

LONGEST = 4000
"""Characters that are looked at: the standard library takes a time that grows by the square."""

A_TYPE = re.compile(r"[\w!#$&^.+-]{1,80}/[\w!#$&^.+-]{1,80}")
SIMPLE = re.compile(r"""; ?([\w-]{1,50})\*?=(?:"([^"]*)"|([^\s;"]+))""")
LONGEST_NAME = 150


def with_params(raw: str, default: str = "") -> tuple[str, dict[str, str]]:
    """The value in lower case, and its parameters. `default` for one that is missing or is no type."""
    raw = raw[:LONGEST]
    value = raw.partition(";")[0].strip().lower()
    return (value if not default or A_TYPE.fullmatch(value) else default), _params(raw)


def file_name(raw: str) -> str:
    """Without folders and control characters; a long one keeps its ending."""
    name = re.split(r"[/\\]", one_line(raw))[-1].strip(" .\"'")
    if len(name) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    return stem[: LONGEST_NAME - len(ending) - 1] + dot + ending if dot and len(ending) < 20 else name[:LONGEST_NAME]


def _params(raw: str) -> dict[str, str]:
    if ";" not in raw:
        return {}
    message = StandardMessage()
    message["content-type"] = re.sub(r"[\r\n]+", " ", raw)
    try:
        pairs = [(name, value) for name, value in (message.get_params(unquote=False) or [])[1:]]
        read = [(name, value, _value(value)) for name, value in pairs]
    except Exception:  # of a hostile parameter: a number of 5,000 digits, a charset that is none
        read = [(found[1], found[2] or found[3], found[2] or found[3] or "") for found in SIMPLE.finditer(raw)]
    params: dict[str, str] = {}
    for name, value, text in read:
        # The extended form says the same in more letters, so it wins.
        if isinstance(value, tuple) or name.lower() not in params:
            params[one_line(name).lower()] = text
    return params


def _value(value: str | tuple[str | None, str | None, str]) -> str:
    if isinstance(value, tuple):
        return one_line(unquote(collapse_rfc2231_value(value)))
    return readable(unquote(value))
