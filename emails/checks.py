"""`manage.py check --deploy`: what is missing before emails can go."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

NEEDED = {
    "OPENAI_API_KEY": "every follow-up is held until the AI has a key",
    "SENDGRID_API_KEY": "every follow-up is held until SendGrid has a key",
    "SENDGRID_WEBHOOK_PUBLIC_KEY": "every delivery, open and click report is rejected",
    "FROM_EMAIL": "follow-ups are held unless the office has a sender in Settings",
    "POSTAL_ADDRESS": "follow-ups are held unless the office has a postal address in Settings",
}


LONGEST_SITE_URL = 49
"""Bytes. With `<`, `/u/`, a token of 22 and `>` the List-Unsubscribe header has 76: relays break longer ones."""


@register(Tags.security, deploy=True)
def unsubscribe_header(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    length = len(settings.SITE_URL.encode())
    if length <= LONGEST_SITE_URL:
        return []
    return [
        Warning(
            f"SITE_URL has {length} bytes: above {LONGEST_SITE_URL} the unsubscribe header of every email is longer "
            "than 76 bytes, and some mail servers break it. Use a shorter host name.",
            id="emails.W010",
        )
    ]


@register(Tags.security, deploy=True)
def providers(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [
        Warning(f"{name} is not set: {effect}.", id=f"emails.W{number:03}")
        for number, (name, effect) in enumerate(NEEDED.items(), start=1)
        if not getattr(settings, name)
    ]
