"""Where the clients of a file came from: a source of the office's list by its name, or a new one, or words about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clients.importing.reading import FileRow
from clients.models import Source
from clients.models.source import LONGEST_DETAIL, LONGEST_NAME, MOST
from lists.one_line import is_one_line

MOST_NEW = 30
"""A file with more new names than this has probably something else in that column."""


@dataclass(frozen=True)
class NewSources:
    """The names that the office's list does not have, of the rows that will be imported."""

    names: list[str]
    rows: int

    @classmethod
    def of(cls, good: Iterable[FileRow]) -> "NewSources":
        found = [row.source for row in good if row.has_new_source]
        return cls(list({name.lower(): name for name in found}.values()), len(found))

    @property
    def may_be_added(self) -> bool:
        return 0 < len(self.names) <= MOST_NEW


def settle(rows: Sequence[FileRow], add: bool) -> bool:
    """Gives each client their source: a retired one, too. A new one is made when `add`; else the detail keeps its name.

    Says whether new ones are made: not where there are too many. Nothing is written yet: see `save_new`.
    """
    office = _of_office()
    new = {row.source.lower() for row in rows if _is_name(row.source)} - office.keys()
    add = add and len(new) <= MOST_NEW and len(office) + len(new) <= MOST
    for row in rows:
        client = row.client
        if not row.source or client is None:
            continue
        key = row.source.lower()
        row.has_new_source = key in new
        if add and key in new:
            office.setdefault(key, Source(name=row.source))
        if key in office:
            client.source = office[key]
            continue
        client.source_detail = ": ".join(filter(None, [row.source, client.source_detail]))
        if len(client.source_detail) > LONGEST_DETAIL:
            row.errors.append(f"source longer than {LONGEST_DETAIL} characters")
    return add


def save_new(rows: Iterable[FileRow]) -> None:
    """Adds the new sources of these rows to the office's list, unless someone has added the same name since."""
    clients = [(row.client, row.source) for row in rows if row.has_new_source and row.client and row.client.source]
    new = {name.lower(): name for _, name in clients}
    if not new:
        return
    Source.objects.bulk_create([Source(name=name) for name in new.values()], ignore_conflicts=True)
    office = _of_office()
    for client, name in clients:
        client.source = office.get(name.lower())


def _of_office() -> dict[str, Source]:
    return {source.name.lower(): source for source in Source.objects.all()}


def _is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and is_one_line(text)
