"""Reads claimed follow-ups with what a sweep needs of them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from clients.models import Client
from emails.models import EmailLog

if TYPE_CHECKING:
    from followups.models.task import Task

NOT_OF_AGENT = ("password", "last_login", "tested_at", "welcomed_at", "created_at")
NOT_ASKED = ("client__search_text", *(f"client__agent__{name}" for name in NOT_OF_AGENT))

READ_AGAIN = ("approved_at", "approved_version", "hurried_at", "unsettled_restore_id")
CLIENT_OF_GATES = (
    "name",
    "email",
    "stage",
    "is_deleted",
    "sending_mode",
    "timezone",
    "paused_at",
    "replied_at",
    "away_until",
    "also_found_by",  # "" for who has no linked people
    "agent",
)
LOG_TO_ACCEPT = ("task", "client", "subject", "status", "sent_at", "error_code", "error_message")


def load(model: "type[Task]", ids: list[int]) -> "list[Task]":
    """With their clients, agents and emails, the longest due first."""
    tasks = model.objects.filter(pk__in=ids).select_related("client__agent", "email_log").defer(*NOT_ASKED)
    return list(tasks.order_by("scheduled_for", "pk"))


def refresh(tasks: "Iterable[Task]") -> None:
    """Their approval, what a restore left open, and their clients and agents as the gates see them, as they are now.

    In the caller's transaction, with the clients locked: an answer that comes in waits for it, or is seen by it.
    """
    by_id = {task.pk: task for task in tasks}
    if not by_id:
        return
    model = type(next(iter(by_id.values())))
    now = model.objects.filter(pk__in=by_id).values_list("pk", *READ_AGAIN)
    clients = (
        Client.objects.only(*CLIENT_OF_GATES).select_related("agent").defer(*(f"agent__{n}" for n in NOT_OF_AGENT))
    )
    clients = clients.filter(pk__in={task.client_id for task in by_id.values()}).order_by("pk")
    found = {client.pk: client for client in clients.select_for_update(no_key=True, of=("self",))}
    for pk, *fresh in now:
        task = by_id[pk]
        task.approved_at, task.approved_version, task.hurried_at, task.unsettled_restore_id = fresh
        task.client = found[task.client_id]


def lock_emails(tasks: Iterable[int], columns: Sequence[str] = ()) -> dict[int, EmailLog]:
    """The tasks' emails by the task's id, locked in the order of their own ids, like the webhook does."""
    logs = EmailLog.objects.filter(task__in=list(tasks)).order_by("pk").select_for_update(no_key=True)
    if columns:
        logs = logs.only(*columns)
    return {log.task_id or 0: log for log in logs}
