"""Who is logged in, asked at every request: by statements that are planned once (lists/prepared.py)."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.utils import timezone

from agents.models import Agent
from lists import prepared
from lists.prepared import Columns

_AGENT = Columns(Agent, "agents")
AGENT = f"SELECT {_AGENT.sql} FROM agents WHERE id = %(pk)s"  # noqa: S608  columns' names alone
SESSION = "SELECT session_data FROM django_session WHERE session_key = %(key)s AND expire_date > %(now)s"


class AgentBackend(ModelBackend):
    def get_user(self, user_id: int) -> Agent | None:
        found = prepared.rows(AGENT, {"pk": user_id})
        agent = _AGENT.read(found[0]) if found else None
        return agent if agent and self.user_can_authenticate(agent) else None


class SessionStore(db.SessionStore):
    """Django's sessions in the database, read with less work."""

    def load(self) -> dict[str, Any]:
        key = self.session_key or ""
        # A browser may send anything as its key, also what PostgreSQL takes for no text.
        found = prepared.rows(SESSION, {"key": key, "now": timezone.now()}) if key.isascii() and key.isalnum() else []
        if not found:
            self._session_key = None  # a key that is not there is never taken on
            return {}
        known: dict[str, Any] = self.decode(found[0][0])
        return known
