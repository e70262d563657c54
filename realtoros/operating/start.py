"""What keeps a process from starting is said in words, without a traceback."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.core.exceptions import ImproperlyConfigured

BOOT_ERROR = 3
"""The exit code by which gunicorn's main process knows that another try of a worker would end the same way."""


@contextmanager
def in_words() -> Iterator[None]:
    try:
        yield
    except ImproperlyConfigured as error:
        sys.stderr.write(f"RealtorOS can't start. {error}\n")
        raise SystemExit(BOOT_ERROR) from None


def check() -> None:
    """What has to be right before a web process can serve anything."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "realtoros.settings")
    with in_words():
        django.setup()
        from realtoros.static_files import check_collected

        check_collected()
