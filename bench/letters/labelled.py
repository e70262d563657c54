"""The labelled letters in bench/letters: good ones, and good ones with one defect planted."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from emails.writer.guard import Finding, Kind

FOLDER = Path(__file__).parent
SETS = (
    *("dev", "late", "more", "unseen", "frozen", "subtle", "plain"),
    *("voices", "towns", "streets", "lakes", "hills", "shores", "brook", "creek", "mesa", "cove", "ridge", "moor"),
    *("delta", "ebb", "fjord", "glen", "heath", "fresh", "blind"),
)
OF_FACTS = ("delta", "ebb", "fjord", "glen", "heath")
"""Sets that have defects of the kind `fact` alone."""
WHOLE = frozenset((Kind.LENGTH, Kind.REPEAT, Kind.LANGUAGE))
"""These are about the letter as a whole, wherever their words begin."""


@dataclass(frozen=True)
class Labelled:
    id: str
    record: dict[str, Any]
    subject: str
    body: str
    kind: Kind | None = None  # of the planted defect; a good letter has none
    text: str = ""  # the defective words
    part: str = ""  # where they were planted, and from where to where; the whole letter where this is empty
    start: int = 0
    end: int = 0

    def is_found_by(self, finding: Finding) -> bool:
        """The same kind, and it points at the planted words."""
        if finding.kind != self.kind:
            return False
        if not self.part or self.kind in WHOLE:
            return True
        return finding.part == self.part and finding.start < self.end and finding.end > self.start


def records() -> dict[str, dict[str, Any]]:
    return {row.pop("id"): row for row in _rows("records")}


def good(name: str) -> list[Labelled]:
    known = records()
    return [Labelled(row["id"], known[row["record"]], row["subject"], row["body"]) for row in _rows(f"{name}-good")]


def planted(name: str) -> list[Labelled]:
    """ValueError names the line whose `replace` does not fit its good letter."""
    known = records()
    bases = {letter.id: letter for letter in good(name)}
    return [_planted(row, known, bases) for row in _rows(f"{name}-planted")]


def _planted(row: dict[str, Any], known: dict[str, dict[str, Any]], bases: dict[str, Labelled]) -> Labelled:
    kind = Kind(row["kind"])
    if "base" not in row:
        return Labelled(row["id"], known[row["record"]], row["subject"], row["body"], kind, row.get("text", ""))
    base = bases[row["base"]]
    old, new = row["replace"]
    if base.subject.count(old) + base.body.count(old) != 1:
        raise ValueError(f"{row['id']}: {old!r} is not exactly once in {base.id}")
    if row["text"] not in new:
        raise ValueError(f"{row['id']}: {row['text']!r} is not in what was planted")
    part = "subject" if old in base.subject else "body"
    start = getattr(base, part).index(old)
    texts = {"subject": base.subject, "body": base.body}
    texts[part] = texts[part].replace(old, new)
    return Labelled(
        row["id"], base.record, **texts, kind=kind, text=row["text"], part=part, start=start, end=start + len(new)
    )


def _rows(name: str) -> Iterator[dict[str, Any]]:
    path = FOLDER / f"{name}.jsonl"
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
