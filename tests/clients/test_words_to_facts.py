"""Rows that were written before there were codes say after the migration what they said before it."""

import json

import pytest
from django.db import connection

from clients.migrations.words import reasons, timeline
from clients.models import Activity
from followups.display.activity_words import in_words
from followups.display.reasons import in_words as reason_in_words
from followups.models import Why

pytestmark = pytest.mark.django_db

AGENT = {"field": "agent", "before": "1", "after": "2"}
TOLD = [
    ("created", "Client created", {}),
    ("created", "Imported from people.csv", {}),
    ("edited", "Edited: name, sending mode", {}),
    ("edited", "Edited in the admin: name, stage", {}),
    ("edited", "Agent changed from “Ana Morales” to “Ben Osei”", AGENT),
    ("edited", "Agent removed: “Ana Morales”", AGENT),
    ("edited", "Agent Ana Morales to nobody", {}),
    ("edited", "Reassignment undone", {}),
    ("edited", "Phone added: “(503) 555-0142”", {"field": "phone", "before": "", "after": "(503) 555-0142"}),
    ("edited", "Notes changed", {"field": "notes", "before": "a", "after": "b"}),
    (
        "edited",
        "Budget renamed to Price, now “$2”",
        {"field": "custom", "before": {"Budget": 1}, "after": {"Price": "$2"}},
    ),
    ("edited", "Marked as do not email", {}),
    ("edited", "“Do not email” taken back", {}),
    ("edited", "Subscribed again by the link in “A “closer” look”", {}),
    (
        "edited",
        "May be emailed again: They asked. Until now: asked not to get emails (link in email 7) since Nov 2, 2026",
        {
            "why": "They asked.",
            "lifted": [
                {
                    "reason": "unsubscribed",
                    "source": "link in email 7",
                    "since": "2026-11-02T09:00:00+00:00",
                    "address": "x",
                }
            ],
        },
    ),
    ("stage", "Stage Lead to Under contract", {"before": "lead", "after": "under_contract"}),
    ("stage", "Stage Lead to Under contract", {}),
    ("deleted", "Deleted", {}),
    ("restored", "Restored", {}),
    ("paused", "Follow-ups paused", {}),
    ("resumed", "Follow-ups resumed", {}),
    ("note", "Likes gardens. Replied: yes", {}),
    ("call", "Call, wrong number. A bakery", {"outcome": "wrong_number"}),
    ("call", "Call, voicemail.", {"outcome": "voicemail"}),
    ("call", "Call taken back", {"call": 7}),
    ("reply", "Replied: call me: soon", {}),
    ("reply", "Replied", {}),
    ("reply", "Reply taken back", {}),
    ("plan", "5 follow-ups planned", {}),
    ("plan", "4 follow-ups planned, without Week 2", {}),
    ("plan", "No follow-ups planned, without Day 1, Day 3", {}),
    ("task", "Day 1 skipped", {}),
    ("task", "Email cancelled", {}),
    ("task", "Week 2 cancelled: do not email: the address does not accept email", {}),
    ("task", "Month 1 cancelled: the client's stage is Lost", {}),
    ("task", "Custom restored", {}),
    ("task", "Day 3 done by hand", {}),
    ("task", "Day 3 is tried again", {}),
    ("task", "Day 3 is to be sent now", {}),
    ("task", "Day 3 moved to Nov 28, 9:05 AM", {}),
    ("task", "Custom planned for Nov 28, 9:05 AM: the loft", {}),
    ("task", "Email begun: the loft: how much", {}),
    ("task", "“A closer look” is to be sent again", {}),
    ("approved", "Day 1 approved: “A closer look”", {}),
    ("approved", "Day 1: approval taken back", {}),
    ("held", "Day 1 held: will be tried again: SendGrid answered 503: no", {}),
    ("held", "Day 1 held: outside Ana's sending hours (9:00 AM to 5:00 PM, every day)", {}),
    ("failed", "“A closer look” was not sent: SendGrid answered 400: no", {}),
    ("sent", "Sent “A closer look”", {}),
    ("unconfirmed", "Nobody knows whether “A closer look” arrived: time-out. It is not repeated.", {}),
    ("unconfirmed", "Nobody knows whether “A closer look” arrived. It is not repeated.", {}),
    ("delivered", "Delivered “A closer look”", {}),
    ("opened", "Opened “A closer look”", {}),
    ("clicked", "Clicked a link in “A closer look”", {}),
    ("bounced", "Bounced: “A closer look”", {}),
    ("bounced", "Not delivered: “A closer look”", {}),
    ("unsubscribed", "Unsubscribed by “A closer look”", {}),
    ("unsubscribed", "Unsubscribed by the link in “A closer look”", {}),
    ("complained", "Marked as spam: “A closer look”", {}),
    ("task", "Something that nobody foresaw", {}),
]
SAID_OTHERWISE = {
    "“A closer look” was not sent: SendGrid answered 400: no": "Not sent: “A closer look”: SendGrid answered 400: no",
    "“Do not email” taken back": "“Do not email” undone",
    "Subscribed again by the link in “A “closer” look”": "Resubscribed with the link in “A “closer” look”",
    "May be emailed again: They asked. Until now: asked not to get emails (link in email 7) since Nov 2, 2026": (
        "Allowed email again: They asked. Before: unsubscribed or opted out (link in email 7) since Nov 2, 2026"
    ),
    "Call taken back": "Call undone",
    "Reply taken back": "Reply undone",
    "Email cancelled": "Email canceled",
    "Week 2 cancelled: do not email: the address does not accept email": (
        "Week 2 canceled: do not email: the address bounced"
    ),
    "Month 1 cancelled: the client's stage is Lost": "Month 1 canceled: the client's stage is Lost",
    "Day 3 is tried again": "Day 3 retried",
    "Day 3 is to be sent now": "Email queued: Day 3",
    "Email begun: the loft: how much": "Email started: the loft: how much",
    "“A closer look” is to be sent again": "Email queued again: “A closer look”, which did not arrive",
    "Day 1: approval taken back": "Day 1: approval undone",
    "Day 1 held: will be tried again: SendGrid answered 503: no": "Day 1 held: will retry: SendGrid answered 503: no",
    "Nobody knows whether “A closer look” arrived: time-out. It is not repeated.": (
        "Unconfirmed: we can't confirm “A closer look” arrived: time-out. We don't resend it automatically."
    ),
    "Nobody knows whether “A closer look” arrived. It is not repeated.": (
        "Unconfirmed: we can't confirm “A closer look” arrived. We don't resend it automatically."
    ),
    "Unsubscribed by “A closer look”": "Unsubscribed from “A closer look”",
    "Unsubscribed by the link in “A closer look”": "Unsubscribed with the link in “A closer look”",
    "it waits for you to send it": "waiting for you to press Send now",
    "will be tried again: SendGrid answered 500": "will retry: SendGrid answered 500",
    "SendGrid answered 400: The to email address is not accepted.": "SendGrid rejected this address",
}
"""What an earlier version wrote, and what is said of it now."""

