"""Django's sessions in the database. A cookie that cannot be a key is no session, as with any other made-up key."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    def _validate_session_key(self, key: str | None) -> bool:
        # Django asks the database for any text of eight characters, and PostgreSQL refuses some of them: a NUL.
        return bool(super()._validate_session_key(key) and key and key.isascii() and key.isalnum())  # type: ignore[misc]
