from datetime import datetime
from typing import cast
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import render
from django.template.backends.django import Template as DjangoTemplate
from django.template.loader import get_template, render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_htmx.http import reswap, retarget

from agents.models import Agent
from agents.web import live
from agents.web.requests import AgentRequest
from emails.webhook import refusals
from lists.ids import is_id
from realtoros import first_run
from realtoros.celery import app as celery_app
from realtoros.charts import overlaid
from realtoros.news import look
from realtoros.office import OfficeDay
from realtoros.reports import PERIODS, Report
from realtoros.today import Today

TABS, LISTED = 6, 500
"""How many agents the broker's page offers as tabs, and how many in all."""

NEED_ROW = cast(DjangoTemplate, get_template("realtoros/_need.html")).template
"""Found once: looking for it anew for every row costs as much as drawing it."""


@require_safe
def today(request: AgentRequest) -> HttpResponse:
    refusals.write_down()
    now = timezone.now()
    checklist = first_run.left(request.agent)
    if checklist and first_run.is_shown(checklist):
        return first_run.page(request, checklist)
    # The version first: what happens between the two is new to the page, and its next question brings it.
    version, _ = look(request.agent, now)
    return _today(request, now, {"live": live.shown(version), "checklist": checklist})


@require_safe
def today_live(request: AgentRequest) -> HttpResponseBase:
    """What is new on Today, if anything is."""
    refusals.write_down()
    now = timezone.now()
    version, is_new = look(request.agent, now, live.version_held(request))
    return live.answer(version, is_new, lambda: _today(request, now, {"layout": "live.html"}))


def _today(request: AgentRequest, now: datetime, context: dict[str, object]) -> HttpResponse:
    page = day_of(request, now)
    # The sidebar counts the same things: it takes them from here.
    request.day = page
    template = "realtoros/office.html" if isinstance(page, OfficeDay) else "realtoros/today.html"
    return render(request, template, context | _context(request, page))


def day_again(request: AgentRequest, focus: str = "", status: int = 200) -> HttpResponse:
    """The list of the page on which something was done, in its place."""
    page = day_of(request, timezone.now(), urlsplit(request.htmx.current_url or "").query)
    template = "realtoros/_office.html" if isinstance(page, OfficeDay) else "realtoros/_day.html"
    response = render(request, template, _context(request, page) | {"focus": focus}, status=status)
    return reswap(retarget(response, "#day"), "outerHTML")


def summary_again(request: AgentRequest) -> dict[str, object]:
    """What the head of the page on which something was done says now; the office's counts leads, whatever is done."""
    try:
        page = day_of(request, timezone.now(), urlsplit(request.htmx.current_url or "").query)
    except Http404:  # the agent whose page it is has left meanwhile; what was done is done
        return {}
    return {} if isinstance(page, OfficeDay) else _context(request, page)


def day_of(request: AgentRequest, now: datetime, query: str | None = None) -> Today:
    """The agent's own; for the broker the office's, or that of the agent whom the address names."""
    if not request.agent.is_broker:
        return Today(request.agent, now)
    asked = request.GET if query is None else QueryDict(query)
    number = asked.get("agent", "")
    if not is_id(number):
        return OfficeDay(request.agent, now)
    agent = Agent.objects.filter(pk=number, is_active=True).first()
    if agent is None:
        raise Http404
    return Today(agent, now)


def _context(request: AgentRequest, page: Today) -> dict[str, object]:
    is_own = page.agent == request.agent
    switcher: dict[str, object] = {}
    if request.agent.is_broker:
        agents = list(Agent.objects.filter(is_active=True).only("name", "email")[:LISTED])
        is_office = isinstance(page, OfficeDay)
        switcher = {
            "tabs": agents[:TABS],
            "more_agents": agents[TABS:],
            "shown_agent": None if is_office else page.agent,
        }
    return switcher | {
        "today": page,
        "whom": "you" if is_own else page.agent.first_name,
        "need_row": NEED_ROW,
        "outcomes": render_to_string("realtoros/_outcomes.html"),
        "aside": render_to_string("realtoros/_aside.html", {"tomorrow": page.tomorrow}),
        "live_url": "/today/live/"
        if is_own and not request.GET.get("agent")
        else f"/today/live/?agent={page.agent.pk}",
    }


@require_safe
def reports(request: AgentRequest) -> HttpResponse:
    wanted = request.GET.get("days", "")
    days = int(wanted) if wanted in map(str, PERIODS) else 30
    agents = Agent.objects.filter(is_active=True) if request.agent.is_broker else Agent.objects.none()
    number = request.GET.get("agent", "")
    of = agents.filter(pk=number).first() if is_id(number) else None
    report = Report(request.agent, days, timezone.now(), of)
    chart = overlaid(
        report.by_day, ("sent", "opened", "clicked"), width=650, height=160, left=30, ticks=max(1, days // 5)
    )
    context = {"report": report, "chart": chart, "periods": PERIODS, "agents": agents}
    return render(request, "realtoros/reports.html", context)


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "ok"})


@login_not_required
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the database and the broker answer, else 503 naming the one that doesn't."""
    parts = {"database": _database_answers(), "broker": _broker_answers()}
    ready = all(parts.values())
    answer = {name: "ok" if works else "does not answer" for name, works in parts.items()}
    return JsonResponse({"status": "ok" if ready else "unavailable", **answer}, status=200 if ready else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _broker_answers() -> bool:
    try:
        with celery_app.connection_for_write(connect_timeout=2) as broker:
            broker.ensure_connection(max_retries=1, interval_start=0, timeout=2)
    except Exception:  # each transport has its own kinds of failure; all mean the same here
        return False
    return True
