"""The pipeline, and moving a client along it."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import trigger_client_event

from agents.web.requests import AgentRequest
from clients.forms.client import StageForm
from clients.listing.board import Board
from clients.models import Activity, Client, Stage
from followups.display.cards import cards_of
from followups.display.plan_rows import plans_of
from followups.display.plan_state import final_blocks
from followups.engine.reconcile import reconcile
from followups.models import Reason
from followups.restore import restore_stopped
from lists.fragments import render_fragment
from lists.redirects import asked_there, back, page_before
from lists.words import counted

PAGE, COUNTS = "clients/board/board.html", ("total", "quiet")
"""The template, and those of its blocks that say how many clients match."""

STAGES_PAGE = "clients/board/stages.html"


@require_safe
@vary_on_headers("HX-Request")
def pipeline(request: AgentRequest) -> HttpResponse:
    board = Board.asked(request.agent, timezone.now(), request.GET)
    columns, counts = board.columns()
    cards = cards_of((client for column in columns for client in column.clients), board.now)
    shown = [(column, [cards[client.pk] for client in column.clients]) for column in columns]
    context = {"board": board, "columns": shown, "counts": counts, "oob": bool(request.htmx)}
    if request.htmx:
        return render_fragment(request, PAGE, ["columns", *COUNTS], context)
    return render(request, PAGE, context)


@require_safe
def column(request: AgentRequest, stage: str) -> HttpResponse:
    """How a column goes on: asked for when its end comes into sight."""
    board = Board.asked(request.agent, timezone.now(), request.GET)
    if stage not in Stage or board.after is None:
        raise BadRequest("There is no such place in a column.")
    rest = board.rest(Stage(stage), board.after)
    cards = cards_of(rest.clients, board.now)
    context = {"board": board, "cards": [cards[client.pk] for client in rest.clients], "column": rest}
    return render(request, "clients/board/cards.html", context)


@require_safe
def stages(request: AgentRequest, pk: int) -> HttpResponse:
    """The stages that a client can move to: a card's menu, one in place of the chip, or a page without JavaScript."""
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    came_from = page_before(request, reverse("client_list"))
    if request.htmx and not came_from.startswith(reverse("pipeline")):
        return _chip(request, client, is_open=True)
    card = cards_of([client], timezone.now())[pk]
    may_email = pk not in final_blocks([client], request.agent)
    context = {"client": client, "plan": card.plan, "card": card, "next": came_from, "may_email": may_email}
    if request.htmx:
        return render_fragment(request, STAGES_PAGE, "card_menu", context)
    return render(request, STAGES_PAGE, context)


@require_POST
def move(request: AgentRequest, pk: int) -> HttpResponse:
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    form = StageForm(request.POST)
    if not form.is_valid():
        raise BadRequest("There is no such stage.")
    wanted, seen = Stage(form.cleaned_data["stage"]), request.POST.get("from", client.stage)
    pending = client.tasks.filter(status="pending").count()
    moved = False
    if seen == client.stage:
        with transaction.atomic():
            moved = client.move_to(wanted, by=request.agent)
    if not moved:
        client.refresh_from_db()
        if client.stage != wanted:
            text = f"{client.name} was already moved to {client.get_stage_display()}."
            return _answer(request, client, text, status=409)
        return _answer(request, client, f"{client.name} is already in {wanted.label}.")
    reconcile(client)
    # It is negative when reconcile() has just made a plan that was still owed.
    stopped = max(0, pending - client.tasks.filter(status="pending").count())
    text = f"Moved {client.name} to {wanted.label}."
    text += f" {counted(stopped, 'follow-up')} stopped." if stopped else ""
    return _answer(request, client, text, undo=reverse("client_undo_move", args=[pk]))


@require_POST
def undo_move(request: AgentRequest, pk: int) -> HttpResponse:
    """Back to where the last move came from, with the follow-ups that it stopped."""
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    last = client.activities.filter(kind=Activity.Kind.STAGE).first()
    if last is None or last.data.get("after") != client.stage:
        return _answer(request, client, f"{client.name} was already moved.", status=409)
    with transaction.atomic():
        client.move_to(Stage(last.data["before"]), by=request.agent)
        reconcile(client)
        restored = restore_stopped(client, Reason.STAGE_FINISHED, last.occurred_at, by=request.agent)
    text = f"Moved {client.name} back to {client.get_stage_display()}."
    text += f" {counted(restored, 'follow-up')} restored." if restored else ""
    return _answer(request, client, text)


def _answer(request: AgentRequest, client: Client, text: str, *, undo: str = "", status: int = 200) -> HttpResponse:
    """What changed and a toast for htmx; otherwise back to the page, which says the same."""
    if request.htmx:
        shown = _card if request.htmx.target == f"card-{client.pk}" else _chip
        level = "info" if status == 200 else "error"
        return trigger_client_event(
            shown(request, client, status), "toast", {"text": text, "undo_url": undo, "level": level}
        )
    (messages.success if status == 200 else messages.error)(request, text, extra_tags=undo)
    return back(request, reverse("client", args=[client.pk]))


def _chip(request: AgentRequest, client: Client, status: int = 200, *, is_open: bool = False) -> HttpResponse:
    context = {"client": client, "plan": plans_of([client])[client.pk], "is_open": is_open}
    return render_fragment(request, STAGES_PAGE, "chip", context, status)


def _card(request: AgentRequest, client: Client, status: int) -> HttpResponse:
    """The card as it is now, and the counts of the board that it is on: `next` is that board's address."""
    board = Board.asked(request.agent, timezone.now(), asked_there(request))
    cards = [cards_of([client], board.now)[client.pk]]
    context = {"board": board, "counts": board.counts(), "cards": cards, "column": None, "oob": True}
    return render_fragment(request, PAGE, ["moved", *COUNTS], context, status)
