from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from realtoros.operating.backups import restore
from realtoros.operating.backups.asked import confirmed, passphrase_for
from realtoros.operating.backups.backup import read_whole
from realtoros.operating.backups.errors import BackupError
from realtoros.operating.backups.places import opener
from realtoros.operating.backups.words import AFTER, told
from realtoros.operating.models import BackupRun


class Command(BaseCommand):
    help = "Makes a backup the database again. All sending is paused then; Today says what to do."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the backup: a file, or s3://bucket/name")
        parser.add_argument(
            "--copy", action="store_true", help="for a test server: another office, which sends nothing"
        )
        parser.add_argument("--yes", action="store_true", help="ask nothing")
        parser.add_argument("--replace", metavar="DATABASE", help="the name of the database whose contents may go")
        parser.add_argument("--check", action="store_true", help="restore it into a database that is dropped again")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._handle(**options)
        except BackupError as error:
            raise CommandError(str(error)) from error

    def _handle(self, *, file: str, copy: bool, yes: bool, replace: str | None, check: bool, **options: Any) -> None:
        source, passphrase = opener(file), passphrase_for(new=False)
        if check:
            self._check(file, source, passphrase)
            return
        database = str(connection.settings_dict["NAME"])
        if not restore.is_empty() and replace != database:
            raise BackupError(f"The database {database} is not empty. To lose what is in it: --replace {database}")
        with source() as stream:
            manifest = read_whole(stream, passphrase)
        self.stdout.write(f"The backup is whole: {told(manifest)}")
        if not yes and not confirmed(f"Everything in the database {database} becomes what it was then.", database):
            raise BackupError("Nothing was changed.")
        differ = restore.restore(source, passphrase, manifest, file=file, is_copy=copy)
        # The backup's own table was written before it ended: it knows neither of itself nor that it was restored.
        made = datetime.fromisoformat(manifest["at"])
        for kind, at in ((BackupRun.Kind.BACKUP, made), (BackupRun.Kind.PROOF, timezone.now())):
            BackupRun.objects.create(
                kind=kind, started_at=at, finished_at=at, destination=file, error="\n".join(differ)
            )
        if differ:
            raise BackupError("Restored, but it is not what was backed up:\n" + "\n".join(differ))
        self.stdout.write(f"Restored. All counts and checksums agree.\n{AFTER['copy' if copy else 'restore']}")

    def _check(self, file: str, source: Any, passphrase: str) -> None:
        run = BackupRun(kind=BackupRun.Kind.PROOF, started_at=timezone.now(), destination=file)
        try:
            manifest, differ = restore.proof(source, passphrase)
        except BackupError as error:
            run.error = str(error)
            raise
        else:
            run.error, run.size = "\n".join(differ), manifest["parts"]["database"]["size"]
        finally:
            run.finished_at = timezone.now()
            run.save()
        if differ:
            raise BackupError("It can be read, but it is not what was backed up:\n" + "\n".join(differ))
        self.stdout.write(f"It was restored into another database, and all counts agree: {told(manifest)}")
