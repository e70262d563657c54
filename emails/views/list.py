from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from agents.web.requests import AgentRequest
from clients.models import Client
from emails.forms import EmailFilter
from emails.history import badge_of
from emails.models import EmailLog


@require_safe
@vary_on_headers("HX-Request")
def email_list(request: AgentRequest) -> HttpResponse:
    form = EmailFilter(request.GET)
    logs = form.apply(EmailLog.objects.visible_to(request.agent))
    # The bodies stay where they are: a page of them would be the slowest thing on it.
    page = form.numbered_page_of(logs.select_related("client__agent", "task").defer("body", "webhook_events"))
    context = {"form": form, "page": page, "rows": [(log, badge_of(log)) for log in page]}
    if pk := form.asked.get("client_id"):
        context["client"] = Client.objects.belonging_to(request.agent).filter(pk=pk).first()
    return render(request, "emails/_results.html" if request.htmx else "emails/list.html", context)
