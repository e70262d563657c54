from django.db import migrations, models


class Migration(migrations.Migration):
    """Nullable and without a default: PostgreSQL changes its catalog alone, however many rows there are."""

    dependencies = [
        ("followups", "0010_guard_reasons"),
    ]

    operations = [
        migrations.AddField(
            model_name="task",
            name="send_after",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="task",
            name="before_send",
            field=models.JSONField(blank=True, editable=False, null=True),
        ),
    ]
