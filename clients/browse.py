"""The list of clients: one page of it, its filters and its rows. Views, and what their pages show."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, TypedDict
from urllib.parse import urlsplit

from django.core.cache import cache
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from agents.models import Agent
from agents.requests import AgentRequest
from clients import paging
from clients.counting import capped_counts, in_words
from clients.filters import ClientFilter
from clients.models import Client, ClientQuerySet
from clients.orders import ordered
from clients.touch import Touch, last_touches
from emails.models import Suppression
from followups import gates
from followups.models import Task
from followups.plan import Plan, plans_of

PAGE = 25
COUNT_TO = 10_000
COUNTED_FOR = 30  # seconds
SHOWN = (
    *("name", "email", "stage", "property_address", "property_type"),
    *("agent_id", "created_at", "last_contacted", "planned_at"),
)
SHOWN_OF_AGENT = ("agent__name", "agent__email")
DO_NOT_EMAIL = "do not email: "
STOPPED = {
    DO_NOT_EMAIL + Suppression.Reason.BY_HAND.label: ("do not email", ""),
    DO_NOT_EMAIL + Suppression.Reason.BOUNCED.label: ("address bounced", "red"),
    DO_NOT_EMAIL + Suppression.Reason.UNSUBSCRIBED.label: ("asked us to stop", ""),
    DO_NOT_EMAIL + Suppression.Reason.COMPLAINED.label: ("marked as spam", "red"),
    gates.REPLIED: ("they replied", ""),
}


@dataclass(frozen=True)
class Next:
    """What comes next for a client, in two lines."""

    word: str
    detail: str = ""
    at: datetime | None = None
    tone: str = ""
    title: str = ""


class Row(TypedDict):
    """A client in the list, ready to be shown: a template reads a dictionary in half the time."""

    pk: int
    name: str
    email: str
    stage: str
    stage_name: str
    address: str
    kind: str
    last: Touch
    next: Next
    plan: Plan
    agent: str


@require_safe
@vary_on_headers("HX-Request")
def client_list(request: AgentRequest) -> HttpResponse:
    context = found(request, request.GET)
    if not request.htmx:
        return render(request, "clients/list.html", context | {"selecting": "select" in request.GET})
    response = render(request, "clients/_results.html", context)
    # The address without the empty fields that a form sends.
    response["HX-Push-Url"] = context["form"].here
    return response


@require_safe
def stages(request: AgentRequest, pk: int) -> HttpResponse:
    """The stages that a client can move to: a menu in place of the chip, or a page without JavaScript."""
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    context = {"client": client, "plan": plans_of([client])[pk]}
    if request.htmx:
        return render(request, "clients/_stage_menu.html", context | {"focus": True, "open": True})
    return render(request, "clients/stages.html", context | {"next": _came_from(request)})


def found(request: AgentRequest, asked: QueryDict) -> dict[str, Any]:
    """All that the list shows for an address."""
    agent, form = request.agent, ClientFilter(asked)
    mine = Client.objects.visible_to(agent)
    narrowed = form.narrow(mine)
    page, wrong = _page(agent, narrowed, form.sorted_by, asked)
    total, matching = _counts(request, mine, narrowed, form.narrowing if form.is_narrowed else "")
    return {
        "form": form,
        "page": page,
        "wrong": form.wrong + wrong,
        "rows": rows_of(page.rows, agent.is_broker),
        "total": in_words(total, COUNT_TO),
        "matching": in_words(matching, COUNT_TO),
    }


def _counts(request: AgentRequest, mine: ClientQuerySet, narrowed: ClientQuerySet, asked: str) -> tuple[int, int]:
    """How many there are, and how many of them match. Both are counted again half a minute later, or after an act."""
    seen_by = f"clients:{request.agent.pk}:{request.agent.is_broker:d}:{request.acted}"
    lists = {seen_by: mine}
    if asked:
        lists[f"{seen_by}:{sha256(asked.encode()).hexdigest()}"] = narrowed
    counts: dict[str, int] = cache.get_many(lists)
    if missing := [key for key in lists if key not in counts]:
        counted = capped_counts(request.agent, [lists[key] for key in missing], COUNT_TO)
        counts |= zip(missing, counted, strict=True)
        cache.set_many({key: counts[key] for key in missing}, COUNTED_FOR)
    keys = list(lists)
    return counts[keys[0]], counts[keys[-1]]


def _page(agent: Agent, clients: ClientQuerySet, by: str, asked: QueryDict) -> tuple[paging.Page, list[str]]:
    # Whose they are is only said to the broker.
    clients = clients.select_related("agent").only(*SHOWN, *SHOWN_OF_AGENT) if agent.is_broker else clients.only(*SHOWN)
    stretches = ordered(clients, by)
    try:
        return paging.page_of(stretches, asked, PAGE), []
    except paging.Unreadable:
        return paging.page_of(stretches, QueryDict(), PAGE), ["Page: there is no such page, so this is the first."]


def rows_of(clients: list[Client], names_agent: bool) -> list[Row]:
    plans, touches = plans_of(clients), last_touches(clients, timezone.now())
    return [
        Row(
            pk=client.pk,
            name=client.name,
            email=client.email or "No email address",
            stage=client.stage,
            stage_name=client.get_stage_display(),
            address=client.property_address or "No address",
            kind=client.get_property_type_display(),
            last=touches[client.pk],
            next=_next(client, plans[client.pk]),
            plan=plans[client.pk],
            agent=str(client.agent or "") if names_agent else "",
        )
        for client in clients
    ]


def _next(client: Client, plan: Plan) -> Next:
    if plan.next:
        if plan.next.reason:
            return Next(plan.next.followup_type, "held", tone="amber", title=plan.next.reason)
        return Next(plan.next.followup_type, at=plan.next.scheduled_for)
    if client.is_finished:
        return Next("None", client.get_stage_display().lower())
    # What stopped the last one speaks for the plan.
    ended = max(plan.tasks, key=lambda task: task.updated_at, default=None)
    if ended and ended.status == Task.Status.CANCELLED and ended.reason in STOPPED:
        words, tone = STOPPED[ended.reason]
        return Next("Stopped", words, tone=tone)
    if plan.tasks:
        return Next("None", "plan finished")
    return Next("None", "nothing planned") if client.planned_at else Next("Planning", "in a moment")


def _came_from(request: AgentRequest) -> str:
    """The page that led here, if it is one of ours: where a form without JavaScript goes back to."""
    address = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return "/clients/"
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
