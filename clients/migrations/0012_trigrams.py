from django.db import migrations

# A piece in the middle of a word is found by its trigrams. Of what has a space in it nobody looks for: words are looked
# for one by one. The cost keeps the planner from asking it of every row that the word itself has not been looked for in.
FUNCTION = """
CREATE FUNCTION clients_trigrams(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 500 AS $$
    SELECT ARRAY(
        SELECT DISTINCT substr(words, n, 3) FROM generate_series(1, length(words) - 2) n
        WHERE strpos(substr(words, n, 3), ' ') = 0) $$"""
# To find a word, those beside each other are enough: each one more is a long list to be read, and who only seems to have
# the word is sorted out by looking for it.
TO_FIND = """
CREATE FUNCTION clients_trigrams_to_find(word text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT ARRAY(
        SELECT substr(word, n, 3) FROM generate_series(1, length(word) - 2, 3) n UNION SELECT right(word, 3)) $$"""
INDEX = """
CREATE INDEX ix_clients_trigrams ON clients USING gin (clients_trigrams(search_text)) WHERE NOT is_deleted"""


class Migration(migrations.Migration):
    dependencies = [("clients", "0011_bulk_resume")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION clients_trigrams"),
        migrations.RunSQL(TO_FIND, "DROP FUNCTION clients_trigrams_to_find"),
        migrations.RunSQL(INDEX, "DROP INDEX ix_clients_trigrams"),
        # The same by an extension that not every server has.
        migrations.RunSQL("DROP INDEX IF EXISTS ix_clients_search", migrations.RunSQL.noop),
    ]
