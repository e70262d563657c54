"""Backups in a folder: written under another name, and named only once they were read back."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from realtoros.operating.backups.errors import BackupError

UNFINISHED = ".unfinished"


class Folder:
    """A place for backups: a folder of this machine, or one that is mounted."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __str__(self) -> str:
        return str(self.path)

    def address(self, name: str) -> str:
        return str(self.path / name)

    def names(self) -> list[str]:
        return sorted(entry.name for entry in self.path.iterdir()) if self.path.is_dir() else []

    def size(self, name: str) -> int:
        return (self.path / name).stat().st_size

    def delete(self, name: str) -> None:
        (self.path / name).unlink(missing_ok=True)

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        try:
            with (self.path / name).open("rb") as file:
                yield file
        except FileNotFoundError as error:
            raise BackupError(f"There is no file {self.path / name}.") from error

    @contextmanager
    def write(self, name: str, check: Callable[[BinaryIO], object]) -> Iterator[BinaryIO]:
        """The file to write to. At the end of the block it is read back by `check`, and gets its name."""
        waiting = f"{name}{UNFINISHED}"
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            for left in self.names():  # of one that was killed: nobody else writes, see only_backup
                if left.endswith(UNFINISHED):
                    self.delete(left)
            with open(self.path / waiting, "xb", opener=_private) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            with self.open(waiting) as back:
                check(back)
            os.replace(self.path / waiting, self.path / name)
            _sync(self.path)
        except OSError as error:
            raise BackupError(_in_words(error, self.path)) from error
        finally:
            with suppress(OSError):
                self.delete(waiting)

    def read(self, name: str) -> bytes:
        """b"" where there is no such file."""
        try:
            return (self.path / name).read_bytes()
        except FileNotFoundError:
            return b""

    def append(self, name: str, lines: bytes) -> None:
        """Whole lines, written for good when this returns. Raises OSError. A line that was cut off is ended first."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self.path / name, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with open(handle, "ab+") as file:
            if size := file.tell():
                file.seek(size - 1)
                lines = lines if file.read(1) == b"\n" else b"\n" + lines
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sync(folder: Path) -> None:
    """So that the new name, too, outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _in_words(error: OSError, path: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk of {path} is full. Nothing was left there; make room and run the backup again."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"This user may not write to {path} ({error.strerror})."
    return f"Writing to {path} did not work: {error}"
