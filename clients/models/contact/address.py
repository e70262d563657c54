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
TWO_ADDRESSES = "Enter one email address."
QUOTED = "Enter the email without quotation marks."
NUMBERS_ALONE = "Enter an email with a domain, like name@example.com, not the numbers of a server."
DOUBLE_DOT = "Remove the second of the two dots."
OTHER_LETTERS = "Use plain letters before the @. Mail with other letters there isn’t delivered."

# “Jonah Whitlock <jonah@example.com>”, as mail programs copy it; the name may be missing.
_IN_BRACKETS = re.compile(r"[^<>@]*<\s*([^<>\s]+@[^<>\s]+)\s*>")
_QUOTES = "\"'`\u201c\u201d\u2018\u2019\u00ab\u00bb"
_WIDE_AT = "\uff20"


def mended(address: str) -> str:
    """What is certainly meant: without what a paste brought along, its domain in lower case.

    Anything that might mean something else stays as it is, for check_email to refuse.
    """
    text = _without_invisible(address).replace(_WIDE_AT, "@").strip()
    text = re.sub(r"(?i)^mailto:\s*([^?]*).*$", r"\1", text)
    if found := _IN_BRACKETS.fullmatch(text.rstrip(" .,;")):
        text = re.sub(r"(?i)^mailto:", "", found[1])
    text = text.rstrip(" .,;")
    while len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        text = text[1:-1].strip()
    name, at, domain = re.sub(r" *@ *", "@", text).rpartition("@")
    return f"{name}@{domain.lower()}" if at else text


def _without_invisible(text: str) -> str:
    """Blanks of every width become spaces; what has no width goes."""
    return "".join(" " if each.isspace() else "" if _INVISIBLE.match(each) else each for each in text)


def check_email(email: str) -> None:
    """ValidationError for what mail can't reach, and for what nobody types on purpose."""
    name, _, domain = email.rpartition("@")
    if not name or not domain:
        raise ValidationError(WRONG_EMAIL)
    for is_wrong, why in (
        ('"' in name, QUOTED),
        ("@" in name, TWO_ADDRESSES),
        (domain.startswith("["), NUMBERS_ALONE),
        (".." in email, DOUBLE_DOT),
        # For Django a machine's name alone, like localhost, is a domain too.
        ("." not in domain, NO_ENDING),
        (not name.isascii(), OTHER_LETTERS),
    ):
        if is_wrong:
            raise ValidationError(why)
    EmailValidator(WRONG_EMAIL)(email)


def is_email(email: str) -> bool:
    try:
        check_email(email)
    except ValidationError:
        return False
    return len(email) <= MOST


def address_to_send(address: str) -> str:
    """As a mail server takes it: its domain in ASCII (`xn--`). What is before the @ keeps its capitals."""
    name, at, domain = _INVISIBLE.sub("", address).rpartition("@")
    return f"{name}{at}{_ascii(domain.rstrip('.').lower())}"


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
