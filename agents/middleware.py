from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone


def current_agent(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """`request.agent` is who is logged in, and every time on their page is shown in their zone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.agent = request.user  # type: ignore[attr-defined]
        if not request.user.is_authenticated:
            return get_response(request)
        with timezone.override(request.user.tzinfo):
            return get_response(request)

    return middleware
