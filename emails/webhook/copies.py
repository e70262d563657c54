"""Events about a linked person who got a copy (CC) of a client's email.

Only the client's own address sets the email's status. An event about a copy stays in the history with a mark, MARK, so
that everybody who reads the history knows it, in SQL too. The timeline says when somebody falls out of the copies.
"""

import json

from clients.models import Activity, address_key
from emails.errors.bounces import code_of
from emails.models import EmailLog
from emails.models.copies import Copy
from emails.webhook.match import Event, Matched, address_in

MARK = "copy_to"
"""In an event: the id of the linked person. SendGrid's own keys have other names."""

TIMELINE = {
    "bounce": "copy_bounced",
    "dropped": "copy_bounced",
    "unsubscribe": "copy_unsubscribed",
    "group_unsubscribe": "copy_unsubscribed",
    "spamreport": "copy_complained",
}
"""What the timeline says. A delivery, an open or a click of a copy shows on the email's own page alone."""

WISHES = ("copy_unsubscribed", "copy_complained")


def marked(log: EmailLog, event: Event) -> Event:
    """The event with the mark if it names somebody in CC, and not the client too; without it otherwise."""
    event = {key: value for key, value in event.items() if key != MARK}
    key = address_key(address_in(event))
    if not key or key == address_key(log.to_email):
        return event
    found = next((each for each in log.cc if address_key(each["email"]) == key), None)
    return event | {MARK: found["person"]} if found else event


def with_marks(matched: Matched[EmailLog]) -> Matched[EmailLog]:
    found = []
    for log, event, text in matched:
        if log.cc or MARK in event:
            event = marked(log, event)
            text = json.dumps(event)
        found.append((log, event, text))
    return found


def kind_of(event: Event) -> str:
    """Each person who got the email has kinds of their own."""
    return f"{event['event']} {event.get(MARK, '')}".strip()


def copy_in(log: EmailLog, event: Event) -> Copy | None:
    """Who the event is about, if it is marked."""
    return next((each for each in log.cc if each["person"] == event.get(MARK)), None) if log.cc else None


def facts_of(log: EmailLog, copy: Copy, event: Event, *, is_first: bool) -> dict[str, str]:
    """What the timeline keeps of it; nothing for an event that shows on the email's page alone."""
    what = TIMELINE.get(event["event"], "")
    if not what or not (is_first or what in WISHES):
        return {}
    error = {"error_code": code.value} if what not in WISHES and (code := code_of(event)) else {}
    return {"event": what, "name": copy["name"], "subject": log.subject, **error}


KIND = Activity.Kind.EDITED
"""Not the kinds of the client's own bounces and opt-outs: lists, Today and reports count those."""
