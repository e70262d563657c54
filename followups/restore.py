"""Undo of a fact that stopped follow-ups: a stage, a deletion, a reply, a mark by hand."""

from datetime import datetime
from typing import Any

from agents.models import Agent
from clients.models import Client
from followups.engine import gates
from followups.models import Reason, Task, TaskQuerySet
from followups.models.reasons import STOP_A_PLAN


def restore_stopped(client: Client, code: Reason, since: datetime, *, by: Agent, **facts: Any) -> int:
    """Puts back what was stopped since then for this reason (and these facts of it); how many."""
    stopped = Task.objects.filter(client=client, reason_code=code, reason_facts__contains=facts, updated_at__gte=since)
    return restore_what_may_go(stopped, by=by)


def restore_what_may_go(stopped: TaskQuerySet, *, by: Agent) -> int:
    """Puts cancelled ones back, but for those that another fact stops too: a reply that came meanwhile, an opt-out."""
    cancelled = list(stopped.filter(status=Task.Status.CANCELLED).select_related("client__agent", "email_log"))
    facts = gates.Facts.about(cancelled)
    looks = {task.pk: gates.GateCheck.of(task, facts).closed.values() for task in cancelled}
    may_go = [pk for pk, closed in looks.items() if not any(no.why.code in STOP_A_PLAN for no in closed)]
    return len(Task.objects.filter(pk__in=may_go).restore_stopped(by=by))
