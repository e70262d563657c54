"""Reads claimed follow-ups with what a sweep needs of them: twice each, so the statements are written out.

The ORM takes several times as long to put such a statement together and to make all the objects.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from agents.models import Agent
from clients.models import Client
from emails.models import EmailLog
from lists import prepared

if TYPE_CHECKING:
    from followups.models.task import Task

AGENT = prepared.Columns(
    Agent, "agents", without=("password", "last_login", "tested_at", "welcomed_at", "is_broker", "created_at")
)
AGENTS = f"SELECT {AGENT.sql} FROM agents WHERE id = ANY(%(ids)s)"  # noqa: S608  column names

WHOLE_CLIENT = prepared.Columns(Client, "clients", without=("search_text",))
LOG = prepared.Columns(EmailLog, "email_logs")

CLIENT_OF_GATES = prepared.Columns(
    Client,
    "clients",
    ("id", "agent", "name", "email", "stage", "is_deleted", "sending_mode", "timezone", "paused_at", "replied_at"),
)
"""What the gates ask of a client, and the name that goes on the mail. Any other column would be read one by one."""

LOG_TO_ACCEPT = prepared.Columns(
    EmailLog, "email_logs", ("id", "task", "client", "subject", "status", "sent_at", "error_message")
)

APPROVAL = ("approved_at", "approved_version", "hurried_at")
REFRESH = f"""
SELECT tasks.id, {", ".join(APPROVAL)}, {CLIENT_OF_GATES.sql}
FROM tasks JOIN clients ON clients.id = client_id WHERE tasks.id = ANY(%(ids)s)"""  # noqa: S608  column names


def load(model: "type[Task]", ids: list[int]) -> "list[Task]":
    """With their clients, agents and emails, the longest due first."""
    task_columns = prepared.Columns(model, "tasks")
    statement = f"""
SELECT {task_columns.sql}, {WHOLE_CLIENT.sql}, {LOG.sql}
FROM tasks JOIN clients ON clients.id = client_id LEFT JOIN email_logs ON task_id = tasks.id
WHERE tasks.id = ANY(%(ids)s) ORDER BY scheduled_for, tasks.id"""  # noqa: S608  column names
    tasks = []
    for row in prepared.rows(statement, {"ids": ids}):
        task = cast("Task", task_columns.read(row))
        task.client = cast(Client, WHOLE_CLIENT.read(row, len(task_columns)))
        log = LOG.read(row, len(task_columns) + len(WHOLE_CLIENT))
        if log:
            task.email_log = log
        else:
            model.email_log.related.set_cached_value(task, None)
        tasks.append(task)
    _give_agents([task.client for task in tasks])
    return tasks


def refresh(tasks: "Iterable[Task]") -> None:
    """Their approval, and their clients and agents as the gates see them, as they are now."""
    by_id = {task.pk: task for task in tasks}
    clients = []
    for row in prepared.rows(REFRESH, {"ids": list(by_id)}):
        task = by_id[row[0]]
        task.approved_at, task.approved_version, task.hurried_at = row[1 : 1 + len(APPROVAL)]
        task.client = cast(Client, CLIENT_OF_GATES.read(row, 1 + len(APPROVAL)))
        clients.append(task.client)
    _give_agents(clients)


def lock_emails(tasks: Iterable[int], columns: prepared.Columns[EmailLog] = LOG) -> dict[int, EmailLog]:
    """The tasks' emails by the task's id, locked in the order of their own ids, like the webhook does."""
    statement = f"""
SELECT {columns.sql} FROM email_logs WHERE task_id = ANY(%(tasks)s) ORDER BY id FOR NO KEY UPDATE"""  # noqa: S608
    logs = [cast(EmailLog, columns.read(row)) for row in prepared.rows(statement, {"tasks": list(tasks)})]
    return {log.task_id or 0: log for log in logs}


def _give_agents(clients: list[Client]) -> None:
    """Each of them read once, however many of their clients are here."""
    ids = {client.agent_id for client in clients if client.agent_id}
    agents: dict[Any, Agent | None] = {}
    if ids:
        agents = {row[0]: AGENT.read(row) for row in prepared.rows(AGENTS, {"ids": list(ids)})}
    for client in clients:
        client.agent = agents.get(client.agent_id)
