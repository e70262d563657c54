"""Middleware: every page needs a login, and a request knows its agent and their last act."""

import secrets
from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from agents.models import Agent


class LoginRequired(LoginRequiredMiddleware):
    """Django's looks at the session before it looks whether the view is public."""

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> Any:
        if not getattr(view, "login_required", True):
            return None
        return super().process_view(request, view, args, kwargs)


ACTED = "realtoros_acted"
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


class LastAct:
    """`request.acted` changes with everything that a browser does: what is remembered for a while is kept under it.

    Then the page after an act counts anew, whichever process answers, and only what others do shows a little later.
    The browser holds it: it needs no statement, and whoever makes one up only has their own counts made again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE:
            request.acted = request.COOKIES.get(ACTED, "")[:16]  # type: ignore[attr-defined]
            return self.get_response(request)
        request.acted = secrets.token_urlsafe(6)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if getattr(request, "agent", None) is not None and request.session.accessed and request.user.is_authenticated:
            secure = settings.SESSION_COOKIE_SECURE
            response.set_cookie(ACTED, request.acted, secure=secure, httponly=True, samesite="Lax")  # type: ignore[attr-defined]
        return response


class CurrentAgent:
    """`request.agent` is who is logged in, and every time on their page is shown in their zone.

    The few public views ask nothing of the session: health checks must answer while the database is down.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.agent = request.user  # type: ignore[attr-defined]  # still lazy
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if getattr(view, "login_required", True) and request.user.is_authenticated:
            timezone.activate(cast(Agent, request.user).tzinfo)
