import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from followups.engine.sweep import summary, sweep
from followups.models import Task


class Command(BaseCommand):
    help = "Does every follow-up that is due, in this process, to its end."

    def handle(self, *args: Any, **options: Any) -> None:
        due = Task.objects.due(timezone.now()).count()
        counts = sweep(self._progress(due) if sys.stdout.isatty() else None)
        if sys.stdout.isatty() and counts:
            self.stdout.write("")
        self.stdout.write(f"Processed {counts.total()} due tasks ({summary(counts)})")

    def _progress(self, due: int) -> Any:
        def show(done: int) -> None:
            total = max(due, done)
            bar = "#" * (30 * done // total)
            self.stdout.write(f"\r[{bar:<30}] {done}/{total}", ending="")
            self.stdout.flush()

        return show
