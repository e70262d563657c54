"""What every action on a follow-up has in common, asked of each in its own file."""

import json

HTMX = {"HX-Request": "true"}


def toast(response):
    return json.loads(response.headers["HX-Trigger"])["toast"]


def said(response):
    """The messages that the next page will show."""
    return [str(message) for message in response.wsgi_request._messages]


def undo_of(response):
    return [message.extra_tags for message in response.wsgi_request._messages]
