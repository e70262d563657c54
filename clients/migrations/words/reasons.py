"""Reads the code of a reason off the words that it was kept in until version 0015. Also used by followups/0009."""

STATIC = {
    "it waits for you to send it": "waits_for_send_now",
    "follow-ups are paused for this client": "client_paused",
    "the client has no agent yet": "no_agent",
    "the office has no sender address: set it in Settings": "no_sender",
    "the office has no postal address: set it in Settings": "no_postal_address",
    "SendGrid is not set up (SENDGRID_API_KEY)": "sendgrid_not_set_up",
    "OpenAI is not set up (OPENAI_API_KEY)": "openai_not_set_up",
    "waits for your approval": "needs_approval",
    "the client was deleted": "client_deleted",
    "the client replied": "replied",
    "the client has no valid email address": "no_email_address",
    "switched off when the client was added": "switched_off",
    "something went wrong on our side; the log has the details": "internal_error",
    "its record or its client's can't be read: somebody has to mend it in the database": "unreadable",
}
LEDGER = {
    "an agent marked it as do not email": "by_hand",
    "the address does not accept email": "bounced",
    "asked not to get emails": "unsubscribed",
    "marked an email as spam": "complained",
}
STAGES = {"Closed": "closed", "Lost": "lost"}
# How the words begin, or end: what they say besides is kept as it stands.
BEGINS = {
    "all sending is paused by ": "agent_paused",
    "sending is paused for the whole office": "office_paused",
    "waits for your approval since ": "needs_approval",
    "nothing is sent on ": "day_off",
    "outside ": "outside_hours",
    "the office's limit of ": "daily_cap",
}
HELD_BY = {
    "retry": "retrying",
    "is_asked_for": "waits_for_send_now",
    "not_paused": "client_paused",
    "nobody_paused_everything": "office_paused",
    "agent_is_active": "no_agent",
    "providers_are_set_up": "sendgrid_not_set_up",
    "sender_is_known": "no_sender",
    "is_approved": "needs_approval",
    "within_sending_hours": "outside_hours",
    "within_daily_cap": "daily_cap",
}


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _case(pairs: dict[str, str], test: str, answer: str) -> str:
    lines = [f"WHEN {test.format(quoted(words))} THEN {answer.format(quoted(code))}" for words, code in pairs.items()]
    return "\n        ".join(lines)


FUNCTION = f"""
CREATE OR REPLACE FUNCTION pg_temp.reason_of(words text, status text, held_by text) RETURNS jsonb LANGUAGE sql AS $$
    SELECT CASE
        WHEN words = '' AND held_by = '' THEN NULL
        {_case(STATIC, "words = {0}", "jsonb_build_object('code', {0})")}
        {_case(LEDGER, "words = 'do not email: ' || {0}", "jsonb_build_object('code', 'do_not_email', 'ledger', {0})")}
        {
    _case(
        STAGES,
        "words = 'the client''s stage is ' || {0}",
        "jsonb_build_object('code', 'stage_finished', 'stage', {0})",
    )
}
        WHEN starts_with(words, 'will be tried again: ') THEN jsonb_build_object('code', 'retrying',
            'error', substr(words, 22))
        WHEN starts_with(words, 'unconfirmed: ') THEN jsonb_build_object('code', 'unconfirmed', 'error', substr(words, 14))
        {_case(BEGINS, "starts_with(words, {0})", "jsonb_build_object('code', {0}, 'words', words)")}
        WHEN words LIKE '% no longer works here: reassign the client'
            THEN jsonb_build_object('code', 'agent_left', 'words', words)
        WHEN status = 'processing' THEN jsonb_build_object('code', 'unconfirmed', 'words', words)
        WHEN status = 'failed' AND words LIKE '%email address%'
            THEN jsonb_build_object('code', 'address_refused', 'error', words)
        WHEN status = 'failed' THEN jsonb_build_object('code', 'send_failed', 'error', words)
        {_case(HELD_BY, "held_by = {0}", "jsonb_build_object('code', {0}, 'words', words)")}
        ELSE jsonb_build_object('code', 'other', 'words', words) END
$$;
"""
