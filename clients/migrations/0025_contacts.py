import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

FUNCTION = """
CREATE FUNCTION clients_search_text(name text, email text, property_address text, phone text, also text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT CASE WHEN octet_length(words) <= 2600 THEN words ELSE left(words, 640) END FROM (
    SELECT clients_folded(name || ' ' || email || ' ' || property_address || ' ')
        || regexp_replace(clients_folded(phone), '\\D', '', 'g')
        || CASE WHEN also = '' THEN '' ELSE ' ' || clients_folded(also) END
) AS found(words))"""
"""The index of an agent's clients holds the text, and an entry of an index has at most 2,704 bytes."""

REFRESH = """
CREATE FUNCTION clients_refresh_also_found_by(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    UPDATE clients c SET also_found_by = new.words FROM (
        SELECT l.id, coalesce((SELECT string_agg(word, ' ' ORDER BY place, row) FROM (
            SELECT 1 AS place, e.id AS row, e.email AS word FROM client_emails e WHERE e.client_id = l.id
            UNION ALL SELECT 2, p.id, concat_ws(' ', p.name, nullif(p.email, ''),
                nullif(regexp_replace(p.phone, '\\D', '', 'g'), '')) FROM people p WHERE p.client_id = l.id
            UNION ALL SELECT 3, h.id, regexp_replace(h.phone, '\\D', '', 'g') FROM client_phones h
                WHERE h.client_id = l.id
        ) w), '') AS words
        FROM (SELECT id FROM clients WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE) l
    ) new WHERE c.id = new.id AND c.also_found_by <> new.words
$$"""
"""The clients' rows are locked in the order of their ids, as everywhere."""

TRIGGER = """
CREATE FUNCTION clients_contacts_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM clients_refresh_also_found_by(ARRAY(SELECT DISTINCT client_id FROM added));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM clients_refresh_also_found_by(ARRAY(SELECT DISTINCT client_id FROM removed));
    ELSE
        PERFORM clients_refresh_also_found_by(
            ARRAY(SELECT client_id FROM added UNION SELECT client_id FROM removed));
    END IF;
    RETURN NULL;
END $$"""

KEEP = """
CREATE FUNCTION clients_keep_also_found_by() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    NEW.also_found_by = OLD.also_found_by;
    RETURN NEW;
END $$;
CREATE TRIGGER clients_keep_also_found_by BEFORE UPDATE ON clients FOR EACH ROW
    WHEN (NEW.also_found_by <> OLD.also_found_by AND pg_trigger_depth() = 0)
    EXECUTE FUNCTION clients_keep_also_found_by()"""
"""Whoever saves a whole client has read it before, and must not bring back what was true then."""

TABLES = ("client_emails", "client_phones", "people")
TRIGGERS = "".join(
    f"""
CREATE TRIGGER {table}_added AFTER INSERT ON {table} REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION clients_contacts_changed();
CREATE TRIGGER {table}_changed AFTER UPDATE ON {table} REFERENCING NEW TABLE AS added OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION clients_contacts_changed();
CREATE TRIGGER {table}_removed AFTER DELETE ON {table} REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION clients_contacts_changed();"""
    for table in TABLES
)
DROP_TRIGGERS = "".join(
    f"DROP TRIGGER {table}_{when} ON {table};" for table in TABLES for when in ("added", "changed", "removed")
)


