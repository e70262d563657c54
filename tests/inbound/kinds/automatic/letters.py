"""Made-up mail for these tests, and the lists of sentences beside them."""

import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from inbound.reading.message import Message

CENTRAL = timezone(timedelta(hours=-6))
MONDAY = datetime(2026, 11, 30, 9, 4, tzinfo=CENTRAL)


def listed(name: str, table: str) -> list[dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text())[table]


def letter(
    text: str = "", *, subject: str = "Re: Your home search", date: datetime | None = MONDAY, **fields
) -> Message:
    """`fields`: those of Message, and `headers` as a dictionary."""
    headers = [(name.lower(), value) for name, value in fields.pop("headers", {}).items()]
    fields.setdefault("from_email", "tom.baker@gmail.com")
    return Message(subject=subject, text=text, date=date, headers=headers, **fields)
