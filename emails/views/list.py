"""The list of emails: its filters, and one page of it, the newest first."""

from datetime import datetime

from django.db.models import F
from django.http import HttpResponse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from agents.web.requests import AgentRequest
from clients.models import Client
from emails.errors.words import error_in_words
from emails.forms import EmailFilter
from emails.history import badge_of
from emails.models import EmailLog
from lists.counts import COUNT_TO
from lists.fragments import render_list
from lists.paging import SortedRows
from lists.words import capped


@require_safe
@vary_on_headers("HX-Request")
def email_list(request: AgentRequest) -> HttpResponse:
    form = EmailFilter(request.GET, request.agent)
    logs = form.apply(EmailLog.objects.visible_to(request.agent))
    # The bodies stay where they are: a page of them would be the slowest thing on it.
    shown = logs.select_related("client__agent", "task", "settled_by").defer("body", "webhook_events")
    in_order = SortedRows(shown, (form.newest_first, F("pk")), (datetime, int), descending=True)
    page = form.page_of(request.COOKIES, in_order)
    client_id = form.asked.get("client_id")
    context = {
        "page": page,
        "rows": [(log, badge_of(log), error_in_words(log)) for log in page.rows],
        "matching": capped(form.count(request.agent.view_key, page, logs), COUNT_TO),
        "client": Client.objects.belonging_to(request.agent).filter(pk=client_id).first() if client_id else None,
    }
    return render_list(request, form, "emails/list.html", ["results", "choices", "found"], context)
