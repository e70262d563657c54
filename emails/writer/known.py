"""The guard's record of a brief: all that an email to this client may state."""

from clients import contacts
from emails.writer.brief import Brief
from emails.writer.guard import Record
from emails.writer.guard.record import Agent, Client, Earlier, Office, Other


def record_of_brief(brief: Brief, others: tuple[Other, ...] = ()) -> Record:
    """Without what is kept from the AI: what it was not told, it can't have from the record."""
    client, agent, office = brief.client, brief.client.agent, brief.office
    notes = "\n".join(
        filter(None, [client.notes, *(talk.note for talk in brief.talks), *(each.text for each in brief.noted)])
    )
    more = contacts.also_of(client)
    standing = agent.instructions if agent else ""
    return Record(
        Client(
            client.name,
            client.email,
            client.phone,
            client.property_address,
            client.property_type,
            client.stage,
            notes,
            brief.custom_fields,
            brief.source,
            brief.linked_people,
            *more,
        ),
        Agent(agent.name, agent.email, agent.phone) if agent else Agent(),
        Office(office.name, office.postal_address),
        brief.followup_type,
        brief.notes,
        "\n".join(filter(None, [standing, brief.instructions])),
        brief.today,
        tuple(Earlier(each.subject, each.body) for each in brief.earlier),
        others,
    )
