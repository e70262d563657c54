"""A client's answer goes on to their agent's own mailbox, by the office's mail: once, and never in a circle.

Nobody gets it where the client has no active agent: the brokers see the answer on Today. See docs/decisions/0033.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from agents.models import Agent, Office
from clients.models import Client, is_email
from emails.models import ForwardedAnswer, OfficeMail
from emails.models.states import Status
from emails.threads import address_of_client
from inbound.mailbox import words
from inbound.mailbox.files import that_fit
from inbound.mailbox.own_mail import is_from, is_our_own
from inbound.models import InboundEmail, Kind
from inbound.reading.message import Message

SINGLY, WITHIN = 20, timedelta(hours=1)
"""So many answers of one address reach the mailbox one by one; what comes then is told by one mail an hour."""

TO_ONE_AGENT = 60
"""So many of all addresses reach one agent's mailbox one by one in that time: one a minute is more than anybody reads.

Whoever knows one address to answer to can write from ever new addresses, which have no limit together otherwise.
"""

LAST_REFERENCES = 10
LONGEST_ID = 250
"""Characters of a Message-ID that goes into a header."""


def forward(inbound: InboundEmail, message: Message | None = None) -> None:
    """Writes down the office's mail in the caller's transaction; a second call does nothing.

    Sent within a minute, or at once by emails.tasks.send_office_mails_soon. With the message, one that we forwarded
    before is known, and the answers of a thread stand together in the mailbox.
    """
    if inbound.kind != Kind.REPLY or inbound.client_id is None or inbound.agent_id is not None:
        return
    if is_our_own(inbound, message, Office.current()):
        return
    with transaction.atomic():
        # The lock lets the second of two workers see what the first one wrote.
        clients = Client.objects.select_for_update(no_key=True, of=("self",)).select_related("agent")
        client = clients.get(pk=inbound.client_id)
        agent = _agent_with_a_mailbox(client)
        if agent is None or is_from(inbound, agent) or ForwardedAnswer.objects.filter(inbound_email=inbound).exists():
            return
        now = timezone.now()
        if _singly(inbound, now) >= SINGLY:
            _gather(inbound, client, agent, now)
        elif _to_agent(agent, now) >= TO_ONE_AGENT:
            _gather_all(inbound, agent, now)
        else:
            mail = _single(inbound, message, client, agent)
            ForwardedAnswer.objects.create(inbound_email=inbound, office_mail=mail)


def _agent_with_a_mailbox(client: Client) -> Agent | None:
    agent = client.agent
    return agent if agent and agent.is_active and is_email(agent.email) else None


def _singly(inbound: InboundEmail, now: datetime) -> int:
    """How many of this address went one by one in the last hour."""
    told = ForwardedAnswer.objects.filter(office_mail__kind=OfficeMail.Kind.ANSWER)
    recent = told.filter(office_mail__created_at__gt=now - WITHIN)
    return recent.filter(inbound_email__from_email__iexact=inbound.from_email).count()


def _to_agent(agent: Agent, now: datetime) -> int:
    """How many went to this agent one by one in the last hour."""
    recent = OfficeMail.objects.filter(agent=agent, kind=OfficeMail.Kind.ANSWER, created_at__gt=now - WITHIN)
    return recent.order_by()[:TO_ONE_AGENT].count()


def _single(inbound: InboundEmail, message: Message | None, client: Client, agent: Agent) -> OfficeMail:
    along, left = that_fit(inbound)
    return OfficeMail.objects.write_down(
        OfficeMail.Kind.ANSWER,
        **_people(inbound, client, agent),
        subject=words.subject_of(inbound, client),
        body=words.answer(inbound, client, left),
        headers=_thread(inbound, message),
        files=[{"name": file.name, "size": file.size, "path": file.path} for file in along],
    )


def _gather(inbound: InboundEmail, client: Client, agent: Agent, now: datetime) -> None:
    """Into the mail that tells of several, as long as that one has not begun to go."""
    waiting = OfficeMail.objects.filter(kind=OfficeMail.Kind.ANSWERS, status=Status.QUEUED, not_before__gt=now)
    waiting = waiting.filter(to_email=agent.email, answers__inbound_email__client=client)
    waiting = waiting.filter(answers__inbound_email__from_email__iexact=inbound.from_email)
    mail = OfficeMail.objects.filter(pk__in=waiting.values("pk")).select_for_update(no_key=True).first()
    count = mail.answers.count() + 1 if mail else 1
    text = {"subject": words.subject_of_several(client, count), "body": words.several(inbound, client, count)}
    if mail is None:
        people = _people(inbound, client, agent)
        mail = OfficeMail.objects.write_down(OfficeMail.Kind.ANSWERS, **people, **text, not_before=now + WITHIN)
    else:
        OfficeMail.objects.filter(pk=mail.pk).update(**text, updated_at=now)
    ForwardedAnswer.objects.create(inbound_email=inbound, office_mail=mail)


def _gather_all(inbound: InboundEmail, agent: Agent, now: datetime) -> None:
    """Into the one mail that tells this agent of several clients' answers. No name and no thread of a client's."""
    Agent.objects.select_for_update(no_key=True).only("pk").get(pk=agent.pk)  # two clients' answers at once
    waiting = OfficeMail.objects.filter(kind=OfficeMail.Kind.ANSWERS, status=Status.QUEUED, not_before__gt=now)
    waiting = waiting.filter(agent=agent, to_email=agent.email, from_name="", reply_to="")
    mail = waiting.select_for_update(no_key=True).first()
    count = mail.answers.count() + 1 if mail else 1
    text = {"subject": words.subject_of_many(count), "body": words.many(count, TO_ONE_AGENT)}
    if mail is None:
        to: dict[str, Any] = {"to_email": agent.email, "to_name": agent.name, "agent": agent}
        mail = OfficeMail.objects.write_down(OfficeMail.Kind.ANSWERS, **to, **text, not_before=now + WITHIN)
    else:
        OfficeMail.objects.filter(pk=mail.pk).update(**text, updated_at=now)
    ForwardedAnswer.objects.create(inbound_email=inbound, office_mail=mail)


def _people(inbound: InboundEmail, client: Client, agent: Agent) -> dict[str, Any]:
    """Whom it goes to, whom it is from, and where an answer to it goes."""
    reply_to = address_of_client(client.pk) or (inbound.from_email if is_email(inbound.from_email) else "")
    name = " ".join(client.name.split())[:100]
    return {"to_email": agent.email, "to_name": agent.name, "agent": agent, "from_name": name, "reply_to": reply_to}


def _thread(inbound: InboundEmail, message: Message | None) -> dict[str, str]:
    """What keeps the answers of one thread together in the agent's mailbox."""
    earlier = [*message.references, *message.in_reply_to] if message else []
    known = dict.fromkeys(each for each in (*earlier, inbound.message_id) if _fits_a_header(each))
    if not _fits_a_header(inbound.message_id):
        return {}
    last = [f"<{each}>" for each in list(known)[-LAST_REFERENCES:]]
    return {"In-Reply-To": f"<{inbound.message_id}>", "References": " ".join(last)}


def _fits_a_header(message_id: str) -> bool:
    is_plain = message_id.isascii() and message_id.isprintable() and not set(message_id) & set(" <>")
    return 0 < len(message_id) <= LONGEST_ID and is_plain