KEEPS_ITS_WORDS = ("moved to", "planned for", "nobody foresaw")
REASONS = [
    ("it waits for you to send it", "pending", "is_asked_for", "waits_for_send_now"),
    ("follow-ups are paused for this client", "pending", "not_paused", "client_paused"),
    ("all sending is paused by Ana since Tue, Nov 24, 9:00 AM", "pending", "nobody_paused_everything", "agent_paused"),
    (
        "sending is paused for the whole office since Tue, Nov 24, 9:00 AM",
        "pending",
        "nobody_paused_everything",
        "office_paused",
    ),
    ("Ana Morales no longer works here: reassign the client", "pending", "agent_is_active", "agent_left"),
    ("waits for your approval since Tue, Nov 24, 9:00 AM", "pending", "is_approved", "needs_approval"),
    ("nothing is sent on Thu, Nov 26: Thanksgiving", "pending", "within_sending_hours", "day_off"),
    ("the office's limit of 2 emails a day is reached for Ana", "pending", "within_daily_cap", "daily_cap"),
    ("will be tried again: SendGrid answered 500", "pending", "retry", "retrying"),
    ("SendGrid is not set up (SENDGRID_API_KEY)", "pending", "providers_are_set_up", "sendgrid_not_set_up"),
    ("the client's stage is Closed", "cancelled", "", "stage_finished"),
    ("the client was deleted", "cancelled", "", "client_deleted"),
    ("do not email: marked an email as spam", "cancelled", "", "do_not_email"),
    ("the client has no valid email address", "cancelled", "", "no_email_address"),
    ("SendGrid answered 400: The to email address is not accepted.", "failed", "", "address_refused"),
    ("SendGrid answered 403: no", "failed", "", "send_failed"),
    ("unconfirmed: SendGrid did not answer in time", "processing", "", "unconfirmed"),
    ("a word that nobody foresaw", "cancelled", "", "other"),
]


@pytest.fixture
def database():
    with connection.cursor() as cursor:
        cursor.execute(reasons.FUNCTION)
        yield cursor


@pytest.mark.parametrize(("kind", "text", "data"), TOLD, ids=[text for _, text, _ in TOLD])
def test_an_event_of_the_timeline(database, kind, text, data):
    # It comes before the real table in the search path.
    database.execute("CREATE TEMPORARY TABLE activities (kind text, text text, data jsonb, is_read bool DEFAULT false)")
    database.execute("INSERT INTO activities VALUES (%s, %s, %s)", [kind, text, json.dumps(data)])
    for statement in timeline.STATEMENTS:
        database.execute(statement)
    database.execute("SELECT data FROM activities")
    ((kept,),) = database.fetchall()
    facts = json.loads(kept)
    assert in_words(Activity(kind=kind, data=facts)) == SAID_OTHERWISE.get(text, text)
    assert ("words" in facts) == any(words in text for words in KEEPS_ITS_WORDS)
    assert data.items() <= facts.items()


@pytest.mark.parametrize(("words", "status", "held_by", "code"), REASONS, ids=[words for words, *_ in REASONS])
def test_a_reason(database, words, status, held_by, code):
    database.execute("SELECT pg_temp.reason_of(%s, %s, %s)", [words, status, held_by])
    ((kept,),) = database.fetchall()
    why = Why.read(json.loads(kept))
    # That it is unconfirmed is said by the badge, once.
    assert (why.code, reason_in_words(why)) == (code, SAID_OTHERWISE.get(words, words).removeprefix("unconfirmed: "))


def test_no_reason_is_none(database):
    database.execute("SELECT pg_temp.reason_of('', 'pending', '')")
    assert database.fetchall() == [(None,)]
