from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models.functions import Lower

INVISIBLE = (
    r"[\u0001-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)
SMTP_ID = models.Index(
    fields=["smtp_id"], condition=models.Q(("smtp_id", ""), _negated=True), name="ix_email_logs_smtp_id"
)
TO_ADDRESS = models.Index(
    Lower(
        models.Func(
            *("to_email", models.Value(INVISIBLE), models.Value(""), models.Value("g")),
            function="regexp_replace",
            output_field=models.TextField(),
        )
    ),
    name="ix_email_logs_address",
)
OTHER_ADDRESSES = GinIndex(
    OpClass(
        models.Func(
            *("cc", "earlier_recipients"),
            template="(lower((%(expressions)s)::text))::jsonb",
            arg_joiner=" || ",
            output_field=models.JSONField(),
        ),
        name="jsonb_path_ops",
    ),
    condition=models.Q(("cc", []), ("earlier_recipients", []), _negated=True),
    name="ix_email_logs_other_addresses",
)


def built(index):
    """The index; first what an earlier try left behind that was interrupted: one that is there, and is not used."""
    left_behind = f"DROP INDEX CONCURRENTLY IF EXISTS {index.name}"
    return [
        migrations.RunSQL(left_behind, migrations.RunSQL.noop),
        AddIndexConcurrently(model_name="emaillog", index=index),
    ]


class Migration(migrations.Migration):
    """The indexes are built beside the office's work, which a transaction would keep waiting."""

    atomic = False
    dependencies = [("emails", "0025_cc_people")]

    operations = [
        migrations.RunSQL(
            # It may be there: of a try that was interrupted while the indexes were built.
            "ALTER TABLE email_logs ADD COLUMN IF NOT EXISTS smtp_id varchar(255) DEFAULT '' NOT NULL",
            "ALTER TABLE email_logs DROP COLUMN smtp_id",
            state_operations=[
                migrations.AddField(
                    model_name="emaillog",
                    name="smtp_id",
                    field=models.CharField(blank=True, db_default="", default="", editable=False, max_length=255),
                ),
            ],
        ),
        *built(SMTP_ID),
        *built(TO_ADDRESS),
        *built(OTHER_ADDRESSES),
    ]
