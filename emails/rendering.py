"""Makes a client's mail of a plain-text body: HTML and text, with signature, address and unsubscribe link."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from agents.models import Agent, Office
from emails.models import EmailLog


@dataclass(frozen=True)
class Rendered:
    html: str
    text: str
    unsubscribe_url: str


def signature_of(agent: Agent | None, office: Office) -> str:
    if agent is None:
        return office.name
    lines = [agent.name, " · ".join(filter(None, [office.name, agent.phone]))]
    return agent.signature.strip() or "\n".join(filter(None, lines))


def sender_of(agent: Agent | None, office: Office) -> str:
    return agent.name if agent else office.from_name


def sender_line(office: Office) -> str:
    """Who sends it and from where. CAN-SPAM: every commercial email carries a valid postal address."""
    name, address = office.name, office.postal_address
    return f"{name}, {address}" if name and name not in address else address


def render(log: EmailLog, agent: Agent | None, office: Office) -> Rendered:
    url = settings.SITE_URL + reverse("unsubscribe", args=[log.unsubscribe_token])
    context = {
        "subject": log.subject,
        "body": log.body,
        # Looking for addresses costs more than all the rest of the mail, and few letters hold one.
        "has_links": "://" in log.body or "www." in log.body,
        "signature": signature_of(agent, office),
        "sender": sender_line(office),
        "unsubscribe_url": url,
    }
    html = render_to_string("emails/mail.html", context)
    text = render_to_string("emails/mail.txt", context)
    return Rendered(html, text.strip() + "\n", url)
