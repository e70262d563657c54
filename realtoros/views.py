from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from agents import live
from agents.models import Agent
from agents.requests import AgentRequest
from emails import refusals
from realtoros.celery import app as celery_app
from realtoros.charts import overlaid
from realtoros.news import look
from realtoros.reports import PERIODS, Report
from realtoros.today import Today


@require_safe
def today(request: AgentRequest) -> HttpResponse:
    refusals.write_down()
    now = timezone.now()
    # The version first: what happens between the two is new to the page, and its next question brings it.
    version, _ = look(request.agent, now)
    return _today(request, now, {"live": live.shown(version)})


@require_safe
def today_live(request: AgentRequest) -> HttpResponseBase:
    """What is new on Today, if anything is."""
    refusals.write_down()
    now = timezone.now()
    version, is_new = look(request.agent, now, live.version_held(request))
    return live.answer(version, is_new, lambda: _today(request, now, {"layout": "live.html"}))


def _today(request: AgentRequest, now: datetime, context: dict[str, object]) -> HttpResponse:
    page = Today(request.agent, now)
    bars = overlaid(page.week, ("count",), width=303, height=48)
    return render(request, "realtoros/today.html", {"today": page, "bars": bars} | context)


@require_safe
def reports(request: AgentRequest) -> HttpResponse:
    wanted = request.GET.get("days", "")
    days = int(wanted) if wanted in map(str, PERIODS) else 30
    agents = Agent.objects.filter(is_active=True) if request.agent.is_broker else Agent.objects.none()
    number = request.GET.get("agent", "")
    of = agents.filter(pk=number).first() if number.isdecimal() and len(number) < 19 else None
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
