"""A server on one machine, in a folder: the very commands of the units, and nginx in front with the site's own file."""

import http.client
import os
import re
import secrets
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psutil

from tests.conftest import ROOT, free_port, wait_until
from tests.deploy import units

NAME = "crm.example.com"
"""The site's name in deploy/nginx/realtoros.conf."""

WITH_SOCKET = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); os.environ |= {'LISTEN_FDS': '1', 'LISTEN_PID': str(os.getpid())};"
    " os.execv(sys.argv[2], sys.argv[2:])"
)
"""Hands the socket over as systemd does."""


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass
class Box:
    folder: Path
    environment: dict[str, str]
    held: socket.socket
    plain: int = field(default_factory=free_port)
    port: int = field(default_factory=free_port)
    running: dict[str, psutil.Popen] = field(default_factory=dict)

    @property
    def places(self) -> dict[str, str]:
        return {
            "/opt/realtoros/current": str(ROOT),
            "/opt/realtoros/next": str(ROOT),
            "/var/lib/realtoros": str(self.folder),
            "/run/realtoros": str(self.folder),
            "/etc/realtoros": str(self.folder),
        }

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text()

    def run(self, name: str, command: list[str], fd: int | None = None) -> psutil.Popen:
        if fd is not None:
            command = [sys.executable, "-c", WITH_SOCKET, str(fd), *command]
        with (self.folder / f"{name}.log").open("ab") as out:
            self.running[name] = psutil.Popen(
                command, cwd=ROOT, env=self.environment, stdout=out, stderr=out, pass_fds=[] if fd is None else [fd]
            )
        return self.running[name]

    def release(self) -> None:
        for command in units.commands("realtoros-release", self.places):
            subprocess.run(command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def start_web(self, number: int) -> psutil.Popen:
        """As systemd starts it: done when gunicorn says that it is ready."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notices:
            where = self.folder / f"notify{number}"
            where.unlink(missing_ok=True)
            notices.bind(str(where))
            notices.settimeout(90)
            self.environment["NOTIFY_SOCKET"] = str(where)
            (command,) = units.commands("realtoros-web@", self.places)
            started = self.run(f"web{number}", command, self.held.fileno())
            assert notices.recv(1000).startswith(b"READY=1")
        return started

    def stop(self, name: str, patience: float = 80) -> int:
        process = self.running.pop(name)
        process.terminate()
        return process.wait(patience)

    def configure_nginx(self) -> Path:
        """The system's own nginx.conf, as bin/install changes it, and the site; with folders and ports of this box."""
        site = (ROOT / "deploy/nginx/realtoros.conf").read_text()
        proxy = (ROOT / "deploy/nginx/proxy.conf").read_text()
        for there, here in self.places.items():
            site = site.replace(there, here)
        site = site.replace("snippets/realtoros-proxy.conf", f"{self.folder}/proxy.conf")
        site = site.replace("/var/log/nginx/realtoros.", f"{self.folder}/nginx-")
        site = re.sub(r"^ *listen \[::\].*\n", "", site, flags=re.MULTILINE)
        site = site.replace("listen 80;", f"listen 127.0.0.1:{self.plain};")
        site = site.replace("listen 443 ", f"listen 127.0.0.1:{self.port} ")
        (self.folder / "proxy.conf").write_text(proxy)
        (self.folder / "site.conf").write_text(site + self.temporary())
        main = Path("/etc/nginx/nginx.conf").read_text().replace("worker_connections 768;", "worker_connections 8192;")
        main = re.sub(r"^user .*", "user root;" if os.geteuid() == 0 else "", main, flags=re.MULTILINE)
        main = re.sub(r"^worker_processes .*", "worker_processes 2; worker_rlimit_nofile 20000;", main, flags=re.M)
        main = main.replace("/run/nginx.pid", f"{self.folder}/nginx.pid").replace("/var/log/nginx", str(self.folder))
        main = main.replace("include /etc/nginx/conf.d/*.conf;", "")
        main = main.replace("/etc/nginx/sites-enabled/*", f"{self.folder}/site.conf")
        (self.folder / "nginx.conf").write_text(main)
        return self.folder / "nginx.conf"

    def temporary(self) -> str:
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        return "".join(f"\n{kind}_temp_path {self.folder}/{kind};" for kind in kinds)

    def nginx(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["nginx", "-c", str(self.folder / "nginx.conf"), "-e", str(self.folder / "nginx.log"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=30)

    def certificate(self) -> None:
        folder = self.folder / "tls"
        folder.mkdir()
        make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "9", "-subj", f"/CN={NAME}"]
        make += ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
        subprocess.run(make, check=True, capture_output=True)

    def connect(self, source: str = "127.0.0.1", timeout: float = 30) -> http.client.HTTPConnection:
        """By https, from an address of this machine: all of 127.0.0.0/8 are."""
        context = ssl.create_default_context(cafile=str(self.folder / "tls/fullchain.pem"))
        context.check_hostname = False
        return http.client.HTTPSConnection(
            "127.0.0.1", self.port, timeout=timeout, source_address=(source, 0), context=context
        )

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        source: str = "127.0.0.1",
    ) -> Answer:
        connection = self.connect(source)
        connection.request(method, path, body, {"Host": NAME, **(headers or {})})
        got = connection.getresponse()
        answer = Answer(got.status, got.headers, got.read())
        connection.close()
        return answer


def another_broker() -> str:
    """A database of its own on the tests' Redis."""
    return urlunsplit(urlsplit(os.environ["REDIS_URL"])._replace(path="/7"))


@contextmanager
def box(folder: Path, database: str) -> Iterator[Box]:
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment |= {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "SITE_URL": f"https://{NAME}",
        "ALLOWED_HOSTS": NAME,
        "DATABASE_URL": database,
        "REDIS_URL": another_broker(),
        "VAR_DIR": str(folder),
        "MEDIA_ROOT": str(folder / "media"),
        "STATIC_ROOT": str(folder / "static"),
    }
    with socket.socket(socket.AF_UNIX) as held:
        held.bind(str(folder / "web.sock"))
        held.listen(2048)
        made = Box(folder, environment, held)
        made.certificate()
        made.configure_nginx()
        try:
            yield made
        finally:
            end_nginx(folder)
            for process in made.running.values():
                with suppress(psutil.NoSuchProcess):
                    process.terminate()
            for late in psutil.wait_procs(made.running.values(), 40)[1]:
                late.kill()


def end_nginx(folder: Path) -> None:
    pid = folder / "nginx.pid"
    if pid.exists() and pid.read_text():  # `nginx -t` leaves it empty
        os.kill(int(pid.read_text()), signal.SIGTERM)
        wait_until(lambda: not pid.exists(), 10, "nginx ends")
