from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from agents.models import Agent
from agents.web.requests import AgentRequest
from lists.ids import read_id
from realtoros.reports.charts import overlaid
from realtoros.reports.figures import PERIODS, Report


@require_safe
def reports(request: AgentRequest) -> HttpResponse:
    wanted = request.GET.get("days", "")
    days = int(wanted) if wanted in map(str, PERIODS) else 30
    agents = Agent.objects.filter(is_active=True) if request.agent.is_broker else Agent.objects.none()
    pk = read_id(request.GET.get("agent", ""))
    of = None if pk is None else agents.filter(pk=pk).first()
    report = Report(request.agent, days, timezone.now(), of)
    chart = overlaid(report.by_day, ("sent", "opened", "clicked"))
    context = {"report": report, "chart": chart, "periods": PERIODS, "agents": agents}
    return render(request, "reports/reports.html", context)
