"""The one settings file. Everything that differs between machines comes from the environment."""

import os
from pathlib import Path

from realtoros.accounts.settings import *  # noqa: F403  names of Django's and allauth's
from realtoros.celery_settings import *  # noqa: F403  names of Celery's
from realtoros.operating.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment(os.environ)
DEBUG = env.debug
SECRET_KEY = env.secret_key("only-for-trying-on-this-machine")
# Former keys: what they signed (logins, unsubscribe links, password resets) goes on working; nothing new uses them.
# A short one is taken, because the links must work: `check --deploy` warns of it.
SECRET_KEY_FALLBACKS = [key.strip() for key in env("SECRET_KEY_FALLBACKS").split(",") if key.strip()]
SITE_URL = env.site(f"http://127.0.0.1:{env('PORT', '8000')}")
ALLOWED_HOSTS = env.hosts("127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []

INSTALLED_APPS = [
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "realtoros",
    "agents",
    "clients",
    "emails",
    "followups",
    "inbound",
    "realtoros.operating",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_celery_beat",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "realtoros.middleware.by_any_name",
    "realtoros.middleware.browser_policies",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "realtoros.middleware.not_stored",
    "realtoros.web.rates.limit_rates",
    "realtoros.middleware.database_deadline",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "agents.web.middleware.SessionLimits",
    "agents.web.middleware.LoginRequired",
    "agents.web.middleware.CurrentAgent",
    "agents.web.middleware.DiscardCounts",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "realtoros.urls"
WSGI_APPLICATION = "realtoros.wsgi.application"

TEMPLATES = [
    {
        # Every page and mail of ours.
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "environment": "realtoros.jinja.environment",
            "context_processors": ["django.contrib.messages.context_processors.messages", "realtoros.context.shell"],
            "trim_blocks": True,
            "lstrip_blocks": True,
        },
    },
    {
        # The admin's.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "realtoros.context.in_the_admin",
            ],
        },
    },
]

FORM_RENDERER = "realtoros.form_renderer.FormRenderer"

# Persistent connections are worth three times the requests per second; a health check keeps a restarted
# database from failing the first request after it.
DATABASES = {
    "default": env.postgresql("postgresql://postgres@127.0.0.1:5432/realtoros")
    | {"CONN_MAX_AGE": 300, "CONN_HEALTH_CHECKS": True}
}
REDIS_URL = env.broker("redis://127.0.0.1:6379/0")
CACHES = {
    # What allauth counts: wrong passwords and codes. In PostgreSQL, so that limits hold with Redis away.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "rate_limits",
        # Nothing that still counts is thrown away to make room; the nightly job deletes what has expired.
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    },
    # Counts that pages remember for half a minute. Redis may be away: then they are counted for every page.
    "counts": {"BACKEND": "realtoros.cache.OptionalRedisCache", "LOCATION": [REDIS_URL]},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "agents.Agent"
