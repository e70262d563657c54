"""Whether emails to a client go now, and if not, why: one sentence, as the engine's gates see it. Read-only."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from agents.models import Agent, Office
from clients.models import Client, address_key
from emails.models import Suppression
from followups.display.reasons import in_words
from followups.engine import gates
from followups.models import Reason, Task, Why
from lists.words import at_time, short_date


@dataclass(frozen=True)
class Block:
    """What keeps every email to the client from going."""

    code: str
    words: str
    is_final: bool
    """Nothing goes, whatever anybody presses. If not, what is planned waits."""
    is_bounced: bool = False

    @property
    def wants_address(self) -> bool:
        """Another address would open it."""
        return self.is_bounced or self.code == Reason.NO_EMAIL_ADDRESS


FINAL_GATES: tuple[gates.Gate, ...] = (gates.stage_is_open, gates.has_an_address, gates.may_be_emailed)
"""Those that no button opens. They ask only the client's stage and address, and the ledger."""


def final_blocks(clients: Iterable[Client], reader: Agent) -> dict[int, Block]:
    """Who may not be emailed, whatever anybody presses, by the client's id; in one query. The clients are present."""
    clients = list(clients)
    facts = gates.Facts(Office(), Suppression.by_address(client.email for client in clients), timezone.now())
    found = {}
    for client in clients:
        task = Task(client=client)
        closed = next(filter(None, (gate(task, facts) for gate in FINAL_GATES)), None)
        if closed:
            found[client.pk] = _block(client, reader, closed)
    return found


def block_of(client: Client, office: Office, entries: list[Suppression], reader: Agent) -> Block | None:
    """None if an email that somebody asks for now would go. `entries`: the ledger's, of the client's address."""
    now = timezone.now()
    # Planned after whatever they replied: a reply stops what was planned before, not what an agent sends now.
    asked_for = Task(client=client, scheduled_for=now, planned_at=now + timedelta(days=1), hurried_at=now)
    found = {address_key(client.email): entries[0]} if entries else {}
    first = gates.GateCheck.of(asked_for, gates.Facts(office, found, now)).first_closed
    if first is None:
        return None
    return _block(client, reader, first)


def _block(client: Client, reader: Agent, closed: gates.Closed) -> Block:
    words = WORDS.get(closed.why.code, _other)(client, reader, closed.why)
    is_bounced = closed.why.facts.get("ledger") == Suppression.Reason.BOUNCED
    return Block(closed.why.code, words, closed.for_good, is_bounced)


def _office_paused(client: Client, reader: Agent, why: Why) -> str:
    if why.facts.get("cause") == "restore":
        return f"Paused: a backup was restored{_since(why.facts)}"
    return f"{why.facts.get('by') or 'Someone'} paused the whole office{_since(why.facts)}"


def _agent_paused(client: Client, reader: Agent, why: Why) -> str:
    who = "You" if client.agent_id == reader.pk else str(client.agent)
    return f"{who} paused all sending{_since(why.facts)}"


def _since(facts: Mapping[str, Any]) -> str:
    return f" {at_time(datetime.fromisoformat(facts['since']))}" if facts.get("since") else ""


def _client_paused(client: Client, reader: Agent, why: Why) -> str:
    return f"Paused since {short_date(client.paused_at)}" if client.paused_at else "Paused"


def _finished(client: Client, reader: Agent, why: Why) -> str:
    return f"Stopped: {client.get_stage_display().lower()}"


def _do_not_email(client: Client, reader: Agent, why: Why) -> str:
    return f"Do not email: {Suppression(reason=why.facts['ledger']).get_reason_display()}"


def _other(client: Client, reader: Agent, why: Why) -> str:
    words = in_words(why)
    return words[:1].upper() + words[1:]


WORDS: dict[str, Callable[[Client, Agent, Why], str]] = {
    Reason.OFFICE_PAUSED: _office_paused,
    Reason.AGENT_PAUSED: _agent_paused,
    Reason.CLIENT_PAUSED: _client_paused,
    Reason.STAGE_FINISHED: _finished,
    Reason.NO_AGENT: lambda client, reader, why: "Waiting for an agent",
    Reason.NO_EMAIL_ADDRESS: lambda client, reader, why: "No email address",
    Reason.DO_NOT_EMAIL: _do_not_email,
}
"""Shorter than for one follow-up, where the page has said whose it is."""
