"""The cities that a time zone's field proposes while one types."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from agents import zones
from agents.web.requests import AgentRequest


@require_safe
@cache_control(private=True, max_age=86_400)
def zone_cities(request: AgentRequest) -> HttpResponse:
    """As options of a datalist."""
    return render(request, "agents/zone_cities.html", {"cities": zones.cities().values()})
