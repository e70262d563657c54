"""The one settings file. Everything that differs between machines comes from the environment."""

import json
import os
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

from realtoros.accounts.settings import *  # noqa: F403  names of Django's and allauth's
from realtoros.celery_settings import *  # noqa: F403  names of Celery's

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = os.environ.get("DEBUG", "") == "1"


def env(name: str, default: str = "") -> str:
    """An unset variable and an empty one mean the same: a shell can hardly tell them apart."""
    return os.environ.get(name, "").strip() or default


def required(name: str, in_debug: str) -> str:
    """The variable; with DEBUG on its stand-in; otherwise a start-up error that names it."""
    value = env(name, in_debug if DEBUG else "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. Set it, or set DEBUG=1 to try RealtorOS on this machine.")
    return value


def postgresql(url: str) -> dict[str, Any]:
    """A libpq connection string or URL as Django's DATABASES entry; libpq itself parses it, so any option works."""
    if "://" in url and not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured("DATABASE_URL must be a postgresql:// address: PostgreSQL is the only engine.")
    try:
        options = conninfo_to_dict(url)
    except Exception as error:
        raise ImproperlyConfigured(f"DATABASE_URL can't be read: {error}") from error
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    entry: dict[str, Any] = {key: str(options.pop(name, "") or "") for key, name in names.items()}
    # Without a time-out a blackholed database would hang a request for minutes.
    options.setdefault("connect_timeout", 5)
    return {"ENGINE": "realtoros.postgresql", **entry, "OPTIONS": options}


def networks(name: str, default: str) -> str:
    """Addresses and networks, separated by commas; one that can't be read is a start-up error."""
    text = env(name, default)
    for part in text.split(","):
        try:
            ip_network(part.strip(), strict=False)
        except ValueError as error:
            raise ImproperlyConfigured(f"{name}: {error}") from error
    return text


def stored_files(backend: str) -> dict[str, Any]:
    """Where the files of clients are; the options of a storage such as S3 are one JSON object."""
    try:
        options = json.loads(env("FILE_STORAGE_OPTIONS", "{}"))
    except ValueError as error:
        raise ImproperlyConfigured(f"FILE_STORAGE_OPTIONS: {error}") from error
    if not isinstance(options, dict):
        raise ImproperlyConfigured("FILE_STORAGE_OPTIONS must be a JSON object.")
    return {"BACKEND": backend, "OPTIONS": options}


SHORTEST_KEY = 32
SECRET_KEY = required("SECRET_KEY", "only-for-trying-on-this-machine")
if not DEBUG and len(SECRET_KEY) < SHORTEST_KEY:
    raise ImproperlyConfigured(
        f"SECRET_KEY is too short: {len(SECRET_KEY)} characters can be guessed, at least {SHORTEST_KEY} are needed. "
        'Make one: python -c "import secrets; print(secrets.token_urlsafe(50))". '
        "Put the old one into SECRET_KEY_FALLBACKS, so that links in mails already sent go on working."
    )
# Former keys: what they signed (logins, unsubscribe links, password resets) goes on working; nothing new uses them.
# A short one is taken, because the links must work: `check --deploy` warns of it.
SECRET_KEY_FALLBACKS = [key.strip() for key in env("SECRET_KEY_FALLBACKS").split(",") if key.strip()]
SITE_URL = required("SITE_URL", f"http://127.0.0.1:{env('PORT', '8000')}").rstrip("/")
ALLOWED_HOSTS = [host.strip() for host in required("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")]
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
            ],
        },
    },
]

FORM_RENDERER = "realtoros.form_renderer.FormRenderer"

