"""Whose mail it is: by what it names of ours, else by who wrote it.

1. A reply address of ours among the recipients.
2. A Message-ID of an email of ours in In-Reply-To or References: ours, or SendGrid's.
3. The sender's address, From before Reply-To: a client's, now or earlier, or a linked person's.

What is named counts for a deleted client, too: the agent has to see the answer. Several clients may have the same
address. Then it is one who is not deleted, of those the one who got an email last, whoever's client that is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.models import Office
from clients.models import address_key
from emails.threads import named_by
from inbound.models import MatchedBy
from inbound.named import NamedInMail, Place
from inbound.reading.message import Message
from inbound.whose import Holder, earlier_holders, first_choice, holders_now, is_relay, mailbox_of

MOST_SENDERS = 5
"""Of one mail: From, and the first of Reply-To."""


@dataclass(frozen=True)
class Match:
    client_id: int | None = None
    email_log_id: int | None = None
    """The email that it answers, where the mail names it."""
    matched_by: MatchedBy = MatchedBy.NONE
    agent_id: int | None = None
    """The agent who wrote it, and not the client."""
    person_id: int | None = None
    """The linked person who wrote it."""
    is_new_address: bool = False
    """It names the client, and its sender's address is none of theirs: it may be offered for the record."""


def match(message: Message, also: Sequence[str] = ()) -> Match:
    """`also`: more Message-IDs that it speaks of, such as those of a delivery report.

    Nobody's is what comes from the office's own sender address, and an email of ours that came back. The number of
    statements does not grow with the mail: six at most.
    """
    named = NamedInMail.of(message, also)
    if named.is_own_mail:
        return Match()
    senders = _senders(message)
    return _in_place(named.place, senders) if named.place else _by_address(senders)


def _senders(message: Message) -> list[str]:
    """From, then Reply-To, without reply addresses of ours and what is no address."""
    addresses = [each for each in (message.from_email, *message.reply_to)[:MOST_SENDERS] if not named_by(each)]
    return [each for each in map(address_key, addresses) if "@" in each and _can_be_stored(each)]


def _can_be_stored(text: str) -> bool:
    return "\x00" not in text and text.isprintable()


def _in_place(place: Place, senders: list[str]) -> Match:
    """Who of the client's people wrote it, or which agent."""
    match = Match(place.client_id, place.email_log_id, place.found_by)
    holders = holders_now(senders, place.client_id)
    is_theirs = any(each.client_id and each.key in senders[:1] for each in holders)
    agent = _agent(holders, senders)
    if agent and (place.is_for_agents or not is_theirs):
        return replace(match, agent_id=agent)
    if _is_office(senders):
        return Match()
    for sender in senders:
        if theirs := [each for each in holders if each.client_id and mailbox_of(each.key) == mailbox_of(sender)]:
            exact = [each for each in theirs if each.key == sender]
            return replace(match, person_id=_person(exact or theirs))
    is_new = bool(senders) and not is_relay(senders[0]) and not earlier_holders(_keys(senders), place.client_id)
    return replace(match, is_new_address=is_new)


def _by_address(senders: list[str]) -> Match:
    keys = _keys(senders)
    holders = holders_now(keys)
    agent = _agent(holders, senders)
    if _is_office(senders):
        return Match(agent_id=agent)
    for key in keys:
        theirs = [each for each in holders if each.client_id and each.key == key]
        if client := _one_of(key, {each.client_id for each in theirs if each.client_id}):
            person = _person([each for each in theirs if each.client_id == client])
            return Match(client, matched_by=MatchedBy.ADDRESS, person_id=person)
    if agent:
        return Match(agent_id=agent)
    earlier = earlier_holders(keys)
    for key in keys:
        if client := _one_of(key, earlier.get(key, set())):
            return Match(client, matched_by=MatchedBy.ADDRESS)
    return Match()


def client_at(address: str) -> int | None:
    """Whose mail it is, where nothing is known of it but the address in its envelope."""
    senders = [each for each in [address_key(address)] if "@" in each and _can_be_stored(each) and not named_by(each)]
    return _by_address(senders).client_id if senders else None


def _keys(senders: list[str]) -> list[str]:
    """Each sender's address, then the mailbox that it leads to."""
    return list(dict.fromkeys(key for each in senders for key in (each, mailbox_of(each))))


def _one_of(key: str, clients: set[int]) -> int | None:
    """A relay's address is nobody's own: two clients who have it are two people."""
    if len(clients) > 1 and is_relay(key):
        return None
    return first_choice(clients) if len(clients) > 1 else next(iter(clients), None)


def _person(holders: list[Holder]) -> int | None:
    """The linked person whose address it is; None where it is the client's own, too."""
    people = [each.person_id for each in holders]
    return None if None in people else next(iter(people), None)


def _agent(holders: list[Holder], senders: list[str]) -> int | None:
    """By From alone: anybody may ask for answers to another address."""
    return next((each.agent_id for each in holders if each.agent_id and each.key in senders[:1]), None)


def _is_office(senders: list[str]) -> bool:
    return bool(senders) and senders[0] == address_key(Office.current().from_email)
