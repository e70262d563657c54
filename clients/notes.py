"""A client's notes, as the timeline shows them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from agents.models import Agent
from clients.models import Client, Note
from lists import prepared
from lists.prepared import Columns

_NOTE = Columns(Note, "n", without=["search_text"])
_BY, _EDITED_BY = (Columns(Agent, table, ["id", "email", "name"]) for table in "ge")
# Pinned ones stand above the others, wherever they are in time; or all are in their places. Below the same
# moment the smaller id comes first: a note's key is its id, negative, so that it is no event's.
NOTES = f"""
SELECT {_NOTE.sql}, {_BY.sql}, {_EDITED_BY.sql}, (SELECT count(*) + 1 FROM note_versions v WHERE v.note_id = n.id)
FROM (
    (SELECT * FROM notes p WHERE p.client_id = %(client)s AND p.deleted_at IS NULL AND p.pinned_at IS NOT NULL
        AND NOT %(in_place)s)
    UNION ALL
    (SELECT * FROM notes o WHERE o.client_id = %(client)s AND o.deleted_at IS NULL
        AND (o.pinned_at IS NULL OR %(in_place)s)
        AND o.created_at <= %(before)s AND (o.created_at < %(before)s OR -o.id < %(before_id)s)
        AND o.created_at >= %(since)s AND (o.created_at > %(since)s OR -o.id >= %(since_id)s)
        AND NOT EXISTS (SELECT FROM unnest(%(words)s::text[]) w WHERE strpos(o.search_text, clients_folded(w)) = 0)
    ORDER BY o.created_at DESC, o.id LIMIT %(most)s)
) n LEFT JOIN agents g ON g.id = n.agent_id LEFT JOIN agents e ON e.id = n.edited_by_id
ORDER BY n.created_at DESC, n.id"""  # noqa: S608  columns' names alone


def notes_of(
    client: Client,
    since: tuple[datetime, int],
    before: tuple[datetime, int],
    most: int,
    words: Sequence[str] = (),
    *,
    in_place: bool = False,
) -> list[Any]:
    """All pinned notes, and of the others those from one key up to another, newest first.

    With `in_place` pinned ones are among the others. With `words` only those that have each of them. Each note comes
    with who wrote it and who edited it, and with the number of its versions.
    """
    values: dict[str, Any] = {"client": client.pk, "most": most, "words": list(words), "in_place": in_place}
    values |= zip(("before", "before_id"), before, strict=True)
    values |= zip(("since", "since_id"), since, strict=True)
    return [_note(row) for row in prepared.rows(NOTES, values)]


def _note(row: Sequence[Any]) -> Any:
    note: Any = _NOTE.read(row)
    note.agent, note.edited_by = _BY.read(row, len(_NOTE)), _EDITED_BY.read(row, len(_NOTE) + len(_BY))
    note.version_count = row[-1]
    return note
