"""A gunicorn worker class: gunicorn starts, monitors, replaces and stops the processes; `Server` serves requests."""

import os
import resource
import time
from datetime import timedelta
from types import FrameType, SimpleNamespace
from typing import Any

from gunicorn.workers import base

from realtoros.web import visitors
from realtoros.web.channel import Limits
from realtoros.web.server import Server

FILES = 4096
"""File descriptors: one for a connection and one for its body. The usual soft limit is 1,024."""


class Worker(base.Worker):
    server: Server | None = None

    @classmethod
    def check_config(cls, cfg: Any, log: Any) -> None:
        if cfg.is_ssl:
            raise RuntimeError("This worker speaks no TLS: put a proxy that speaks https in front.")

    def limits(self) -> Limits:
        allowed = raise_open_files_limit(FILES)
        return Limits(idle=self.cfg.keepalive, connections=min(self.cfg.worker_connections, (allowed - 100) // 2))

    def run(self) -> None:
        sockets = [listener.sock for listener in self.sockets]
        self.server = Server(
            self.wsgi,
            sockets,
            self.limits(),
            self.cfg.threads,
            self.cfg.backlog,
            finished=self.finished,
            refused=self.refused,
            is_proxy=visitors.is_proxy,
        )
        while self.alive and os.getppid() == self.ppid:
            self.notify()
            self.server.turn()
        self.server.stop(self.cfg.graceful_timeout, busy=self.notify)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.alive = False
        if self.server:
            self.server.wake()

    def finished(self, task: Any) -> None:
        """Counts and logs a response."""
        self.nr += 1
        if self.nr >= self.max_requests and self.alive:
            self.log.info("Autorestarting worker after current request.")
            self.alive = False
        self.write_down(task, {**task.environ, "RAW_URI": task.environ["REQUEST_URI"]})

    def refused(self, task: Any) -> None:
        """Logs a request that the application never saw: no HTTP, or more of it than is allowed."""
        request, channel = task.request, task.channel
        self.write_down(
            task,
            {
                "REQUEST_METHOD": getattr(request, "command", None) or "-",
                "RAW_URI": getattr(request, "request_uri", None) or "-",
                "SERVER_PROTOCOL": f"HTTP/{task.version}",
                "REMOTE_ADDR": channel.addr[0],
                "HTTP_X_FORWARDED_FOR": getattr(request, "headers", {}).get("X_FORWARDED_FOR", ""),
            },
        )

    def write_down(self, task: Any, environ: dict[str, Any]) -> None:
        if not self.log.access_log_enabled:
            return
        # A file is sent without passing `write`.
        sent = getattr(task, "body_bytes", 0) or (environ["REQUEST_METHOD"] != "HEAD" and task.content_length)
        answer = SimpleNamespace(status=task.status, headers=task.response_headers, sent=sent or None)
        headers = SimpleNamespace(headers=getattr(task.request, "headers", {}))
        self.log.access(answer, headers, environ, timedelta(seconds=time.time() - task.start_time))


def raise_open_files_limit(files: int) -> int:
    """Raises the soft limit of open files up to `files`, and returns the limit that applies now."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = files if hard == resource.RLIM_INFINITY else min(files, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        return wanted
    return files if soft == resource.RLIM_INFINITY else soft
