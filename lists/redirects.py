"""Where somebody goes back to: every address that a request brings along passes here, and only ours come through."""

import unicodedata
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from lists.htmx import HtmxRequest

LONGEST = 4000


def own_page(request: HttpRequest, address: str) -> str:
    """The path and query of an address on this site, which begin with one slash; "" for every other.

    Browsers read `/\\evil.example`, and a tab or line break between two slashes, as another host's address.
    """
    if len(address) > LONGEST or any(unicodedata.category(character)[0] == "C" for character in address):
        return ""
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return ""
    path = urlsplit(address)._replace(scheme="", netloc="").geturl()
    # What is left of http://this.site//evil.example is another host's address again.
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else ""


def came_from(request: HttpRequest, default: str = "") -> str:
    """The page that a form or link came from (`next`), if that is one of ours."""
    address = own_page(request, request.POST.get("next", "") or request.GET.get("next", ""))
    return address or default


def back(request: HttpRequest, default: str) -> HttpResponseRedirect:
    return redirect(came_from(request, default))


def asked_there(request: HttpRequest) -> QueryDict:
    """What the page that a form came from asks for: its filters."""
    return _query_of(came_from(request))


def asked_here(request: HtmxRequest) -> QueryDict:
    """What the page asks for on which htmx does something."""
    return _query_of(own_page(request, request.htmx.current_url or ""))


def page_before(request: HttpRequest, default: str) -> str:
    """The page whose link led here."""
    return own_page(request, request.headers.get("Referer", "")) or default


def _query_of(address: str) -> QueryDict:
    return QueryDict(urlsplit(address).query)
