"""The office's settings, for brokers: who the office is, when nobody sends, and what the AI is not told."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from agents import pausing
from agents.days_off import DaysOff
from agents.forms.office import ClosedDayForm, OfficeForm, OfficeSendingForm
from agents.models import ClosedDay, Office
from agents.views.settings import SHOWN_DAYS_OFF, Kinds, bound, save, status_of
from agents.web.requests import AgentRequest
from emails.writer.call import profiles, words
from followups.engine.reconcile import release_held_for_people, release_held_for_time
from lists.ids import read_id
from lists.words import weekday_short_date

KINDS: Kinds = {"office": ("postal_address", OfficeForm), "days": ("holiday_calendar", OfficeSendingForm)}


@require_http_methods(["GET", "HEAD", "POST"])
def office_settings(request: AgentRequest) -> HttpResponse:
    """An agent who follows a link to it is shown what the office decided."""
    is_post = request.method == "POST"
    if not request.agent.is_broker:
        if is_post:
            raise PermissionDenied
        return redirect(reverse("settings") + "#office-rules")
    if is_post and (verb := VERBS.get(request.POST.get("verb", ""))):
        messages.success(request, verb(request))
        return redirect("office_settings")
    day_form = ClosedDayForm(request.POST if "on" in request.POST else None, auto_id="closed_%s")
    with transaction.atomic():
        offices = Office.objects.select_for_update(no_key=True) if is_post else Office.objects
        office = offices.filter(pk=1).first() or Office()
        forms = bound(request, KINDS, office)
        changed = save(forms)
    if day_form.is_valid():
        day_form.save()
        changed = ["days"]
    if changed is None:
        return _page(request, forms | {"closed": day_form})
    if "days" in changed:
        release_held_for_time()
    messages.success(request, "Added the day off." if day_form.is_bound else "Saved.")
    return redirect("office_settings")


def _page(request: AgentRequest, forms: dict[str, Any]) -> HttpResponse:
    office = Office.current()
    today = timezone.now().astimezone(request.agent.tzinfo).date()
    holidays = DaysOff(office.holiday_calendar).from_day(today, SHOWN_DAYS_OFF)
    profile = profiles.configured()
    context = {f"{name}_form": form for name, form in forms.items()} | {
        "office": office,
        "holidays": [f"{name} ({weekday_short_date(day)})" for day, name in holidays],
        "closed_days": [(day, weekday_short_date(day.on)) for day in ClosedDay.objects.filter(on__gte=today)],
        "profile": profile,
        "shutdown": words.shutdown_in_words(profile, timezone.localdate()),
    }
    return render(request, "agents/office.html", context, status=status_of(request, forms))


def _pause_office(request: AgentRequest) -> str:
    pausing.pause_office(request.agent)
    return "Sending is paused for the whole office."


def _resume_office(request: AgentRequest) -> str:
    pausing.resume_office(request.agent)
    release_held_for_people()
    return "Sending resumed for the whole office. Emails that came due are sent within a minute."


def _reopen(request: AgentRequest) -> str:
    pk = read_id(request.POST.get("day", ""))
    if pk is not None and ClosedDay.objects.filter(pk=pk).delete()[0]:
        release_held_for_time()
        return "Removed that day off."
    return "That day was not a day off."


VERBS: dict[str, Callable[[AgentRequest], str]] = {
    "pause_office": _pause_office,
    "resume_office": _resume_office,
    "reopen": _reopen,
}
