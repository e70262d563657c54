"""Migrates the database, and fills it with demo data: `python -m devserver.prepare [--demo]`.

To save seconds at each start, the commands run in one process and without system checks; `bin/lint` runs the checks.
"""

import os
import sys

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "realtoros.settings")
    try:
        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        if "--demo" in sys.argv and settings.DEBUG:
            call_command("demo", if_empty=True)
        if not settings.DEBUG:
            call_command("collectstatic", verbosity=0, interactive=False)
    except (CommandError, ImproperlyConfigured, OperationalError) as error:
        print(f"bin/run: {str(error).strip()}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
