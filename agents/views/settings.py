"""One's own settings: the profile, the mode and the hours, in one form with one Save."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from agents import hours, pausing
from agents.days_off import CALENDARS, DaysOff
from agents.forms.own import HoursForm, ModeForm, ProfileForm
from agents.models import Agent, Office
from agents.web.requests import AgentRequest
from emails.writer.guard import steering
from followups.engine.reconcile import release_held_for_people, release_held_for_time
from lists.fragments import render_fragment
from lists.words import clock, weekday_date, weekday_short_date

SHOWN_DAYS_OFF = 3

Kinds = Mapping[str, tuple[str, type[Any]]]
"""Forms that are saved together: by name, a field that is always sent with it, and the form."""

KINDS: Kinds = {"profile": ("name", ProfileForm), "hours": ("send_until", HoursForm), "mode": ("mode", ModeForm)}


@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: AgentRequest) -> HttpResponse:
    if request.method == "POST" and (verb := VERBS.get(request.POST.get("verb", ""))):
        messages.success(request, verb(request))
        return redirect("settings")
    with transaction.atomic():
        # A copy: the page's frame goes on showing the saved name while a wrong one stands in the form.
        agents = Agent.objects.select_for_update(no_key=True) if request.method == "POST" else Agent.objects
        agent = agents.get(pk=request.agent.pk)
        forms = bound(request, KINDS, agent)
        if forms["profile"].is_bound and forms["profile"].is_valid():
            _refuse_steering(forms["profile"])
        changed = save(forms)
    if changed is not None:
        if "mode" in changed:
            release_held_for_people(Q(client__agent=agent))
        if {"hours", "profile"} & {*changed}:
            release_held_for_time(agent)
        messages.success(request, "Saved.")
        return redirect("settings")
    context = {f"{name}_form": form for name, form in forms.items()} | {"when": when_next(request.agent)}
    return render(
        request, "agents/settings.html", context | office_rules(request.agent), status=status_of(request, forms)
    )


def bound(request: AgentRequest, kinds: Kinds, instance: Any) -> dict[str, Any]:
    """The page's forms; those that were sent have what was typed."""
    return {
        name: kind(request.POST if field in request.POST else None, instance=instance, auto_id=f"{name}_%s")
        for name, (field, kind) in kinds.items()
    }


def save(forms: Mapping[str, Any]) -> list[str] | None:
    """All that were sent or none of them. The names of those that changed something; None if nothing was saved."""
    sent = {name: form for name, form in forms.items() if form.is_bound}
    # Every one is asked, so that each says what is wrong with it.
    if not sent or {True} != {form.is_valid() for form in sent.values()}:
        return None
    for form in sent.values():
        form.save()
    return [name for name, form in sent.items() if form.changed]


def status_of(request: AgentRequest, forms: Mapping[str, Any]) -> int:
    """Of a page that is shown, and after a POST shown again. Also puts the focus where the first thing is wrong."""
    wrong = [form for form in forms.values() if form.errors]
    for form in wrong[:1]:
        _focus(form)
    return 409 if any(getattr(form, "is_stale", False) for form in wrong) else 422 if request.method == "POST" else 200


def _focus(form: BaseForm) -> None:
    name = next((name for name in form.fields if name in form.errors), None)
    if name:
        form.fields[name].widget.attrs["autofocus"] = True


def office_rules(agent: Agent) -> dict[str, Any]:
    """What the office decided, as far as the agent's emails feel it."""
    office = Office.current()
    today = timezone.now().astimezone(agent.tzinfo).date()
    ahead = DaysOff.of(office).from_day(today, SHOWN_DAYS_OFF)
    return {
        "office": office,
        "calendar": CALENDARS.get(office.holiday_calendar, office.holiday_calendar),
        "days_off": [f"{name} ({weekday_short_date(day)})" for day, name in ahead],
        "private_fields": [line for line in office.private_fields.splitlines() if line.strip()],
    }


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


def _refuse_steering(form: ProfileForm) -> None:
    """The AI would not be asked with such instructions, so they are refused where they are typed."""
    if found := steering(form.cleaned_data.get("instructions", "")):
        form.add_error("instructions", f"{found.why} {found.what_to_do}")


def _pause_own(request: AgentRequest) -> str:
    pausing.pause_own(request.agent)
    return "All your sending is paused until you resume it."


def _resume_own(request: AgentRequest) -> str:
    pausing.resume_own(request.agent)
    release_held_for_people(Q(client__agent=request.agent))
    return "Sending resumed. Emails that came due are sent within a minute."


VERBS: dict[str, Callable[[AgentRequest], str]] = {"pause": _pause_own, "resume": _resume_own}
