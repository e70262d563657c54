"""Reads the facts of the timeline's events off the words that they were kept in until version 0015."""

from typing import Any

STEP = r"(Day \d|Week \d|Month \d|Custom|Email)"
SUBJECT = "jsonb_build_object('subject', (regexp_match(text, '“(.*)”'))[1])"


def _fill(kinds: str, pattern: str, data: str) -> str:
    """Rows of these kinds whose words are like this; the first statement that fits a row is the one that counts."""
    return f"""
UPDATE activities SET data = data || jsonb_strip_nulls({data}), is_read = true
WHERE NOT is_read AND kind IN ({kinds}) AND text ~ '{pattern}';"""


def _event(name: str, more: str = "'{}'") -> str:
    return f"jsonb_build_object('event', '{name}') || {more}"


def _step(name: str, more: str = "'{}'") -> str:
    return f"jsonb_build_object('event', '{name}', 'step', (regexp_match(text, '^{STEP}'))[1]) || {more}"


def _names(pattern: str) -> str:
    found = f"regexp_split_to_array((regexp_match(text, '{pattern}'))[1], ', ')"
    return f"jsonb_build_object('fields', to_jsonb({found}))"


REASON = "jsonb_build_object('reason', pg_temp.reason_of((regexp_match(text, '^[^:]+: (.*)$'))[1], '', ''))"
STAGE_CODES = "lower(replace({}, ' ', '_'))"


def _stage(number: int) -> str:
    return STAGE_CODES.format(f"(regexp_match(text, '^Stage (.+) to (.+)$'))[{number}]")


STATEMENTS: Any = [
    "UPDATE activities SET data = '{}' WHERE jsonb_typeof(data) <> 'object'",
    _fill("'created'", "^Imported from ", _event("imported", "jsonb_build_object('file', substr(text, 15))")),
    _fill("'created'", "^Created in the admin", _event("in_admin")),
    _fill("'created', 'deleted', 'restored', 'paused', 'resumed'", "^", "'{}'"),
    _fill("'edited'", "^Edited in the admin: ", _event("in_admin", _names("^Edited in the admin: (.*)$"))),
    _fill("'edited'", "^Edited: ", _names("^Edited: (.*)$")),
    _fill("'edited'", "^Reassignment undone$", _event("reassign_undone")),
    _fill("'edited'", "^Marked as do not email$", _event("do_not_email")),
    _fill("'edited'", "^“Do not email” taken back$", _event("do_not_email_undone")),
    _fill("'edited'", "^Subscribed again by the link in ", _event("subscribed_again", SUBJECT)),
    """
UPDATE activities SET data = data || '{"event": "may_be_emailed"}', is_read = true
WHERE NOT is_read AND kind = 'edited' AND data ? 'lifted';""",
    """
UPDATE activities SET is_read = true, data = data || jsonb_strip_nulls(jsonb_build_object(
    'was', coalesce((regexp_match(text, 'from “(.*)” to “'))[1], (regexp_match(text, 'removed: “(.*)”$'))[1]),
    'now', coalesce((regexp_match(text, '” to “(.*)”$'))[1], (regexp_match(text, 'added: “(.*)”$'))[1])))
WHERE NOT is_read AND kind = 'edited' AND data ->> 'field' = 'agent';""",
    "UPDATE activities SET is_read = true WHERE NOT is_read AND kind = 'edited' AND data ? 'field';",
    _fill(
        "'edited'",
        "^Agent .+ to .+$",
        _event(
            "reassigned",
            "jsonb_build_object('was', nullif((regexp_match(text, '^Agent (.+) to (.+)$'))[1], 'nobody'),"
            " 'now', nullif((regexp_match(text, '^Agent (.+) to (.+)$'))[2], 'nobody'))",
        ),
    ),
    "UPDATE activities SET is_read = true WHERE NOT is_read AND kind = 'stage' AND data ? 'after';",
    _fill("'stage'", "^Stage .+ to .+$", f"jsonb_build_object('before', {_stage(1)}, 'after', {_stage(2)})"),
    _fill("'note'", "^", "jsonb_build_object('note', text)"),
    _fill("'call'", "^Call taken back$", _event("taken_back")),
    _fill(
        "'call'",
        r"^Call, [a-z ]+\.",
        r"jsonb_build_object('note', coalesce((regexp_match(text, '^Call, [a-z ]+\. (.*)$'))[1], ''))",
    ),
    _fill("'reply'", "^Reply taken back$", _event("taken_back")),
    _fill(
        "'reply'", "^Replied", "jsonb_build_object('note', coalesce((regexp_match(text, '^Replied: (.*)$'))[1], ''))"
    ),
    _fill(
        "'plan'",
        r"^(No|\d{1,4}) follow-ups? planned",
        r"jsonb_build_object('planned', coalesce((regexp_match(text, '^(\d+)'))[1]::int, 0), 'without',"
        r" coalesce(to_jsonb(regexp_split_to_array((regexp_match(text, 'without (.*)$'))[1], ', ')), '[]'))",
    ),
    *(
        _fill("'task'", f"^{STEP} {words}$", _step(event))
        for words, event in (
            ("skipped", "skipped"),
            ("cancelled", "cancelled"),
            ("restored", "restored"),
            ("done by hand", "done_by_hand"),
            ("is tried again", "retried"),
            ("is to be sent now", "send_now"),
        )
    ),
    _fill("'task'", f"^{STEP} cancelled: ", _step("cancelled", REASON)),
    _fill("'task'", "^Email begun: ", _step("begun", "jsonb_build_object('about', substr(text, 14))")),
    _fill("'task'", "^“.*” is to be sent again$", _event("send_again", SUBJECT)),
    _fill("'approved'", f"^{STEP} approved: ", _step("approved", SUBJECT)),
    _fill("'approved'", f"^{STEP}: approval taken back$", _step("unapproved")),
    _fill("'held'", f"^{STEP} held: ", _step("held", REASON)),
    _fill(
        "'failed'",
        "was not sent: ",
        f"{SUBJECT} || jsonb_build_object('error', (regexp_match(text, 'was not sent: (.*)$'))[1])",
    ),
    _fill(
        "'unconfirmed'",
        "^Nobody knows whether ",
        f"{SUBJECT} || jsonb_build_object('error', (regexp_match(text, 'arrived: (.*?)[.] It is not repeated[.]$'))[1])",
    ),
    _fill("'bounced'", "^Not delivered: ", _event("dropped", SUBJECT)),
    _fill("'bounced'", "^Bounced: ", _event("bounce", SUBJECT)),
    _fill("'unsubscribed'", "^Unsubscribed by the link in ", _event("link", SUBJECT)),
    _fill("'sent', 'delivered', 'opened', 'clicked', 'unsubscribed', 'complained'", "“.*”", SUBJECT),
    # Whatever is left keeps its words: they are shown as they stand.
    "UPDATE activities SET data = data || jsonb_build_object('words', text) WHERE NOT is_read;",
    # The foreign keys of rows that were changed twice are checked now: no column can go while that is pending.
    "SET CONSTRAINTS ALL IMMEDIATE",
]
