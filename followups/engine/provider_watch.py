"""A sweep's watch on the providers: it notes whether they answer, and says which to leave alone for now."""

import time
from collections import defaultdict
from datetime import timedelta

from django.utils import timezone

from emails import providers
from emails.models.provider import DOWN_AFTER, OPENAI, SENDGRID

SAVE_EVERY = 1.0  # seconds: what is noted meanwhile is saved in one go
WORTH_WAITING = timedelta(seconds=5)
"""A pause that a sweep waits out; for a longer one it ends, and the next sweep looks again."""


class Watch:
    def __init__(self) -> None:
        self._notes: dict[str, list[str]] = defaultdict(list)
        self._codes: dict[str, str] = {}
        self._limited_for: dict[str, float] = {}
        self._saved = time.monotonic()
        self._known = providers.current()
        self._is_probing = False

    def note(self, name: str, failure: str = "", limited_for: float = 0, code: str = "") -> None:
        """What a request came to: an answer, a failure with its text and code, or so many seconds to wait."""
        if limited_for:
            self._limited_for[name] = max(limited_for, self._limited_for.get(name, 0))
        else:
            self._notes[name].append(failure)
            if failure:
                self._codes[name] = code

    def save_if_time(self) -> None:
        """Saves what was noted about once a second, at once when a provider seems to be down."""
        last = [notes[-DOWN_AFTER:] for notes in self._notes.values()]
        seems_down = any(len(notes) == DOWN_AFTER and all(notes) for notes in last)
        is_urgent = self._is_probing or self._limited_for or seems_down
        if is_urgent or time.monotonic() - self._saved > SAVE_EVERY:
            self.save()

    def save(self) -> None:
        self._saved = time.monotonic()
        if not self._notes and not self._limited_for:
            return
        for name in self._notes.keys() | self._limited_for.keys():
            seconds = self._limited_for.get(name, 0)
            providers.note(name, self._notes[name], seconds, code=self._codes.get(name, ""))
            self._is_probing = self._is_probing and name != SENDGRID
        self.clear()
        self._known = providers.current()

    def clear(self) -> None:
        self._notes.clear()
        self._codes.clear()
        self._limited_for.clear()

    def places(self, wanted: int) -> int:
        """How many follow-ups may be claimed: none while SendGrid is left alone, one to try whether it is back."""
        gateway = self._known[SENDGRID]
        if gateway.pause_left(timezone.now()):
            return 0
        if not gateway.is_down:
            return wanted
        if not providers.take_probe(SENDGRID):
            return 0
        self._is_probing = True
        self._known = providers.current()
        return 1

    def is_worth_waiting(self) -> bool:
        """Whether there may be places again in a moment."""
        gateway = self._known[SENDGRID]
        return self._is_probing if gateway.is_down else gateway.pause_left(timezone.now()) < WORTH_WAITING

    def why_not_openai(self) -> str:
        """Why OpenAI is not to be asked now, in words; "" when it is."""
        openai, now = self._known[OPENAI], timezone.now()
        if not openai.is_down:
            return ""
        if not openai.pause_left(now) and providers.take_probe(OPENAI):
            self._known = providers.current()
            return ""
        return "OpenAI keeps failing and is paused for a while"
