"""All tags of the office, for every agent: each leads to its clients; to a field they are what it proposes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from agents.web.requests import AgentRequest
from clients.models import Tag


@require_safe
@vary_on_headers("HX-Request")
def index(request: AgentRequest) -> HttpResponse:
    """As options of a datalist for htmx."""
    page = "options" if request.htmx else "index"
    return render(request, f"clients/tags/{page}.html", {"tags": Tag.objects.all()})
