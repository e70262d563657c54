"""The environment, as the contract names it."""

import runpy
from pathlib import Path

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.core import signing
from django.core.checks.security.base import check_secret_key_fallbacks
from django.core.exceptions import ImproperlyConfigured

SETTINGS = Path(__file__).resolve().parents[2] / "realtoros" / "settings.py"
NAMES = [
    *("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DEBUG", "PORT", "SANDBOX_URL"),
    *("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "OPENAI_TIMEOUT"),
    *("SENDGRID_API_KEY", "SENDGRID_BASE_URL", "SENDGRID_WEBHOOK_PUBLIC_KEY", "SENDGRID_WEBHOOK_MAX_AGE"),
    *("FROM_EMAIL", "FROM_NAME", "POSTAL_ADDRESS", "SECRET_KEY_FALLBACKS"),
    *("HSTS_INCLUDE_SUBDOMAINS", "HSTS_PRELOAD", "SESSION_IDLE_HOURS", "SESSION_MAX_DAYS"),
]
COMPLETE = {
    "DATABASE_URL": "postgresql://me:pass%20word@db.example.com:5433/office?sslmode=require",
    "REDIS_URL": "rediss://cache.example.com:6380/1",
    "SECRET_KEY": "s" * 60,
    "ALLOWED_HOSTS": "crm.example.com, www.example.com",
    "SITE_URL": "https://crm.example.com/",
}


@pytest.fixture
def load(monkeypatch):
    """The settings file run afresh with just these variables: its values, or the error that names what is wrong."""

    def run(**variables):
        for name in NAMES:
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        try:
            return runpy.run_path(str(SETTINGS))
        except ImproperlyConfigured as error:
            return str(error)

    return run


@pytest.mark.parametrize("missing", sorted(COMPLETE))
@pytest.mark.parametrize("debug", ["", "0"])
def test_without_debug_a_missing_variable_is_named(load, missing, debug):
    variables = {name: value for name, value in COMPLETE.items() if name != missing}
    assert f"{missing} is not set" in load(**variables, DEBUG=debug)


def test_with_debug_nothing_is_needed(load):
    settings = load(DEBUG="1")
    assert settings["DEBUG"] is True and settings["SANDBOX"] is True
    assert settings["SENDGRID_BASE_URL"] == settings["SANDBOX_URL"]
    assert settings["OPENAI_BASE_URL"] == settings["SANDBOX_URL"] + "/v1"


def test_with_debug_a_key_alone_never_reaches_the_real_provider(load):
    settings = load(DEBUG="1", SENDGRID_API_KEY="SG.real", OPENAI_API_KEY="sk-real")
    assert "127.0.0.1" in settings["SENDGRID_BASE_URL"] and "127.0.0.1" in settings["OPENAI_BASE_URL"]


def test_without_debug_the_real_providers_are_the_default_and_there_is_no_sandbox(load):
    settings = load(**COMPLETE)
    assert settings["SENDGRID_BASE_URL"] == "https://api.sendgrid.com"
    assert settings["OPENAI_BASE_URL"] == "https://api.openai.com/v1"
    assert (settings["SANDBOX"], settings["OPENAI_API_KEY"], settings["SENDGRID_API_KEY"]) == (False, "", "")
    assert settings["OPENAI_TIMEOUT"] == 20 and settings["SENDGRID_WEBHOOK_MAX_AGE"] == 600


def test_the_database_address_is_read_by_libpq_itself(load):
    database = load(**COMPLETE)["DATABASES"]["default"]
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example.com", "5433", "office")
    assert (database["USER"], database["PASSWORD"]) == ("me", "pass word")
    assert database["OPTIONS"]["sslmode"] == "require"
    socket = load(**{**COMPLETE, "DATABASE_URL": "postgresql://postgres@/office?host=/run/my%20db"})
    assert socket["DATABASES"]["default"]["HOST"] == "/run/my db"


@pytest.mark.parametrize("url", ["mysql://root@localhost/x", "sqlite:///x", "postgresql://[broken"])
def test_postgresql_is_the_only_engine(load, url):
    assert "DATABASE_URL" in load(**{**COMPLETE, "DATABASE_URL": url})


def test_an_https_address_turns_the_safeguards_on(load):
    settings = load(**COMPLETE)
    assert settings["SITE_URL"] == "https://crm.example.com"
    assert settings["ALLOWED_HOSTS"] == ["crm.example.com", "www.example.com"]
    for name in ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS"):
        assert settings[name]
    assert not load(**{**COMPLETE, "SITE_URL": "http://10.0.0.5:8000"})["SECURE_SSL_REDIRECT"]


def test_over_https_no_other_subdomain_can_set_a_cookie_of_ours(load):
    settings = load(**COMPLETE)
    assert settings["SESSION_COOKIE_NAME"] == "__Host-realtoros_session"
    assert settings["CSRF_COOKIE_NAME"] == "__Host-realtoros_csrf"
    assert settings["MESSAGES_COOKIE_NAME"] == "__Host-realtoros_messages"
    for name in ("SESSION", "CSRF"):
        assert settings[f"{name}_COOKIE_HTTPONLY"] is True and settings[f"{name}_COOKIE_SAMESITE"] == "Lax"
        # What a browser asks of the prefix.
        assert settings[f"{name}_COOKIE_SECURE"] is True
        assert not {f"{name}_COOKIE_DOMAIN", f"{name}_COOKIE_PATH"} & set(settings)
    plain = load(**{**COMPLETE, "SITE_URL": "http://10.0.0.5:8000"})
    assert (plain["SESSION_COOKIE_NAME"], plain["CSRF_COOKIE_NAME"]) == ("realtoros_session", "realtoros_csrf")


def test_how_long_a_session_lasts(load):
    names = ("SESSION_COOKIE_AGE", "SESSION_MAX_AGE")
    assert [load(**COMPLETE)[name] for name in names] == [14 * 86400, 30 * 86400]
    asked = {"SESSION_IDLE_HOURS": "12", "SESSION_MAX_DAYS": "7"}
    assert [load(**COMPLETE, **asked)[name] for name in names] == [12 * 3600, 7 * 86400]


def test_other_subdomains_are_left_alone_unless_asked_for(load):
    names = ("SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD")
    asked = {"HSTS_INCLUDE_SUBDOMAINS": "1", "HSTS_PRELOAD": "1"}
    assert [load(**COMPLETE)[name] for name in names] == [False, False]
    assert [load(**COMPLETE, **asked)[name] for name in names] == [True, True]
    assert [load(**{**COMPLETE, "SITE_URL": "http://10.0.0.5:8000"}, **asked)[name] for name in names] == [False, False]


def test_celery_as_the_contract_says(load):
    settings = load(**COMPLETE)
    assert settings["CELERY_BROKER_URL"] == COMPLETE["REDIS_URL"]
    assert settings["CELERY_ACCEPT_CONTENT"] == ["json"] and settings["CELERY_TIMEZONE"] == "UTC"
    assert settings["CELERY_WORKER_PREFETCH_MULTIPLIER"] == 1
    assert (settings["CELERY_TASK_TIME_LIMIT"], settings["CELERY_TASK_SOFT_TIME_LIMIT"]) == (1800, 1500)
    assert settings["CELERY_BEAT_SCHEDULER"] == "realtoros.operating.heartbeats.beat:Scheduler"
    entry = settings["CELERY_BEAT_SCHEDULE"]["process-due-tasks"]
    assert (entry["task"], entry["schedule"]) == ("followups.tasks.process_due_tasks", 60.0)


def test_former_keys_are_read(load):
    assert load(**COMPLETE)["SECRET_KEY_FALLBACKS"] == []
    former = f" {'a' * 50}, {'b' * 32},"
    assert load(**COMPLETE, SECRET_KEY_FALLBACKS=former)["SECRET_KEY_FALLBACKS"] == ["a" * 50, "b" * 32]


@pytest.mark.parametrize("key", ["hunter2", "s" * 31, "only-for-trying-on-this-machine"])
def test_without_debug_a_short_key_is_an_error_that_tells_how_to_make_one(load, key):
    said = load(**{**COMPLETE, "SECRET_KEY": key})
    assert "SECRET_KEY is too short" in said and "secrets.token_urlsafe(50)" in said and key not in said


def test_32_characters_are_enough_and_debug_asks_for_none(load):
    assert load(**{**COMPLETE, "SECRET_KEY": "s" * 32})["SECRET_KEY"] == "s" * 32
    assert load(DEBUG="1", SECRET_KEY="short")["SECRET_KEY"] == "short"


def test_a_former_key_that_is_short_is_taken_and_warned_of(load, settings):
    """Whoever has to replace a short key must not lose the links in mails already sent."""
    settings.SECRET_KEY_FALLBACKS = load(**COMPLETE, SECRET_KEY_FALLBACKS="hunter2")["SECRET_KEY_FALLBACKS"]
    assert settings.SECRET_KEY_FALLBACKS == ["hunter2"]
    assert [warning.id for warning in check_secret_key_fallbacks(None)] == ["security.W025"]


@pytest.mark.django_db
def test_what_a_former_key_signed_goes_on_working(settings, ana, ana_browser):
    signed = signing.dumps("kept", salt="unsubscribe")
    reset = default_token_generator.make_token(ana)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "n" * 50, [settings.SECRET_KEY]
    assert signing.loads(signed, salt="unsubscribe") == "kept"
    assert default_token_generator.check_token(ana, reset)
    assert ana_browser.get("/settings/").status_code == 200

    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(signing.BadSignature):
        signing.loads(signed, salt="unsubscribe")


@pytest.mark.parametrize("wrong", ["proxy.example.com", "10.0.0.0/99", "10.0.0.1,,"])
def test_a_proxy_that_is_no_address_is_a_start_up_error(load, wrong):
    assert "TRUSTED_PROXIES" in load(**COMPLETE, TRUSTED_PROXIES=wrong)
    assert load(**COMPLETE, TRUSTED_PROXIES="10.0.0.0/8, fd00::1")["TRUSTED_PROXIES"] == "10.0.0.0/8, fd00::1"
