from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# What an earlier try left behind that was interrupted: an index that is there, and is not used.
LEFT_BEHIND = "DROP INDEX CONCURRENTLY IF EXISTS {}"


class Migration(migrations.Migration):
    """Built beside the office's work, which a transaction would keep waiting."""

    atomic = False
    dependencies = [("clients", "0025_contacts")]

    operations = [
        migrations.RunSQL(LEFT_BEHIND.format("ix_clients_agent_shown"), migrations.RunSQL.noop),
        AddIndexConcurrently(
            model_name="client",
            index=models.Index(
                condition=models.Q(("is_deleted", False)),
                fields=["agent", "-created_at", "-id"],
                include=("search_text",),
                name="ix_clients_agent_shown",
            ),
        ),
        migrations.RunSQL(LEFT_BEHIND.format("ix_clients_search"), migrations.RunSQL.noop),
        AddIndexConcurrently(
            model_name="client",
            index=GinIndex(
                condition=models.Q(("is_deleted", False)),
                fields=["search_text"],
                name="ix_clients_search",
                opclasses=["gin_trgm_ops"],
            ),
        ),
        # The table is as new. Until it is vacuumed no index is read without looking each row up.
        migrations.RunSQL("VACUUM (ANALYZE) clients", migrations.RunSQL.noop),
    ]
