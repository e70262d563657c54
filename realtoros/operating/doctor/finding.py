"""What one question found."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

GREEN, AMBER, RED = "green", "amber", "red"


@dataclass(frozen=True)
class Finding:
    """`says` is what is so, `to_do` what to do about it in words for somebody who is no programmer."""

    code: str
    name: str
    tone: str  # green, amber, red, or empty where it does not matter
    says: str
    to_do: str = ""
    word: str = ""
    at: datetime | None = None
    details: str = ""
    """Somebody else's own text."""
    href: str = ""
    """The page that shows more of it."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"at": self.at.isoformat() if self.at else None}

    @classmethod
    def of_json(cls, values: dict[str, Any]) -> "Finding":
        return cls(**values | {"at": datetime.fromisoformat(values["at"]) if values["at"] else None})


def good(code: str, name: str, says: str, at: datetime | None = None) -> Finding:
    return Finding(code, name, GREEN, says, at=at)


def fair(code: str, name: str, says: str, to_do: str, at: datetime | None = None) -> Finding:
    return Finding(code, name, AMBER, says, to_do, at=at)


def bad(code: str, name: str, says: str, to_do: str, at: datetime | None = None) -> Finding:
    return Finding(code, name, RED, says, to_do, at=at)
