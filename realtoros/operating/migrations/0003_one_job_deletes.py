"""Beat keeps in the database what the settings once asked for: two jobs became one, and no worker knows them any more."""

from django.db import migrations

GONE = ("clear-expired", "forget-raw")


def forget(apps, schema_editor):  # type: ignore[no-untyped-def]
    apps.get_model("django_celery_beat", "PeriodicTask").objects.filter(name__in=GONE).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("operating", "0002_heartbeats"),
        ("django_celery_beat", "0019_alter_periodictasks_options"),
    ]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
