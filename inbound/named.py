"""What a mail names of ours: reply addresses among its recipients, and Message-IDs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice

from clients.models import Client
from emails.models.unsubscribe_token import is_our_link
from emails.threads import Log, Named, logs_named, named_by
from inbound.models import MatchedBy
from inbound.reading.message import Message

LONGEST = 2000
MOST = 100
"""Recipients, and Message-IDs, that are looked at. A mail may have thousands."""


@dataclass(frozen=True)
class Place:
    """A client, and the email where one is named. Only agents get the reply address of a client."""

    client_id: int
    email_log_id: int | None
    found_by: MatchedBy
    is_for_agents: bool = False


@dataclass(frozen=True)
class NamedInMail:
    message: Message
    message_ids: Sequence[str]
    tokens: Sequence[Named]
    by_message_id: dict[str, Log] = field(default_factory=dict)
    by_token: dict[int, Log] = field(default_factory=dict)

    @classmethod
    def of(cls, message: Message, also: Sequence[str]) -> "NamedInMail":
        """One statement, or none where the mail has no Message-ID at all."""
        recipients = islice(chain(message.envelope_to, message.to), MOST)
        tokens = list(dict.fromkeys(filter(None, map(named_by, recipients))))
        # The newest is the last in References.
        newest_first = reversed(message.references[-MOST:])
        message_ids = list(dict.fromkeys(islice(chain(also, message.in_reply_to, newest_first), MOST)))
        emails = [each.email_log_id for each in tokens if each.email_log_id]
        return cls(message, message_ids, tokens, *logs_named([*message_ids, message.message_id], emails))

    @property
    def is_own_mail(self) -> bool:
        """An email of ours that came back: a mailbox that passes on what it gets. Only ours have that link."""
        links = ",".join(self.message.all_headers("list-unsubscribe")[:MOST])[:LONGEST].split(",")
        return self.message.message_id in self.by_message_id or any(is_our_link(each.strip(" <>")) for each in links)

    @property
    def place(self) -> Place | None:
        return next(self._places(), None)

    def _places(self) -> Iterator[Place]:
        for token in self.tokens:
            client = token.client_id
            if log := self.by_token.get(token.email_log_id or 0):
                yield Place(log[1], log[0], MatchedBy.TOKEN)
            elif client in self._clients:
                yield Place(client, self._email_of(client), MatchedBy.TOKEN, is_for_agents=True)
        for each in self.message_ids:
            if log := self.by_message_id.get(each):
                yield Place(log[1], log[0], MatchedBy.REFERENCES)

    @cached_property
    def _clients(self) -> list[int]:
        """Those that a token names and that there are."""
        wanted = [each.client_id for each in self.tokens if each.client_id]
        return list(Client.objects.filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else []

    def _email_of(self, client: int) -> int | None:
        logs = (self.by_message_id.get(each) for each in self.message_ids)
        return next((log[0] for log in logs if log and log[1] == client), None)
