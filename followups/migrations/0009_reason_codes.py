"""A code and its facts instead of a reason in words and the name of a gate; the two tables of bulk actions are one."""

from typing import Any

from django.db import migrations, models
from django.db.models.lookups import Exact

from clients.migrations.words import reasons

REASONS: Any = [
    reasons.FUNCTION,
    "UPDATE tasks SET gates = '{}' WHERE jsonb_typeof(gates) <> 'object'",
    """
UPDATE tasks SET reason_code = why ->> 'code', reason_facts = why - 'code'
FROM (SELECT id, pg_temp.reason_of(reason, status, held_by) AS why FROM tasks WHERE reason <> '' OR held_by <> '') known
WHERE known.id = tasks.id AND why IS NOT NULL""",
    # What the gates said, when a follow-up was due and right before it went.
    """
UPDATE tasks SET gates = (
    SELECT jsonb_object_agg(look.key, look.value || jsonb_build_object('said', (
        SELECT coalesce(jsonb_object_agg(gate.key, CASE WHEN gate.value #>> '{}' = '' THEN '{}'
            ELSE pg_temp.reason_of(gate.value #>> '{}', '', gate.key) END), '{}')
        FROM jsonb_each(look.value -> 'said') gate)))
    FROM jsonb_each(gates) look WHERE jsonb_typeof(look.value -> 'said') = 'object')
WHERE EXISTS (SELECT FROM jsonb_each(gates) look WHERE jsonb_typeof(look.value -> 'said') = 'object')""",
    # The foreign keys of rows that were changed twice are checked now: no column can go while that is pending.
    "SET CONSTRAINTS ALL IMMEDIATE",
]
BULK_MOVES = """
INSERT INTO bulk_actions (agent_id, verb, changes, created_at, undone_at)
SELECT agent_id, verb, tasks, created_at, undone_at FROM bulk_moves ORDER BY id"""


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0015_codes"),
        ("followups", "0008_by_client"),
    ]

    operations = [
        migrations.AddField(
            model_name="task",
            name="reason_code",
            field=models.CharField(
                blank=True,
                choices=[
                    ("waits_for_send_now", "Waits for Send now"),
                    ("client_paused", "Follow-ups paused for the client"),
                    ("agent_paused", "All sending paused by the agent"),
                    ("office_paused", "All sending paused for the office"),
                    ("no_agent", "Client without an agent"),
                    ("agent_left", "The client's agent has left"),
                    ("sendgrid_not_set_up", "SendGrid not set up"),
                    ("openai_not_set_up", "OpenAI not set up"),
                    ("no_sender", "No sender address"),
                    ("no_postal_address", "No postal address"),
                    ("needs_approval", "Needs approval"),
                    ("outside_hours", "Outside sending hours"),
                    ("day_off", "Day off"),
                    ("daily_cap", "Daily limit reached"),
                    ("retrying", "Will be tried again"),
                    ("client_deleted", "Client deleted"),
                    ("stage_finished", "Stage closed or lost"),
                    ("replied", "The client replied"),
                    ("no_email_address", "No valid email address"),
                    ("do_not_email", "Do not email"),
                    ("switched_off", "Switched off when the client was added"),
                    ("address_refused", "SendGrid refused the address"),
                    ("send_failed", "Could not be sent"),
                    ("internal_error", "Something went wrong on our side"),
                    ("unreadable", "Its record can't be read"),
                    ("unconfirmed", "Unconfirmed"),
                    ("other", "Other"),
                ],
                db_default="",
                default="",
                editable=False,
                max_length=30,
                verbose_name="reason",
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="reason_facts",
            field=models.JSONField(blank=True, db_default={}, default=dict, editable=False),
        ),
        migrations.RunSQL(REASONS, migrations.RunSQL.noop),
        migrations.RemoveIndex(model_name="task", name="ix_tasks_held"),
        migrations.RemoveField(model_name="task", name="held_by"),
        migrations.RemoveField(model_name="task", name="reason"),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("status", "pending"), models.Q(("reason_code", ""), _negated=True)),
                fields=["reason_code"],
                name="ix_tasks_held",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=Exact(
                    models.Func("reason_facts", function="jsonb_typeof", output_field=models.TextField()),
                    models.Value("object"),
                ),
                name="ck_tasks_reason_facts_object",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=Exact(
                    models.Func("gates", function="jsonb_typeof", output_field=models.TextField()),
                    models.Value("object"),
                ),
                name="ck_tasks_gates_object",
            ),
        ),
        migrations.RunSQL(BULK_MOVES, migrations.RunSQL.noop),
        migrations.DeleteModel("BulkMove"),
    ]
