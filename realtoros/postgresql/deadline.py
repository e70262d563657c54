"""How long this request, or this question, waits for the database. What has no deadline waits as long as it takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

PAGE, READY, PROBE = 10.0, 5.0, 1.0
"""Seconds for a page, for /readyz, and for the question whether a kept connection still works."""


class Deadline:
    """Seconds for each wait, or for all waits together. Time spent on anything but waiting is not counted."""

    def __init__(self, seconds: float, together: bool, outer: "Deadline | None") -> None:
        self._seconds, self._together, self._outer = seconds, together, outer
        self._waited = 0.0
        self.lost = False
        """The database was too late or could not be reached: nothing more is asked of it."""

    def left(self) -> float:
        own = self._seconds - self._waited if self._together else self._seconds
        own = 0.0 if self.lost else max(own, 0.0)
        return min(own, self._outer.left()) if self._outer else own

    @contextmanager
    def counted(self) -> Iterator[None]:
        began = monotonic()
        try:
            yield
        finally:
            self._spend(monotonic() - began)

    def _spend(self, seconds: float) -> None:
        self._waited += seconds
        if self._outer:
            self._outer._spend(seconds)


_current: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


def current() -> Deadline | None:
    return _current.get()


@contextmanager
def within(seconds: float, *, together: bool) -> Iterator[Deadline]:
    """Inside another deadline the earlier one counts; what is lost inside is not yet lost outside."""
    deadline = Deadline(seconds, together, _current.get())
    token = _current.set(deadline)
    try:
        yield deadline
    finally:
        _current.reset(token)
