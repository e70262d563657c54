"""What the settings read from the environment. All that is wrong with it is said at once, in words."""

import json
import math
import re
from base64 import b64decode
from collections.abc import Mapping
from importlib.util import find_spec
from ipaddress import ip_network
from typing import Any
from urllib.parse import urlsplit

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import DomainNameValidator, validate_email
from psycopg.conninfo import conninfo_to_dict

from realtoros.operating.variables import VARIABLES

SHORTEST_KEY = 32
"""Characters of SECRET_KEY: fewer can be guessed."""

MOST_DAYS = 36_500
"""A hundred years: a date before them could not be computed everywhere."""


class Environment:
    """Reads variables. A wrong one is remembered, and read as its default; `report` says all of them in one error.

    A message never repeats a value that may hold a password or a key.
    """

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self.problems: dict[str, str] = {}
        self.debug = self.flag("DEBUG")

    def __call__(self, name: str, default: str = "") -> str:
        """An unset variable and an empty one mean the same: a shell can hardly tell them apart."""
        return self.variables.get(name, "").strip() or default

    def wrong(self, name: str, why: str) -> None:
        self.problems.setdefault(name, f"{name} {why}")

    def report(self) -> None:
        """Raises an error that says what is wrong, what each variable is for and where its value is found."""
        if not self.problems:
            return
        count = "One setting is" if len(self.problems) == 1 else f"{len(self.problems)} settings are"
        parts = [f"{count} missing or wrong in the environment."]
        parts += [f"{what}\n{hint(name)}".rstrip() for name, what in self.problems.items()]
        parts.append(
            "docs/settings.md explains every setting; .env.example is a file of settings to fill in.\n"
            "To try RealtorOS on this machine without any: bin/run."
        )
        raise ImproperlyConfigured("\n\n".join(parts))

    def required(self, name: str, in_debug: str) -> str:
        """The variable; with DEBUG on its stand-in."""
        value = self(name, in_debug if self.debug else "")
        if not value:
            self.wrong(name, "is not set.")
        return value

    def secret_key(self, in_debug: str) -> str:
        key = self.required("SECRET_KEY", in_debug)
        if key and not self.debug and len(key) < SHORTEST_KEY:
            self.wrong(
                "SECRET_KEY",
                f"is too short: {len(key)} characters can be guessed, at least {SHORTEST_KEY} are needed. "
                "If it was in use, put the old one into SECRET_KEY_FALLBACKS, so that links in mails already sent "
                "go on working.",
            )
        return key

    def flag(self, name: str) -> bool:
        value = self(name, "0")
        if value not in ("0", "1"):
            self.wrong(name, f"must be 1 (on) or 0 (off), not {value!r}.")
        return value == "1"

    def number(self, name: str, default: float, least: float = 0) -> float:
        try:
            value = float(self(name, str(default)))
        except ValueError:
            value = math.nan
        if not least <= value < math.inf:
            self.wrong(name, f"must be a number, {least:g} or more, not {self(name)!r}.")
            return default
        return value

    def whole(self, name: str, default: int, least: int = 1) -> int:
        """A whole number."""
        value = self(name, str(default))
        if not re.fullmatch(r"[0-9]{1,9}", value) or int(value) < least:
            self.wrong(name, f"must be a whole number, {least} or more, not {value!r}.")
            return default
        return int(value)

    def days(self, name: str, default: int, least: int = 1) -> int:
        """Whole days, `least` or more; 0 keeps for ever. A mistake here would delete."""
        value = self(name, str(default))
        number = int(value) if re.fullmatch("[0-9]{1,6}", value) else -1
        if number != 0 and not least <= number <= MOST_DAYS:
            self.wrong(name, f"must be whole days from {least} to {MOST_DAYS}, or 0 to keep for ever, not {value!r}.")
            return default
        return number

    def site(self, in_debug: str) -> str:
        """The public address: a scheme and a host, nothing behind it."""
        value = self.required("SITE_URL", in_debug).rstrip("/")
        if value and (not is_url(value) or urlsplit(value).path or "?" in value or "#" in value):
            self.wrong("SITE_URL", f"must be an address such as https://crm.example.com, not {value!r}.")
        return value

    def url(self, name: str, default: str) -> str:
        """An http or https address, without a slash at its end."""
        value = self(name, default)
        if value and not is_url(value):
            self.wrong(name, "must be an address that begins with https:// (or http://).")
        return value.rstrip("/")

    def hosts(self, in_debug: str) -> list[str]:
        hosts = [host.strip() for host in self.required("ALLOWED_HOSTS", in_debug).split(",") if host.strip()]
        for host in hosts:
            if not re.fullmatch(r"\*|\[[0-9a-fA-F:.]+\]|\.?[\w.-]+", host):
                self.wrong("ALLOWED_HOSTS", f"takes host names alone, without https:// and port, not {host!r}.")
        return hosts

    def domain(self, name: str) -> str:
        value = self(name).strip(".").lower()
        try:
            if value:
                DomainNameValidator()(value)
        except ValidationError:
            self.wrong(name, f"must be a domain such as reply.example.com, not {value!r}.")
        return value

    def email(self, name: str, default: str) -> str:
        value = self(name, default)
        try:
            if value:
                validate_email(value)
        except ValidationError:
            self.wrong(name, f"must be one email address such as office@example.com, not {value!r}.")
        return value

    def public_keys(self, name: str) -> str:
        """Keys as SendGrid shows them: base64 of DER, separated by commas."""
        value = self(name)
        if not all(is_public_key(key.strip()) for key in value.split(",") if key.strip()):
            self.wrong(name, "is not a key as SendGrid shows it: one line of base64 that begins with MFkw.")
        return value

    def broker(self, in_debug: str) -> str:
        value = self.required("REDIS_URL", in_debug)
        if value and not value.startswith(("redis://", "rediss://")):
            self.wrong("REDIS_URL", "must begin with redis:// or rediss://.")
        return value

    def postgresql(self, in_debug: str) -> dict[str, Any]:
        """DATABASE_URL as Django's DATABASES entry; libpq itself parses it, so any of its options works."""
        url, options = self.required("DATABASE_URL", in_debug), dict[str, Any]()
        if "://" in url and not url.startswith(("postgres://", "postgresql://")):
            self.wrong("DATABASE_URL", "must be a postgresql:// address: PostgreSQL is the only engine.")
        else:
            try:
                options = dict(conninfo_to_dict(url))
            except Exception as error:
                self.wrong("DATABASE_URL", f"can't be read: {without_secrets(str(error))}")
        names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
        entry: dict[str, Any] = {key: str(options.pop(name, "") or "") for key, name in names.items()}
        # Without a time-out a blackholed database would hang a request for minutes.
        options.setdefault("connect_timeout", 5)
        return {"ENGINE": "realtoros.postgresql", **entry, "OPTIONS": options}

    def networks(self, name: str, default: str) -> str:
        """Addresses and networks, separated by commas."""
        text = self(name, default)
        for part in text.split(","):
            try:
                ip_network(part.strip(), strict=False)
            except ValueError:
                self.wrong(name, f"must be addresses or networks, separated by commas; {part.strip()!r} is none.")
                return default
        return text

    def stored_files(self, default: str) -> dict[str, Any]:
        """Where the files of clients are; the options of a storage such as S3 are one JSON object."""
        backend = self("FILE_STORAGE", default)
        if not is_installed(backend.rpartition(".")[0]):
            self.wrong("FILE_STORAGE", f"names {backend!r}, which is not installed.")
        try:
            options = json.loads(self("FILE_STORAGE_OPTIONS", "{}"))
        except ValueError as error:
            self.wrong("FILE_STORAGE_OPTIONS", f"is no JSON: {error}.")
            options = {}
        if not isinstance(options, dict):
            self.wrong("FILE_STORAGE_OPTIONS", 'must be a JSON object such as {"bucket_name": "office-files"}.')
        return {"BACKEND": backend, "OPTIONS": options}


def hint(name: str) -> str:
    """What the variable is for and where its value is found."""
    variable = VARIABLES.get(name)
    if not variable:
        return ""
    lines = [f"What it is for: {variable.purpose}"]
    lines += [f"Where to find it: {variable.where}"] if variable.where else []
    return "\n".join(f"    {line}" for line in lines)


def is_url(value: str) -> bool:
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", value)


def is_public_key(text: str) -> bool:
    try:
        return isinstance(load_der_public_key(b64decode(text, validate=True)), EllipticCurvePublicKey)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return False


def is_installed(module: str) -> bool:
    try:
        return bool(module) and find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def without_secrets(text: str) -> str:
    """libpq repeats the part that it can't read, which may hold the password."""
    return re.sub(r'"[^"]*"', '"…"', text).strip()
