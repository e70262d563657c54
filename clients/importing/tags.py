"""The tags that the clients of a file get: the office's own by their names, and new ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from agents.models import Agent
from clients.importing.reading import FileRow
from clients.models import ClientTag, Tag
from clients.models.tag import LONGEST_NAME, MOST, MOST_OF_A_CLIENT
from clients.office_lists.tags import LONGEST_FIELD, find_or_make, known, split
from lists.one_line import is_one_line

MOST_NEW = 30
"""A file with more new names than this has probably something else in that column."""


def read(row: FileRow, cell: str) -> list[str]:
    """The names in a cell. Notes on the row what is wrong with them."""
    names = split(cell) if len(cell) <= LONGEST_FIELD else []
    if len(cell) > LONGEST_FIELD or len(names) > MOST_OF_A_CLIENT:
        row.errors.append(f"more than {MOST_OF_A_CLIENT} tags")
    if any(len(name) > LONGEST_NAME for name in names):
        row.errors.append(f"a tag longer than {LONGEST_NAME} characters")
    if not all(map(is_one_line, names)):
        row.errors.append("a hidden character in a tag")
    return names


@dataclass(frozen=True)
class NewTags:
    """The names that the office does not have, of the rows that will be imported."""

    names: list[str]
    rows: int
    may_be_added: bool

    @classmethod
    def of(cls, good: Sequence[FileRow]) -> "NewTags":
        found = _known(good)
        new = {name.lower(): name for row in good for name in row.tags if name not in found}
        number = sum(any(name not in found for name in row.tags) for row in good)
        fits = 0 < len(new) <= MOST_NEW and Tag.objects.count() + len(new) <= MOST
        return cls(list(new.values()), number, fits)


def save(good: Sequence[FileRow], *, by: Agent, at: datetime, adds: bool) -> None:
    """Gives the clients that were made of these rows their tags. Without `adds` those that the office has."""
    if adds and NewTags.of(good).may_be_added:
        find_or_make(list({name.lower(): name for row in good for name in row.tags}.values()), by=by)
    found = _known(good)
    rows = [(row.client.pk, found[name]) for row in good if row.client for name in row.tags if name in found]
    pairs = {(pk, tag.pk): tag for pk, tag in rows}
    ClientTag.objects.bulk_create(
        [ClientTag(client_id=pk, tag=tag, agent=by, created_at=at) for (pk, _), tag in pairs.items()],
        batch_size=2000,
        ignore_conflicts=True,
    )


def _known(rows: Iterable[FileRow]) -> dict[str, Tag]:
    names = {name for row in rows for name in row.tags}
    return known(names) if names else {}
