"""The bytes of attached files on their way out: in pieces, so that an email takes no more memory than one piece."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from mimetypes import guess_type
from typing import Any, Protocol

from django.core.files.base import File
from django.core.files.storage import default_storage

PIECE = 3 * 64 * 1024
"""Bytes read at a time: a multiple of three, so that the pieces in base64 make one."""

BYTES = "application/octet-stream"
TOLD = frozenset(
    (
        *("application/pdf", "image/jpeg", "image/png", "image/gif", "image/webp", "image/heic", "text/plain"),
        *("text/csv", "application/msword", "application/vnd.ms-excel", "application/zip"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )
)
"""Types that a mail program may be told. What could run there, a web page or a script, is bytes."""


class Attached(Protocol):
    """A file to attach: of a client, or of a mail that came in."""

    @property
    def name(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def path(self) -> str: ...
    def open(self) -> "File[Any]": ...


@dataclass(frozen=True)
class StoredFile:
    """What an office's mail attaches, as it is kept with the mail."""

    name: str
    size: int
    """Bytes."""
    path: str
    """In Django's default storage."""

    def open(self) -> "File[Any]":
        return default_storage.open(self.path)


class Unreadable(Exception):
    """This file is not there as it was kept."""

    def __init__(self, file: Attached) -> None:
        super().__init__(f"file {file.path} can't be read")
        self.file = file


def type_of(file: Attached) -> str:
    """By the ending of its name; what the browser said of it is not believed."""
    kind, _ = guess_type(file.name)
    return kind if kind in TOLD else BYTES


def open_file(file: Attached, stack: ExitStack) -> "File[Any]":
    """Unreadable where it is missing or of another size. The stack closes it."""
    try:
        opened = stack.enter_context(file.open())
        is_whole = opened.size == file.size
    except Exception as error:  # each storage has errors of its own
        raise Unreadable(file) from error
    if not is_whole:
        raise Unreadable(file)
    return opened


def length_in_base64(file: Attached) -> int:
    return 4 * ((file.size + 2) // 3)


def in_base64(file: Attached, opened: "File[Any]") -> Iterator[bytes]:
    """Exactly `length_in_base64` bytes. Unreadable where the file ends too early."""
    left = file.size
    while left:
        piece = _read(file, opened, min(PIECE, left))
        left -= len(piece)
        yield b64encode(piece)


def _read(file: Attached, opened: "File[Any]", count: int) -> bytes:
    """That many bytes: a storage may hand out fewer at a time."""
    piece = b""
    while len(piece) < count:
        try:
            more = opened.read(count - len(piece))
        except Exception as error:
            raise Unreadable(file) from error
        if not more:
            raise Unreadable(file)
        piece += more
    return piece
