"""What every answer has, and what it is when the database doesn't answer."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.template.loader import render_to_string

from realtoros.postgresql import deadline

Handler = Callable[[HttpRequest], HttpResponseBase]

TRY_AGAIN = 10
"""Seconds after which a client may ask again."""
POSTS_OF_PROVIDERS = "/webhook/"
HEALTH = ("/healthz", "/readyz")


CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'"
)
PERMISSIONS_POLICY = (
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), "
    "fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), picture-in-picture=(), screen-wake-lock=(), serial=(), usb=(), "
    "xr-spatial-tracking=(), publickey-credentials-create=(self), publickey-credentials-get=(self)"
)


def browser_policies(get_response: Handler) -> Handler:
    """What a browser may do with any answer of ours, besides what Django's SecurityMiddleware says.

    The admin and the static files have the same. Only the frame that shows an email brings its own content policy.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def not_stored(get_response: Handler) -> Handler:
    """No page, export or fragment stays on a disk, where the next person at this computer would find it.

    Static files are answered before it is asked, with their own words on how long they may be kept.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if "no-store" not in response.headers.get("Cache-Control", ""):
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return middleware


def by_any_name(get_response: Handler) -> Handler:
    """Two kinds of requests are answered whatever name they call this server by, where Django would answer 400.

    What SendGrid posts is told by its signature, and 400 would lose the mail for good. A load balancer asks for the
    health by the address of the machine. No answer to either names a host, so a made-up one does no harm.
    """
    host = urlsplit(settings.SITE_URL).netloc

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(POSTS_OF_PROVIDERS) or request.path_info in HEALTH:
            request.get_host = lambda: host  # type: ignore[method-assign]
        return get_response(request)

    return middleware


def database_deadline(get_response: Handler) -> Handler:
    """A page gives up on a silent database, and says so.

    It looks at every answer, because the question that got no answer may be another middleware's, and because with
    DEBUG on Django answers an error with its own page.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with deadline.within(deadline.PAGE, together=request.method in ("GET", "HEAD")) as limit:
            response = get_response(request)
        if limit.lost and response.status_code == 500:
            return _no_database()
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = _each_in_time(response.streaming_content)
        return response

    return middleware


def _each_in_time(parts: Any) -> Iterator[bytes]:
    """An export takes as long as it takes, but none of its pieces is waited for longer than for a page."""
    parts = iter(parts)
    while True:
        with deadline.within(deadline.PAGE, together=False):
            try:
                part = next(parts)
            except StopIteration:
                return
        yield part


def _no_database() -> HttpResponse:
    response = HttpResponse(render_to_string("503.html"), status=503)
    response.headers["Retry-After"] = str(TRY_AGAIN)
    return response
