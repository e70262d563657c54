from typing import Any

from django.contrib.staticfiles.management.commands import collectstatic


class Command(collectstatic.Command):
    help = "Collects the style sheets and scripts. It asks only before it deletes something (--clear)."

    def set_options(self, **options: Any) -> None:
        super().set_options(**options)
        # Django's own asks whenever files are there, and that is each time but the first: a timer would wait for ever.
        self.interactive = self.interactive and self.clear
