"""Who has the addresses of a file already: in the office, or in a row above."""

from collections.abc import Iterator

from agents.models import Agent
from clients.contacts import holders_of
from clients.importing.reading import FileRow
from clients.models import Client

SOMEBODY_ELSES = "another agent’s client"


def known(agent: Agent, rows: list[FileRow]) -> dict[str, str]:
    """The clients who have the addresses of the file already, by address_key: a name, if the agent may see it.

    It may be any address of theirs, or of somebody linked to them.
    """
    holders = holders_of({address for row in rows for address in _asked(row)})
    whose: dict[str, str] = {}
    clients = Client.objects.present().filter(pk__in=holders).order_by("pk").values_list("pk", "name", "agent_id")
    for pk, name, agent_id in clients:
        for address in holders[pk]:
            if agent.is_broker or agent.pk == agent_id:
                whose[address] = name
            else:
                whose.setdefault(address, SOMEBODY_ELSES)
    return whose


def mark_duplicates(rows: list[FileRow], known: dict[str, str]) -> None:
    """`known`: who has each address already."""
    seen = dict(known)
    for row in rows:
        row.duplicate_of = ""
        if row.errors:
            continue
        row.duplicate_of = next(filter(None, (seen.get(address, "") for address in _asked(row))), "")
        for address in (*_asked(row), *(key for linked in row.contacts.people for key in linked.keys)):
            seen.setdefault(address, f"row {row.number} of this file")


def _asked(row: FileRow) -> Iterator[str]:
    """Their own addresses, and those of whoever shares their home. One attorney may be linked to many clients."""
    yield from row.contacts.keys
    yield from (key for linked in row.contacts.people if linked.shares_a_home for key in linked.keys)


def why_left_out(row: FileRow) -> str:
    why = "; ".join(row.errors) or row.same_email
    return f"{why}; now on the do-not-email list" if row.closes else why
