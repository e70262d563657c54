"""What every action on a follow-up has in common, asked of each in its own file."""

import json

from django.db.models import F

from followups.models import UNDO_FOR, Task

HTMX = {"HX-Request": "true"}


def toast(response):
    return json.loads(response.headers["HX-Trigger"])["toast"]


def said(response):
    """The messages that the next page will show."""
    return [str(message) for message in response.wsgi_request._messages]


def undo_of(response):
    return [message.extra_tags for message in response.wsgi_request._messages]


def let_go(*tasks):
    """The ten seconds in which Send now can be undone are over."""
    Task.objects.filter(pk__in=[task.pk for task in tasks]).update(
        scheduled_for=F("scheduled_for") - UNDO_FOR, send_after=F("send_after") - UNDO_FOR
    )
