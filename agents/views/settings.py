"""The settings page: the agent's profile, mode and hours; for the broker also the office and its days off."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from agents import hours, pausing
from agents.days_off import DaysOff
from agents.forms import ClosedDayForm, HoursForm, ModeForm, OfficeForm, OfficeSendingForm, ProfileForm
from agents.models import Agent, ClosedDay, Office
from agents.web.requests import AgentRequest
from emails.writer.call import profiles, words
from emails.writer.guard import steering
from followups.engine.reconcile import release_held_for_people, release_held_for_time
from lists.fragments import render_fragment
from lists.ids import read_id
from lists.words import clock, weekday_date, weekday_short_date

BROKERS_ONLY = ("office", "days", "closed", "reopen", "pause_office", "resume_office")
SHOWN_DAYS_OFF = 3

FORM_OF_FIELD = {
    "postal_address": "office",
    "holiday_calendar": "days",
    "on": "closed",
    "send_until": "hours",
    "mode": "mode",
}
"""Which of the forms was sent, by a field that only it has."""


@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: AgentRequest) -> HttpResponse:
    """Each is a form of its own on the same page."""
    asked = _asked(request)
    if asked in BROKERS_ONLY and not request.agent.is_broker:
        raise PermissionDenied
    if asked in VERBS:
        messages.success(request, VERBS[asked](request))
        return redirect("settings")
    # A copy: the page's frame goes on showing the saved name while a wrong one stands in the form.
    agent = Agent.objects.get(pk=request.agent.pk)
    saved = Office.objects.filter(pk=1).first() or Office()
    kinds: dict[str, tuple[Any, Any]] = {
        "profile": (ProfileForm, agent),
        "mode": (ModeForm, agent),
        "hours": (HoursForm, agent),
        "office": (OfficeForm, saved),
        "days": (OfficeSendingForm, saved),
        "closed": (ClosedDayForm, ClosedDay()),
    }
    forms = {
        name: kind(request.POST if name == asked else None, instance=instance, auto_id=f"{name}_%s")
        for name, (kind, instance) in kinds.items()
    }
    if asked == "profile" and forms[asked].is_valid():
        _refuse_steering(forms[asked])
    if asked and forms[asked].is_valid():
        forms[asked].save()
        _release_held(asked, agent)
        messages.success(request, "Saved.")
        return redirect("settings")
    context = {f"{name}_form": form for name, form in forms.items()} | _about_sending(request.agent)
    if request.agent.is_broker:
        context |= _about_writer()
    return render(request, "agents/settings.html", context, status=422 if asked else 200)


@require_safe
def next_send(request: AgentRequest) -> HttpResponse:
    """When the next email could go, with the hours that are being typed."""
    agent = Agent.objects.get(pk=request.agent.pk)
    form = HoursForm(request.GET, instance=agent)
    when = when_next(agent if form.is_valid() else request.agent)
    return render_fragment(request, "agents/settings.html", "next_send", {"when": when})


def when_next(agent: Agent) -> str:
    """When the agent's next email can go, in words."""
    office, now = Office.current(), timezone.now()
    if office.paused_at:
        return "No emails are sent: sending is paused for the whole office."
    if agent.paused_at:
        return "No emails are sent: you paused all sending."
    days_off = DaysOff.of(office)
    opens = hours.opens_at(agent, now, None, days_off)
    if opens is None:
        return f"{'Approved emails' if agent.reviews_first else 'Emails'} that are due are sent right away."
    local, today = opens.astimezone(agent.tzinfo), now.astimezone(agent.tzinfo).date()
    ahead = (local.date() - today).days
    day = {0: "today", 1: "tomorrow"}.get(ahead, weekday_date(local.date()))
    skipped = [days_off.name_of(today + timedelta(days=number)) for number in range(min(ahead, 14))]
    names = list(dict.fromkeys(filter(None, skipped)))
    why = f" No emails on {' and '.join(names)}." if names else ""
    return f"The next {'approved ' if agent.reviews_first else ''}email can be sent {day} at {clock(local)}.{why}"


def _asked(request: AgentRequest) -> str:
    """Which of the forms was sent, or which button."""
    if request.method != "POST":
        return ""
    if (verb := request.POST.get("verb", "")) in VERBS:
        return verb
    return next((name for field, name in FORM_OF_FIELD.items() if field in request.POST), "profile")


def _refuse_steering(form: ProfileForm) -> None:
    """The AI would not be asked with such instructions, so they are refused where they are typed."""
    if found := steering(form.cleaned_data.get("instructions", "")):
        form.add_error("instructions", f"{found.why} {found.what_to_do}")


def _release_held(what: str, agent: Agent) -> None:
    """What is held by what was changed may go, or is held for something else now."""
    if what == "mode":
        release_held_for_people(Q(client__agent=agent))
    elif what in ("hours", "profile"):
        release_held_for_time(agent)
    elif what in ("days", "closed"):
        release_held_for_time()


def _about_sending(agent: Agent) -> dict[str, Any]:
    office = Office.current()
    today = timezone.now().astimezone(agent.tzinfo).date()
    holidays = DaysOff(office.holiday_calendar).from_day(today, SHOWN_DAYS_OFF)
    return {
        "when": when_next(agent),
        "pausing_office": office,
        "holidays": [f"{name} ({weekday_short_date(day)})" for day, name in holidays],
        "closed_days": [(day, weekday_short_date(day.on)) for day in ClosedDay.objects.filter(on__gte=today)],
    }


def _about_writer() -> dict[str, Any]:
    profile = profiles.configured()
    return {"profile": profile, "shutdown": words.shutdown_in_words(profile, timezone.localdate())}


def _pause_own(request: AgentRequest) -> str:
    pausing.pause_own(request.agent)
    return "All your sending is paused until you resume it."


def _resume_own(request: AgentRequest) -> str:
    pausing.resume_own(request.agent)
    release_held_for_people(Q(client__agent=request.agent))
    return "Sending resumed. Emails that came due are sent within a minute."


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
    "pause": _pause_own,
    "resume": _resume_own,
    "pause_office": _pause_office,
    "resume_office": _resume_office,
    "reopen": _reopen,
}
