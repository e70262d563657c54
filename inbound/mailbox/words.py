"""What an agent's mailbox reads of clients' answers."""

from collections.abc import Sequence

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator

from clients.models import Client
from emails.rendering import draw
from followups.models import Reason, Task
from inbound.models import InboundAttachment, InboundEmail
from lists.one_line import is_one_line
from lists.words import counted

LONGEST = 100_000
"""Characters of an answer. A longer one is cut, and is whole on the client's page."""


def answer(inbound: InboundEmail, client: Client, left: Sequence[InboundAttachment]) -> str:
    """The new text alone: the page has all of it. `left`: the files that don't go along."""
    return draw(
        "inbound/mailbox/answer.txt",
        "text",
        words=Truncator(inbound.text.strip()).chars(LONGEST, truncate=" …"),
        writer=_writer(inbound),
        stopped=_stopped(inbound),
        left=", ".join(f"“{file.name}”" for file in left),
        url=page_of(client),
    )


def subject_of(inbound: InboundEmail, client: Client) -> str:
    """As the client wrote it."""
    return one_line(inbound.subject) or f"Answer from {client.name}"


def subject_of_several(client: Client, count: int) -> str:
    return f"{counted(count, 'more answer')} from {client.name}"


def several(inbound: InboundEmail, client: Client, count: int) -> str:
    said = counted(count, "more answer")
    return draw("inbound/mailbox/answers.txt", "text", said=said, writer=_writer(inbound), url=page_of(client))


def subject_of_many(count: int) -> str:
    return f"{counted(count, 'more answer')} of several people"


def many(count: int, most: int) -> str:
    url = settings.SITE_URL + reverse("inbound_list") + "?kind=reply"
    return draw("inbound/mailbox/answers_of_many.txt", "text", said=counted(count, "more answer"), most=most, url=url)


def one_line(text: str) -> str:
    """Without line breaks, hidden characters and marks that turn text over."""
    return " ".join("".join(each if is_one_line(each) else " " for each in text).split())


def _writer(inbound: InboundEmail) -> str:
    """Who wrote it, as the mail itself says: it may be a partner, from an address that is not on file."""
    name = one_line(inbound.from_name)
    return f"{name} <{inbound.from_email}>" if name else inbound.from_email


def _stopped(inbound: InboundEmail) -> str:
    """How many follow-ups the answer stops; empty where there is none. Those that wait are stopped after its commit."""
    stopped = Q(status=Task.Status.CANCELLED, reason_code=Reason.REPLIED, updated_at__gte=inbound.received_at)
    waiting = Q(status=Task.Status.PENDING, sent_by_hand=False)
    number = Task.objects.filter(stopped | waiting, client=inbound.client_id).count()
    return counted(number, "follow-up") if number else ""


def page_of(client: Client) -> str:
    return settings.SITE_URL + reverse("client", args=[client.pk])
