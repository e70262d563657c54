"""How SendGrid signs what it posts: ECDSA over the timestamp's digits and the raw body, in two headers."""

import base64
import binascii
import hashlib
import logging
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.http import HttpRequest

from emails.models.webhook_refusal import Reason

if TYPE_CHECKING:
    from hashlib import _Hash

logger = logging.getLogger(__name__)

SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature"
TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp"
PIECE = 256 * 1024

Keys = tuple[ec.EllipticCurvePublicKey, ...]


def pieces(request: HttpRequest) -> Iterator[bytes]:
    """The raw body, in pieces. Django treats a chunked one as empty; `wsgi.input` ends after its last chunk."""
    is_chunked = "chunked" in request.headers.get("Transfer-Encoding", "").lower()
    has_length = bool(request.META.get("CONTENT_LENGTH"))
    stream = request.META["wsgi.input"] if is_chunked and not has_length else request
    while piece := stream.read(PIECE):
        yield piece


def why_malformed(signature: str, timestamp: str) -> Reason | None:
    """What is wrong with the two headers, whatever they sign; None if they can be checked."""
    if not signature or not timestamp:
        return Reason.UNSIGNED
    # int() also accepts "+1", "1_0" and Arabic digits; SendGrid sends only ASCII digits.
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return Reason.NO_NUMBER
    try:
        der = base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return Reason.NOT_BASE64
    # Base64 can encode the same bytes in several ways: only the canonical one is accepted.
    return None if base64.b64encode(der).decode() == signature else Reason.NOT_BASE64


def begin(timestamp: str) -> "_Hash":
    """The hash of what is signed; add the body to it."""
    return hashlib.sha256(timestamp.encode())


def is_signed(keys: Keys, signature: str, digest: bytes) -> bool:
    """`signature` is well-formed; `digest` is what `begin` has become."""
    der = base64.b64decode(signature)
    return any(_verifies(key, der, digest) for key in keys)


def _verifies(key: ec.EllipticCurvePublicKey, signature: bytes, digest: bytes) -> bool:
    try:
        key.verify(signature, digest, ec.ECDSA(utils.Prehashed(hashes.SHA256())))
    except InvalidSignature:
        return False
    return True


@lru_cache(maxsize=8)
def public_keys(configured: str, setting: str) -> Keys:
    """The configured keys (two during a key rotation); a key that can't be read is logged and left out."""
    keys = []
    for text in filter(None, (part.strip() for part in configured.split(","))):
        try:
            key = load_der_public_key(base64.b64decode(text, validate=True))
        except (ValueError, UnsupportedAlgorithm) as error:
            logger.error("%s can't be read: %s", setting, error)
            continue
        if isinstance(key, ec.EllipticCurvePublicKey):
            keys.append(key)
    return tuple(keys)
