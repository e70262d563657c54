"""The messages under tests/inbound/corpus, and what each has to give: expected.toml of its folder."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Sample:
    group: str
    name: str
    expected: dict[str, Any]

    @property
    def raw(self) -> bytes:
        return (CORPUS / self.group / f"{self.name}.eml").read_bytes()

    def __str__(self) -> str:
        return f"{self.group}/{self.name}"


def samples(*groups: str) -> list[Sample]:
    found = []
    for group in groups:
        expected = tomllib.loads((CORPUS / group / "expected.toml").read_text())
        found += [Sample(group, name, each) for name, each in expected.items()]
    return found
