"""The SQL that follows the rows of a backup in the same transaction: there is no moment at which they could be sent.

The backup shows the office as it was. What was sent since then, nobody here knows.
"""

from datetime import datetime

from psycopg.sql import SQL, Composed, Literal

IDS_A_SECOND = 1000
"""Ids go on from the clock, at more a second than any office uses: so no restore gives one again that was given since
the backup, nor the next restore. Events, links and jobs still name those."""

HOLD = """
INSERT INTO restores (backup_at, restored_at, file, is_copy) VALUES ({backup_at}, {restored_at}, {file}, {is_copy});
INSERT INTO office (id) VALUES (1) ON CONFLICT DO NOTHING;
UPDATE office SET paused_at = {restored_at}, paused_by_id = NULL, paused_for = 'restore';
UPDATE tasks SET unsettled_restore_id = (SELECT max(id) FROM restores)
    WHERE status IN ('pending', 'processing', 'failed');
-- A worker makes a plan within seconds: it was made, and its first email may have gone. A person starts it again.
UPDATE clients SET plan_offered_at = {restored_at}
    WHERE planned_at IS NULL AND plan_offered_at IS NULL AND NOT is_deleted;
-- The same with an email that was to be planned once more: a person writes again.
UPDATE email_logs SET retry_owed = false WHERE retry_owed;
UPDATE office_mails SET status = 'unconfirmed', error_code = 'restored', error_message = '', updated_at = {restored_at}
    WHERE status IN ('queued', 'sending', 'failed') AND body <> '';
DO $$
DECLARE each record; first bigint; since bigint;
BEGIN
    first := {rate} * extract(epoch FROM {restored_at}::timestamptz - '2026-01-01 UTC'::timestamptz);
    since := {rate} * extract(epoch FROM {restored_at}::timestamptz - {backup_at}::timestamptz);
    FOR each IN SELECT quote_ident(schemaname) || '.' || quote_ident(sequencename) AS name,
        coalesce(last_value, 0) AS last FROM pg_sequences WHERE schemaname = 'public' AND data_type = 'bigint'::regtype
    LOOP
        PERFORM setval(each.name::regclass, CASE WHEN each.last < first THEN first ELSE each.last + since END);
    END LOOP;
END $$;
"""
COPY = """
-- Another office: events of its mail are not ours, nor are ours its.
UPDATE office SET is_copy = true, uid = gen_random_uuid();
"""


def hold_sql(*, backup_at: datetime, restored_at: datetime, file: str, is_copy: bool) -> str:
    text: Composed = SQL(HOLD + (COPY if is_copy else "")).format(
        backup_at=Literal(backup_at.isoformat()),
        restored_at=Literal(restored_at.isoformat()),
        file=Literal(file),
        is_copy=Literal(is_copy),
        rate=Literal(IDS_A_SECOND),
    )
    return text.as_string(None)