SESSION_ENGINE = "agents.sessions"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {"user_attributes": ["email", "name"]},
        "MinimumLengthValidator": {"min_length": 10},
        "CommonPasswordValidator": {},
    }.items()
]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG  # on http://localhost

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env("STATIC_ROOT", str(BASE_DIR / "var" / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
# The files that agents keep with clients. No URL serves them: each download asks whose client it is.
MEDIA_ROOT = env("MEDIA_ROOT", f"{env('VAR_DIR', str(BASE_DIR / 'var'))}/media")
FILE_UPLOAD_PERMISSIONS = 0o600
STORAGES = {
    "default": env.stored_files("django.core.files.storage.FileSystemStorage"),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "realtoros.static_files.BundledStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = False

# SendGrid posts up to 768 kB; the webhook answers 413 itself above 5 MB.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
WEBHOOK_MAX_BYTES = 5 * 1024 * 1024

# --- Security: a public address is https, so the cookies, redirects and HSTS follow SITE_URL. ---
HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HTTPS
# Health checks come from inside; SendGrid follows no redirect, so one on the webhook would lose events.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^webhook/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# Addresses and networks of proxies in front, whose X-Forwarded-For says where a request comes from.
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES", "127.0.0.0/8,::1")
# From one address, in each web process.
REQUESTS_A_MINUTE = {"sign-in": 120, "forms": 1200, "api": 600}
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
# Off unless asked for: another subdomain of the office may be plain http, and browsers would refuse it for a year.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("HSTS_INCLUDE_SUBDOMAINS") and HTTPS
SECURE_HSTS_PRELOAD = env.flag("HSTS_PRELOAD") and HTTPS
# Django's warnings that the two are off.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
# A browser takes `__Host-` only over https, for this host alone: no other subdomain can put one in its place.
SESSION_COOKIE_NAME = f"{'__Host-' if HTTPS else ''}realtoros_session"
CSRF_COOKIE_NAME = f"{'__Host-' if HTTPS else ''}realtoros_csrf"
MESSAGES_COOKIE_NAME = f"{'__Host-' if HTTPS else ''}realtoros_messages"
MESSAGE_STORAGE = "agents.web.messages.Messages"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# A session ends when nobody has used it for so long, and in any case so long after the sign-in.
SESSION_COOKIE_AGE = 60 * 60 * env.whole("SESSION_IDLE_HOURS", 336)
SESSION_MAX_AGE = 60 * 60 * 24 * env.whole("SESSION_MAX_DAYS", 30)
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
# Not Strict: a link in a mail to the agent would lead to the login page.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# --- Providers. With DEBUG on an unset address means the sandbox, so trying never mails anyone. ---
SANDBOX_URL = env.url("SANDBOX_URL", "http://127.0.0.1:8001") if DEBUG else ""
OPENAI_API_KEY = env("OPENAI_API_KEY", "sandbox" if DEBUG else "")
OPENAI_BASE_URL = env.url("OPENAI_BASE_URL", f"{SANDBOX_URL}/v1" if DEBUG else "https://api.openai.com/v1")
OPENAI_MODEL = env("OPENAI_MODEL", "gpt-6-luna")
OPENAI_TIMEOUT = env.number("OPENAI_TIMEOUT", 20, least=1)
SENDGRID_API_KEY = env("SENDGRID_API_KEY", "sandbox" if DEBUG else "")
SENDGRID_BASE_URL = env.url("SENDGRID_BASE_URL", SANDBOX_URL if DEBUG else "https://api.sendgrid.com")
SENDGRID_WEBHOOK_PUBLIC_KEY = env.public_keys("SENDGRID_WEBHOOK_PUBLIC_KEY")
SENDGRID_WEBHOOK_MAX_AGE = env.whole("SENDGRID_WEBHOOK_MAX_AGE", 600)
# The domain whose mail SendGrid's Inbound Parse posts here, and the key it signs with. Without the domain, answers go
# to the agent's own address.
INBOUND_DOMAIN = env.domain("INBOUND_DOMAIN")
SENDGRID_INBOUND_PUBLIC_KEY = env.public_keys("SENDGRID_INBOUND_PUBLIC_KEY")
# Whom the doctor asks about the sender's domain, as host:port. Unset: the system's own name servers.
DNS_SERVER = env("DNS_SERVER")
STAND_IN_SENDER = "hello@example.com" if DEBUG else ""
"""Lets the sandbox send before anybody has set a sender. The checklist does not take it for one."""
FROM_EMAIL = env.email("FROM_EMAIL", STAND_IN_SENDER)
FROM_NAME = env("FROM_NAME")
POSTAL_ADDRESS = env("POSTAL_ADDRESS")
SANDBOX = DEBUG and SENDGRID_BASE_URL == SANDBOX_URL

# How many follow-ups one sweep has on their way at once; each waits for the providers on a thread of its own.
SWEEP_IN_FLIGHT = env.whole("SWEEP_IN_FLIGHT", 64)
# How many sweeps may work on one pile: a full one calls the next, so idle workers and machines join in.
SWEEP_SIBLINGS = env.whole("SWEEP_SIBLINGS", 8)
# How many follow-ups a second all workers together may begin; 0: as many as they can. For an account with a limit.
SENDS_PER_SECOND = env.number("SENDS_PER_SECOND", 0)

# --- For how many days something is kept; 0: for ever. docs/operating.md says what each means. ---
INBOUND_RAW_DAYS = env.days("INBOUND_RAW_DAYS", 90)
KEEP_EVENTS_DAYS = env.days("KEEP_EVENTS_DAYS", 365, least=14)
KEEP_TEXTS_DAYS = env.days("KEEP_TEXTS_DAYS", 0, least=90)
KEEP_IMPORTS_DAYS = env.days("KEEP_IMPORTS_DAYS", 7)
KEEP_SIGN_INS_DAYS = env.days("KEEP_SIGN_INS_DAYS", 90)
KEEP_SWEEPS_DAYS = env.days("KEEP_SWEEPS_DAYS", 7)
KEEP_REFUSALS_DAYS = env.days("KEEP_REFUSALS_DAYS", 90, least=2)
KEEP_BACKUP_RECORDS_DAYS = env.days("KEEP_BACKUP_RECORDS_DAYS", 365)

# Where `manage.py backup` writes, what it encrypts with, and how many days, weeks and months keep a backup.
BACKUP_TO = env("BACKUP_TO")
BACKUP_PASSPHRASE = env("BACKUP_PASSPHRASE")
BACKUP_KEEP_DAILY = env.whole("BACKUP_KEEP_DAILY", 7)
BACKUP_KEEP_WEEKLY = env.whole("BACKUP_KEEP_WEEKLY", 5)
BACKUP_KEEP_MONTHLY = env.whole("BACKUP_KEEP_MONTHLY", 12)
BACKUP_MAX_AGE_HOURS = env.whole("BACKUP_MAX_AGE_HOURS", 26)

# --- Celery: see realtoros/celery_settings.py ---
CELERY_BROKER_URL = REDIS_URL
# Seconds after which a worker or Beat says again that it is alive. One that is silent six times as long has stopped.
HEARTBEAT_EVERY = env.number("HEARTBEAT_EVERY", 20, least=0.1)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"secrets": {"()": "realtoros.web.access.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "httpx2": {"level": "WARNING"},
        "openai": {"level": "WARNING"},
        # At DEBUG this one prints the API key.
        "python_http_client": {"level": "WARNING"},
    },
}

# Last, so that it says everything that is wrong at once.
env.report()
