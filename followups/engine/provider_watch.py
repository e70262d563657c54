"""A sweep's watch on the providers: it notes whether they answer, and says which to leave alone for now."""

import time
from collections import defaultdict
from datetime import timedelta

from django.utils import timezone

from emails import providers
from emails.models.provider import DOWN_AFTER, OPENAI, SENDGRID

TELL_EVERY = 1.0  # seconds: what is heard meanwhile is written down at once
WORTH_WAITING = timedelta(seconds=5)
"""A pause that a sweep waits out; for a longer one it ends, and the next sweep looks again."""


class Watch:
    def __init__(self) -> None:
        self._heard: dict[str, list[str]] = defaultdict(list)
        self._limited_for: dict[str, float] = {}
        self._told = time.monotonic()
        self._known = providers.current()
        self._is_probing = False

    def hear(self, name: str, failure: str = "", limited_for: float = 0) -> None:
        """What a request came to: an answer, a failure in words, or so many seconds to wait."""
        if limited_for:
            self._limited_for[name] = max(limited_for, self._limited_for.get(name, 0))
        else:
            self._heard[name].append(failure)

    def tell(self) -> None:
        """Writes down what was heard, about once a second, at once when a provider seems to be down."""
        tail = [self._heard[name][-DOWN_AFTER:] for name in self._heard]
        is_urgent = self._is_probing or self._limited_for or any(len(last) == DOWN_AFTER and all(last) for last in tail)
        if is_urgent or time.monotonic() - self._told > TELL_EVERY:
            self.tell_all()

    def tell_all(self) -> None:
        self._told = time.monotonic()
        if not self._heard and not self._limited_for:
            return
        for name in self._heard.keys() | self._limited_for.keys():
            providers.note(name, self._heard[name], self._limited_for.get(name, 0))
            self._is_probing = self._is_probing and name != SENDGRID
        self.forget()
        self._known = providers.current()

    def forget(self) -> None:
        self._heard.clear()
        self._limited_for.clear()

    def room(self, wanted: int) -> int | None:
        """How many follow-ups may be claimed: none while SendGrid is left alone, None when it is worth asking again."""
        gateway, now = self._known[SENDGRID], timezone.now()
        left = gateway.pause_left(now)
        if gateway.is_down:
            if not left and providers.take_probe(SENDGRID):
                self._is_probing = True
                self._known = providers.current()
                return 1
            return None if self._is_probing else 0
        if left:
            return None if left < WORTH_WAITING else 0
        return wanted

    def why_not_write(self) -> str:
        """Why OpenAI is not to be asked now, in words; "" when it is."""
        writer, now = self._known[OPENAI], timezone.now()
        if not writer.is_down:
            return ""
        if not writer.pause_left(now) and providers.take_probe(OPENAI):
            self._known = providers.current()
            return ""
        return "OpenAI keeps failing and is left alone for a while"
