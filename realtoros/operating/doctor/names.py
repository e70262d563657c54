"""Questions to the DNS, with a short deadline, many at the same time."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

import dns.exception
import dns.resolver
from django.conf import settings

TIMEOUT = 3.0
"""Seconds for an answer, with all tries."""
AT_ONCE = 12

Question = tuple[str, str]
"""A name and a type: ("example.com", "MX")."""


@dataclass(frozen=True)
class Answer:
    """`texts` is empty where there is no such record. `failed`: nobody answered, so nothing is known."""

    texts: tuple[str, ...] = ()
    failed: bool = False
    no_such_name: bool = False


def ask(questions: Iterable[Question]) -> Mapping[Question, Answer]:
    wanted = list(dict.fromkeys(questions))
    resolver = _resolver()
    with ThreadPoolExecutor(AT_ONCE) as executor:
        return dict(zip(wanted, executor.map(lambda each: _ask(resolver, *each), wanted), strict=True))


def _resolver() -> dns.resolver.Resolver:
    """The system's, or the one that DNS_SERVER names."""
    if not settings.DNS_SERVER:
        return dns.resolver.Resolver()
    server = urlsplit(f"//{settings.DNS_SERVER}")
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = [server.hostname or ""], server.port or 53
    return resolver


def _ask(resolver: dns.resolver.Resolver, name: str, kind: str) -> Answer:
    try:
        found = resolver.resolve(name, kind, lifetime=TIMEOUT, search=False)
    except dns.resolver.NXDOMAIN:
        return Answer(no_such_name=True)
    except dns.resolver.NoAnswer:
        return Answer()
    except (dns.exception.DNSException, OSError, ValueError):  # ValueError: no name at all
        return Answer(failed=True)
    return Answer(tuple(_text(record) for record in found))


def _text(record: object) -> str:
    """A TXT record's pieces together; of an MX its server; a name without its last dot. In small letters."""
    if strings := getattr(record, "strings", None):
        return b"".join(strings).decode("utf-8", "replace").strip()
    target = getattr(record, "exchange", None) or getattr(record, "target", None) or record
    return str(target).rstrip(".").lower()
