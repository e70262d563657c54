"""Which of the rows that tell of calls and answers count: all that nobody took back."""

from collections.abc import Iterable

from clients.models import Activity

TAKEN_BACK = "taken_back"
"""The `event` of a row that says: it was none."""


def standing(rows: Iterable[Activity]) -> list[Activity]:
    """Those of `rows` that count. `rows` are one client's calls and answers, the newest first.

    A row that takes one back names it in its `data`: a `call` or an `answer` by its id, a mail by its `inbound`. An old
    one that names nothing takes back the last answer before it.
    """
    found: list[Activity] = []
    undone: set[tuple[str, int]] = set()
    is_last_undone = False
    for row in rows:
        if row.data.get("event") == TAKEN_BACK:
            named = {(name, pk) for name in ("call", "answer", "inbound") if (pk := _id(row, name))}
            undone |= named
            is_last_undone |= row.kind == Activity.Kind.REPLY and not named
        elif undone & {("call", row.pk), ("answer", row.pk), ("inbound", _id(row, "inbound"))}:
            continue
        elif row.kind == Activity.Kind.REPLY and is_last_undone:
            is_last_undone = False
        else:
            found.append(row)
    return found


def _id(row: Activity, name: str) -> int:
    """0 where there is none, also for what plain SQL may have written."""
    pk = row.data.get(name)
    return pk if type(pk) is int else 0
