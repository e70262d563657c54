"""What the clients' lists and timeline ask of tables above: emails, the ledger and follow-ups.

No other module of this app reads those. The models are named and not imported, as in a foreign key.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Literal

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from agents.models import Agent
from clients.models import Activity, Client, ClientQuerySet, address_in_sql
from lists import prepared
from lists.prepared import Columns


def with_email(*, was: Literal["sent", "opened", "clicked"]) -> Q:
    """The clients with an email that was sent, opened or clicked.

    A subquery for each client, by index. The planner turns an EXISTS into a join with the emails of all agents, only
    to show one page.
    """
    logs = apps.get_model("emails", "EmailLog").objects.filter(client=OuterRef("pk"), **{f"{was}_at__isnull": False})
    return Q(Coalesce(Subquery(logs.order_by().values(yes=Value(True))[:1]), Value(False)))


def bounced_address() -> Q:
    """The clients whose main address, the one that is emailed, stands on the ledger because it refused an email."""
    ledger = apps.get_model("emails", "Suppression").objects.filter(reason="bounced").order_by()
    return Q(Exists(ledger.filter(address=address_in_sql(OuterRef("email")))))


def closed_addresses(addresses: Iterable[str]) -> dict[str, str]:
    """The worst reason on the ledger for each of these that must not be emailed, by its address_key."""
    found = apps.get_model("emails", "Suppression").by_address(addresses)
    return {address: entry.reason for address, entry in found.items()}


def no_next_touch() -> Q:
    """The clients without a pending follow-up."""
    return ~Q(Exists(_pending()))


def by_next_touch(clients: ClientQuerySet) -> ClientQuerySet:
    """Those who have a pending follow-up, each with the time (`next_at`) and the id (`next_id`) of the first one.

    Read from the follow-ups' own index: a minimum over every client's would be computed for all to show a few.
    """
    earlier = _pending().filter(
        Q(scheduled_for__lt=OuterRef("next_at")) | Q(scheduled_for=OuterRef("next_at"), pk__lt=OuterRef("next_id"))
    )
    planned = clients.filter(tasks__status="pending")
    planned = planned.annotate(next_at=F("tasks__scheduled_for"), next_id=F("tasks__id"))
    return planned.alias(has_earlier=Exists(earlier)).filter(has_earlier=False)


def _pending() -> QuerySet[Any]:
    """The pending follow-ups of the client that an outer question is about."""
    tasks = apps.get_model("followups", "Task").objects
    return tasks.filter(client=OuterRef("pk"), status="pending").order_by()


_EVENT = Columns(Activity, "a", ["id", "client", "email", "kind", "data", "occurred_at"])
_BY = Columns(Agent, "g", ["id", "email", "name"])
EVENTS = f"""
SELECT {_EVENT.sql}, {_BY.sql}, l.subject,
    CASE WHEN t.sent_by_hand THEN 'Email' ELSE coalesce(t.followup_type, 'Email') END
FROM activities a LEFT JOIN agents g ON g.id = a.agent_id LEFT JOIN email_logs l ON l.id = a.email_id
LEFT JOIN tasks t ON t.id = l.task_id
WHERE a.client_id = %(client)s AND a.kind = ANY(%(kinds)s)
    AND (a.occurred_at, a.id) < (%(before)s, %(before_id)s) AND (a.occurred_at, a.id) >= (%(since)s, %(since_id)s)
ORDER BY a.occurred_at DESC, a.id DESC LIMIT %(most)s"""  # noqa: S608  columns' names alone


def events_of(
    client: Client, kinds: Sequence[str], since: tuple[datetime, int], before: tuple[datetime, int], most: int
) -> list[Any]:
    """A client's events from one key up to another, newest first.

    Each has who did it (`agent`), and of its email the `subject` and the `step` that it was.
    """
    values: dict[str, Any] = {"client": client.pk, "kinds": kinds, "most": most}
    values |= zip(("before", "before_id"), before, strict=True)
    values |= zip(("since", "since_id"), since, strict=True)
    return [_event(row) for row in prepared.rows(EVENTS, values)]


def _event(row: Sequence[Any]) -> Any:
    event: Any = _EVENT.read(row)
    event.agent = _BY.read(row, len(_EVENT))
    event.subject, event.step = row[-2:]
    return event
