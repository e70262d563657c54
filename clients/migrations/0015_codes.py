"""Codes and facts instead of words on the timeline; one table of what is done with many rows at once."""

from typing import Any

import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models.lookups import Exact

from clients.migrations.words import reasons, timeline

BULK_CHANGES: Any = [
    """
INSERT INTO bulk_actions (id, agent_id, verb, changes, stopped, created_at, undone_at)
SELECT id, agent_id, verb, coalesce(
    (SELECT jsonb_object_agg(key, jsonb_build_array(value, bulk_changes.after)) FROM jsonb_each(before)), '{}'
), tasks, created_at, undone_at FROM bulk_changes""",
    """
SELECT setval(pg_get_serial_sequence('bulk_actions', 'id'), (SELECT max(id) FROM bulk_actions))
WHERE EXISTS (SELECT FROM bulk_actions)""",
]


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0014_search_in_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("activity", "is_read", models.BooleanField(default=False, db_default=False)),
        migrations.RunSQL([reasons.FUNCTION, *timeline.STATEMENTS], migrations.RunSQL.noop),
        migrations.RemoveField("activity", "is_read"),
        migrations.RemoveField("activity", "text"),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=Exact(
                    models.Func("data", function="jsonb_typeof", output_field=models.TextField()),
                    models.Value("object"),
                ),
                name="ck_activities_data_object",
            ),
        ),
        migrations.CreateModel(
            name="BulkAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("stage", "Change stage"),
                            ("reassign", "Reassign"),
                            ("pause", "Pause"),
                            ("resume", "Resume"),
                            ("delete", "Delete"),
                            ("skip", "Skip"),
                            ("cancel", "Cancel"),
                            ("complete", "Mark as done"),
                            ("reschedule", "Reschedule"),
                            ("approve", "Approve"),
                            ("retry", "Try again"),
                            ("send", "Send now"),
                        ],
                        max_length=10,
                    ),
                ),
                ("changes", models.JSONField(db_default={}, default=dict)),
                ("stopped", models.JSONField(db_default=[], default=list)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                ("undone_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"db_table": "bulk_actions", "ordering": ["-created_at"]},
        ),
        migrations.RunSQL(BULK_CHANGES, migrations.RunSQL.noop),
        migrations.DeleteModel("BulkChange"),
    ]
