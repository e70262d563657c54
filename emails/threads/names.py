"""What names an email or a client in mail that comes back: the Reply-To address and the Message-ID, both signed.

    reply+<token>@INBOUND_DOMAIN        <token>.email@INBOUND_DOMAIN

Nothing is stored. Base32 in lower case, because mail servers change capitals. Both are valid for ever: also after the
key was changed (SECRET_KEY_FALLBACKS), and from any domain, because INBOUND_DOMAIN may have been another one.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from clients.models import address_to_send

# The salt is in mail that was sent: it must never change.
SALT = "emails.threads"
SIGNATURE_BYTES = 7  # a guess is right once in 2**56
LONGEST_TOKEN = 24  # of the largest bigint
LONGEST_READ = 2000
"""Characters of an address or a Message-ID that are looked at."""

Kind = Literal["email", "client"]
KINDS: tuple[Kind, ...] = ("email", "client")

# Some relays write the plus sign in another way, and put words of their own around it: SRS, a name, `<` and `"`.
_ADDRESS = re.compile(rf"reply(?:\+|%2b|=2b|=|-)([a-z2-7]{{10,{LONGEST_TOKEN}}})(?![a-z2-7])")
_MESSAGE_ID = re.compile(rf"(?<![a-z0-9])([a-z2-7]{{10,{LONGEST_TOKEN}}})\.email@")


@dataclass(frozen=True)
class Named:
    """One of them."""

    email_log_id: int | None = None
    client_id: int | None = None


def address_of_email(log_id: int) -> str:
    """Answers to it are answers to this email. Empty without INBOUND_DOMAIN."""
    return _at_domain(f"reply+{_token('email', log_id, settings.SECRET_KEY)}")


def address_of_client(client_id: int) -> str:
    """What is sent there is about this client. Empty without INBOUND_DOMAIN."""
    return _at_domain(f"reply+{_token('client', client_id, settings.SECRET_KEY)}")


def named_by(address: str) -> Named | None:
    """None for an address that we never gave out, and for a forged one."""
    for found in _ADDRESS.finditer(_folded(address)):
        match _read(found[1]):
            case "email", pk:
                return Named(email_log_id=pk)
            case "client", pk:
                return Named(client_id=pk)
    return None


def message_id_of(log_id: int) -> str:
    """With `<` and `>`. The same one each time that this email is tried. Empty without INBOUND_DOMAIN."""
    found = _at_domain(f"{_token('email', log_id, settings.SECRET_KEY)}.email")
    return f"<{found}>" if found else ""


def email_id_in(message_id: str) -> int | None:
    """The email whose Message-ID it is; None for one that is not ours."""
    for found in _MESSAGE_ID.finditer(_folded(message_id)):
        match _read(found[1]):
            case "email", pk:
                return pk
    return None


def _at_domain(name: str) -> str:
    return address_to_send(f"{name}@{settings.INBOUND_DOMAIN}") if settings.INBOUND_DOMAIN else ""


def _folded(text: str) -> str:
    """In lower case, without the blanks and line breaks that a header is folded with."""
    return "".join(text[:LONGEST_READ].split()).lower()


def _token(kind: Kind, pk: int, key: str | bytes) -> str:
    number = pk * len(KINDS) + KINDS.index(kind)
    packed = number.to_bytes((number.bit_length() + 7) // 8)
    signature = salted_hmac(SALT, packed, secret=key, algorithm="sha256").digest()[:SIGNATURE_BYTES]
    return base64.b32encode(packed + signature).decode().rstrip("=").lower()


def _read(token: str) -> tuple[Kind, int] | None:
    try:
        packed = base64.b32decode(token.upper() + "=" * (-len(token) % 8))[:-SIGNATURE_BYTES]
    except binascii.Error:
        return None
    pk, kind = divmod(int.from_bytes(packed), len(KINDS))
    if not 0 < pk < 2**63:
        return None
    # Written anew and compared whole: base32 can spell the same bytes in several ways.
    is_ours = any(constant_time_compare(token, _token(KINDS[kind], pk, key)) for key in _keys())
    return (KINDS[kind], pk) if is_ours else None


def _keys() -> Iterator[str | bytes]:
    yield settings.SECRET_KEY
    yield from settings.SECRET_KEY_FALLBACKS