class Migration(migrations.Migration):
    """Writes every client anew, in one transaction that keeps others out. The indexes are the next one's."""

    dependencies = [
        ("clients", "0024_notes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="client",
            name="also_found_by",
            field=models.TextField(blank=True, db_default="", default="", editable=False),
        ),
        migrations.AddField(
            model_name="client",
            name="email_label",
            field=models.CharField(blank=True, db_default="", default="", max_length=30),
        ),
        migrations.AddField(
            model_name="client",
            name="phone_label",
            field=models.CharField(blank=True, db_default="", default="", max_length=30),
        ),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION clients_search_text"),
        migrations.RemoveIndex(model_name="client", name="ix_clients_agent_shown"),
        migrations.RemoveIndex(model_name="client", name="ix_clients_search"),
        # As in 0019: the planner guesses from a sample how many have a word.
        migrations.RemoveField(model_name="client", name="search_text"),
        migrations.AddField(
            model_name="client",
            name="search_text",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    *("name", "email", "property_address", "phone", "also_found_by"),
                    function="clients_search_text",
                    output_field=models.TextField(),
                ),
                output_field=models.TextField(),
            ),
        ),
        migrations.RunSQL("ALTER TABLE clients ALTER COLUMN search_text SET STATISTICS 1000", migrations.RunSQL.noop),
        migrations.RunSQL(
            "CREATE STATISTICS st_clients_search ON (COALESCE(search_text, '')) FROM clients",
            "DROP STATISTICS IF EXISTS st_clients_search",
        ),
        migrations.RunSQL("ALTER STATISTICS st_clients_search SET STATISTICS 1000", migrations.RunSQL.noop),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("spouse", "Spouse"),
                            ("partner", "Partner"),
                            ("co_buyer", "Co-buyer"),
                            ("parent", "Parent"),
                            ("child", "Child"),
                            ("attorney", "Attorney"),
                            ("lender", "Lender"),
                            ("assistant", "Assistant"),
                            ("other", "Other"),
                        ],
                        db_default="other",
                        default="other",
                        max_length=20,
                    ),
                ),
                ("email", models.EmailField(blank=True, db_default="", default="", max_length=255)),
                ("phone", models.CharField(blank=True, db_default="", default="", max_length=20)),
                ("is_cc", models.BooleanField(db_default=False, default=False, verbose_name="copy of emails")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "client",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="clients.client",
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
                "verbose_name_plural": "people",
                "db_table": "people",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="AdditionalPhone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(blank=True, db_default="", default="", max_length=30)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                ("phone", models.CharField(max_length=20)),
                (
                    "client",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="clients.client",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="clients.person",
                    ),
                ),
            ],
            options={
                "db_table": "client_phones",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="AdditionalEmail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(blank=True, db_default="", default="", max_length=30)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                ("email", models.EmailField(max_length=255)),
                (
                    "client",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="clients.client",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="clients.person",
                    ),
                ),
            ],
            options={
                "db_table": "client_emails",
                "ordering": ["id"],
            },
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["client", "id"], name="ix_people_client"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                django.db.models.functions.text.Lower(
                    models.Func(
                        "email",
                        models.Value(
                            "[\\u0001-\\u0020\\u007f-\\u00a0\\u00ad\\u034f\\u061c\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]"
                        ),
                        models.Value(""),
                        models.Value("g"),
                        function="regexp_replace",
                        output_field=models.TextField(),
                    )
                ),
                name="ix_people_address",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                django.db.models.functions.text.Right(
                    models.Func(
                        "phone", models.Value("\\D"), models.Value(""), models.Value("g"), function="regexp_replace"
                    ),
                    7,
                    output_field=models.TextField(),
                ),
                name="ix_people_phone_tail",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "spouse",
                            "partner",
                            "co_buyer",
                            "parent",
                            "child",
                            "attorney",
                            "lender",
                            "assistant",
                            "other",
                        ],
                    )
                ),
                name="ck_people_role",
            ),
        ),
        migrations.AddIndex(
            model_name="additionalphone",
            index=models.Index(fields=["client", "id"], name="ix_client_phones_client"),
        ),
        migrations.AddIndex(
            model_name="additionalphone",
            index=models.Index(
                condition=models.Q(("person__isnull", False)), fields=["person"], name="ix_client_phones_person"
            ),
        ),
        migrations.AddIndex(
            model_name="additionalphone",
            index=models.Index(
                django.db.models.functions.text.Right(
                    models.Func(
                        "phone", models.Value("\\D"), models.Value(""), models.Value("g"), function="regexp_replace"
                    ),
                    7,
                    output_field=models.TextField(),
                ),
                name="ix_client_phones_tail",
            ),
        ),
        migrations.AddIndex(
            model_name="additionalemail",
            index=models.Index(fields=["client", "id"], name="ix_client_emails_client"),
        ),
        migrations.AddIndex(
            model_name="additionalemail",
            index=models.Index(
                condition=models.Q(("person__isnull", False)), fields=["person"], name="ix_client_emails_person"
            ),
        ),
        migrations.AddIndex(
            model_name="additionalemail",
            index=models.Index(
                django.db.models.functions.text.Lower(
                    models.Func(
                        "email",
                        models.Value(
                            "[\\u0001-\\u0020\\u007f-\\u00a0\\u00ad\\u034f\\u061c\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]"
                        ),
                        models.Value(""),
                        models.Value("g"),
                        function="regexp_replace",
                        output_field=models.TextField(),
                    )
                ),
                name="ix_client_emails_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="additionalemail",
            constraint=models.UniqueConstraint(
                models.F("client"),
                models.F("person"),
                django.db.models.functions.text.Lower("email"),
                name="uq_client_emails_email",
                nulls_distinct=False,
            ),
        ),
        migrations.RunSQL(REFRESH, "DROP FUNCTION clients_refresh_also_found_by"),
        migrations.RunSQL(TRIGGER, "DROP FUNCTION clients_contacts_changed"),
        migrations.RunSQL(TRIGGERS, DROP_TRIGGERS),
        migrations.RunSQL(
            KEEP,
            "DROP TRIGGER clients_keep_also_found_by ON clients; DROP FUNCTION clients_keep_also_found_by",
        ),
    ]
