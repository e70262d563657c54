"""Every variable of the environment: what it is for, and where its value is found.

Start-up errors say it. `python -m realtoros.operating.settings_files` writes it into .env.example and docs/settings.md.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Variable:
    name: str
    purpose: str
    where: str = ""
    default: str = ""
    """What an unset one means; empty where that is nothing or depends on something else."""
    example: str = ""
    required: bool = False
    """With DEBUG off."""


GROUPS = {
    "Needed": [
        Variable(
            "DATABASE_URL",
            "where the PostgreSQL database is; any option of libpq may follow, such as ?sslmode=require",
            "whoever made the database knows it; special characters in the password as %40 (@), %2F (/), %3A (:)",
            example="postgresql://realtoros:PASSWORD@127.0.0.1/realtoros",
            required=True,
        ),
        Variable(
            "REDIS_URL",
            "where Redis or Valkey is, which takes messages to the workers",
            "on the same machine the example; elsewhere with its password, and rediss:// for TLS",
            example="redis://127.0.0.1:6379/0",
            required=True,
        ),
        Variable(
            "SECRET_KEY",
            "signs logins and the unsubscribe links in mails already sent, so keep it as long as the office exists",
            'make one: python3 -c "import secrets; print(secrets.token_urlsafe(50))"',
            required=True,
        ),
        Variable(
            "ALLOWED_HOSTS",
            "the host names by which browsers may open the site, separated by commas",
            "the name in SITE_URL, without https://",
            example="crm.example.com",
            required=True,
        ),
        Variable(
            "SITE_URL",
            "the public address, used in the links of emails; https:// turns on redirects, secure cookies and HSTS",
            "the address that agents type; keep it at 49 bytes or less",
            example="https://crm.example.com",
            required=True,
        ),
        Variable(
            "DEBUG",
            "1 only for trying on a laptop: no server may have it, because errors show what is inside",
            default="0",
        ),
    ],
    "Sending email": [
        Variable(
            "SENDGRID_API_KEY",
            "lets RealtorOS send through SendGrid; without it every follow-up waits with that reason",
            "SendGrid: Settings, API Keys, Create API Key, Restricted Access with Mail Send alone",
        ),
        Variable(
            "SENDGRID_WEBHOOK_PUBLIC_KEY",
            "proves that reports of deliveries, opens, clicks and bounces come from SendGrid; two, separated by a "
            "comma, while one is changed",
            "SendGrid: Settings, Mail Settings, Event Webhook, Signed Event Webhook, Verification Key",
        ),
        Variable(
            "FROM_EMAIL",
            "the sender, unless the office's settings page has one",
            "an address of the domain that is verified at SendGrid",
        ),
        Variable("FROM_NAME", "the sender's name, unless the office's settings page has one"),
        Variable(
            "POSTAL_ADDRESS",
            "the office's postal address at the foot of every email, which the law asks for",
            "the office's settings page can have it instead",
        ),
        Variable(
            "SENDGRID_BASE_URL",
            "another address of SendGrid's API",
            "https://api.eu.sendgrid.com for an account in the EU",
            default="https://api.sendgrid.com",
        ),
        Variable("SENDGRID_WEBHOOK_MAX_AGE", "seconds that a signed timestamp may be away from now", default="600"),
        Variable(
            "SENDS_PER_SECOND",
            "follow-ups a second that all workers together may begin, for an account with a limit; 0: no limit",
            default="0",
        ),
    ],
    "Writing email": [
        Variable(
            "OPENAI_API_KEY",
            "lets RealtorOS have emails written; without it every follow-up waits with that reason",
            "platform.openai.com: API keys, Create new secret key",
        ),
        Variable("OPENAI_MODEL", "the model that writes", "docs/writer.md", default="gpt-6-luna"),
        Variable(
            "OPENAI_BASE_URL",
            "another server that speaks OpenAI's language, with its /v1",
            "docs/writer.md",
            default="https://api.openai.com/v1",
        ),
        Variable("OPENAI_TIMEOUT", "seconds that an answer of it may take", default="20"),
    ],
    "Answers of clients": [
        Variable(
            "INBOUND_DOMAIN",
            "the subdomain whose mail SendGrid posts to RealtorOS; unset, answers go to the agents' own addresses",
            "docs/inbound.md, step by step",
            example="reply.example.com",
        ),
        Variable(
            "SENDGRID_INBOUND_PUBLIC_KEY",
            "proves that incoming mail comes from SendGrid; two, separated by a comma, while one is changed",
            "the public_key of the webhook security policy: docs/inbound.md, step 3",
        ),
    ],
    "Files": [
        Variable(
            "MEDIA_ROOT",
            "the folder of the files that agents keep with clients; all processes share it, no web server may serve "
            "it, and it is backed up",
            "unset: var/media beside the code",
            example="/var/lib/realtoros/media",
        ),
        Variable(
            "FILE_STORAGE",
            "another of Django's storages for them",
            "after pip install django-storages[s3]: storages.backends.s3.S3Storage",
            default="django.core.files.storage.FileSystemStorage",
        ),
        Variable(
            "FILE_STORAGE_OPTIONS",
            "its options as a JSON object",
            "the storage's own documentation",
            example='{"bucket_name": "office-files", "default_acl": "private"}',
        ),
    ],
    "Static files": [
        Variable(
            "STATIC_ROOT",
            "the folder in which collectstatic puts the style sheets and scripts; a web server may serve it",
            "unset: var/static beside the code",
            example="/var/lib/realtoros/static",
        ),
    ],
    "Backup": [
        Variable(
            "BACKUP_TO",
            "where the nightly backup goes: a folder, or s3://bucket/folder",
            "a folder on another disk or machine, or the bucket's name at your provider",
            example="/var/lib/realtoros/backups",
        ),
        Variable(
            "BACKUP_PASSPHRASE",
            "what backups are encrypted with, 12 characters or more; the workers need it, too",
            "think of one, and keep it elsewhere as well: without it no backup can be opened",
        ),
        Variable("BACKUP_KEEP_DAILY", "days that keep a backup", default="7"),
        Variable("BACKUP_KEEP_WEEKLY", "weeks that keep one", default="5"),
        Variable("BACKUP_KEEP_MONTHLY", "months that keep one", default="12"),
        Variable("BACKUP_MAX_AGE_HOURS", "hours after which the doctor finds the last backup too old", default="26"),
    ],
    "How long things are kept, in days (0: for ever)": [
        Variable("INBOUND_RAW_DAYS", "incoming mail and its attachments as they came; the text stays", default="90"),
        Variable("KEEP_TEXTS_DAYS", "the texts of sent emails; at least 90", default="0"),
        Variable(
            "KEEP_EVENTS_DAYS",
            "SendGrid's events in detail, with IP address and browser; at least 14",
            default="365",
        ),
        Variable("KEEP_IMPORTS_DAYS", "an uploaded file of clients", default="7"),
        Variable("KEEP_SIGN_INS_DAYS", "tries to sign in, with their IP addresses", default="90"),
        Variable("KEEP_SWEEPS_DAYS", "records of sweeps", default="7"),
        Variable("KEEP_REFUSALS_DAYS", "counts of refused posts; at least 2", default="90"),
        Variable("KEEP_BACKUP_RECORDS_DAYS", "records of backups; the backups themselves: see Backup", default="365"),
    ],
    "Security": [
        Variable(
            "TRUSTED_PROXIES",
            "addresses and networks of the proxies in front, separated by commas: their X-Forwarded-For is believed",
            "the address from which the proxy connects; on the same machine the default is right",
            default="127.0.0.0/8,::1",
        ),
        Variable(
            "SECRET_KEY_FALLBACKS",
            "former values of SECRET_KEY, separated by commas: what they signed goes on working",
            "move the old key here when you change it; take it out when no link of it needs to work any more",
        ),
        Variable("SESSION_IDLE_HOURS", "a session ends when nobody has used it for so many hours", default="336"),
        Variable("SESSION_MAX_DAYS", "a session ends so many days after the sign-in in any case", default="30"),
        Variable(
            "HSTS_INCLUDE_SUBDOMAINS",
            "1: browsers demand https of every subdomain of the site, too, for a year: a plain http page of one "
            "can't be opened any more",
            default="0",
        ),
        Variable("HSTS_PRELOAD", "1: browsers may be told so in advance", default="0"),
    ],
    "Many emails at once": [
        Variable("SWEEP_IN_FLIGHT", "follow-ups that one sweep has on their way at once", default="64"),
        Variable("SWEEP_SIBLINGS", "sweeps that may work on one pile together", default="8"),
    ],
    "Looking after it": [
        Variable(
            "HEARTBEAT_EVERY",
            "seconds after which workers and Beat say again that they are alive; silent for six times as long, they "
            "have stopped",
            default="20",
        ),
        Variable(
            "DNS_SERVER",
            "whom manage.py doctor asks about the sender's domain, as host:port",
            "unset: the system's name servers",
            example="127.0.0.1:53",
        ),
    ],
    "Only with compose": [
        Variable(
            "POSTGRES_PASSWORD",
            "the password of the database that deploy/compose.yaml makes; letters and digits alone",
            'make one before the first start: python3 -c "import secrets; print(secrets.token_hex(24))"',
        ),
    ],
    "Only on a laptop": [
        Variable("HOST", "the address at which bin/run listens", default="127.0.0.1"),
        Variable("PORT", "the port at which bin/run listens", default="8000"),
        Variable("VAR_DIR", "the folder of bin/run's state", "unset: var beside the code"),
        Variable(
            "SANDBOX_URL", "a stand-in for OpenAI and SendGrid that runs already", default="http://127.0.0.1:8001"
        ),
    ],
}
VARIABLES = {variable.name: variable for group in GROUPS.values() for variable in group}