# Persistent connections are worth three times the requests per second; a health check keeps a restarted
# database from failing the first request after it.
DATABASES = {
    "default": postgresql(required("DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/realtoros"))
    | {"CONN_MAX_AGE": 300, "CONN_HEALTH_CHECKS": True}
}
REDIS_URL = required("REDIS_URL", "redis://127.0.0.1:6379/0")
CACHES = {
    # What allauth counts: wrong passwords and codes. In PostgreSQL, so that limits hold with Redis away.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "rate_limits",
        # Nothing that still counts is thrown away to make room; realtoros/accounts/tasks.py deletes what has expired.
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
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# The files that agents keep with clients. No URL serves them: each download asks whose client it is.
MEDIA_ROOT = env("MEDIA_ROOT", f"{env('VAR_DIR', str(BASE_DIR / 'var'))}/media")
FILE_UPLOAD_PERMISSIONS = 0o600
STORAGES = {
    "default": stored_files(env("FILE_STORAGE", "django.core.files.storage.FileSystemStorage")),
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
TRUSTED_PROXIES = networks("TRUSTED_PROXIES", "127.0.0.0/8,::1")
# From one address, in each web process.
REQUESTS_A_MINUTE = {"sign-in": 120, "forms": 1200, "api": 600}
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
# Off unless asked for: another subdomain of the office may be plain http, and browsers would refuse it for a year.
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and env("HSTS_INCLUDE_SUBDOMAINS") == "1"
SECURE_HSTS_PRELOAD = HTTPS and env("HSTS_PRELOAD") == "1"
# Django's warnings that the two are off.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
# A browser takes `__Host-` only over https, for this host alone: no other subdomain can put one in its place.
SESSION_COOKIE_NAME = f"{'__Host-' if HTTPS else ''}realtoros_session"
CSRF_COOKIE_NAME = f"{'__Host-' if HTTPS else ''}realtoros_csrf"
MESSAGES_COOKIE_NAME = f"{'__Host-' if HTTPS else ''}realtoros_messages"
MESSAGE_STORAGE = "agents.web.messages.Messages"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# A session ends when nobody has used it for so long, and in any case so long after the sign-in.
SESSION_COOKIE_AGE = 60 * 60 * int(env("SESSION_IDLE_HOURS", "336"))
SESSION_MAX_AGE = 60 * 60 * 24 * int(env("SESSION_MAX_DAYS", "30"))
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
# Not Strict: a link in a mail to the agent would lead to the login page.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# --- Providers. With DEBUG on an unset address means the sandbox, so trying never mails anyone. ---
SANDBOX_URL = env("SANDBOX_URL", "http://127.0.0.1:8001").rstrip("/") if DEBUG else ""
OPENAI_API_KEY = env("OPENAI_API_KEY", "sandbox" if DEBUG else "")
OPENAI_BASE_URL = env("OPENAI_BASE_URL", f"{SANDBOX_URL}/v1" if DEBUG else "https://api.openai.com/v1")
OPENAI_MODEL = env("OPENAI_MODEL", "gpt-6-luna")
OPENAI_TIMEOUT = float(env("OPENAI_TIMEOUT", "20"))
SENDGRID_API_KEY = env("SENDGRID_API_KEY", "sandbox" if DEBUG else "")
SENDGRID_BASE_URL = env("SENDGRID_BASE_URL", SANDBOX_URL if DEBUG else "https://api.sendgrid.com").rstrip("/")
SENDGRID_WEBHOOK_PUBLIC_KEY = env("SENDGRID_WEBHOOK_PUBLIC_KEY")
SENDGRID_WEBHOOK_MAX_AGE = int(env("SENDGRID_WEBHOOK_MAX_AGE", "600"))
STAND_IN_SENDER = "hello@example.com" if DEBUG else ""
"""Lets the sandbox send before anybody has set a sender. The checklist does not take it for one."""
FROM_EMAIL = env("FROM_EMAIL", STAND_IN_SENDER)
FROM_NAME = env("FROM_NAME")
POSTAL_ADDRESS = env("POSTAL_ADDRESS")
SANDBOX = DEBUG and SENDGRID_BASE_URL == SANDBOX_URL

# How many follow-ups one sweep has on their way at once; each waits for the providers on a thread of its own.
SWEEP_IN_FLIGHT = int(env("SWEEP_IN_FLIGHT", "64"))
# How many sweeps may work on one pile: a full one calls the next, so idle workers and machines join in.
SWEEP_SIBLINGS = int(env("SWEEP_SIBLINGS", "8"))
# How many follow-ups a second all workers together may begin; 0: as many as they can. For an account with a limit.
SENDS_PER_SECOND = float(env("SENDS_PER_SECOND", "0"))

# --- Celery: see realtoros/celery_settings.py ---
CELERY_BROKER_URL = REDIS_URL

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "httpx2": {"level": "WARNING"},
        "openai": {"level": "WARNING"},
        # At DEBUG this one prints the API key.
        "python_http_client": {"level": "WARNING"},
    },
}
