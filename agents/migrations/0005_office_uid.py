import django.contrib.postgres.functions
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agents", "0004_welcomed"),
    ]

    operations = [
        migrations.AddField(
            model_name="office",
            name="uid",
            field=models.UUIDField(db_default=django.contrib.postgres.functions.RandomUUID(), editable=False),
        ),
    ]
