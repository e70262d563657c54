"""Rate limits per address: far above what an office behind one address needs, far below what a script can do."""

import threading
import time
from collections.abc import Callable
from math import ceil

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from realtoros.web import visitors

Handler = Callable[[HttpRequest], HttpResponse]

UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
# SendGrid's webhook and the one-click requests of mailbox providers come in large numbers from few addresses.
UNLIMITED = ("/webhook/", "/unsubscribe/", "/u/")
MINUTE = 60
MOST_REMEMBERED = 10_000


class Rates:
    """A leaky bucket per key, stored as the time at which it is empty again. A burst may use a whole minute's limit."""

    def __init__(self) -> None:
        self.used_until: dict[tuple[str, str], float] = {}
        self.lock = threading.Lock()

    def wait(self, key: tuple[str, str], a_minute: int) -> float:
        """Counts one request and returns 0, or returns in how many seconds it is allowed."""
        now, each = time.time(), MINUTE / a_minute
        with self.lock:
            if len(self.used_until) > MOST_REMEMBERED:
                self.used_until = {kept: until for kept, until in self.used_until.items() if until > now}
            until = self.used_until.get(key, now)
            if not now <= until <= now + MINUTE + each:  # long ago, or the system clock was changed
                until = now
            if until + each > now + MINUTE:
                return until + each - now - MINUTE
            self.used_until[key] = until + each
        return 0

    def clear(self) -> None:
        self.used_until.clear()


rates = Rates()
"""Of this process; each web process has its own counts."""


def kind_of(request: HttpRequest) -> str:
    """The name of the limit for a request; empty if it has no limit."""
    path = request.path_info
    if path.startswith("/api/"):
        return "api"
    if request.method not in UNSAFE or path.startswith(UNLIMITED):
        return ""
    return "sign-in" if path.startswith((reverse("account_login"), reverse("admin:login"))) else "forms"


def limit_rates(get_response: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        kind = kind_of(request)
        if not kind:
            return get_response(request)
        rate_limit_key = visitors.rate_limit_key(visitors.address_of(request))
        seconds = ceil(rates.wait((kind, rate_limit_key), settings.REQUESTS_A_MINUTE[kind]))
        return too_many(request, seconds) if seconds else get_response(request)

    return middleware


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    if request.path_info.startswith("/api/"):
        text = f'{{"error": "Too many requests. Try again in {seconds} s."}}'
        response = HttpResponse(text, status=429, content_type="application/json")
    else:
        response = render(request, "429.html", {"seconds": seconds}, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def too_many_tries(request: HttpRequest) -> HttpResponse:
    """What allauth answers to more tries than ACCOUNT_RATE_LIMITS allow; 15 minutes are the longest wait."""
    return too_many(request, 15 * MINUTE)
