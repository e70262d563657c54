"""What a template makes of two clients, of whom much and next to nothing is known, and what the guard says of it."""

from dataclasses import dataclass
from datetime import date

from agents.models import Agent, Office
from clients.models import Client
from clients.models.choices import PropertyType
from emails.writer import guard
from emails.writer.fallback.built_in import Text
from emails.writer.fallback.fields import values_of
from emails.writer.fallback.write import fill_both, fill_letter
from emails.writer.guard import Finding, Kind, record
from emails.writer.write import greeted

NEVER_SAVED = guard.NEVER_CONFIRMED | guard.CONFIRMED_BY_A_BROKER
"""A template is sent again and again, unread. So what a broker may let go in one email stays out of it, too."""


@dataclass(frozen=True)
class Example:
    title: str
    known: str
    client: Client
    office: Office

    def record(self, step: str, today: date) -> record.Record:
        """As the guard knows it."""
        client, office, agent = self.client, self.office, self.client.agent or Agent(name="", email="", phone="")
        place = (client.property_address, client.property_type, client.stage)
        return record.Record(
            record.Client(client.name, client.email, client.phone, *place),
            record.Agent(agent.name, agent.email, agent.phone),
            record.Office(office.name, office.postal_address),
            step,
            today=today,
        )


@dataclass(frozen=True)
class Preview:
    example: Example
    subject: str
    body: str  # with the greeting
    findings: tuple[Finding, ...]


def examples(property_type: str, agent: Agent, office: Office) -> tuple[Example, Example]:
    """With the name and the phone of whoever looks, and the office's own name."""
    sample = Agent(name=agent.name, email=agent.email, phone=agent.phone or "(503) 555-0190")
    full = Client(
        agent=sample,
        name="Jonah Whitlock",
        email="jonah.whitlock@example.com",
        phone="(503) 555-0142",
        property_address="418 Alder Court, Portland",
        property_type=property_type or PropertyType.RESIDENTIAL,
    )
    bare = Client(email="someone@example.com", property_type=property_type or PropertyType.OTHER)
    named = Office(name=office.name or "Alder & Main Realty", postal_address=office.postal_address)
    return (
        Example("A full record", "Name, address and agent are known", full, named),
        Example("A nearly empty record", "Nothing but an email address is known", bare, Office(name="")),
    )


def preview(text: Text, example: Example, step: str, today: date) -> Preview:
    """Mistake where the text is not in the form."""
    subject, said = fill_both(text, values_of(example.client, example.office.name))
    body = greeted(example.client, said)
    return Preview(example, subject, body, guard.check(example.record(step, today), subject, body).findings)


def letter_preview(text: Text, example: Example, step: str, today: date) -> Preview:
    """The same where a person fills in what is not known. Until then nothing is wrong with that."""
    subject, said, gaps = fill_letter(text, values_of(example.client, example.office.name))
    body = greeted(example.client, said)
    found = guard.check(example.record(step, today), subject, body).findings
    left = (each for each in found if each.kind != Kind.PLACEHOLDER or not any(gap in each.text for gap in gaps))
    return Preview(example, subject, body, tuple(left))
