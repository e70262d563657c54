"""After a backup was restored: the follow-ups that may already have been sent. A broker says which were."""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from agents.web.requests import AgentRequest
from followups.models import Restore, Task
from followups.restored import settle
from lists.ids import read_id
from lists.words import counted

SHOWN = 200
DUE, LATER = "due", "later"


@dataclass(frozen=True)
class Part:
    """Those that were due by the time of the restore, or those that only Send now could have sent by then."""

    key: str
    title: str
    says: str
    rows: list[Task]
    count: int

    @property
    def has_more(self) -> bool:
        return self.count > len(self.rows)


@require_safe
def unsettled(request: AgentRequest) -> HttpResponse:
    """An agent sees their own clients'; only a broker settles."""
    restore = Restore.objects.first()
    parts = [
        _part(request, DUE, "Due since the backup", "They were most likely sent."),
        _part(request, LATER, "Planned for later", "Each was sent only if someone pressed Send now before its time."),
    ]
    shown = [part for part in parts if part.count]
    return render(request, "operating/unsettled.html", {"restore": restore, "parts": shown})


@require_POST
def settle_all(request: AgentRequest) -> HttpResponse:
    """Those that are selected, or all of one part."""
    if not request.agent.is_broker:
        raise PermissionDenied
    answers = {"sent": settle.was_sent, "send": settle.not_sent}
    whole, _, answer = request.POST.get("answer", "").rpartition("-")
    picked = [read_id(each) for each in request.POST.getlist("task")]
    if answer not in answers or whole not in ("", DUE, LATER) or None in picked:
        return HttpResponseBadRequest()
    chosen = _those(request, whole).values_list("pk", flat=True) if whole else filter(None, picked)
    count = answers[answer](set(chosen), by=request.agent)
    said = f"{counted(count, 'follow-up')} marked as sent." if answer == "sent" else _released(count)
    (partial(messages.success, request) if count else partial(messages.warning, request))(
        said if count else "Select at least one follow-up that is still in the list."
    )
    return redirect("unsettled")


def _released(count: int) -> str:
    return f"{counted(count, 'follow-up')} will be sent when due, once office sending is resumed."


def _those(request: AgentRequest, key: str) -> QuerySet[Task]:
    restore = Restore.objects.first()
    if restore is None:
        return Task.objects.none()
    is_due = Q(scheduled_for__lte=restore.restored_at)
    shown = Task.objects.visible_to(request.agent).values("pk")
    return settle.unsettled().filter(is_due if key == DUE else ~is_due, pk__in=shown)


def _part(request: AgentRequest, key: str, title: str, says: str) -> Part:
    those = _those(request, key)
    rows = list(those.select_related("client__agent", "email_log")[:SHOWN])
    count = those.count() if len(rows) == SHOWN else len(rows)
    return Part(key, title, says, rows, count)
