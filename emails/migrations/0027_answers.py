import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("emails", "0026_threads"),
        ("inbound", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="officemail",
            name="files",
            field=models.JSONField(blank=True, db_default=[], default=list, editable=False),
        ),
        migrations.AddField(
            model_name="officemail",
            name="from_name",
            field=models.CharField(blank=True, db_default="", default="", max_length=100),
        ),
        migrations.AddField(
            model_name="officemail",
            name="headers",
            field=models.JSONField(blank=True, db_default={}, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="officemail",
            name="reply_to",
            field=models.EmailField(blank=True, db_default="", default="", max_length=255),
        ),
        migrations.AlterField(
            model_name="officemail",
            name="kind",
            field=models.CharField(
                choices=[
                    ("test", "Test"),
                    ("invitation", "Invitation"),
                    ("password_reset", "Password reset"),
                    ("confirm_email", "Address confirmation"),
                    ("credentials_changed", "Sign-in change"),
                    ("answer", "Client’s answer"),
                    ("answers", "Client’s answers"),
                ],
                max_length=30,
            ),
        ),
        migrations.CreateModel(
            name="ForwardedAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "inbound_email",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="inbound.inboundemail"
                    ),
                ),
                (
                    "office_mail",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="emails.officemail"
                    ),
                ),
            ],
            options={
                "db_table": "forwarded_answers",
            },
        ),
        migrations.CreateModel(
            name="PassedOnAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "email_log",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="passed_on", to="emails.emaillog"
                    ),
                ),
                (
                    "inbound_email",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="inbound.inboundemail"
                    ),
                ),
            ],
            options={
                "db_table": "passed_on_answers",
            },
        ),
    ]
