"""Whom a file brought, as a fact of the client; those of earlier imports are told by their timeline."""

from django.db import migrations, models

EARLIER = """
UPDATE clients SET imported_at = told.at FROM (
    SELECT client_id, min(occurred_at) AS at FROM activities
    WHERE kind = 'created' AND data->>'event' = 'imported' GROUP BY client_id
) told WHERE told.client_id = clients.id"""


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0015_codes"),
    ]

    operations = [
        migrations.AddField(
            model_name="client",
            name="imported_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="clientimport",
            name="silenced",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.RunSQL(EARLIER, migrations.RunSQL.noop),
    ]
