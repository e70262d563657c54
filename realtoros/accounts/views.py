"""The team page, and the page behind the link of an invitation."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agents.models import Agent, Invitation, Office
from agents.second_factor import factors, note_who_needs_one
from agents.web.requests import AgentRequest
from clients import bulk
from clients.models import Client
from emails.models import OfficeMail
from followups.engine.reconcile import release_held_for_time
from followups.models import Task
from lists.ids import read_id
from lists.words import counted
from realtoros.accounts import team
from realtoros.accounts.forms import AcceptForm, InvitationForm, RolesForm, SecondFactorForm


def for_brokers(view: Any) -> Any:
    """A page that is there for brokers alone."""

    @wraps(view)
    def only_brokers(request: AgentRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.agent.is_broker:
            raise Http404
        response: HttpResponse = view(request, *args, **kwargs)
        return response

    return only_brokers


@for_brokers
@require_safe
def team_page(request: AgentRequest) -> HttpResponse:
    return _team(request, InvitationForm(auto_id="invite_%s"))


@for_brokers
@require_POST
@reauthentication_required
def invite(request: AgentRequest) -> HttpResponse:
    form = InvitationForm(request.POST, instance=Invitation(invited_by=request.agent), auto_id="invite_%s")
    if not form.is_valid():
        return _team(request, form, status=422)

    def change() -> str:
        team.invite(form.save(commit=False))
        return f"An invitation is on its way to {form.instance.email}."

    return _change(request, change)


@for_brokers
@require_POST
def invite_again(request: AgentRequest, pk: int) -> HttpResponse:
    get_object_or_404(Invitation, pk=pk)
    return _change(request, lambda: f"A new link is on its way to {team.invite_again(pk).email}.")


@for_brokers
@require_POST
def withdraw(request: AgentRequest, pk: int) -> HttpResponse:
    get_object_or_404(Invitation, pk=pk)
    return _change(request, lambda: f"Withdrew the invitation to {team.withdraw(pk).email}.")


@for_brokers
@require_POST
@reauthentication_required
def second_factor(request: AgentRequest) -> HttpResponse:
    """Whom the office asks for a second factor."""
    saved = Office.objects.filter(pk=1).first() or Office()
    form = SecondFactorForm(request.POST, instance=saved)
    if form.is_valid():
        form.save()
        note_who_needs_one()
        messages.success(request, "Saved.")
    else:
        messages.error(request, "Not saved: choose one of the three.")
    return redirect("team")


@for_brokers
@require_safe
def member(request: AgentRequest, pk: int) -> HttpResponse:
    agent = get_object_or_404(Agent, pk=pk)
    clients = Client.objects.present().filter(agent=agent)
    context = {
        "member": agent,
        "form": RolesForm(instance=agent),
        "clients": clients.count(),
        "pending": Task.objects.filter(client__in=clients, status=Task.Status.PENDING).count(),
        "others": Agent.objects.filter(is_active=True).exclude(pk=pk),
        "has_second_factor": factors().filter(user=agent).exists(),
    }
    return render(request, "team/member.html", context)


@for_brokers
@require_POST
@reauthentication_required
def roles(request: AgentRequest, pk: int) -> HttpResponse:
    get_object_or_404(Agent, pk=pk)
    wanted = {name: name in request.POST for name in RolesForm.Meta.fields}
    return _change(request, lambda: f"{team.change_roles(pk, **wanted)} is {Agent(**wanted).role.lower()} now.", pk)


@for_brokers
@require_POST
@reauthentication_required
def deactivate(request: AgentRequest, pk: int) -> HttpResponse:
    get_object_or_404(Agent, pk=pk)

    def change() -> str:
        agent = team.deactivate(pk)
        return f"{agent} is signed out and can't sign in. Follow-ups wait until you reassign the clients."

    return _change(request, change, pk)


@for_brokers
@require_POST
def reactivate(request: AgentRequest, pk: int) -> HttpResponse:
    get_object_or_404(Agent, pk=pk)
    return _change(request, lambda: f"{team.reactivate(pk)} can sign in again.", pk)


@for_brokers
@require_POST
@reauthentication_required
def reset_second_factor(request: AgentRequest, pk: int) -> HttpResponse:
    get_object_or_404(Agent, pk=pk)
    return _change(
        request,
        lambda: f"{team.reset_second_factor(pk, timezone.now())} can sign in with just a password for now.",
        pk,
    )


@for_brokers
@require_POST
def reassign(request: AgentRequest, pk: int) -> HttpResponse:
    """Gives all clients of one agent to another."""
    agent = get_object_or_404(Agent, pk=pk)
    chosen = get_object_or_404(Agent, pk=read_id(request.POST.get("agent", "")) or 0, is_active=True)
    change = bulk.reassign(Client.objects.present().filter(agent=agent), chosen, by=request.agent)
    release_held_for_time(clients=change.ids)
    words = f"Reassigned {counted(len(change.ids), 'client')} to {chosen}."
    messages.success(request, words, extra_tags=reverse("bulk_undo", args=[change.pk]))
    return redirect("team_member", pk)


@login_not_required
@require_safe
def session_state(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and a token for the forms of a page that was made before they signed in; 401 for nobody."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    return JsonResponse({"agent": request.user.pk, "csrf": get_token(request)})


@login_not_required
@require_safe
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """The dialog in which somebody signs in over the page whose session has ended."""
    return render(request, "account/sign_in_again.html")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    found = Invitation.objects.by_token(token)
    if found is None:
        return render(request, "team/invitation_over.html", status=410)
    # Without a script that asks the browser: whoever invites mostly works in the same town.
    zone = found.invited_by.timezone if found.invited_by else "UTC"
    form = AcceptForm(request.POST or None, email=found.email, initial={"name": found.name, "timezone": zone})
    if form.is_valid():
        values = form.cleaned_data
        try:
            team.accept(found, values["name"], values["password"], values["timezone"])
        except team.Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Your account is ready. Sign in.")
            return redirect("account_login")
    context = {"form": form, "invitation": found}
    return render(request, "team/invitation.html", context, status=422 if form.errors else 200)


def _team(request: AgentRequest, form: InvitationForm, status: int = 200) -> HttpResponse:
    waiting = Client.objects.present().filter(agent=OuterRef("pk"))
    agents = Agent.objects.annotate(
        has_second_factor=Exists(factors().filter(user=OuterRef("pk"))), has_clients=Exists(waiting)
    )
    invitations = Invitation.objects.open().select_related("invited_by")
    mails = OfficeMail.objects.filter(kind=OfficeMail.Kind.INVITATION)
    context = {
        "form": form,
        "agents": agents.order_by("-is_active", "name", "pk"),
        "invitations": [(each, mails.filter(to_email=each.email).order_by("-pk").first()) for each in invitations],
        "second_factor_form": SecondFactorForm(instance=Office.objects.filter(pk=1).first()),
    }
    return render(request, "team/team.html", context, status=status)


def _change(request: AgentRequest, change: Callable[[], str], pk: int | None = None) -> HttpResponse:
    try:
        messages.success(request, change())
    except team.Refused as refused:
        messages.error(request, str(refused))
    return redirect("team_member", pk) if pk else redirect("team")
