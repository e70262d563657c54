"""The pipeline, and moving a client along it."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from agents.redirects import back
from agents.requests import AgentRequest
from clients.forms import StageForm
from clients.models import FINISHED_STAGES, Activity, Client, Stage
from followups.plan import plans_of
from followups.reconcile import reconcile
from followups.resume import resume

COLUMN = 50


@require_safe
def pipeline(request: AgentRequest) -> HttpResponse:
    mine = Client.objects.visible_to(request.agent)
    counts = dict(mine.order_by().values_list("stage").annotate(Count("pk")))
    shown = {stage: list(mine.filter(stage=stage)[:COLUMN]) for stage in Stage}
    plans = plans_of(client for column in shown.values() for client in column)
    columns = [
        {
            "stage": stage,
            "count": counts.get(stage, 0),
            "cards": [(client, plans[client.pk]) for client in clients],
            "more": counts.get(stage, 0) - len(clients),
            "finished": stage in FINISHED_STAGES,
        }
        for stage, clients in shown.items()
    ]
    return render(request, "clients/pipeline.html", {"columns": columns, "total": sum(counts.values())})


@require_POST
def move(request: AgentRequest, pk: int) -> HttpResponse:
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    form = StageForm(request.POST)
    if not form.is_valid():
        raise BadRequest("There is no such stage.")
    wanted = Stage(form.cleaned_data["stage"])
    pending = client.tasks.filter(status="pending").count()
    with transaction.atomic():
        moved = client.move_to(wanted, by=request.agent)
    if not moved:
        client.refresh_from_db()
        if client.stage != wanted:
            return _answer(
                request, client, f"{client.name} was moved to {client.get_stage_display()} meanwhile.", status=409
            )
        return _answer(request, client, f"{client.name} is in {wanted.label} already.")
    reconcile(client)
    # Fewer than none: looking after the client has just made a plan that was still owed.
    stopped = max(0, pending - client.tasks.filter(status="pending").count())
    said = f" {stopped} follow-up{'' if stopped == 1 else 's'} stopped." if stopped else ""
    return _answer(request, client, f"Moved {client.name} to {wanted.label}.{said}", undo=f"/clients/{pk}/stage/undo/")


@require_POST
def undo_move(request: AgentRequest, pk: int) -> HttpResponse:
    """Back to where the last move came from, with the follow-ups that it stopped."""
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    last = client.activities.filter(kind=Activity.Kind.STAGE).first()
    if last is None or last.data.get("after") != client.stage:
        return _answer(request, client, f"{client.name} was moved meanwhile.", status=409)
    with transaction.atomic():
        client.move_to(Stage(last.data["before"]), by=request.agent)
        reconcile(client)
        back_again = resume(client, last.occurred_at, by=request.agent)
    said = f" {back_again} follow-up{'' if back_again == 1 else 's'} back." if back_again else ""
    return _answer(request, client, f"{client.name} is in {client.get_stage_display()} again.{said}")


def _answer(request: AgentRequest, client: Client, text: str, *, undo: str = "", status: int = 200) -> HttpResponse:
    """The changed chip and a toast for htmx; otherwise back to the page, which says the same."""
    if request.htmx:
        context = {"client": client, "plan": plans_of([client])[client.pk], "focus": True}
        response = render(request, "clients/_stage_menu.html", context, status=status)
        level = "info" if status == 200 else "error"
        return trigger_client_event(response, "toast", {"text": text, "undo_url": undo, "level": level})
    (messages.success if status == 200 else messages.error)(request, text, extra_tags=undo)
    return back(request, f"/clients/{client.pk}/")
