import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0026_contacts_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                    ("tag", "Add tag"),
                    ("untag", "Remove tag"),
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
        migrations.CreateModel(
            name="Tag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=50)),
                (
                    "colour",
                    models.CharField(
                        choices=[
                            ("gray", "Gray"),
                            ("red", "Red"),
                            ("orange", "Orange"),
                            ("green", "Green"),
                            ("teal", "Teal"),
                            ("blue", "Blue"),
                            ("purple", "Purple"),
                            ("pink", "Pink"),
                        ],
                        db_default="gray",
                        default="gray",
                        max_length=10,
                        verbose_name="color",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "tags",
                "ordering": [django.db.models.functions.text.Lower("name"), "id"],
            },
        ),
        migrations.CreateModel(
            name="ClientTag",
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
                    "agent",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="client_tags",
                        to="clients.client",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="client_tags",
                        to="clients.tag",
                    ),
                ),
            ],
            options={
                "db_table": "client_tags",
                "ordering": ["id"],
            },
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower("name"), name="uq_tags_name"),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("colour__in", ["gray", "red", "orange", "green", "teal", "blue", "purple", "pink"])
                ),
                name="ck_tags_colour",
            ),
        ),
        migrations.AddIndex(
            model_name="clienttag",
            index=models.Index(fields=["tag", "client"], name="ix_client_tags_tag"),
        ),
        migrations.AddConstraint(
            model_name="clienttag",
            constraint=models.UniqueConstraint(fields=("client", "tag"), name="uq_client_tags"),
        ),
    ]
