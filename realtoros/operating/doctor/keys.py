"""The keys of SendGrid and OpenAI: there, and in the shape of a key."""

import re
from collections.abc import Iterator

from django.conf import settings

from emails.webhook import signature
from realtoros.operating.doctor.finding import Finding, bad, fair, good

OPENAI_URL = "https://api.openai.com/v1"
SENDGRID_KEY = re.compile(r"SG\.[\w-]{16,32}\.[\w-]{32,64}")
OPENAI_KEY = re.compile(r"sk-[\w-]{16,}")
WHERE_SENDGRID = "In SendGrid under Settings, API Keys, make one with the permission Mail Send. "
WHERE_OPENAI = "Make one at platform.openai.com under API keys. "
ENDING = "Put it into {name}, and restart the web servers and the workers."


def keys() -> Iterator[Finding]:
    is_sandbox, is_openai = settings.SANDBOX, settings.OPENAI_BASE_URL.rstrip("/") == OPENAI_URL
    yield _key("SENDGRID_API_KEY", "SendGrid", None if is_sandbox else SENDGRID_KEY, WHERE_SENDGRID)
    yield _key("OPENAI_API_KEY", "OpenAI", OPENAI_KEY if is_openai else None, WHERE_OPENAI)
    yield _public_key("SENDGRID_WEBHOOK_PUBLIC_KEY", "Delivery tracking", "Mail Settings, Event Webhook, its key")
    if settings.INBOUND_DOMAIN:
        yield _public_key("SENDGRID_INBOUND_PUBLIC_KEY", "Incoming mail", "Inbound Parse, its security policy's key")


def _key(name: str, whose: str, shape: "re.Pattern[str] | None", where: str) -> Finding:
    code, title, to_do = f"keys.{whose.lower()}", f"Key of {whose}", where + ENDING.format(name=name)
    key: str = getattr(settings, name)
    if not key:
        return bad(code, title, f"{name} is not set, so every follow-up is held.", to_do)
    if shape and not shape.fullmatch(key):
        return fair(code, title, f"{name} does not look like a key of {whose}: part of it may be missing.", to_do)
    return good(code, title, "It is set.")


def _public_key(name: str, title: str, where: str) -> Finding:
    code = "keys.webhook" if "WEBHOOK" in name else "keys.inbound"
    key: str = getattr(settings, name)
    to_do = f"Copy it from SendGrid ({where}, one long line). {ENDING.format(name=name)}"
    if not key:
        return bad(code, title, f"{name} is not set, so everything that SendGrid reports is refused.", to_do)
    if len(signature.public_keys(key, name)) < len([part for part in key.split(",") if part.strip()]):
        return bad(code, title, f"{name} can't be read: part of it may be missing.", to_do)
    return good(code, title, "Its key is set.")
