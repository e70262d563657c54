"""The token of an unsubscribe link: an email's id, signed.

22 characters, because a relay encodes, and so breaks, a List-Unsubscribe header of 77 bytes or more. It is valid for
ever: old emails must go on working, also after the key was changed (SECRET_KEY_FALLBACKS).
"""

import base64
import binascii
import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare, salted_hmac

# The salt is in links that were sent: it must never change.
SALT = "emails.unsubscribe"

# Until November 2026 links had the id in plain and 43 characters of signature behind a dot.
_long = Signer(salt=SALT, sep=".")

ID_BYTES = SIGNATURE_BYTES = 8  # an id as PostgreSQL's bigint holds it; a guess is right once in 2**64


PATH = "/u/"
"""In every email that was ever sent, so it can't change. Not by reverse(): a worker would load every page for it."""


def path_of(email_id: int) -> str:
    """The unsubscribe link of the email, without the host."""
    return PATH + token_of(email_id)


def token_of(email_id: int) -> str:
    return _token(email_id, settings.SECRET_KEY)


def email_id_of(token: str) -> int | None:
    """The id that the token names; None for a token that we never gave out."""
    if "." in token:
        return _read_long(token)
    try:
        email_id = int.from_bytes(base64.urlsafe_b64decode(f"{token}==".encode("ascii"))[:ID_BYTES])
    except (ValueError, binascii.Error):
        return None
    if email_id >= 2**63:
        return None
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return email_id if any(constant_time_compare(token, _token(email_id, key)) for key in keys) else None


OUR_LINK = re.compile(r"/(?:u|unsubscribe)/([^/]+)/?")


def is_our_link(url: str) -> bool:
    """Whether it is the unsubscribe link of an email of ours, from whatever address we had when it was sent."""
    if "/u/" not in url and "/unsubscribe/" not in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    found = OUR_LINK.fullmatch(parts.path)
    is_here = parts.netloc.lower() == urlsplit(settings.SITE_URL).netloc.lower()
    return found is not None and (is_here or email_id_of(found[1]) is not None)


def _token(email_id: int, key: str | bytes) -> str:
    packed = email_id.to_bytes(ID_BYTES)
    signature = salted_hmac(SALT, packed, secret=key, algorithm="sha256").digest()[:SIGNATURE_BYTES]
    return base64.urlsafe_b64encode(packed + signature).rstrip(b"=").decode()


def _read_long(token: str) -> int | None:
    try:
        return int(_long.unsign(token))
    except (BadSignature, ValueError):
        return None
