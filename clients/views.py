from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from agents import dialogs
from agents.requests import AgentRequest
from clients.filters import ClientFilter
from clients.forms import ClientForm
from clients.models import Activity, Client
from followups.plan import plans_of
from followups.reconcile import reconcile
from followups.resume import resume
from followups.schedule import FOLLOWUP_SCHEDULE
from followups.tasks import create_followup_tasks_task

PAGE = 25


@require_safe
@vary_on_headers("HX-Request")
def client_list(request: AgentRequest) -> HttpResponse:
    form = ClientFilter(request.GET)
    mine = Client.objects.visible_to(request.agent)
    page = Paginator(form.apply(mine).select_related("agent"), PAGE).get_page(request.GET.get("page"))
    plans = plans_of(page)
    context = {"form": form, "page": page, "rows": [(client, plans[client.pk]) for client in page]}
    if request.htmx:
        return render(request, "clients/_results.html", context)
    return render(
        request, "clients/list.html", context | {"total": mine.count() if form.is_narrowed else page.paginator.count}
    )


def new(request: AgentRequest) -> HttpResponseBase:
    form = ClientForm(request.POST or None, agent=request.agent)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            client = form.save()
            client.record(Activity.Kind.CREATED, "Client created", by=request.agent)
            # robust: with the broker down the client is saved all the same, and the next sweep makes the plan.
            # (Not a partial: Django's report of the failure asks for a name, which a partial doesn't have.)
            transaction.on_commit(lambda: create_followup_tasks_task.delay(client.pk), robust=True)
        return dialogs.leave(request, f"/clients/{client.pk}/")
    now = timezone.now()
    plan = [(step.followup_type, now + step.after) for step in FOLLOWUP_SCHEDULE]
    context = {"form": form, "plan": plan, "layout": dialogs.layout(request)}
    return render(request, "clients/new.html", context, status=422 if form.errors else 200)


@require_safe
def duplicates(request: AgentRequest) -> HttpResponse:
    """Who has this email or phone already, while it is being typed."""
    email = request.GET.get("email", "").strip()
    digits = "".join(filter(str.isdigit, request.GET.get("phone", "")))
    found = Client.objects.none()
    if "@" in email:
        found = Client.objects.visible_to(request.agent).filter(email__iexact=email)
    elif len(digits) >= 7:
        found = Client.objects.visible_to(request.agent).search(digits)
    own = request.GET.get("except", "")
    others = found.exclude(pk=own) if own.isdecimal() and len(own) < 19 else found
    return render(request, "clients/_duplicates.html", {"clients": others.select_related("agent")[:3]})


def edit(request: AgentRequest, pk: int) -> HttpResponse:
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    was = client.stage
    form = ClientForm(request.POST or None, instance=client, agent=request.agent)
    if request.method == "POST" and form.is_valid():
        _save_edit(form, was, request)
        messages.success(request, "Saved.")
        return redirect("client", pk)
    name = Client.objects.values_list("name", flat=True).get(pk=pk)  # the form has put what was typed on the client
    return render(
        request, "clients/edit.html", {"form": form, "client": client, "name": name}, status=422 if form.errors else 200
    )


def _save_edit(form: ClientForm, was: str, request: AgentRequest) -> None:
    before, wanted = form.instance.custom_fields, form.instance.stage
    client = form.save(commit=False)
    changed = [name for name in form.changed_data if name != "stage"]
    if client.custom_fields != before:
        changed.append("custom_fields")
    with transaction.atomic():
        if changed:
            # Only what was typed: the engine may have written the other columns meanwhile.
            client.save(update_fields=[*changed, "updated_at"])
            names = ", ".join(name.replace("_", " ") for name in changed)
            client.record(Activity.Kind.EDITED, f"Edited: {names}", by=request.agent)
        # The stage has a verb of its own, so the timeline says it in the same words wherever it was changed.
        client.stage = was
        client.move_to(wanted, by=request.agent)
    reconcile(client)


def delete(request: AgentRequest, pk: int) -> HttpResponseBase:
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    if request.method != "POST":
        counts = {"pending": client.tasks.filter(status="pending").count(), "emails": client.email_logs.count()}
        context = {"client": client, **counts, "layout": dialogs.layout(request)}
        return render(request, "clients/delete.html", context)
    with transaction.atomic():
        client.delete_softly(by=request.agent)
    reconcile(client)
    messages.success(request, f"Deleted {client.name}.", extra_tags=f"/clients/{pk}/restore/")
    return dialogs.leave(request, "/clients/")


@require_POST
def restore(request: AgentRequest, pk: int) -> HttpResponse:
    """Undo of delete: the client is back, and the follow-ups that the deletion stopped."""
    client = get_object_or_404(Client.objects.belonging_to(request.agent), pk=pk)
    deletion = client.activities.filter(kind=Activity.Kind.DELETED).first()
    with transaction.atomic():
        restored = client.restore(by=request.agent)
        reconcile(client)
        if restored and deletion:
            resume(client, deletion.occurred_at, by=request.agent)
    messages.info(request, f"{client.name} is back." if restored else f"{client.name} was not deleted.")
    return redirect("client", pk)
