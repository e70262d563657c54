"""Whose an email address is: a client's, a linked person's or an agent's, now or earlier."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from agents.models import Agent
from clients.models import ADDRESS, AdditionalEmail, Client, Person, address_key, address_variants
from emails.models import EmailLog
from emails.models.email_log import HAS_OTHERS, OTHER_ADDRESSES, TO_ADDRESS

MOST = 1000
"""Rows of each place that are looked at. An address that stands for “none” may be everybody's."""

RELAYS = ("convo.zillow.com",)
"""Domains, with those below them, whose addresses pass mail on: none of them is a person's own. Leads add to it."""


@dataclass(frozen=True)
class Holder:
    """Of the address with this address_key: a client, a linked person of a client, or an agent who logs in."""

    key: str
    client_id: int | None = None
    person_id: int | None = None
    agent_id: int | None = None


def is_relay(address: str) -> bool:
    domain = address_key(address).rpartition("@")[2]
    return any(domain == relay or domain.endswith(f".{relay}") for relay in RELAYS)


def mailbox_of(key: str) -> str:
    """Without what follows a plus: mail to jonah+house@ arrives at jonah@."""
    name, at, domain = key.rpartition("@")
    return f"{name.partition('+')[0] or name}{at}{domain}"


def holders_now(addresses: Collection[str], client: int | None = None) -> list[Holder]:
    """Who has one of these addresses; of a client who is known all theirs, and of the agents those who have one."""
    variants = address_variants(addresses)
    if not variants:
        return []
    nobody = Cast(Value(None), BigIntegerField())
    agents: QuerySet[Any] = Agent.objects.filter(is_active=True)
    parts: list[QuerySet[Any, Any]] = []
    for rows, owner, *ids in (
        (Client.objects.all(), "pk", F("pk"), nobody, nobody),
        (AdditionalEmail.objects.all(), "client", F("client_id"), F("person_id"), nobody),
        (Person.objects.exclude(email=""), "client", F("client_id"), F("pk"), nobody),
        (agents, "", nobody, nobody, F("pk")),
    ):
        seen: Any = rows.order_by()
        is_known = client is not None and owner
        seen = seen.filter(**{owner: client}) if is_known else seen.alias(key=ADDRESS).filter(key__in=variants)
        named = dict(zip(("of_client", "of_person", "of_agent"), ids, strict=True))
        parts.append(seen.annotate(**named).values_list(*named, "email")[:MOST])
    return [Holder(address_key(email), *ids) for *ids, email in parts[0].union(*parts[1:], all=True)]


def earlier_holders(addresses: Collection[str], client: int | None = None) -> dict[str, set[int]]:
    """By its address_key, the clients to whom an email went at that address, themselves or as a copy.

    Nothing else says for sure what an address was before somebody changed it: the timeline does not name it always.
    """
    variants = address_variants(addresses)
    if not variants:
        return {}
    logs = EmailLog.objects.order_by() if client is None else EmailLog.objects.filter(client=client).order_by()
    others = Q()
    for variant in variants:
        others |= Q(others__contains=[variant]) | Q(others__contains=[{"email": variant}])
    columns = ("client_id", "to_email", "cc", "earlier_recipients")
    main = logs.alias(key=TO_ADDRESS).filter(key__in=variants).values_list(*columns)[:MOST]
    # No limit here: the planner expects so many that it would scan the table, and hope to be done soon.
    copies = logs.alias(others=OTHER_ADDRESSES).filter(HAS_OTHERS, others).values_list(*columns)
    found: dict[str, set[int]] = defaultdict(set)
    keys = set(variants.values())
    for holder, to_email, cc, earlier in main.union(copies, all=True):
        for key in keys & {address_key(each) for each in (to_email, *earlier, *(copy["email"] for copy in cc))}:
            found[key].add(holder)
    return found


def first_choice(clients: Iterable[int]) -> int | None:
    """Of several: who is not deleted, then who got an email last, then who was added last."""
    sent = EmailLog.objects.filter(client=OuterRef("pk"), sent_at__isnull=False).order_by("-sent_at")
    rows: Any = Client.objects.filter(pk__in=list(clients)).alias(last=Subquery(sent.values("sent_at")[:1]))
    ordered = rows.order_by("is_deleted", F("last").desc(nulls_last=True), "-pk")
    return next(iter(ordered.values_list("pk", flat=True)[:1]), None)
