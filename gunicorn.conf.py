"""What gunicorn reads when it is started in this folder. Options on its command line win."""

import os
import subprocess
import sys
from typing import Any

worker_class = "realtoros.web.worker.Worker"
workers = 2
threads = 4
# Longer than proxies keep theirs (nginx: 60 s), so that none sends on a connection that is just being closed.
keepalive = 75
# Nothing here is told to change while it runs: a signal reloads or ends it.
control_socket_disable = True
# On a disk, a worker's heartbeat can block while the disk is busy.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
# With DEBUG on, bin/run says which page failed, and keeps quiet about the others.
accesslog = None if os.environ.get("DEBUG") == "1" else "-"
# Time, address of the client, method, path, status, bytes, milliseconds, and the id of the error or request.
access_log_format = "%(t)s %(h)s %(m)s %(U)s %(s)s %(b)s %(M)sms %(id)s"
logger_class = "realtoros.web.access.AccessLog"


def on_starting(server: Any) -> None:
    """In a process of its own, so that a reload (HUP) finds none of the settings' code loaded here already."""
    if os.environ.get("DEBUG") == "1":
        return
    code = "from realtoros.operating.start import check; check()"
    checked = subprocess.run([sys.executable, "-c", code], cwd=server.cfg.chdir)
    if checked.returncode:
        sys.exit(checked.returncode)
