"""The import itself, in one transaction: first the addresses that must not be emailed, then the clients."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import OperationalError, connection, transaction
from django.utils import timezone
from psycopg.errors import LockNotAvailable

from agents.models import Agent
from clients.contacts import holders_of
from clients.importing.contacts import Contacts
from clients.importing.opt_out import OptOut
from clients.importing.reading import FileRow
from clients.importing.same import known, mark_duplicates, why_left_out
from clients.importing.sources import save_new
from clients.importing.tags import save as save_tags
from clients.models import Activity, AdditionalEmail, AdditionalPhone, Client, ClientImport, Person
from clients.views.importing.effects import addresses_not_to_email, may_get_followups
from emails.models import Suppression

BATCH = 500
WAITS = 8
"""Seconds for another import to end: less than a page may take."""

ONE_AT_A_TIME = 0x_C11E_275
"""The number of the lock that the office's imports take, one after the other."""


class OtherImportRunning(Exception):
    """Somebody else in the office is importing right now. Nothing was written."""


def to_import(rows: Iterable[FileRow], with_duplicates: bool) -> list[FileRow]:
    return [row for row in rows if not row.errors and (with_duplicates or not row.duplicate_of)]


@transaction.atomic
def write(
    kept: ClientImport,
    rows: list[FileRow],
    *,
    by: Agent,
    agent: Agent | None,
    with_duplicates: bool,
    planned: bool,
    adds_tags: bool = False,
) -> None:
    """Makes clients of the rows without errors. `agent` is their agent; `planned`: whether they get follow-ups;
    `adds_tags`: whether the office gets the tags that it does not have.

    Two imports at the same time run one after the other. The second then finds the clients of the first, so duplicates
    are looked for again here. Raises OtherImportRunning when the wait takes too long.
    """
    _wait_for_others()
    if not kept.claim():
        return
    now = timezone.now()
    mark_duplicates(rows, known(by, rows))
    good = to_import(rows, with_duplicates)
    kept.silenced = _suppress(kept, rows, by, now)
    save_new(good)
    kept.imported = _add(kept, good, by, agent, now, planned)
    save_tags(good, by=by, at=now, adds=adds_tags)
    taken = {row.number for row in good}
    kept.left_out = {row.number: why_left_out(row) for row in rows if row.number not in taken}
    kept.save(update_fields=["imported", "silenced", "left_out"])


def _wait_for_others() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{int(WAITS * 1000)}ms"])
        try:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        except OperationalError as error:
            if isinstance(error.__cause__, LockNotAvailable):
                raise OtherImportRunning from error
            raise
        cursor.execute("SELECT set_config('lock_timeout', '0', true)")


def _suppress(kept: ClientImport, rows: list[FileRow], by: Agent, now: datetime) -> int:
    """Puts the addresses that opted out in this file on the ledger, also those of rows that are left out.

    Clients who have such an address already get an event on their timeline. Entries that are on the ledger already
    are not changed. Returns the number of addresses.
    """
    asked = {
        (address, each.reason): (row, each)
        for row in reversed(rows)
        for address, said in row.closes.items()
        for each in said
    }
    here = _clients_by_address({address for address, _ in asked})
    entries = [
        Suppression(
            address=address,
            reason=reason,
            source=_source(kept, row, each, by),
            # No client has the address yet, so there is nothing to stop. Those who get it now are added without a plan.
            applied_at=None if address in here else now,
        )
        for (address, reason), (row, each) in asked.items()
    ]
    # A row may close several addresses of one client: their timeline says it once.
    told = {
        (client.pk, *asked[entry.address, entry.reason][1]): (client, *asked[entry.address, entry.reason])
        for entry in Suppression.add_many(entries)
        for client in here.get(entry.address, [])
    }
    Activity.add_many([_opt_out_activity(client, kept, by, row, each) for client, row, each in told.values()])
    return len({address for address, _ in asked})


def _opt_out_activity(client: Client, kept: ClientImport, by: Agent, row: FileRow, each: OptOut) -> Activity:
    data = {"event": "opted_out_in_file", "file": kept.name, "line": row.number, **each._asdict()}
    return Activity(client=client, kind=Activity.Kind.EDITED, data=data, agent=by)


def _source(kept: ClientImport, row: FileRow, each: OptOut, by: Agent) -> str:
    said = f"“{each.head[:40]}: {each.cell[:30]}”"
    return f"{kept.name[:60]}, row {row.number}, {said}, imported by {by} (agent {by.pk})"


def _clients_by_address(addresses: set[str]) -> dict[str, list[Client]]:
    """The clients of all agents, deleted ones too: their timelines are kept. By any address of theirs."""
    found: dict[str, list[Client]] = {}
    for pk, held in holders_of(addresses).items():
        for address in held:
            found.setdefault(address, []).append(Client(pk=pk))
    return found


def _add(kept: ClientImport, good: list[FileRow], by: Agent, agent: Agent | None, now: datetime, planned: bool) -> int:
    closed = addresses_not_to_email(good)
    made = [(row, row.client) for row in good if row.client]
    for number, (row, client) in enumerate(made):
        client.agent = agent
        client.keep_custom_order()
        # In the order of the file: its first line is the newest.
        client.created_at = client.imported_at = now - timedelta(microseconds=number)
        # None: the next sweep makes the plan. A client without an email is offered it later, when there is one.
        client.planned_at = None if planned and (may_get_followups(row, closed) or not row.address) else now
        client.plan_offered_at = None if row.address else now
    Client.objects.bulk_create([client for _, client in made], BATCH)
    _add_contacts([(row.contacts, client) for row, client in made], by)
    data = {"event": "imported", "file": kept.name}
    activities: list[Activity] = []
    for row, client in made:
        activities.append(Activity(client=client, kind=Activity.Kind.CREATED, data=data, agent=by))
        activities += [_opt_out_activity(client, kept, by, row, each) for each in row.opt_outs]
    Activity.add_many(activities)
    return len(made)


def _add_contacts(made: list[tuple[Contacts, Client]], by: Agent) -> None:
    """One statement for many rows of a table: each writes anew what the clients are found by."""
    people: list[Person] = []
    emails: list[AdditionalEmail] = []
    phones: list[AdditionalPhone] = []
    for contacts, client in made:
        for linked in contacts.people:
            linked.person.client, linked.person.created_by = client, by
            people.append(linked.person)
    Person.objects.bulk_create(people, BATCH)
    for contacts, client in made:
        emails += contacts.rows_of_emails(client)
        phones += contacts.rows_of_phones(client)
    AdditionalEmail.objects.bulk_create(emails, BATCH)
    AdditionalPhone.objects.bulk_create(phones, BATCH)
