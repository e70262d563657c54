"""The page for a new client: the form, the follow-ups that it will plan, and a warning about duplicates."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from agents import hours
from agents.days_off import DaysOff
from agents.models import Agent, Office
from agents.web import dialogs
from agents.web.requests import AgentRequest
from clients.duplicates import clients_with_email, clients_with_phone
from clients.forms.new import NewClientForm
from clients.models import Activity, Client, Stage
from followups.engine.schedule import FOLLOWUP_SCHEDULE
from followups.tasks import plan_soon
from inbound.effects import judged
from inbound.models import InboundEmail
from lists.fragments import render_fragment
from lists.ids import read_id
from lists.words import clock, clock_after, weekday_date

PAGE = "clients/edit/new.html"
STEPS = [step.followup_type for step in FOLLOWUP_SCHEDULE]
HOW_MANY = ("No email", "One email", "Two emails", "Three emails", "Four emails", "Five emails")


@dataclass(frozen=True)
class PlannedStep:
    """A step as the form shows it. Outside sending hours it goes later than it is due."""

    name: str
    due: datetime
    goes: datetime
    is_on: bool

    @property
    def moved_to(self) -> str:
        """“9:00”, or with what differs from when it is due: “Mon, Nov 30, 9:00 AM”. Empty: it goes when it is due."""
        if self.goes == self.due:
            return ""
        if timezone.localdate(self.due) == timezone.localdate(self.goes):
            return clock_after(self.due, self.goes)
        return f"{weekday_date(self.goes)}, {clock(self.goes)}"


def new(request: AgentRequest) -> HttpResponseBase:
    if request.method == "POST":
        form = NewClientForm(request.POST, agent=request.agent, steps=STEPS)
        # The same form sent twice finds the client that it made itself: that is no duplicate.
        if form.is_valid() and (not form.find_duplicates() or form.was_sent_before):
            client = _add(form, request.agent)
            _attach_mail(request, client)
            return dialogs.leave(request, reverse("client", args=[client.pk]))
    else:
        form = NewClientForm.filled_from(request.GET, agent=request.agent, steps=STEPS)
    context = _here_already(request, form) | what_will_happen(request, form)
    context |= {"form": form, "layout": dialogs.layout(request), "inbound": _mail_asked(request)}
    status = 422 if form.errors else 409 if form.duplicates else 200
    return render(request, PAGE, context, status=status)


def _add(form: NewClientForm, by: Agent) -> Client:
    """The saved client. The same form sent twice is one client: the second waits for the first, and finds it."""
    with transaction.atomic():
        if form.made_from and (first := _made_from(form.made_from)):
            return first
        client = form.save()
        client.record(Activity.Kind.CREATED, by=by)
        form.save_tags(client)
        if client.has_email:
            plan_soon(client.pk)
    return client


def _mail_asked(request: AgentRequest) -> int | None:
    """The incoming mail of someone who was not on file, whom the form adds."""
    return read_id(request.POST.get("inbound") or request.GET.get("inbound") or "")


def _attach_mail(request: AgentRequest, client: Client) -> None:
    pk = _mail_asked(request)
    mail = None if pk is None else InboundEmail.objects.visible_to(request.agent).filter(pk=pk).first()
    if mail and Client.objects.visible_to(request.agent).filter(pk=client.pk).exists():
        judged.attach(mail, client, by=request.agent)


def _made_from(content: UUID) -> Client | None:
    """The client that the same form made. A lock and not the unique index: PostgreSQL logs its refusal with the row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(content)])
    return Client.objects.filter(made_from=content).first()


@require_safe
def plan(request: AgentRequest) -> HttpResponse:
    """What will happen, for the stage and agent that are being chosen and the email that is being typed."""
    form = NewClientForm(request.GET, agent=request.agent, steps=STEPS)
    context, said = what_will_happen(request, form) | {"form": form}, request.GET.get("says")
    typing = request.htmx.trigger == "will-happen"
    if typing and said == context["says"]:
        return HttpResponse(status=204)  # another letter of the same address: nothing to show anew
    if not typing and context["says"] == "no_email" != said:
        context["says"] = "not_known"  # they have not come to the email so far
    return render_fragment(request, PAGE, "will_happen", context)


@require_safe
def duplicates(request: AgentRequest) -> HttpResponse:
    """Who has this email or phone already, while it is being typed."""
    asked, exclude = request.GET, read_id(request.GET.get("except", ""))
    found = clients_with_email(request.agent, asked.get("email", ""), exclude=exclude)
    found += clients_with_phone(request.agent, asked.get("phone", ""), exclude=exclude)
    return render_fragment(request, PAGE, "duplicate_hint", {"clients": found})


def _here_already(request: AgentRequest, form: NewClientForm) -> dict[str, Any]:
    """The same hints for a page that comes with typed values, unless it asks about them."""
    if form.duplicates:
        return {"same_email": [], "same_phone": []}
    typed = {name: str(form[name].value() or "") for name in ("email", "phone")}
    return {
        "same_email": clients_with_email(request.agent, typed["email"]),
        "same_phone": clients_with_phone(request.agent, typed["phone"]),
    }


def what_will_happen(request: AgentRequest, form: NewClientForm) -> dict[str, Any]:
    now, off, agent = timezone.now(), form.switched_off, _chosen_agent(request, form)
    dues = [(step.followup_type, now + step.after) for step in FOLLOWUP_SCHEDULE]
    days_off = DaysOff.of(Office.current())
    steps = [PlannedStep(name, due, _goes(agent, due, days_off), name not in off) for name, due in dues]
    chosen = str(form["stage"].value() or "")
    stage = Stage(chosen) if chosen in Stage else Stage.LEAD
    says = "plan" if str(form["email"].value() or "").strip() else "no_email" if form.has_no_email else "not_known"
    return {
        "says": "finished" if stage.is_finished else says,
        "steps": steps,
        "on": sum(step.is_on for step in steps),
        "how_many": HOW_MANY,
        "name": " ".join(str(form["name"].value() or "").split()[:1]),
        "stage": stage.label if stage.is_finished else "",
        "whose": agent,
        "hours": agent and hours.in_words(agent),
    }


def _goes(agent: Agent | None, due: datetime, days_off: DaysOff) -> datetime:
    return (hours.opens_at(agent, due, None, days_off) if agent else None) or due


def _chosen_agent(request: AgentRequest, form: NewClientForm) -> Agent | None:
    """The agent whose sending hours count. The broker may choose another one, or nobody."""
    if "agent" not in form.fields:
        return request.agent
    chosen = str(form["agent"].value() or "")
    pk = read_id(chosen)
    return Agent.objects.filter(pk=pk).first() if pk is not None else None
