"""Requests as SendGrid signs them, and what the webhook answers."""

import base64
import json

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client as Browser

KEY, OTHER_KEY = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
NOW = 1_795_000_000


def public(key):
    der = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(der).decode()


def headers(body, key=KEY, timestamp=NOW, signed_timestamp=None):
    signed = str(signed_timestamp or timestamp).encode() + body
    signature = base64.b64encode(key.sign(signed, ec.ECDSA(hashes.SHA256()))).decode()
    return {
        "X-Twilio-Email-Event-Webhook-Signature": signature,
        "X-Twilio-Email-Event-Webhook-Timestamp": str(timestamp),
    }


def post(body, **changes):
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    sent = {**headers(raw), **changes} if changes is not None else {}
    sent = {name.replace("_", "-"): value for name, value in sent.items() if value is not None}
    return Browser(enforce_csrf_checks=True).post(
        "/webhook/sendgrid", raw, content_type="application/json", headers=sent
    )


def event(name, log, at=NOW - 30, **more):
    return {
        "event": name,
        "email": log.to_email,
        "timestamp": at,
        "email_log_id": str(log.pk),
        "sg_event_id": f"{name}-{at}-{log.pk}",
        "sg_message_id": "LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0",
        **more,
    }


def counts(response):
    assert response.status_code == 200
    answer = response.json()
    assert answer.pop("status") == "success"
    return answer["processed"], answer["failed"], answer["total"]
