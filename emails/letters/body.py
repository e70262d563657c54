"""The body of a request to SendGrid, in pieces: attached files are read while it is sent."""

import contextlib
import json
from collections.abc import Callable, Iterator
from threading import BoundedSemaphore
from typing import Any

from emails.letters.files import in_base64, length_in_base64, open_file, type_of

FILES = "files"
"""In what is to be sent: the files to attach, until they are read."""
MAILS_WITH_FILES = 4
_with_files = BoundedSemaphore(MAILS_WITH_FILES)


def nothing() -> None:
    """There is nothing to ask before the end."""


class Body:
    """A request body that knows whether it was ever read: before that, nothing can have reached SendGrid.

    Attached files pass through it in pieces. One that is not there whole ends the request before its end, and SendGrid
    takes no part of one.
    """

    def __init__(
        self, mail: dict[str, Any], stack: contextlib.ExitStack, before_end: Callable[[], None] = nothing
    ) -> None:
        """The stack closes the files. Unreadable where one is not there: then nothing is sent."""
        self.left, self._before_end = False, before_end
        self._files = [(file, open_file(file, stack)) for file in mail.get(FILES, ())]
        text = json.dumps({name: value for name, value in mail.items() if name != FILES})
        self._begin, self._end = (text[:-1] + ', "attachments": [', "]}") if self._files else (text, "")

    @property
    def length(self) -> int:
        """In bytes."""
        around = sum(len(piece) for piece in self._pieces(with_files=False))
        return around + sum(length_in_base64(file) for file, _ in self._files)

    def __iter__(self) -> Iterator[bytes]:
        self.left = True
        yield from self._pieces()

    def _pieces(self, *, with_files: bool = True) -> Iterator[bytes]:
        yield self._begin.encode()
        for number, (file, opened) in enumerate(self._files):
            facts = {"filename": file.name, "type": type_of(file), "disposition": "attachment"}
            yield f'{", " if number else ""}{json.dumps(facts)[:-1]}, "content": "'.encode()
            if with_files:
                yield from in_base64(file, opened)
            yield b'"}'
        if with_files and self._files:  # they may have taken minutes
            self._before_end()
        yield self._end.encode()


def room_for(mail: dict[str, Any]) -> contextlib.AbstractContextManager[Any]:
    """A few emails with files at once: some storages read a file whole into memory."""
    return _with_files if FILES in mail else contextlib.nullcontext()
