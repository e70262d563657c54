"""Ids that come from outside: in an address, in a form."""


def is_id(text: str) -> bool:
    """Whether it can be the id of a row. A number of 19 digits may not fit PostgreSQL's bigint."""
    return text.isdecimal() and text.isascii() and len(text) < 19


def read_id(text: str) -> int | None:
    """The id; None for anything else."""
    return int(text) if is_id(text) else None
