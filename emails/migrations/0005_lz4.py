from django.db import migrations

# Appending to a long history rewrites it compressed, and lz4 does that three times as fast as pglz. Not every
# server is built with it; one that isn't keeps what it has.
LZ4 = """
DO $$ BEGIN
    ALTER TABLE email_logs ALTER COLUMN webhook_events SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN NULL;
END $$"""


class Migration(migrations.Migration):
    dependencies = [("emails", "0004_by_hand")]

    operations = [
        migrations.RunSQL(LZ4, "ALTER TABLE email_logs ALTER COLUMN webhook_events SET COMPRESSION DEFAULT"),
    ]
