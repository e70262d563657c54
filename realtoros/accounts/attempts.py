"""Records who tried to sign in, so that the office can see an attack."""

import logging

from django.http import HttpRequest

from agents.models import Agent, SignInAttempt
from realtoros.web import visitors

logger = logging.getLogger(__name__)

Outcome = SignInAttempt.Outcome


def record(request: HttpRequest, outcome: Outcome, email: str, agent: Agent | None = None) -> None:
    address = visitors.address_of(request)
    agent = agent or Agent.objects.filter(email__iexact=email.strip()).first()
    SignInAttempt.objects.create(outcome=outcome, email=email[:255], address=address[:45], agent=agent)
    logger.info("sign-in %s agent=%s address=%s", outcome, agent and agent.pk, address)
