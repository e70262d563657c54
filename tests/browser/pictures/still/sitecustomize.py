"""Makes a product stand still, from outside: every Python that finds this folder on PYTHONPATH reads this first.

What loads the settings lives at the moment STILL_AT. Celery's processes, whose work would change the data, only wait
for their end. Nothing else is touched: those who wait for a server need a clock that goes on.
"""

import os
import signal
import sys
from datetime import datetime


class StopTheClock:
    """An importer that finds nothing, but sees the settings being asked for."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "realtoros.settings":
            sys.meta_path.remove(self)
            import time_machine

            time_machine.travel(datetime.fromisoformat(os.environ["STILL_AT"]), tick=False).start()


if "celery" in sys.orig_argv:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pause()
sys.meta_path.insert(0, StopTheClock())
