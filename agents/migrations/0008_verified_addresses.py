"""Who was a broker may enter the admin still; every agent's address counts as confirmed: a broker has entered it."""

from django.db import migrations

ADMINS = "UPDATE agents SET is_admin = is_broker"
ADDRESSES = """
INSERT INTO account_emailaddress (email, verified, "primary", user_id)
SELECT lower(email), true, true, id FROM agents
WHERE NOT EXISTS (SELECT FROM account_emailaddress WHERE user_id = agents.id)"""


class Migration(migrations.Migration):
    dependencies = [
        ("agents", "0007_accounts"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [
        migrations.RunSQL(ADMINS, migrations.RunSQL.noop),
        migrations.RunSQL(ADDRESSES, migrations.RunSQL.noop),
    ]
