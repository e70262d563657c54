"""The list of follow-ups: its tabs, its filters, one page of it; or a month. Views, and what their pages show."""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from agents.web.requests import AgentRequest
from clients.models import Client
from followups.display.month import month_of
from followups.display.rows import listed, rows_of, tabs_for
from followups.filters import FollowupFilter
from followups.models import Task, TaskQuerySet
from followups.tabs import in_tab
from lists.counts import COUNT_TO, capped_counts
from lists.fragments import render_list
from lists.paging import SortedRows
from lists.words import capped

BULK_TIMES = (("hour", "1 hour later"), ("tomorrow", "Tomorrow 9:00 AM"), ("monday", "Next Monday 9:00 AM"))
TEMPLATE = "followups/list.html"
RESULTS = ["results", "above", "choices", "views", "found"]
"""The blocks of it that another address changes."""
TO_COME = ("overdue", "today", "upcoming")


@require_safe
@vary_on_headers("HX-Request")
def followup_list(request: AgentRequest) -> HttpResponse:
    form = FollowupFilter(request.GET)
    is_month = form.asked.get("view") == "month"
    context = found_month(request, form) if is_month else found(request, form)
    context["selecting"] = "select" in request.GET and not is_month
    return render_list(request, form, TEMPLATE, RESULTS, context)


@require_safe
def now(request: AgentRequest) -> HttpResponse:
    """Where a day's work begins: the first of the tabs to come that has something in it."""
    mine = Task.objects.visible_to(request.agent)
    counts = capped_counts([mine.filter(in_tab(key)) for key in TO_COME], 0)
    tab = next((key for key, count in zip(TO_COME, counts, strict=True) if count), TO_COME[0])
    return redirect(f"{reverse('followup_list')}?tab={tab}")


def found(request: AgentRequest, form: FollowupFilter) -> dict[str, Any]:
    """All that the list shows for an address."""
    page = form.page_of(request.COOKIES, _in_order(form.apply(Task.objects.visible_to(request.agent)), form))
    rows = rows_of(page.rows)
    matching = form.count(request.agent.view_key, page, form.apply(Task.objects.by_client(request.agent)))
    return _frame(request, form) | {
        "page": page,
        "rows": rows,
        "tab": form.tab_key,
        "tabs": tabs_for(request, form.tab_key, form.in_tab),
        "matching": capped(matching, COUNT_TO),
        "everything": matching if len(rows) < matching <= COUNT_TO else 0,
        "to_approve": any(row.needs_approval for row in rows),
        "to_retry": any(row.task.status == Task.Status.FAILED for row in rows),
        "bulk_times": BULK_TIMES,
        "selectable": any(row.is_open for row in rows),
        "acted": False,
        "follows": False,
    }


def found_month(request: AgentRequest, form: FollowupFilter) -> dict[str, Any]:
    return _frame(request, form) | {"is_month": True, "month": month_of(request.agent, form)}


def _frame(request: AgentRequest, form: FollowupFilter) -> dict[str, Any]:
    """What stands around the list and the month."""
    pk = form.asked.get("client_id")
    return {
        "form": form,
        "here": form.here,
        "client": Client.objects.visible_to(request.agent).filter(pk=pk).first() if pk else None,
        "is_month": False,
        "selectable": False,
        "matching": "",
        "oob": bool(request.htmx),
    }


def _in_order(tasks: TaskQuerySet, form: FollowupFilter) -> SortedRows:
    # What is done is looked up from the newest; everything else comes in the order in which it goes.
    return SortedRows(listed(tasks), (F("scheduled_for"), F("pk")), (datetime, int), form.tab_key == "done")
