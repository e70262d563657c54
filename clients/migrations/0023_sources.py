import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models.functions.text import Lower

# What an earlier try left behind that was interrupted: an index that is there, and is not used.
LEFT_BEHIND = "DROP INDEX CONCURRENTLY IF EXISTS ix_clients_source"

# What most offices have. The broker changes the list.
USUAL = ["Zillow", "Realtor.com", "Referral", "Open house", "Website", "Sign call", "Past client", "Other"]


def add_usual(apps, schema_editor):
    source = apps.get_model("clients", "Source")
    source.objects.bulk_create(source(name=name) for name in USUAL)


class AllAtOnce(migrations.SeparateDatabaseAndState):
    """In one transaction, so that an interrupted migration can be run again. The index can't be made in one."""

    atomic = True


TABLE_AND_COLUMNS = [
    migrations.CreateModel(
        name="Source",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=50)),
            ("is_active", models.BooleanField(db_default=True, default=True)),
            (
                "created_at",
                models.DateTimeField(
                    db_default=django.db.models.functions.datetime.Now(),
                    default=django.utils.timezone.now,
                    editable=False,
                ),
            ),
        ],
        options={"db_table": "sources", "ordering": [Lower("name"), "id"]},
    ),
    migrations.AddConstraint(
        model_name="source", constraint=models.UniqueConstraint(Lower("name"), name="uq_sources_name")
    ),
    # Neither column rewrites the table or reads its rows: one is null everywhere, the other has a constant default.
    migrations.AddField(
        model_name="client",
        name="source",
        field=models.ForeignKey(
            blank=True,
            db_index=False,
            null=True,
            on_delete=django.db.models.deletion.PROTECT,
            related_name="clients",
            to="clients.source",
        ),
    ),
    migrations.AddField(
        model_name="client",
        name="source_detail",
        field=models.CharField(blank=True, db_default="", default="", max_length=200),
    ),
    migrations.RunPython(add_usual, migrations.RunPython.noop),
]


class Migration(migrations.Migration):
    """The index is built beside the office's work, which a transaction would keep waiting.

    With 1,000,000 clients it reads the table once and is empty: nobody has a source yet.
    """

    atomic = False
    dependencies = [("clients", "0022_custom_order")]

    operations = [
        AllAtOnce(
            database_operations=TABLE_AND_COLUMNS,
            state_operations=[each for each in TABLE_AND_COLUMNS if not isinstance(each, migrations.RunPython)],
        ),
        migrations.RunSQL(LEFT_BEHIND, migrations.RunSQL.noop),
        AddIndexConcurrently(
            model_name="client",
            index=models.Index(
                condition=models.Q(("source__isnull", False)),
                fields=["source", "-created_at", "-id"],
                name="ix_clients_source",
            ),
        ),
        migrations.AlterField(
            model_name="bulkaction",
            name="verb",
            field=models.CharField(
                choices=[
                    ("stage", "Change stage"),
                    ("reassign", "Reassign"),
                    ("pause", "Pause"),
                    ("resume", "Resume"),
                    ("delete", "Delete"),
                    ("source", "Set source"),
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
    ]
