"""An automatic answer: it is no answer, and the plan waits until they are back."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from agents.days_off import DaysOff
from agents.hours import morning_of, working_day_after
from agents.models import Agent, Office
from clients.contacts import person_with
from clients.models import Activity, Client
from inbound.models.choices import Kind

if TYPE_CHECKING:
    from inbound.models import InboundEmail

WITHOUT_A_DATE = timedelta(days=3)


def apply_away(mail: "InboundEmail") -> Iterable[int]:
    """In the caller's transaction. That somebody linked to the client is away says nothing of the client."""
    client = mail.client
    if client is None or person_with(client, mail.from_email):
        return ()
    now = timezone.now()
    until = back_at(mail.return_date, client, DaysOff.of(Office.current()), now)
    if until > now:
        facts = {"inbound": mail.pk, "return_date": mail.return_date.isoformat() if mail.return_date else None}
        client.wait_until_back(until, email=mail.email_log, **facts)
    return ()


def away_until(client: Client) -> datetime | None:
    """Until when they are away, as those automatic answers say that nobody undid and that came after their last answer.

    None where they are not away any more. The timeline has kept until when each of them waits.
    """
    told = client.activities.filter(kind=Activity.Kind.AWAY, data__has_key="inbound")
    if client.replied_at:
        told = told.filter(occurred_at__gt=client.replied_at)
    said = list(told.values_list("data", flat=True))
    mails = client.inbound_emails.filter(kind=Kind.AUTO_REPLY, undone_at=None)
    holding = set(mails.filter(pk__in=[data["inbound"] for data in said]).values_list("pk", flat=True))
    untils = [datetime.fromisoformat(data["until"]) for data in said if data["inbound"] in holding and "until" in data]
    return max((until for until in untils if until > timezone.now()), default=None)


def back_at(returns: date | None, client: Client, days_off: DaysOff, now: datetime) -> datetime:
    """From when on they may be written to again; a time that has passed when they were back before now.

    The morning of the agent's working day after the one on which they return. Sending hours decide the rest.
    """
    if returns is None:
        return now + WITHOUT_A_DATE
    agent = client.agent or Agent()
    if returns < now.astimezone(agent.tzinfo).date():
        return now
    return morning_of(agent, working_day_after(agent, returns, days_off), client.tzinfo, days_off)
