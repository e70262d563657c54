from datetime import datetime

from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_htmx.http import reswap, retarget

from agents.models import Agent
from agents.web import live
from agents.web.requests import AgentRequest
from emails.webhook.refusals import refusals
from inbound.views import receive
from lists.fragments import render_fragment
from lists.ids import read_id
from lists.redirects import asked_here
from realtoros.today import first_run, zone
from realtoros.today.agent import AgentDay
from realtoros.today.live import version_of
from realtoros.today.office import OfficeDay

TABS, LISTED = 6, 500
"""How many agents the broker's page shows as tabs, and how many in all."""


@require_safe
def today(request: AgentRequest) -> HttpResponse:
    refusals.write_down()
    receive.refusals.write_down()
    now = timezone.now()
    checklist = first_run.unfinished(request.agent)
    if checklist and first_run.is_shown(checklist):
        return first_run.page(request, checklist)
    # The version is read before the page. An event between the two counts as new, so the next poll shows it.
    version, _ = version_of(request.agent, now)
    context = {"layout": "base.html", "live": live.shown(version), "checklist": checklist}
    return _today(request, now, context | {"zone": zone.proposal(request.agent)})


@require_safe
def today_live(request: AgentRequest) -> HttpResponseBase:
    """Answers a poll: the current Today if it has changed."""
    refusals.write_down()
    receive.refusals.write_down()
    now = timezone.now()
    version, is_new = version_of(request.agent, now, live.version_held(request))
    return live.answer(
        version, is_new, lambda: _today(request, now, {"layout": "live.html", "checklist": None, "zone": None})
    )


def _today(request: AgentRequest, now: datetime, context: dict[str, object]) -> HttpResponse:
    day = day_of(request, now)
    # The sidebar shows the same counts and reads them from `request.day`.
    request.day = day
    return render(request, day.template, context | _context(request, day))


def list_fragment(request: AgentRequest, focus: int = 0, status: int = 200) -> HttpResponse:
    """The list of the page that sent the request, as a replacement for it; `focus` is the client whose row gets it."""
    day = day_of(request, timezone.now(), asked_here(request))
    context = _context(request, day) | {"focus": focus}
    response = render_fragment(request, day.template, "day", context, status)
    if isinstance(day, AgentDay):
        response.write(render_to_string("today/counts.html", context, request))
    return reswap(retarget(response, "#day"), "outerHTML")


def row_fragment(request: AgentRequest, client: int) -> HttpResponse:
    """The client's row in the place of the one that was acted on; the whole list where it would not be shown."""
    day = day_of(request, timezone.now(), asked_here(request))
    shown = day.needs.shown if isinstance(day, AgentDay) else []
    need = next((each for each in shown if each.client_id == client), None)
    if need is None:
        return list_fragment(request, focus=client)
    response = render(request, "today/undone.html", _context(request, day) | {"need": need})
    return reswap(retarget(response, f"#need-{client}"), "outerHTML")


def summary_context(request: AgentRequest) -> dict[str, object]:
    """The context for the current head of the page that sent the request. The office's head needs no update."""
    try:
        day = day_of(request, timezone.now(), asked_here(request))
    except Http404:  # the agent of that page was deactivated meanwhile; the action itself succeeded
        return {"today": None}
    return {"today": None} if isinstance(day, OfficeDay) else _context(request, day)


def day_of(request: AgentRequest, now: datetime, asked: QueryDict | None = None) -> AgentDay | OfficeDay:
    """The agent's own day. A broker gets the office's day, or that of the agent in the query string.

    Raises Http404 if there is no such active agent.
    """
    if not request.agent.is_broker:
        return AgentDay(request.agent, now)
    asked = request.GET if asked is None else asked
    pk = read_id(asked.get("agent", ""))
    if pk is None:
        return OfficeDay(request.agent, now)
    agent = Agent.objects.filter(pk=pk, is_active=True).first()
    if agent is None:
        raise Http404
    return AgentDay(agent, now)


def _context(request: AgentRequest, day: AgentDay | OfficeDay) -> dict[str, object]:
    is_own = day.agent == request.agent
    switcher: dict[str, object] = {}
    if request.agent.is_broker:
        agents = list(Agent.objects.filter(is_active=True).only("name", "email")[:LISTED])
        switcher = {
            "tabs": agents[:TABS],
            "more_agents": agents[TABS:],
            "shown_agent": None if isinstance(day, OfficeDay) else day.agent,
        }
    whose = "" if is_own and not request.GET.get("agent") else f"?agent={day.agent.pk}"
    return switcher | {
        "today": day,
        "whom": "you" if is_own else day.agent.first_name,
        "focus": 0,
        "live_url": reverse("today_live") + whose,
    }
