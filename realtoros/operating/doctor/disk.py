"""Free space where files are written, and the files that pages are made of."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from realtoros.operating.doctor.finding import Finding, bad, fair, good

NAME = "Disk"
LITTLE, TOO_LITTLE = 2 * 1024**3, 512 * 1024**2
"""Bytes that are free."""
MANIFEST = "staticfiles.json"


def disk() -> Iterator[Finding]:
    for code, what, folder in _folders():
        yield free(code, what, folder)
    yield static_files()


def _folders() -> Iterator[tuple[str, str, Path]]:
    yield "media", "the clients' files", Path(settings.MEDIA_ROOT)
    yield "temporary", "temporary files", Path(tempfile.gettempdir())
    yield "static", "the pages' style and scripts", Path(settings.STATIC_ROOT)


def free(code: str, what: str, folder: Path) -> Finding:
    there = next(each for each in (folder, *folder.parents) if each.exists())
    if code != "static" and not os.access(there, os.W_OK):
        to_do = f"Let the user that RealtorOS runs as write there: chown -R realtoros {folder}"
        return bad(f"disk.{code}", NAME, f"The folder for {what} can't be written to: {folder}.", to_do)
    found = os.statvfs(there)
    left, names = found.f_bavail * found.f_frsize, found.f_favail
    if found.f_files and names < 1000:
        says = f"The disk of {folder} has room for {names} more files only."
        return bad(f"disk.{code}", NAME, says, "Delete files that nobody needs: often there are many small ones.")
    if left > LITTLE:
        return good(f"disk.{code}", NAME, f"{_size(left)} free for {what}.")
    to_do = "Delete old logs, backups and packages, or get a bigger disk: journalctl --vacuum-size=200M helps at once."
    if left > TOO_LITTLE:
        return fair(f"disk.{code}", NAME, f"Only {_size(left)} free for {what} ({folder}).", to_do)
    says = f"Nearly full: {_size(left)} free for {what} ({folder}). Soon files, incoming mail and the database stop."
    return bad(f"disk.{code}", NAME, says, to_do)


def static_files() -> Finding:
    if settings.DEBUG or (Path(settings.STATIC_ROOT) / MANIFEST).is_file():
        return good("disk.collected", "Static files", "The pages' style and scripts are there.")
    says = "They were not collected for this version, so no page opens."
    return bad(
        "disk.collected", "Static files", says, "Run: manage.py collectstatic --no-input. Restart the web server."
    )


def _size(count: int) -> str:
    return f"{count / 1024**3:.1f} GB" if count >= 1024**3 else f"{count / 1024**2:.0f} MB"
