"""SITE_URL: the address that stands in every email."""

from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

from emails.checks import LONGEST_SITE_URL
from realtoros.operating.doctor.finding import Finding, bad, fair, good

NAME = "SITE_URL"


def address() -> Iterator[Finding]:
    url = urlsplit(settings.SITE_URL)
    host = url.hostname or ""
    yield _public(host)
    yield _https(url.scheme)
    yield _length()
    yield _allowed(host)


def _public(host: str) -> Finding:
    if settings.DEBUG or not _is_local(host):
        return good("address.public", NAME, f"Links in emails lead to {host}.")
    says = f"Links in emails lead to {host}, which nobody outside can open: unsubscribe links too."
    return bad(
        "address.public", NAME, says, "Set SITE_URL to the address that people type, like https://crm.example.com."
    )


def _is_local(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return not host or host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".lan"))


def _https(scheme: str) -> Finding:
    if settings.DEBUG or scheme == "https":
        return good("address.https", NAME, "Pages travel encrypted." if scheme == "https" else "On this machine only.")
    says = "It begins with http: passwords and clients travel in the open, and Gmail's unsubscribe button needs https."
    to_do = "Get a certificate (docs/deploying.md), let SITE_URL begin with https://, and restart everything."
    return bad("address.https", NAME, says, to_do)


def _length() -> Finding:
    length = len(settings.SITE_URL.encode())
    if length <= LONGEST_SITE_URL:
        return good("address.length", NAME, "It is short enough for the unsubscribe header.")
    says = f"It has {length} characters; above {LONGEST_SITE_URL} some mail servers break the unsubscribe header."
    return fair("address.length", NAME, says, "Use a shorter host name, like crm.example.com.")


def _allowed(host: str) -> Finding:
    if validate_host(host, settings.ALLOWED_HOSTS):
        return good("address.allowed", NAME, "ALLOWED_HOSTS has its host.")
    says = f"ALLOWED_HOSTS does not have {host}: every page there is refused."
    return bad("address.allowed", NAME, says, f"Add {host} to ALLOWED_HOSTS and restart the web server.")
