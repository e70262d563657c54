"""Middleware: every page needs a login that is not too old, a request knows its agent, whoever acts sees new counts."""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware, get_user
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from agents.second_factor import still_needs_one
from agents.sessions import SessionStore
from lists import counts


class LoginRequired(LoginRequiredMiddleware):
    """Django's looks at the session before it looks whether the view is public."""

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> Any:
        if not getattr(view, "login_required", True):
            return None
        # A page would be put into the place of a row: the script asks to sign in over the page (static/js/again.js).
        if "HX-Request" in request.headers and not request.user.is_authenticated:
            return HttpResponse(status=401)
        return super().process_view(request, view, args, kwargs)


HOUR = 60 * 60


class SessionLimits:
    """A session ends when nobody has used it for SESSION_COOKIE_AGE, and SESSION_MAX_AGE after the sign-in.

    Django counts the first from when a session was last saved. So one in use is saved once an hour: no other request
    costs a statement more.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return
        session, now = cast(SessionStore, request.session), timezone.now()
        age = session.age(now)
        if age is None:  # from before there were limits
            session.begin(now)
        elif age >= settings.SESSION_MAX_AGE:
            logout(request)
        elif "If-None-Match" not in request.headers:  # that is an open page, which asks by itself what is new
            session.use(now, at_least=HOUR)


SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")


class DiscardCounts:
    """Whoever does something sees all counts made anew, on the page that answers and on every page after it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if whose := getattr(request, "counts_of", ""):
            # Once more: another page may have counted before this request's changes were committed.
            counts.discard(whose)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        public = not getattr(view, "login_required", True)
        if request.method in SAFE or public or not request.user.is_authenticated:
            return
        request.counts_of = request.user.view_key  # type: ignore[attr-defined]
        counts.discard(request.user.view_key)


ACCOUNT_PAGES = ("mfa_", "account_", "usersessions_")
"""How the names of allauth's pages begin: somebody who must add a second factor can open these alone."""


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

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return None
        # Themselves, not the lazy object around them: a page asks for them hundreds of times.
        request.agent = get_user(request)  # type: ignore[attr-defined]
        timezone.activate(request.user.tzinfo)
        url_name = request.resolver_match.url_name if request.resolver_match else ""
        if not (url_name or "").startswith(ACCOUNT_PAGES) and still_needs_one(request.user):
            return redirect("mfa_index")
        return None
