"""What we sent to a client: what their mail may quote is known to the word."""

from django.conf import settings

from agents.models import Agent, Office
from emails.models import EmailLog
from emails.rendering import render
from inbound.match import Match
from inbound.new_text import Ours

MOST = 10
"""The newest ones, besides the one that is answered."""


def ours_of(matched: Match) -> list[Ours]:
    """The email that it answers first, then what else the client was sent, as they got it."""
    if matched.client_id is None:
        return []
    sent = EmailLog.objects.filter(client=matched.client_id).exclude(body="").select_related("sender", "client__agent")
    newest = sent.filter(sent_at__isnull=False).order_by("-sent_at", "-pk")[:MOST]
    logs = {log.pk: log for log in (*sent.filter(pk=matched.email_log_id or 0), *newest)}
    office = Office.current()
    return [_ours(log, log.sender or log.client.agent, office) for log in logs.values()]


def _ours(log: EmailLog, agent: Agent | None, office: Office) -> Ours:
    rendered = render(log, agent, office)
    name = agent.name if agent else office.name
    return Ours(log.subject, rendered.text, rendered.html, name, office.from_email)


def our_addresses() -> set[str]:
    """Those that the office sends from, in lower case."""
    return {address.lower() for address in (Office.current().from_email, settings.FROM_EMAIL) if address}
