"""Why a follow-up's email did or didn't go: what each gate said, when, and what became of the request. Read-only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from agents.requests import AgentRequest
from emails.history import badge_of
from followups import gates
from followups.listing import row_of
from followups.models import Task


@dataclass(frozen=True)
class Said:
    """One gate's answer at one look: open, or the reason why not."""

    gate: str
    reason: str

    @property
    def is_open(self) -> bool:
        return not self.reason


@dataclass(frozen=True)
class Looked:
    title: str
    at: datetime
    answers: list[Said]

    @property
    def closed(self) -> list[Said]:
        return [said for said in self.answers if not said.is_open]


TITLES = {"due": "When it was due", "sending": "Right before it went"}
IN_WORDS = {gate.__name__: gate.__doc__ or gate.__name__ for gate in gates.GATES}
ORDER = {name: number for number, name in enumerate(IN_WORDS)}


def looks_of(task: Task) -> list[Looked]:
    """What was kept, in order of time; for one that is still to go, also what the gates would say now."""
    kept = [_kept(title, task.gates[moment]) for moment, title in TITLES.items() if moment in task.gates]
    if task.status == Task.Status.PENDING:
        now = gates.Look.at_gates(task, gates.Facts.about([task]))
        kept.append(_kept("If it were to go now", now.kept()))
    return kept


def _kept(title: str, look: dict[str, Any]) -> Looked:
    # jsonb keeps no order: what was closed stands first. A gate that has left the list since is still named.
    names = sorted(look["said"], key=lambda name: (not look["said"][name], ORDER.get(name, len(ORDER))))
    answers = [Said(IN_WORDS.get(name, name.replace("_", " ")), look["said"][name]) for name in names]
    return Looked(title, datetime.fromisoformat(look["at"]), answers)


@require_safe
def why(request: AgentRequest, pk: int) -> HttpResponse:
    mine = Task.objects.visible_to(request.agent).select_related("client__agent", "email_log")
    task = get_object_or_404(mine, pk=pk)
    context = {"task": task, "row": row_of(task), "looks": looks_of(task), "log": task.log}
    if task.log:
        context["badge"] = badge_of(task.log)
    return render(request, "followups/why.html", context)
