"""Who is signed in: allauth's backend, by a statement that is planned once."""

from functools import cache

from allauth.account.auth_backends import AuthenticationBackend

from agents.models import Agent
from lists import prepared
from lists.prepared import Columns


class Backend(AuthenticationBackend):
    def get_user(self, user_id: int) -> Agent | None:
        """As Django's own does. Every page asks it: see docs/decisions/0010."""
        columns = _columns()
        found = prepared.rows(f"SELECT {columns.sql} FROM agents WHERE id = %(id)s", {"id": user_id})  # noqa: S608
        agent = columns.read(found[0]) if found else None
        return agent if agent and self.user_can_authenticate(agent) else None


@cache
def _columns() -> Columns[Agent]:
    return Columns(Agent, "agents")
