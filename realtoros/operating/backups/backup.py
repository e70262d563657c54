"""Makes a backup: written, read back whole, named, noted, and old ones thinned out."""

import io
from typing import Any, BinaryIO, cast

from django.utils import timezone

from agents.models import Office
from realtoros.operating.backups import thinning
from realtoros.operating.backups.age import Decrypting, check_passphrase
from realtoros.operating.backups.archive import read_archive
from realtoros.operating.backups.contents import only_backup, write_backup
from realtoros.operating.backups.errors import BackupError
from realtoros.operating.backups.places import Place
from realtoros.operating.models import BackupRun


def make(place: Place, name: str = "", *, passphrase: str, thin: bool = False) -> dict[str, Any]:
    """The manifest of the new backup. Raises BackupError; then nothing is left that looks like a backup."""
    check_passphrase(passphrase)
    Office.current().mail_id  # noqa: B018  makes the office's row: a backup names whose it is
    began = timezone.now()
    name = name or thinning.name_of(began)
    found: list[dict[str, Any]] = []
    run = BackupRun(kind=BackupRun.Kind.BACKUP, started_at=began, destination=place.address(name))
    try:
        with only_backup() as own:
            if name in place.names():
                raise BackupError(f"{place.address(name)} exists already.")
            with place.write(name, lambda back: found.append(read_whole(back, passphrase))) as out:
                write_backup(out, passphrase, own)
    except BackupError as error:
        _note(run, error=str(error))
        raise
    except BaseException as error:
        _note(run, error=f"broken off: {error!r}")
        raise
    _note(run, size=place.size(name))
    if thin:
        thinning.thin_out(place)
    return found[0]


def read_whole(source: BinaryIO, passphrase: str) -> dict[str, Any]:
    """Reads it to its end and answers its manifest; BackupError where anything is not as it was written."""
    opened = cast(BinaryIO, io.BufferedReader(Decrypting(source, passphrase), 1024 * 1024))
    return read_archive(opened, lambda piece: None, lambda name, content: None)


def _note(run: BackupRun, *, size: int | None = None, error: str = "") -> None:
    run.finished_at, run.size, run.error = timezone.now(), size, error
    run.save()
