"""Django's sessions in the database, which know when they began and when somebody used them last."""

from datetime import datetime

from django.contrib.sessions.backends import db
from django.utils import timezone

BEGAN, USED = "began", "used"


class SessionStore(db.SessionStore):
    def cycle_key(self) -> None:
        """Django calls it when somebody signs in or changes the password."""
        super().cycle_key()
        self.begin(timezone.now())

    def begin(self, now: datetime) -> None:
        self[BEGAN] = self[USED] = int(now.timestamp())

    def age(self, now: datetime) -> int | None:
        """Seconds since it began; None where that is not known."""
        return int(now.timestamp()) - self[BEGAN] if BEGAN in self else None

    def use(self, now: datetime, at_least: int) -> None:
        """Somebody uses it now. That is written down when the last time was so many seconds ago."""
        if now.timestamp() - self.get(USED, 0) >= at_least:
            self[USED] = int(now.timestamp())

    def _validate_session_key(self, key: str | None) -> bool:
        # A cookie that cannot be a key is no session, as with any other made-up key. Django asks the database for any
        # text of eight characters, and PostgreSQL refuses some of them: a NUL.
        return bool(super()._validate_session_key(key) and key and key.isascii() and key.isalnum())  # type: ignore[misc]
