"""One email address has several spellings; the ledger, the webhook and the search for doubles must see one.

`address_key` is the spelling that we compare and store. In SQL, where punycode can't be computed, ADDRESS takes off
what nobody sees, and `spellings` names the forms that it may then have.
"""

import re
import unicodedata
from collections.abc import Iterable

import idna
from django.db import models
from django.db.models.functions import Lower

# White space of every width, and what has no width at all: copied along from web pages and PDFs. Python and PostgreSQL
# read these escapes alike.
INVISIBLE = (
    r"[\u0001-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)
_INVISIBLE = re.compile(INVISIBLE)

ADDRESS = Lower(
    models.Func(
        *("email", models.Value(INVISIBLE), models.Value(""), models.Value("g")),
        function="regexp_replace",
        output_field=models.TextField(),
    )
)
"""A client's address without what nobody sees, in lower case. There is an index on it."""


def address_key(address: str) -> str:
    """In lower case, its domain in ASCII (`xn--`), without spaces, at most 255 characters; "" for nothing."""
    name, at, domain = _visible(address).rpartition("@")
    return f"{name}{at}{_ascii(domain.rstrip('.'))}"[:255]


def spellings(addresses: Iterable[str]) -> dict[str, str]:
    """How rows may spell these addresses, each with its address_key: by it, in Unicode, or as it was given."""
    found: dict[str, str] = {}
    for address in addresses:
        if key := address_key(address):
            name, at, domain = key.rpartition("@")
            found |= dict.fromkeys((key, f"{name}{at}{_unicode(domain)}", _visible(address)[:255]), key)
    return found


def _visible(address: str) -> str:
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", _INVISIBLE.sub("", address)).lower())


def _ascii(domain: str) -> str:
    if domain.isascii() and "xn--" not in domain:  # nearly always
        return domain
    try:
        return idna.encode(domain, uts46=True).decode().lower()
    except (idna.IDNAError, UnicodeError):
        return domain


def _unicode(domain: str) -> str:
    try:
        return idna.decode(domain, uts46=True) if "xn--" in domain else domain
    except (idna.IDNAError, UnicodeError):
        return domain
