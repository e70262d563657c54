"""Where a backup is: a folder or file, or an S3 bucket."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from realtoros.operating.backups.errors import BackupError
from realtoros.operating.backups.folder import Folder
from realtoros.operating.backups.s3 import Bucket

Place = Folder | Bucket


def place_of(address: str) -> Place:
    """Of a folder, or of s3://bucket/prefix."""
    if address.startswith("s3://"):
        return Bucket(address)
    path = Path(address).absolute()
    if settings.MEDIA_ROOT and path.resolve().is_relative_to(Path(settings.MEDIA_ROOT).resolve()):
        raise BackupError(f"{path} is in MEDIA_ROOT: a backup there would contain itself. Take another folder.")
    return Folder(path)


def opener(address: str) -> Callable[[], AbstractContextManager[BinaryIO]]:
    """Opens the backup at this address, each time from its start."""
    folder, _, name = address.rpartition("/") if address.startswith("s3://") else ("", "", "")
    path = Path(address).absolute()
    place: Place = Bucket(folder) if folder else Folder(path.parent)
    return partial(place.open, name or path.name)
