from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from realtoros.operating.keep.run import Run, counts, lines


class Command(BaseCommand):
    help = "Deletes what is older than the settings keep it, as the nightly job does. docs/operating.md says what."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count what would be deleted, and delete nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dry_run"]:
            self.stdout.write("Would be deleted:")
            self.stdout.write("\n".join(lines(counts(timezone.now()))))
            return
        run = Run.begin()
        run.work()
        self.stdout.write("Deleted:")
        self.stdout.write("\n".join(lines(run.done)))
        if run.broken:
            raise CommandError(f"Not done: {', '.join(run.broken)}. The log has the errors.")
