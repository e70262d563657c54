"""A draft's page as a test opens it, and what is read on it."""

import json
import re

from emails.models import EmailLog
from tests import letters

TEXT = {"subject": "A closer look", "body": letters.TEXT}
WORDS = "I will answer it with care."


def make_log(task, **fields):
    defaults = {"client": task.client, "to_email": task.client.email, "status": "draft", "written_by": "ai", **TEXT}
    return EmailLog.objects.create(task=task, **{**defaults, **fields})


def preview(task, browser, typed=None, **headers):
    address = f"/followups/{task.pk}/preview/"
    return browser.post(address, typed, headers=headers) if typed is not None else browser.get(address, headers=headers)


def in_words(response):
    """What the page says, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def told(response):
    """The toast that comes after the swap."""
    return json.loads(response.headers["HX-Trigger-After-Swap"])["toast"]
