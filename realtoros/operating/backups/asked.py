"""What a backup asks of whoever runs it."""

import sys
from getpass import getpass

from django.conf import settings

from realtoros.operating.backups.age import check_passphrase
from realtoros.operating.backups.errors import BackupError


def passphrase_for(*, new: bool) -> str:
    """BACKUP_PASSPHRASE, else what is typed; twice for a new backup, because nobody could open it otherwise."""
    if settings.BACKUP_PASSPHRASE:
        return str(settings.BACKUP_PASSPHRASE)
    if not sys.stdin.isatty():
        raise BackupError("BACKUP_PASSPHRASE is not set. The backup is encrypted with it: keep it elsewhere, too.")
    passphrase = getpass("Passphrase of the backup: ")
    if new:
        check_passphrase(passphrase)
        if getpass("Once more: ") != passphrase:
            raise BackupError("These were two different passphrases.")
    return passphrase


def confirmed(words: str, database: str) -> bool:
    if not sys.stdin.isatty():
        raise BackupError("Nobody can be asked here. Say --yes.")
    return input(f"{words}\nType the name of the database, {database}, to go on: ").strip() == database
