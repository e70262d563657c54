"""Creates a session for each agent id in the arguments, and prints its cookie as a browser sends it."""

import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402

from agents.models import Agent  # noqa: E402
from agents.sessions import SessionStore  # noqa: E402

for pk in sys.argv[1:]:
    agent, session = Agent.objects.get(pk=pk), SessionStore()
    session[SESSION_KEY] = str(agent.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = agent.get_session_auth_hash()
    session.cycle_key()
    session.save()
    print(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
