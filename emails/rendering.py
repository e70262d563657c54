"""Makes a client's mail of a plain-text body: HTML and text, with signature, address and unsubscribe link."""

from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.template import engines
from django.template.backends.jinja2 import Jinja2

from agents.models import Agent, Office
from emails.models import EmailLog
from emails.models.unsubscribe_token import path_of


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
    url = settings.SITE_URL + path_of(log.pk)
    parts = {
        "body": log.body,
        "signature": signature_of(agent, office),
        "sender": sender_line(office),
        "unsubscribe_url": url,
    }
    # Looking for addresses costs more than all the rest of the mail, and few letters hold one.
    has_links = "://" in log.body or "www." in log.body
    html = draw("emails/mail.html", "html", subject=log.subject, has_links=has_links, **parts)
    return Rendered(html, draw("emails/mail.txt", "text", **parts) + "\n", url)


def draw(template: str, macro: str, **parts: Any) -> str:
    """By a macro: a template that is drawn as a whole first copies all that a page may use, which takes longer."""
    engine = cast(Jinja2, engines["jinja2"])
    return str(getattr(engine.env.get_template(template).module, macro)(**parts)).strip()
