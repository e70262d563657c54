"""The cities that a time zone's field proposes while one types."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from agents import zones


@login_not_required  # somebody who accepts an invitation is asked for their zone, too
@require_safe
@cache_control(public=True, max_age=86_400)
def zone_cities(request: HttpRequest) -> HttpResponse:
    """As options of a datalist."""
    return render(request, "agents/zone_cities.html", {"cities": zones.cities().values()})
