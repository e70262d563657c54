"""Export of clients to a CSV file."""

from django.db import connection
from django.http import HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from agents.web.requests import AgentRequest
from clients import csv_rows
from clients.listing.filters import ClientFilter
from clients.models import Client, ClientQuerySet


@require_safe
def export(request: AgentRequest) -> HttpResponseBase:
    """The clients that the filters find, all of them, as they are written down."""
    form = ClientFilter(request.GET, request.agent)
    found = form.narrow(Client.objects.visible_to(request.agent)).order_by("-created_at", "-pk")
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
