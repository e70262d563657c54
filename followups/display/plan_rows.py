"""Reads clients' plans: many for a list in one query, or one with everything that its page shows. Read-only."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from agents import hours
from agents.days_off import DaysOff
from agents.models import Agent, Office
from clients.models import Client
from emails.models import EmailLog
from emails.models.states import Status
from emails.webhook.copies import MARK
from followups.display.plan import Plan
from followups.models import Task, Why
from lists import prepared
from lists.prepared import Columns


class TaskSummary(NamedTuple):
    """A follow-up as a list shows it. Plan reads it like a Task, at a quarter of the cost per page."""

    pk: int
    client_id: int
    followup_type: str
    scheduled_for: datetime
    status: str
    reason_code: str
    facts: str  # JSON, parsed only if there is a reason
    updated_at: datetime
    email_sent_id: int | None
    log: "EmailSummary | None"

    @property
    def why(self) -> Why | None:
        return Why(self.reason_code, json.loads(self.facts)) if self.reason_code else None


class EmailSummary(NamedTuple):
    status: str
    opened_at: bool  # whether, not when
    clicked_at: bool
    settled_at: bool

    @property
    def is_marked_sent(self) -> bool:
        return self.status == Status.SENT and self.settled_at


PLANS = """
SELECT t.id, t.client_id, t.followup_type, t.scheduled_for, t.status, t.reason_code, t.reason_facts, t.updated_at,
    t.email_sent_id, l.status, l.opened_at IS NOT NULL, l.clicked_at IS NOT NULL,
    l.settled_at IS NOT NULL
FROM tasks t LEFT JOIN email_logs l ON l.task_id = t.id WHERE t.client_id = ANY(%(clients)s::bigint[])"""
"""Whether an email was opened, not when: parsing a time costs more than all the rest of the row."""


def plans_of(clients: Iterable[Client]) -> dict[int, Plan]:
    """The plans of many clients by client id, in one query, with the fields of TaskSummary."""
    clients, found = list(clients), defaultdict[int, list[Any]](list)
    ids = [client.pk for client in clients]
    for row in prepared.rows(PLANS, {"clients": ids}) if ids else ():
        log = EmailSummary(*row[-4:]) if row[-4] else None
        found[row[1]].append(TaskSummary._make((*row[:-4], log)))
    return {client.pk: Plan(found[client.pk], waits=client.paused_at is not None) for client in clients}


_TASK = Columns(Task, "t", without=["gates"])
_LOG = Columns(EmailLog, "l", without=["body", "webhook_events"])
PLAN = f"""
SELECT {_TASK.sql}, {_LOG.sql},
    jsonb_path_query_array(l.webhook_events, '$[*] ? (@.event == "click" && !exists(@.{MARK}))')
FROM tasks t LEFT JOIN email_logs l ON l.task_id = t.id WHERE t.client_id = %(client)s"""  # noqa: S608  columns' names alone
"""Only the clicks of an email's history: it is long, and the page needs nothing else of it."""


def plan_of(client: Client, *, waits: bool = False, office: Office | None = None) -> Plan:
    """One client's plan with everything that their page shows, such as notes and clicked URLs.

    `waits`: nothing of it goes at the moment. `office`: for when its steps are sent, if that is shown.
    """
    found: list[Any] = []
    for row in prepared.rows(PLAN, {"client": client.pk}):
        task: Any = _TASK.read(row)
        task.client, task.clicks = client, json.loads(row[-1]) if row[-1] else []
        Task._meta.get_field("email_log").set_cached_value(task, _LOG.read(row, len(_TASK)))  # or None: saves a query
        found.append(task)
    _name_agents(found, client)
    agent = client.agent
    if office is None or agent is None or not any(task.status == Task.Status.PENDING for task in found):
        return Plan(found, waits=waits)
    days_off = DaysOff.of(office)

    def sends_at(task: Task) -> datetime | None:
        if task.sent_by_hand or task.hurried_at:
            return None
        back = client.away_until
        if back is None or back <= task.scheduled_for:
            return hours.opens_at(agent, task.scheduled_for, client.tzinfo, days_off)
        return hours.opens_at(agent, back, client.tzinfo, days_off) or back

    return Plan(found, waits=waits, sends_at=sends_at)


def _name_agents(tasks: list[Any], client: Client) -> None:
    """Who approved, edited or settled a step: nearly always the client's own agent, who is there already."""
    asked = [(task, "approved_by") for task in tasks]
    asked += [(task.log, name) for task in tasks if task.log for name in ("edited_by", "settled_by")]
    found = {client.agent.pk: client.agent} if client.agent else {}
    if others := {getattr(row, f"{name}_id") for row, name in asked} - {None, *found}:
        found |= Agent.objects.in_bulk(others)
    for row, name in asked:
        if (pk := getattr(row, f"{name}_id")) is not None:
            row._meta.get_field(name).set_cached_value(row, found.get(pk))
