"""The list of incoming mail: its filters, and one page of it, the newest first."""

from datetime import datetime

from django.conf import settings
from django.db.models import F
from django.http import HttpResponse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from agents.web.requests import AgentRequest
from inbound.display.words import badge_of, sender_of
from inbound.forms import InboundFilter
from inbound.models import InboundEmail
from lists.counts import COUNT_TO
from lists.fragments import render_list
from lists.paging import SortedRows
from lists.words import capped


@require_safe
@vary_on_headers("HX-Request")
def inbound_list(request: AgentRequest) -> HttpResponse:
    form = InboundFilter(request.GET)
    mails = form.apply(InboundEmail.objects.visible_to(request.agent))
    shown = mails.select_related("client__agent", "agent").defer("evidence", "lead", "error")
    page = form.page_of(
        request.COOKIES, SortedRows(shown, (F("received_at"), F("pk")), (datetime, int), descending=True)
    )
    context = {
        "page": page,
        "rows": [(each, badge_of(each), sender_of(each)) for each in page.rows],
        "matching": capped(form.count(request.agent.view_key, page, mails), COUNT_TO),
        "is_set_up": bool(settings.INBOUND_DOMAIN),
    }
    return render_list(request, form, "inbound/list.html", ["results", "choices", "found"], context)
