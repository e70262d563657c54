"""The cities that a time zone's field proposes while one types."""

from django.http import HttpResponse
from django.utils.html import format_html_join
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from agents import zones
from agents.web.requests import AgentRequest


@require_safe
@cache_control(private=True, max_age=86_400)
def zone_cities(request: AgentRequest) -> HttpResponse:
    """As options of a datalist."""
    return HttpResponse(
        format_html_join("", '<option value="{}"></option>', ([name] for name in zones.cities().values()))
    )
