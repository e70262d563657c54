from typing import Any

import django.db.models.functions.text
from django.contrib.postgres.operations import CreateExtension
from django.core.management import CommandError
from django.db import DatabaseError, migrations, models

MISSING = """The search needs PostgreSQL's extension {name}: {reason}
Have an administrator run "CREATE EXTENSION {name};" in this database, then migrate again. The extension comes with \
PostgreSQL, in some systems as a package postgresql-contrib."""


class Extension(CreateExtension):
    def database_forwards(self, *args: Any) -> None:
        try:
            super().database_forwards(*args)
        except DatabaseError as error:  # it is not installed, or the user may not create anything in this database
            reason = str(error).partition("\n")[0]
            raise CommandError(MISSING.format(name=self.name, reason=reason)) from error

    def database_backwards(self, *args: Any) -> None:
        """It stays: others may use it."""


# unaccent() is not immutable, because somebody could change its dictionary; a generated column takes nothing else. The
# body is read once, here: it names the very function and dictionary, whatever search_path a restore or a user has.
FOLDED = """
DO $$ DECLARE place text := (SELECT extnamespace::regnamespace FROM pg_extension WHERE extname = 'unaccent'); BEGIN
    EXECUTE format($function$
        CREATE FUNCTION clients_folded(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN lower(%1$s.unaccent('%1$s.unaccent'::regdictionary, normalize(words, NFKC)))
    $function$, place);
END $$"""

# What the search used before: trigrams of its own making.
TRIGRAMS = """
CREATE FUNCTION clients_trigrams(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 500 AS $$
    SELECT ARRAY(
        SELECT DISTINCT substr(words, n, 3) FROM generate_series(1, length(words) - 2) n
        WHERE strpos(substr(words, n, 3), ' ') = 0) $$"""
TO_FIND = """
CREATE FUNCTION clients_trigrams_to_find(word text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT ARRAY(
        SELECT substr(word, n, 3) FROM generate_series(1, length(word) - 2, 3) n UNION SELECT right(word, 3)) $$"""
INDEX = """
CREATE INDEX ix_clients_trigrams ON clients USING gin (clients_trigrams(search_text)) WHERE NOT is_deleted"""


def text_of(*parts: Any) -> Any:
    return django.db.models.functions.text.Concat(*parts, output_field=models.TextField())


def folded(text: Any) -> models.Func:
    return models.Func(text, function="clients_folded", output_field=models.TextField())


class Migration(migrations.Migration):
    """Writes every client anew, in one transaction that keeps others out. The indexes are the next one's."""

    dependencies = [("clients", "0018_address")]

    operations = [
        Extension("pg_trgm"),
        Extension("unaccent"),
        migrations.RunSQL(FOLDED, "DROP FUNCTION clients_folded"),
        migrations.RunSQL("DROP INDEX IF EXISTS ix_clients_trigrams", INDEX),
        migrations.RemoveIndex(model_name="client", name="ix_clients_agent_shown"),
        migrations.RemoveField(model_name="client", name="search_text"),
        migrations.RunSQL("DROP FUNCTION clients_trigrams_to_find", TO_FIND),
        migrations.RunSQL("DROP FUNCTION clients_trigrams", TRIGRAMS),
        migrations.AddField(
            model_name="client",
            name="search_text",
            field=models.GeneratedField(
                db_persist=True,
                expression=text_of(
                    folded(
                        text_of(
                            *("name", models.Value(" "), "email", models.Value(" ")),
                            *("property_address", models.Value(" ")),
                        )
                    ),
                    models.Func(
                        folded("phone"),
                        models.Value("\\D"),
                        models.Value(""),
                        models.Value("g"),
                        function="regexp_replace",
                        output_field=models.TextField(),
                    ),
                ),
                output_field=models.TextField(),
            ),
        ),
        # The planner guesses from a sample how many have a word: a larger one tells a rare word from a common one. The
        # second is for words of two letters, which are looked for without the index: see clients/models/search.py
        migrations.RunSQL("ALTER TABLE clients ALTER COLUMN search_text SET STATISTICS 1000", migrations.RunSQL.noop),
        migrations.RunSQL(
            "CREATE STATISTICS st_clients_search ON (COALESCE(search_text, '')) FROM clients",
            "DROP STATISTICS IF EXISTS st_clients_search",
        ),
        migrations.RunSQL("ALTER STATISTICS st_clients_search SET STATISTICS 1000", migrations.RunSQL.noop),
    ]
