from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# What an earlier try left behind that was interrupted: an index that is there, and is not used.
LEFT_BEHIND = "DROP INDEX CONCURRENTLY IF EXISTS ix_email_logs_sent"


class Migration(migrations.Migration):
    """Built beside the office's work, which a transaction would keep waiting."""

    atomic = False
    dependencies = [("emails", "0019_plain_words")]

    operations = [
        migrations.RunSQL(LEFT_BEHIND, migrations.RunSQL.noop),
        AddIndexConcurrently(
            model_name="emaillog",
            index=models.Index(
                condition=models.Q(("sent_at__isnull", False)),
                fields=["-sent_at", "-id"],
                name="ix_email_logs_sent",
            ),
        ),
    ]
