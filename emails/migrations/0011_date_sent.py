from django.db import migrations, models


class Migration(migrations.Migration):
    """A new name in Python. The column keeps its own, because workers of the release before still write it."""

    dependencies = [("emails", "0010_dropped")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveIndex(model_name="emaillog", name="ix_email_logs_went_on"),
                migrations.AlterField(
                    model_name="emaillog",
                    name="went_on",
                    field=models.DateField(blank=True, db_column="went_on", editable=False, null=True),
                ),
                migrations.RenameField(model_name="emaillog", old_name="went_on", new_name="date_sent"),
                migrations.AddIndex(
                    model_name="emaillog",
                    index=models.Index(
                        condition=models.Q(("date_sent__isnull", False)),
                        fields=["sender", "date_sent"],
                        name="ix_email_logs_went_on",
                    ),
                ),
            ]
        )
    ]
