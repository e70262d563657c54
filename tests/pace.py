"""How long work takes, told so that a slow or busy machine answers as a fast one does."""

import re
import time
from collections.abc import Callable

_WORDS = re.compile(r"\w+")
_TEXT = "Some words of a letter, long enough to take a while. " * 400
USUAL = 0.05
"""CPU seconds that `_reference` takes on the machine the limits were set on."""


def cpu_seconds(work: Callable[[], object], tries: int = 3) -> float:
    """CPU seconds of this work on the usual machine: the least of these tries.

    Each try stands beside the same reference work, so neither a slow machine nor one with a busy neighbour
    makes it longer. Work of under 0.2 seconds is not tried again."""
    least = float("inf")
    for _ in range(tries):
        reference, spent = _cpu(_reference), _cpu(work)
        least = min(least, spent * USUAL / reference)
        if least < 0.2:
            break
    return least


def _reference() -> None:
    for _ in range(60):
        for found in _WORDS.finditer(_TEXT):
            found.group().lower()


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
