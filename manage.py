#!/usr/bin/env python
"""Django's command line. Beside a running `bin/run` it talks to the same servers (see devserver/)."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from devserver import environment

WITHOUT_SERVERS = "check_letters"
"""Reads letters and nothing else: it runs on a machine that has neither a database nor settings."""


def database() -> AbstractContextManager[object]:
    """The embedded PostgreSQL for as long as the command runs, where that is the one to use."""
    if os.environ.get("DEBUG") != "1" or WITHOUT_SERVERS in sys.argv[1:2]:
        return nullcontext()
    from devserver.postgres import Postgres

    server = Postgres(environment.var_dir() / "postgres")
    if os.environ.setdefault("DATABASE_URL", server.url) != server.url:
        return nullcontext()
    return server.in_use()


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "realtoros.settings")
    environment.load(environment.var_dir())
    if WITHOUT_SERVERS in sys.argv[1:2] and "SECRET_KEY" not in os.environ:
        os.environ.setdefault("DEBUG", "1")
    try:
        with database():
            execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"manage.py: {error}")


if __name__ == "__main__":
    main()
