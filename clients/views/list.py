"""The list of clients: one page of it, its filters and its rows. Views, and what their pages show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from agents.models import Agent
from agents.web.requests import AgentRequest
from clients.last_touch import Touch, last_touches
from clients.listing.filters import ClientFilter
from clients.listing.orders import ordered
from clients.listing.tagged import GivenTag, tags_of, with_tags
from clients.models import Client, ClientQuerySet, PropertyType, Stage
from emails.models import Suppression
from followups.display.plan import Plan
from followups.display.plan_rows import plans_of
from followups.display.reasons import LEDGER_WORDS, reason_of
from followups.models import Reason, Task, Why
from lists.counts import COUNT_TO, kept_counts
from lists.fragments import render_list
from lists.paging import SortedRows
from lists.words import capped

PAGE = "clients/list/list.html"
BLOCKS_TO_REDRAW = ["results", "choices", "found", "pills", "left_out", "export", "sidebar", "total"]
"""The template, and those of its blocks that other filters change: the rows, and the others beside them."""

SHOWN = (
    *("name", "email", "phone", "stage", "property_address", "property_type"),
    *("agent_id", "created_at", "imported_at", "last_contacted", "planned_at", "plan_offered_at", "paused_at"),
)
SHOWN_OF_AGENT = ("agent__name", "agent__email")
# Django's get_stage_display() makes its names anew for every row.
STAGE_NAMES, TYPE_NAMES = dict(Stage.choices), dict(PropertyType.choices)
SHOWN_RED = (Suppression.Reason.BOUNCED, Suppression.Reason.COMPLAINED)
STOPPED: dict[str, tuple[str, str]] = {
    **{reason: (words, "red" if reason in SHOWN_RED else "") for reason, words in LEDGER_WORDS.items()},
    Reason.REPLIED: ("they replied", ""),
}
"""What stopped a plan, and its colour: a reason on the ledger, or a reason of the follow-up."""


@dataclass(frozen=True)
class Next:
    """What comes next for a client, in two lines."""

    word: str
    detail: str = ""
    at: datetime | None = None
    tone: str = ""
    title: str = ""


class ClientRow(TypedDict):
    """A client in the list, ready to be shown: a template reads a dictionary in half the time."""

    pk: int
    name: str
    email: str
    phone: str
    stage: str
    stage_name: str
    address: str
    kind: str
    last: Touch
    next: Next
    plan: Plan
    agent: str
    tags: list[GivenTag]


@require_safe
@vary_on_headers("HX-Request")
def client_list(request: AgentRequest) -> HttpResponse:
    context = found(request, request.GET)
    return render_list(request, context["form"], PAGE, BLOCKS_TO_REDRAW, context)


def found(request: AgentRequest, asked: QueryDict) -> dict[str, Any]:
    """All that the list shows for an address."""
    agent = request.agent
    form = ClientFilter(asked, agent)
    mine = Client.objects.visible_to(agent)
    narrowed = form.narrow(mine)
    page = form.page_of(request.COOKIES, *_in_order(agent, narrowed, form))
    lists = {"clients": mine}
    if is_part := form.is_narrowed and bool(page.previous or page.next):
        lists[f"clients?{form.narrowing}"] = narrowed
    total, *matching = kept_counts(agent.view_key, lists, COUNT_TO).values()
    if not is_part:
        matching = [len(page.rows) if form.is_narrowed else total]
    return {
        "form": form,
        "page": page,
        "complaints": form.complaints,
        "rows": rows_of(page.rows, agent.is_broker),
        "total": capped(total, COUNT_TO),
        "matching": capped(matching[0], COUNT_TO),
    }


def _in_order(agent: Agent, clients: ClientQuerySet, form: ClientFilter) -> list[SortedRows]:
    # Whose they are is only said to the broker.
    clients = clients.select_related("agent").only(*SHOWN, *SHOWN_OF_AGENT) if agent.is_broker else clients.only(*SHOWN)
    return ordered(with_tags(clients), form.sorted_by, searched="q" in form.asked)


def rows_of(clients: list[Client], names_agent: bool) -> list[ClientRow]:
    plans, touches = plans_of(clients), last_touches(clients, timezone.now())
    return [
        ClientRow(
            pk=client.pk,
            name=client.name,
            email=client.email or "No email address",
            phone=client.phone,
            stage=client.stage,
            stage_name=STAGE_NAMES[client.stage],
            address=client.property_address or "No address",
            kind=TYPE_NAMES[client.property_type],
            last=touches[client.pk],
            next=_next(client, plans[client.pk]),
            plan=plans[client.pk],
            agent=str(client.agent or "") if names_agent else "",
            tags=tags_of(client),
        )
        for client in clients
    ]


def _next(client: Client, plan: Plan) -> Next:
    if not client.has_email and not client.is_finished:
        return Next("None", "no email address")
    if plan.next:
        if plan.next.reason_code:
            return Next(plan.next.followup_type, "held", tone="amber", title=reason_of(plan.next))
        if client.paused_at:
            return Next(plan.next.followup_type, "paused", tone="amber")
        return Next(plan.next.followup_type, at=plan.next.scheduled_for)
    if client.is_finished:
        return Next("None", client.get_stage_display().lower())
    # What stopped the last one speaks for the plan.
    ended = max(plan.tasks, key=lambda task: task.updated_at, default=None)
    if ended and ended.status == Task.Status.CANCELLED and (stopped := _stopped(ended.why)):
        words, tone = stopped
        return Next("Stopped", words, tone=tone)
    if plan.tasks:
        return Next("None", "plan finished")
    return Next("Planning", "in a moment") if client.is_plan_coming else Next("None", "nothing planned")


def _stopped(why: Why | None) -> tuple[str, str] | None:
    return STOPPED.get(str(why.facts.get("ledger", why.code))) if why else None
