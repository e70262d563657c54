"""Where a fact about a client is changed, and its undo."""

import json

HTMX = {"HX-Request": "true"}


def address(client, field, key=""):
    return f"/clients/{client.pk}/edit/{field}/" + (f"?key={key}" if key else "")


def undo_url(answer):
    return json.loads(answer["HX-Trigger"])["toast"]["undo_url"]
