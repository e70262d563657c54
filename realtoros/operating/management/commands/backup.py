from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from realtoros.operating.backups.asked import passphrase_for
from realtoros.operating.backups.backup import make
from realtoros.operating.backups.errors import BackupError
from realtoros.operating.backups.places import place_of
from realtoros.operating.backups.words import told


class Command(BaseCommand):
    help = "Writes the database and all files into one encrypted file, and reads it back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", help="write this file, and thin nothing out")
        parser.add_argument(
            "--to", help="a folder, or s3://bucket/prefix (BACKUP_TO): a new file, old ones thinned out"
        )

    def handle(self, *args: Any, file: str | None, to: str | None, **options: Any) -> None:
        to = to or (None if file else settings.BACKUP_TO)
        if bool(file) == bool(to):
            raise CommandError("Say where: a FILE, or --to FOLDER, or set BACKUP_TO.")
        try:
            passphrase = passphrase_for(new=True)
            if file:
                path = Path(file).absolute()
                manifest = make(place_of(str(path.parent)), path.name, passphrase=passphrase)
            else:
                manifest = make(place_of(str(to)), passphrase=passphrase, thin=True)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Backed up, read back and found whole: {told(manifest)}")
