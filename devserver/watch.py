"""Runs next to the other processes, and cleans up if the process that started them is killed.

`python -m devserver.watch SUPERVISOR_PID`
"""

import os
import sys
import time
from pathlib import Path

import psutil

from devserver import environment, leftovers
from devserver.life import is_alive
from devserver.only_one import STOPPING, InUse, only_one


def main() -> int:
    supervisor = psutil.Process(int(sys.argv[1]))
    while is_alive(supervisor):
        time.sleep(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for output in (1, 2):  # the pipes are closed, and writing to them would end this process
        os.dup2(nowhere, output)
    clean_up(environment.var_dir())
    return 1


def clean_up(var: Path) -> None:
    """Ends the processes and unused servers of the run, unless a new run holds the lock."""
    from devserver.servers import servers

    try:
        with only_one(var / "lock", STOPPING):
            leftovers.reap_own_run()
            for server in servers(var).values():
                server.stop_if_unused()
    except InUse:
        pass


if __name__ == "__main__":
    sys.exit(main())
