"""A person's answer stops what is planned."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from clients.contacts import person_with
from clients.models import Client
from emails.models import EmailLog
from emails.models.states import Status as EmailStatus
from lists.words import first_words

if TYPE_CHECKING:
    from inbound.models import InboundEmail

LONGEST_NOTE = 400
"""Characters, as of what an agent logs. The whole text is with the mail."""


def apply_reply(mail: "InboundEmail") -> Iterable[int]:
    """In the caller's transaction. What is sent begins with the same lock (followups.engine.delivery.begin).

    So a send that was faster is committed by now, and the timeline names it; one that comes later finds the answer.
    """
    client = mail.client
    if client is None:
        return ()
    Client.objects.lock([client.pk])
    facts = facts_of(mail)
    if on_their_way := _on_their_way(client.pk):
        facts["on_their_way"] = on_their_way
    # A linked person's answer is as good as the client's, but does not say that the client is back.
    is_own = person_with(client, mail.from_email) is None
    client.receive_reply(is_own=is_own, by=mail.settled_by, **facts)
    return (client.pk,)


def facts_of(mail: "InboundEmail") -> dict[str, Any]:
    """Of its timeline row."""
    log = mail.email_log
    return {
        "email": log,
        "task": log.task if log else None,
        "inbound": mail.pk,
        "note": first_words(mail.text.strip(), LONGEST_NOTE),
    }


def _on_their_way(client_id: int) -> list[dict[str, Any]]:
    logs = EmailLog.objects.filter(client=client_id, status=EmailStatus.SENDING).order_by("pk")
    return [{"email": pk, "subject": subject} for pk, subject in logs.values_list("pk", "subject")]
