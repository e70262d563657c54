"""Finds JSON objects in whatever stands around them, and reads those that a model wrote a little wrong.

Python's own reader is strict, and what models get wrong is known: a comma too much, typographic quotes, Python's
quotes, line breaks inside a string, a whole object as a string. What is ambiguous stays unread.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

MAX_DEPTH, MAX_TRIES, MAX_ENCODINGS = 12, 40, 4

BLANK = re.compile(r"\s*")
STRAIGHT = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"', re.S)
CLOSES = {
    **dict.fromkeys("“”„", re.compile(r'["“”](?=\s*[,:}\]])')),
    **dict.fromkeys("'\u2018’", re.compile(r"['\u2018’](?=\s*[,:}\]])")),
}
"""The end of a string in such quotes: an apostrophe is not followed by a comma or a bracket."""
BARE_KEY = re.compile(r"[A-Za-z_]\w*(?=\s*:)")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
LITERAL = re.compile(r"(?:true|false|null|True|False|None)\b")
LITERALS = {"true": True, "True": True, "false": False, "False": False, "null": None, "None": None}


class NoJson(ValueError):
    """Nothing that can be read stands here."""


def values_in(text: str) -> list[Any]:
    """The outermost objects in the text, lists of them and strings that hold them opened."""
    for _ in range(MAX_ENCODINGS):
        found = list(_objects(text))
        if found:
            return found
        opened = _opened(text)
        if opened is None or opened == text:
            return []
        text = opened
    return []


def _objects(text: str) -> Iterator[Any]:
    position = text.find("{")
    for _ in range(MAX_TRIES):
        if position < 0:
            return
        try:
            value, end = _value(text, position, 0)
        except NoJson:
            end = position + 1
        else:
            yield value
        position = text.find("{", end)


def _opened(text: str) -> str | None:
    """A text that was encoded as a string, or that lost the quotes of one."""
    start, end = text.find('"'), text.rfind('"')
    inside = text[start + 1 : end] if 0 <= start < end else ""
    for candidate in (inside, text):
        if '\\"' in candidate:
            try:
                return str(_decoded(candidate))
            except NoJson:
                continue
    return None


def _value(text: str, position: int, depth: int) -> tuple[Any, int]:
    if depth > MAX_DEPTH:
        raise NoJson
    position = _after_blank(text, position)
    char = text[position : position + 1]
    if char == "{":
        return _object(text, position + 1, depth)
    if char == "[":
        return _list(text, position + 1, depth)
    if char == '"' or char in CLOSES:
        return _string(text, position)
    if found := LITERAL.match(text, position):
        return LITERALS[found[0]], found.end()
    if found := NUMBER.match(text, position):
        return found[0], found.end()  # nobody counts with it
    raise NoJson


def _object(text: str, position: int, depth: int) -> tuple[dict[str, Any], int]:
    members: dict[str, Any] = {}
    while True:
        position = _after_blank(text, position)
        if text[position : position + 1] == "}":
            return members, position + 1
        if found := BARE_KEY.match(text, position):
            key, position = found[0], found.end()
        else:
            key, position = _string(text, position)
        position = _after_blank(text, position)
        if text[position : position + 1] != ":" or key in members:
            raise NoJson
        members[key], position = _value(text, position + 1, depth + 1)
        position = _after_comma(text, position, "}")


def _list(text: str, position: int, depth: int) -> tuple[list[Any], int]:
    items: list[Any] = []
    while True:
        position = _after_blank(text, position)
        if text[position : position + 1] == "]":
            return items, position + 1
        item, position = _value(text, position, depth + 1)
        items.append(item)
        position = _after_comma(text, position, "]")


def _after_comma(text: str, position: int, closing: str) -> int:
    position = _after_blank(text, position)
    if text[position : position + 1] == ",":
        return position + 1
    if text[position : position + 1] != closing:
        raise NoJson
    return position


def _after_blank(text: str, position: int) -> int:
    found = BLANK.match(text, position)
    return found.end() if found else position


def _string(text: str, position: int) -> tuple[str, int]:
    quote = text[position : position + 1]
    if quote == '"':
        found = STRAIGHT.match(text, position)
        if not found:
            raise NoJson
        return _decoded(found[1]), found.end()
    closes = CLOSES[quote].search(text, position + 1) if quote in CLOSES else None
    if not closes:
        raise NoJson
    inside = text[position + 1 : closes.start()]
    # Of these quotes none needed a backslash, and a straight one inside is a letter like any other.
    return _decoded(re.sub(r'(?<!\\)"', r"\"", inside.replace("\\'", "'"))), closes.end()


def _decoded(raw: str) -> str:
    try:
        decoded = json.loads(f'"{raw}"', strict=False)
    except ValueError as error:
        raise NoJson from error
    return str(decoded)
