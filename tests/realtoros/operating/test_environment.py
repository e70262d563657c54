"""What is wrong with a variable, in words."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.exceptions import ImproperlyConfigured

from realtoros.operating.environment import Environment
from realtoros.operating.variables import VARIABLES


def public(key):
    der = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(der).decode()


KEY = public(ec.generate_private_key(ec.SECP256R1()))

READERS = {
    "HSTS_PRELOAD": lambda env: env.flag("HSTS_PRELOAD"),
    "OPENAI_TIMEOUT": lambda env: env.number("OPENAI_TIMEOUT", 20, least=1),
    "SWEEP_SIBLINGS": lambda env: env.whole("SWEEP_SIBLINGS", 8),
    "INBOUND_RAW_DAYS": lambda env: env.days("INBOUND_RAW_DAYS", 90, least=7),
    "SITE_URL": lambda env: env.site(""),
    "SENDGRID_BASE_URL": lambda env: env.url("SENDGRID_BASE_URL", "https://api.sendgrid.com"),
    "ALLOWED_HOSTS": lambda env: env.hosts(""),
    "INBOUND_DOMAIN": lambda env: env.domain("INBOUND_DOMAIN"),
    "FROM_EMAIL": lambda env: env.email("FROM_EMAIL", ""),
    "SENDGRID_WEBHOOK_PUBLIC_KEY": lambda env: env.public_keys("SENDGRID_WEBHOOK_PUBLIC_KEY"),
    "REDIS_URL": lambda env: env.broker(""),
    "DATABASE_URL": lambda env: env.postgresql(""),
    "TRUSTED_PROXIES": lambda env: env.networks("TRUSTED_PROXIES", "127.0.0.1"),
    "FILE_STORAGE": lambda env: env.stored_files("django.core.files.storage.FileSystemStorage"),
    "FILE_STORAGE_OPTIONS": lambda env: env.stored_files("django.core.files.storage.FileSystemStorage"),
    "SECRET_KEY": lambda env: env.secret_key(""),
}
WRONG = [
    ("HSTS_PRELOAD", "true"),
    *(("OPENAI_TIMEOUT", text) for text in ("abc", "-1", "0", "nan", "inf", "20s", "1,5")),
    *(("SWEEP_SIBLINGS", text) for text in ("0", "-8", "8.5", "many", "1e3", "٣")),
    *(("INBOUND_RAW_DAYS", text) for text in ("6", "-1", "1.5", "36501", "ever")),
    *(("SITE_URL", text) for text in ("crm.example.com", "ftp://crm.example.com", "https://", "https://a.com/crm")),
    ("SITE_URL", "https://crm.example.com:port"),
    *(("SENDGRID_BASE_URL", text) for text in ("api.sendgrid.com", "https:/api.sendgrid.com", "http://a b")),
    *(("ALLOWED_HOSTS", text) for text in ("https://crm.example.com", "crm.example.com:443", "a.example.com b.com")),
    *(("INBOUND_DOMAIN", text) for text in ("reply", "reply@example.com", "https://reply.example.com", "a b.com")),
    *(("FROM_EMAIL", text) for text in ("Ana <ana@example.com>", "example.com", "a@example.com, b@example.com")),
    *(("SENDGRID_WEBHOOK_PUBLIC_KEY", text) for text in ("abc", "not base64!", KEY[:-8], f"{KEY},x")),
    ("SENDGRID_WEBHOOK_PUBLIC_KEY", public(rsa.generate_private_key(65537, 2048))),
    *(("REDIS_URL", text) for text in ("127.0.0.1:6379", "http://127.0.0.1:6379")),
    *(("DATABASE_URL", text) for text in ("mysql://root@localhost/x", "postgresql://[broken", "host=a nonsense")),
    *(("TRUSTED_PROXIES", text) for text in ("proxy.example.com", "10.0.0.0/99")),
    *(("FILE_STORAGE", text) for text in ("nowhere.at.all.Storage", "Storage")),
    *(("FILE_STORAGE_OPTIONS", text) for text in ("{bucket: x}", "[]")),
    ("SECRET_KEY", "hunter2"),
]
NEEDED = ("SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS", "REDIS_URL", "DATABASE_URL")
RIGHT = {
    "HSTS_PRELOAD": (" 1 ", True),
    "OPENAI_TIMEOUT": ("2.5", 2.5),
    "SWEEP_SIBLINGS": ("3", 3),
    "INBOUND_RAW_DAYS": ("0", 0),
    "SITE_URL": ("http://[fd00::1]:8000/", "http://[fd00::1]:8000"),
    "SENDGRID_BASE_URL": ("https://api.eu.sendgrid.com/", "https://api.eu.sendgrid.com"),
    "ALLOWED_HOSTS": (".example.com, 10.0.0.5,[fd00::1],", [".example.com", "10.0.0.5", "[fd00::1]"]),
    "INBOUND_DOMAIN": ("Reply.Example.com.", "reply.example.com"),
    "FROM_EMAIL": ("office@example.com", "office@example.com"),
    "SENDGRID_WEBHOOK_PUBLIC_KEY": (f"{KEY}, {KEY}", f"{KEY}, {KEY}"),
    "REDIS_URL": ("rediss://:secret@cache.example.com/1", "rediss://:secret@cache.example.com/1"),
    "TRUSTED_PROXIES": ("10.0.0.0/8, fd00::1", "10.0.0.0/8, fd00::1"),
}


def said(env):
    with pytest.raises(ImproperlyConfigured) as error:
        env.report()
    return str(error.value)


@pytest.mark.parametrize(("name", "value"), WRONG, ids=[f"{name}-{number}" for number, (name, _) in enumerate(WRONG)])
def test_a_wrong_value_is_said_with_what_the_variable_is_for(name, value):
    env = Environment({name: value})
    READERS[name](env)
    text = said(env)
    assert text.startswith("One setting is missing or wrong") and f"\n{name} " in text
    assert VARIABLES[name].purpose in text and VARIABLES[name].where in text


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_one_is_read(name):
    value, expected = RIGHT[name]
    env = Environment({name: value})
    assert READERS[name](env) == expected
    env.report()


@pytest.mark.parametrize(
    "name", sorted(set(READERS) - {"SITE_URL", "ALLOWED_HOSTS", "REDIS_URL", "DATABASE_URL", "SECRET_KEY"})
)
def test_an_unset_one_and_an_empty_one_mean_the_same(name):
    unset, empty = Environment({}), Environment({name: "  "})
    assert READERS[name](unset) == READERS[name](empty)
    unset.report()
    empty.report()


def test_all_are_said_at_once_each_with_its_purpose():
    env = Environment({})
    for name in NEEDED:
        READERS[name](env)
    text = said(env)
    assert text.startswith("5 settings are missing or wrong")
    for name in NEEDED:
        assert f"{name} is not set.\n    What it is for: {VARIABLES[name].purpose}\n" in text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "hunter2"),
        ("DATABASE_URL", "host=a hunter2"),
        ("DATABASE_URL", "postgresql://me:hunter2@[broken"),
        ("DATABASE_URL", "postgresql://me:hunter2@a:hunter2/x?nonsense=hunter2&hunter2=1"),
        ("DATABASE_URL", "mysql://me:hunter2@localhost/x"),
        ("REDIS_URL", "http://:hunter2@127.0.0.1"),
        ("SENDGRID_BASE_URL", "me:hunter2@api"),
        ("SENDGRID_WEBHOOK_PUBLIC_KEY", "hunter2"),
    ],
)
def test_a_message_repeats_no_secret(name, value):
    env = Environment({name: value})
    READERS[name](env)
    assert "hunter2" not in said(env)
