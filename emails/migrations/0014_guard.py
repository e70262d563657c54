from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("emails", "0013_office_mails"),
    ]

    operations = [
        migrations.AddField(
            model_name="emaillog",
            name="attempts",
            field=models.JSONField(blank=True, db_default=[], default=list, editable=False),
        ),
        migrations.AddField(
            model_name="emaillog",
            name="confirmed",
            field=models.JSONField(blank=True, db_default=[], default=list, editable=False),
        ),
        migrations.AddField(
            model_name="emaillog",
            name="findings",
            field=models.JSONField(blank=True, db_default=[], default=list, editable=False),
        ),
        migrations.AddField(
            model_name="emaillog",
            name="guard",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "Not checked"),
                    ("clear", "Nothing stops it"),
                    ("stopped", "Findings stop it"),
                    ("broken", "Could not be checked"),
                ],
                db_default="",
                default="",
                editable=False,
                max_length=10,
            ),
        ),
    ]
