"""Clients out to a CSV file and in from one."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.db import connection, transaction
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from agents.models import Agent
from agents.web.requests import AgentRequest
from clients import csv_rows
from clients.listing.filters import ClientFilter
from clients.listing.sidebar import forget_counts
from clients.models import Activity, Client, ClientImport, ClientQuerySet
from lists.ids import is_id

SHOWN = 20  # rows of the preview
BATCH = 500


@require_safe
def export(request: AgentRequest) -> HttpResponseBase:
    """The clients that the filters find, all of them, as they are written down."""
    form = ClientFilter(request.GET)
    found = form.narrow(Client.objects.visible_to(request.agent), of_office=request.agent.is_broker).order_by(
        "-created_at", "-pk"
    )
    rows = found.select_related("agent").defer("search_text")
    text = csv_rows.lines(rows, _custom_names(found), request.agent.is_broker)
    response = StreamingHttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="clients-{timezone.localdate()}.csv"'
    return response


def _custom_names(clients: ClientQuerySet) -> list[str]:
    sql, params = clients.order_by().values("custom_fields").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT jsonb_object_keys(custom_fields) FROM ({sql}) found ORDER BY 1", params)  # noqa: S608
        return [name for (name,) in cursor.fetchall()]


class UploadForm(forms.Form):
    file = forms.FileField(
        error_messages={
            "required": "Choose a CSV file.",
            "empty": "This file is empty.",
            "missing": "Choose a CSV file.",
        }
    )

    def clean_file(self) -> tuple[str, str]:
        """The file's name and its text."""
        file = self.cleaned_data["file"]
        if file.size > csv_rows.MOST_BYTES:
            raise forms.ValidationError("This file is larger than 5 MB. Import it in parts.")
        try:
            text = csv_rows.decode(file.read())
            csv_rows.read(text)
        except csv_rows.Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        return file.name[:200], text


def upload(request: AgentRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        ClientImport.forget_old(request.agent)
        name, text = form.cleaned_data["file"]
        heads, _ = csv_rows.read(text)
        kept = ClientImport.objects.create(agent=request.agent, name=name, text=text, columns=csv_rows.guess(heads))
        return redirect("client_import", kept.pk)
    context = {"form": form, "rows": csv_rows.MOST_ROWS, "today": timezone.localdate()}
    return render(request, "clients/csv/import.html", context, status=422 if form.errors else 200)


def preview(request: AgentRequest, pk: int) -> HttpResponse:
    """What the file's columns are and what would come of its rows; then the import itself."""
    kept = get_object_or_404(ClientImport, pk=pk, agent=request.agent)
    if kept.done_at:
        return render(request, "clients/csv/imported.html", {"kept": kept})
    heads, rows = csv_rows.read(kept.text)
    if request.method == "POST":
        kept.columns = _columns(request, len(heads))
        kept.save(update_fields=["columns"])
    csv_rows.check(rows, heads, kept.columns)
    csv_rows.mark_doubles(rows, _known(request.agent, rows))
    chosen = {name: name in request.POST for name in ("doubles", "unplanned")}
    good = [row for row in rows if not row.errors and (chosen["doubles"] or not row.double)]
    wrong = _wrong(kept.columns)
    if "import" in request.POST and not wrong:
        try:
            agent = _whose(request)
        except Agent.DoesNotExist:
            wrong = "Choose whose clients they become."
        else:
            if good:
                return _import(request, kept, rows, good, agent, planned="unplanned" not in request.POST)
            wrong = "There is no line that can be imported."
    shown = sorted(rows, key=lambda row: not (row.errors or row.double))[:SHOWN]
    context = {
        "kept": kept,
        "wrong": wrong,
        "columns": list(zip(heads, kept.columns, rows[0].cells, strict=False)),
        "targets": csv_rows.TARGETS.items(),
        "rows": shown,
        "total": len(rows),
        "broken": sum(bool(row.errors) for row in rows),
        "double": sum(bool(row.double) for row in rows),
        "good": len(good),
        "agents": Agent.objects.filter(is_active=True) if request.agent.is_broker else None,
        "whose": request.POST.get("agent") or str(request.agent.pk),
        **chosen,
    }
    return render(request, "clients/csv/preview.html", context, status=422 if wrong and request.POST else 200)


@require_safe
def left_out(request: AgentRequest, pk: int) -> HttpResponse:
    """The rows that were not imported, as they came, with the reason in a column of its own."""
    kept = get_object_or_404(ClientImport, pk=pk, agent=request.agent, done_at__isnull=False)
    heads, rows = csv_rows.read(kept.text)
    text = "\ufeff" + csv_rows.line([*heads, "Why it was left out"])
    for row in rows:
        if reason := kept.left_out.get(str(row.number)):
            text += csv_rows.line([*map(csv_rows.plain, row.cells), reason])
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="left-out-{pk}.csv"'
    return response


def _columns(request: HttpRequest, count: int) -> list[str]:
    given = [request.POST.get(f"column_{number}", "") for number in range(count)]
    return [target if target in csv_rows.TARGETS else "" for target in given]


def _wrong(columns: list[str]) -> str:
    if not {"name", "first_name", "last_name"} & set(columns):
        return "Say which column has the names."
    for target in set(columns) - {"", "custom"}:
        if columns.count(target) > 1:
            return f"{columns.count(target)} columns are called {csv_rows.TARGETS[target]}: choose one of them."
    return ""


def _known(agent: Agent, rows: list[csv_rows.Row]) -> dict[str, str]:
    emails = {row.client.email.lower() for row in rows if row.client and row.client.email}
    found = Client.objects.visible_to(agent).alias(address=Lower("email")).filter(address__in=emails).order_by("pk")
    return {email.lower(): name for email, name in found.values_list("email", "name")}


def _whose(request: AgentRequest) -> Agent | None:
    """Whose clients they become: the broker chooses, and may leave them without an agent. Agent.DoesNotExist."""
    chosen = request.POST.get("agent", "") if request.agent.is_broker else str(request.agent.pk)
    if chosen == "nobody":
        return None
    if not is_id(chosen):
        raise Agent.DoesNotExist
    return Agent.objects.get(pk=chosen, is_active=True)


def _import(
    request: AgentRequest,
    kept: ClientImport,
    rows: list[csv_rows.Row],
    good: list[csv_rows.Row],
    agent: Agent | None,
    planned: bool,
) -> HttpResponse:
    now = timezone.now()
    with transaction.atomic():
        if kept.claim():
            clients = [row.client for row in good if row.client]
            for number, client in enumerate(clients):
                client.agent = agent
                # In the order of the file: its first line is the newest.
                client.created_at = now - timedelta(microseconds=number)
                client.planned_at = None if planned else now  # none: the next sweep makes their plans
            Client.objects.bulk_create(clients, BATCH)
            data = {"event": "imported", "file": kept.name}
            Activity.objects.bulk_create(
                [Activity(client=each, kind=Activity.Kind.CREATED, data=data, agent=request.agent) for each in clients],
                BATCH,
            )
            kept.imported = len(clients)
            taken = {row.number for row in good}
            kept.left_out = {row.number: _reason(row) for row in rows if row.number not in taken}
            kept.save(update_fields=["imported", "left_out"])
    forget_counts(request.agent)
    messages.success(request, f"Imported {kept.imported:,} client{'' if kept.imported == 1 else 's'}.")
    return redirect("client_import", kept.pk)


def _reason(row: csv_rows.Row) -> str:
    return "; ".join(row.errors) or f"the same email as {row.double}"
