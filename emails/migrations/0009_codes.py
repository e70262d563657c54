"""Codes instead of words for events that were kept and for requests that were refused."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

EVENTS = """
UPDATE unmatched_events SET
    error = CASE WHEN starts_with(reason, 'could not be stored: ') THEN substr(reason, 22) ELSE '' END,
    reason = CASE
        WHEN reason = 'no such email' THEN 'no_such_email'
        WHEN reason = 'not a JSON array' THEN 'not_an_array'
        WHEN reason LIKE 'an email of another office%' THEN 'other_office'
        WHEN starts_with(reason, 'could not be stored') THEN 'not_stored'
        ELSE 'not_an_event' END"""

REFUSALS: Any = [
    """
UPDATE webhook_refusals SET reason = CASE reason
    WHEN 'no webhook key is configured' THEN 'no_key'
    WHEN 'the signature or its timestamp is missing' THEN 'unsigned'
    WHEN 'the timestamp is not a number' THEN 'no_number'
    WHEN 'the timestamp is too old or too new' THEN 'wrong_time'
    WHEN 'the signature is not base64' THEN 'not_base64'
    WHEN 'the signature does not match' THEN 'wrong_signature'
    ELSE reason END""",
    # No version wrote any other: where somebody did by hand, nobody could say what it was.
    "DELETE FROM webhook_refusals WHERE reason LIKE '% %' OR length(reason) > 20",
]

MARKS = r"""
UPDATE suppressions SET agent_id = agents.id, client_id = clients.id
FROM (
    SELECT id, regexp_match(source, '\(agent (\d{1,18})\), for client (\d{1,18})$') AS whose
    FROM suppressions WHERE reason = 'by_hand'
) marks, agents, clients
WHERE marks.id = suppressions.id AND agents.id = whose[1]::bigint AND clients.id = whose[2]::bigint"""


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0014_search_in_index"),
        ("emails", "0008_edits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="suppression",
            name="agent",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="suppression",
            name="client",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="clients.client",
            ),
        ),
        migrations.RunSQL(MARKS, migrations.RunSQL.noop),
        migrations.AddField(
            model_name="unmatchedevent",
            name="error",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.RunSQL(EVENTS, migrations.RunSQL.noop),
        migrations.RunSQL(REFUSALS, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="unmatchedevent",
            name="reason",
            field=models.CharField(
                choices=[
                    ("no_such_email", "no such email"),
                    ("other_office", "an email of another office or of a copy of this database"),
                    ("not_an_event", "not an event about an email that SendGrid documents"),
                    ("not_an_array", "not a JSON array"),
                    ("not_stored", "could not be stored"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="webhookrefusal",
            name="reason",
            field=models.CharField(
                choices=[
                    ("no_key", "no webhook key is configured"),
                    ("unsigned", "the signature or its timestamp is missing"),
                    ("no_number", "the timestamp is not a number"),
                    ("wrong_time", "the timestamp is too old or too new"),
                    ("not_base64", "the signature is not base64"),
                    ("wrong_signature", "the signature does not match"),
                ],
                max_length=20,
            ),
        ),
    ]
