"""Django's sessions in the database, which know when they began and when somebody used them last."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

from lists import prepared

LOAD = "SELECT session_data FROM django_session WHERE session_key = %(key)s AND expire_date > %(now)s"
"""As Django loads one, by a statement that is planned once: every page asks it. See docs/decisions/0010."""
BEGAN, USED = "began", "used"


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        found = prepared.rows(LOAD, {"key": self.session_key, "now": timezone.now()})
        if not found:
            self._session_key = None
            return {}
        return self.decode(found[0][0])

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
