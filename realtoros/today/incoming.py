"""Incoming mail on Today: answers of people who are not on file, and mail that could not be read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lists.words import first_words as cut_at_a_word
from realtoros.today.statements import BROKEN_SHOWN, STRANGERS_SHOWN

FIRST_WORDS = 120
"""Characters of an answer that a row shows."""


@dataclass(frozen=True)
class Stranger:
    """An answer of someone who is not on file."""

    id: int
    from_email: str
    from_name: str
    subject: str
    words: str
    at: datetime
    quoted: str | None
    """The subject of our email that it answers."""
    quoted_to: str | None
    """The client who got that email."""

    @property
    def name(self) -> str:
        return self.from_name or self.from_email or "Unknown sender"

    @property
    def first_words(self) -> str:
        return first_words(self.words)


@dataclass(frozen=True)
class BrokenMail:
    id: int
    from_email: str
    subject: str
    error: str
    at: datetime
    client: str | None
    """The name of the client whose emails wait for it."""

    @property
    def name(self) -> str:
        return self.subject or self.from_email or "A mail without a sender"


@dataclass(frozen=True)
class Strangers:
    shown: list[Stranger]
    has_more: bool

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Strangers":
        """From a row with the column `from_strangers`."""
        found = [Stranger(**_with_time(each)) for each in json.loads(row["from_strangers"] or "[]")]
        return cls(found[:STRANGERS_SHOWN], len(found) > STRANGERS_SHOWN)


@dataclass(frozen=True)
class BrokenMails:
    shown: list[BrokenMail]
    has_more: bool

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "BrokenMails":
        """From a row with the column `broken_mails`."""
        found = [BrokenMail(**_with_time(each)) for each in json.loads(row["broken_mails"] or "[]")]
        return cls(found[:BROKEN_SHOWN], len(found) > BROKEN_SHOWN)


def first_words(text: str) -> str:
    """In one line."""
    return cut_at_a_word(" ".join(text.split()), FIRST_WORDS)


def _with_time(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"at": datetime.fromisoformat(row["at"])}
