from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("emails", "0021_provider_codes"),
    ]

    operations = [
        migrations.AddField(
            model_name="emaillog",
            name="cc",
            field=models.JSONField(blank=True, db_default=[], default=list, editable=False),
        ),
    ]
