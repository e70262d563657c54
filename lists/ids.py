"""Ids, and other whole numbers, that come from outside: in an address, in a form, in a cookie."""


def read_id(text: str) -> int | None:
    """The id of a row; None for anything else. A number of 19 digits may not fit PostgreSQL's bigint."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 19 else None
