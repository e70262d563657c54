"""One row of an office's list merged into another, after a question: it can't be undone."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from agents.web.requests import AgentRequest
from clients.views.office_lists.shown import OfficeList
from lists.counts import COUNT_TO
from lists.ids import read_id
from lists.words import capped, counted


def answer_merge(request: AgentRequest, office_list: OfficeList, row: Any, rows: Any) -> HttpResponse:
    """`rows` are those that may stay."""
    others = rows.exclude(pk=row.pk)
    error = ""
    if request.method == "POST":
        if into := others.filter(pk=read_id(request.POST.get("into", "")) or 0).first():
            return _merge(request, office_list, row, into)
        error = f"Choose the {office_list.noun} that stays."
    number = office_list.count(row)
    context = {"noun": office_list.noun, "row": row, "others": others, "number": number, "error": error}
    context["clients"] = capped(number, COUNT_TO)
    return render(request, "clients/office_lists/merge.html", context, status=422 if error else 200)


def _merge(request: AgentRequest, office_list: OfficeList, row: Any, into: Any) -> HttpResponse:
    name, pk = row.name, row.pk
    moved, is_done = office_list.merge(row, into)
    if is_done:
        messages.success(request, f"Merged “{name}” into “{into}”: {counted(moved, 'client')} moved.")
        return redirect(office_list.page)
    messages.info(request, f"{counted(moved, 'client')} moved to “{into}” so far. Merge again for the rest.")
    return redirect(f"{office_list.noun}_merge", pk)
