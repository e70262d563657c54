"""The list of incoming mail: its filters, and one page of it, the newest first."""

from datetime import datetime

from django.conf import settings
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from agents.web.requests import AgentRequest
from inbound.display.words import badge_of, sender_of
from inbound.forms import InboundFilter
from inbound.models import InboundEmail
from lists.counts import kept_counts
from lists.fragments import render_fragment
from lists.paging import SortedRows
from lists.words import capped

COUNT_TO = 10_000
"""How far the list is counted: beyond it the exact number tells nobody more."""


@require_safe
@vary_on_headers("HX-Request")
def inbound_list(request: AgentRequest) -> HttpResponse:
    form = InboundFilter(request.GET)
    mails = form.apply(InboundEmail.objects.visible_to(request.agent))
    shown = mails.select_related("client__agent", "agent").defer("evidence", "lead", "error")
    page = form.page_of(
        request.COOKIES, SortedRows(shown, (F("received_at"), F("pk")), (datetime, int), descending=True)
    )
    matching = len(page.rows)
    if page.previous or page.next:
        (matching,) = kept_counts(request.agent.view_key, {f"inbound?{form.narrowing}": mails}, COUNT_TO).values()
    context = {
        "form": form,
        "page": page,
        "rows": [(each, badge_of(each), sender_of(each)) for each in page.rows],
        "matching": capped(matching, COUNT_TO),
        "is_set_up": bool(settings.INBOUND_DOMAIN),
        "oob": bool(request.htmx),
    }
    if request.htmx:
        response = render_fragment(request, "inbound/list.html", ["results", "choices", "found"], context)
        # The address without the empty fields that a form sends.
        response["HX-Push-Url"] = form.here
        return response
    return render(request, "inbound/list.html", context)
