"""Export of clients to a CSV file."""

from django.db import connection
from django.http import HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from agents.web.requests import AgentRequest
from clients import csv_rows
from clients.listing.filters import ClientFilter
from clients.listing.tagged import with_tags
from clients.models import Client, ClientQuerySet


@require_safe
def export(request: AgentRequest) -> HttpResponseBase:
    """The clients that the filters find, all of them, as they are written down."""
    form = ClientFilter(request.GET, request.agent)
    found = form.narrow(Client.objects.visible_to(request.agent)).order_by("-created_at", "-pk")
    rows = with_tags(found).select_related("agent", "source").defer("search_text")
    text = csv_rows.lines(rows, _custom_names(found), request.agent.is_broker)
    response = StreamingHttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="clients-{timezone.localdate()}.csv"'
    return response


def _custom_names(clients: ClientQuerySet) -> list[str]:
    """In the order in which they were added to the client who has most of them before it; else by name."""
    sql, params = clients.order_by().values("custom_fields", "custom_order").query.sql_with_params()
    names = f"SELECT jsonb_object_keys(custom_fields) AS name, custom_order FROM ({sql}) found"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT name FROM ({names}) each GROUP BY name "  # noqa: S608
            "ORDER BY max(array_position(custom_order, name)) NULLS LAST, name",
            params,
        )
        return [name for (name,) in cursor.fetchall()]
