"""Claims that are checked against the record: a rule for each kind."""

from collections.abc import Callable, Iterable

from emails.writer.guard.claims import contact, date, fact, name, other_client, place, price, proper
from emails.writer.guard.finding import Finding, Stated
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record

CLAIMS: tuple[Callable[[Letter, Record], Iterable[Finding | Stated]], ...] = (
    proper.look,
    name.look,
    price.look,
    date.look,
    contact.look,
    place.look,
    fact.look,
    other_client.look,
)
