"""The environment variables that `bin/run` sets, and that `manage.py` reads from `var/env`.

A variable that is set already has priority. `VAR_DIR` replaces `var/` for all state, so that a second instance can run
from the same checkout.
"""

import os
import secrets
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (the address to connect to)

VARIABLES = (
    *("DEBUG", "HOST", "PORT", "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL", "REDIS_URL", "SANDBOX_URL"),
    "SECRET_KEY_FALLBACKS",
    *("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "OPENAI_TIMEOUT"),
    *("SENDGRID_API_KEY", "SENDGRID_BASE_URL", "SENDGRID_WEBHOOK_PUBLIC_KEY", "SENDGRID_WEBHOOK_MAX_AGE"),
    *("INBOUND_DOMAIN", "SENDGRID_INBOUND_PUBLIC_KEY", "INBOUND_RAW_DAYS"),
    *("FROM_EMAIL", "FROM_NAME", "POSTAL_ADDRESS"),
    *("KEEP_EVENTS_DAYS", "KEEP_TEXTS_DAYS", "KEEP_IMPORTS_DAYS", "KEEP_SIGN_INS_DAYS", "KEEP_SWEEPS_DAYS"),
    *("KEEP_REFUSALS_DAYS", "KEEP_BACKUP_RECORDS_DAYS"),
)


def var_dir() -> Path:
    return Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()


def read(var: Path) -> dict[str, str]:
    try:
        lines = (var / "env").read_text().splitlines()
    except FileNotFoundError:
        return {}
    pairs = (line.partition("=") for line in lines if "=" in line)
    return {name: unescape(value) for name, _, value in pairs}


def write(var: Path, values: Mapping[str, str]) -> None:
    """Replaces the file atomically, so that a concurrent `manage.py` reads either the old or the new one."""
    new = var / "env.new"
    new.unlink(missing_ok=True)
    new.touch(mode=0o600)
    new.write_text("".join(f"{name}={escape(value)}\n" for name, value in values.items()))
    new.replace(var / "env")


def escape(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", "\\n")


def unescape(value: str) -> str:
    return "\\".join(part.replace("\\n", "\n") for part in value.split("\\\\"))


def given(variables: Mapping[str, str]) -> dict[str, str]:
    """Those of VARIABLES that are set; an empty one counts as unset, as in the settings."""
    return {name: variables[name] for name in VARIABLES if variables.get(name, "").strip()}


def load(var: Path) -> None:
    """Sets unset variables to those of the last `bin/run`, unless DEBUG differs from that run."""
    kept = read(var)
    if given(os.environ).get("DEBUG", kept.get("DEBUG")) == kept.get("DEBUG"):
        for name, value in kept.items():
            if not os.environ.get(name, "").strip():
                os.environ[name] = value


def effective(variables: Mapping[str, str], kept: Mapping[str, str]) -> dict[str, str]:
    """The set variables and the defaults for this machine. With DEBUG off, only HOST and PORT get defaults.

    Only SECRET_KEY is taken from the last run (`kept`), because it signs the links in emails that were sent.
    """
    values = given(variables)
    debug, host, port = values.get("DEBUG", "1"), values.get("HOST", "127.0.0.1"), values.get("PORT", "8000")
    listening = {"DEBUG": debug, "HOST": host, "PORT": port}
    if debug != "1":
        return listening | values
    site = values.get("SITE_URL", address(host, port))
    names = ["127.0.0.1", "localhost", "[::1]", in_url(host), in_url(urlsplit(site).hostname or "localhost")]
    defaults = {
        "SECRET_KEY": kept.get("SECRET_KEY") or secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "*" if host in EVERYWHERE else ",".join(dict.fromkeys(names)),
        "SITE_URL": site,
    }
    return listening | defaults | values


def address(host: str, port: str) -> str:
    """The URL for a browser or a health check on this machine, for a server that listens on the host and port."""
    return f"http://{in_url(EVERYWHERE.get(host, host))}:{port}"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens on the host."""
    if host.lower() == "localhost":
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
