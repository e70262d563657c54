"""One email address has several spellings; the ledger, the webhook and the search for duplicates must see one.

`address_key` is the spelling that we compare and store. SQL can't compute punycode: there ADDRESS takes off what is
invisible, and `address_variants` names the forms that it may then have. `check_email` is the one check of an address.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import idna
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db import models
from django.db.models.functions import Lower

# White space of every width, and what has no width at all: copied along from web pages and PDFs. Python and PostgreSQL
# read these escapes alike.
INVISIBLE = (
    r"[\u0001-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)
_INVISIBLE = re.compile(INVISIBLE)


def address_in_sql(column: Any) -> Lower:
    """A column's address without what is invisible, in lower case."""
    return Lower(
        models.Func(
            *(column, models.Value(INVISIBLE), models.Value(""), models.Value("g")),
            function="regexp_replace",
            output_field=models.TextField(),
        )
    )


ADDRESS = address_in_sql("email")
"""A client's. There is an index on it."""


MOST = 255
WRONG_EMAIL = "Enter a valid email, like name@example.com."
NO_ENDING = "Enter the full email, including .com or .org"


def check_email(email: str) -> None:
    """ValidationError for what mail can't reach. For Django a machine's name alone, like localhost, is a domain too."""
    name, _, domain = email.rpartition("@")
    if name and domain and "." not in domain:
        raise ValidationError(NO_ENDING)
    EmailValidator(WRONG_EMAIL)(email)


def is_email(email: str) -> bool:
    try:
        check_email(email)
    except ValidationError:
        return False
    return len(email) <= MOST


def address_key(address: str) -> str:
    """In lower case, its domain in ASCII (`xn--`), without spaces, at most 255 characters; "" for nothing."""
    name, at, domain = _visible(address).rpartition("@")
    return f"{name}{at}{_ascii(domain.rstrip('.'))}"[:MOST]


def address_variants(addresses: Iterable[str]) -> dict[str, str]:
    """The spellings that rows may have of these addresses: the address_key, Unicode, or as given. Each with its key."""
    found: dict[str, str] = {}
    for address in addresses:
        if key := address_key(address):
            name, at, domain = key.rpartition("@")
            found |= dict.fromkeys((key, f"{name}{at}{_unicode(domain)}", _visible(address)[:MOST]), key)
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
