"""The client address of a request, as far as it can be trusted."""

from collections.abc import Mapping
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.http import HttpRequest

LOOPBACK = "127.0.0.0/8,::1"


def address_of(request: HttpRequest) -> str:
    return address_from(request.META)


def address_from(environ: Mapping[str, Any]) -> str:
    """The nearest address that is no proxy of ours; before it, a client can forge what X-Forwarded-For contains."""
    forwarded = environ.get("HTTP_X_FORWARDED_FOR", "").split(",")
    passed = [part.strip() for part in forwarded if part.strip()]
    address: str = environ.get("REMOTE_ADDR") or ""
    while passed and is_proxy(address):
        address = passed.pop()
    return address


def is_proxy(address: str) -> bool:
    """Whether it is a proxy of ours. A Unix socket has no address; only programs on this machine can use it."""
    if address in ("", "localhost"):
        return True
    return is_within(address, settings.TRUSTED_PROXIES)


def is_loopback(address: str) -> bool:
    return is_within(address, LOOPBACK)


def rate_limit_key(address: str) -> str:
    """The key of one visitor for rate limits: an IPv4 address, or the /64 network of an IPv6 address."""
    found = parsed(address)
    return str(ip_network((found, 64), strict=False)) if isinstance(found, IPv6Address) else str(found or address)


def is_within(address: str, networks: str) -> bool:
    found = parsed(address)
    return found is not None and any(found in network for network in parsed_networks(networks))


def parsed(address: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, IPv6Address) else found


@lru_cache(maxsize=8)
def parsed_networks(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(part.strip(), strict=False) for part in text.split(",") if part.strip())
