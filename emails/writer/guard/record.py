"""What is known about the client, the agent and the office: all that an email may state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from emails.writer.guard.orders import without_orders
from emails.writer.guard.shorthand import written_out
from emails.writer.guard.text import Text
from emails.writer.guard.vocabulary.place_words import CITY_STATES, DIRECTIONS, LONG_CITIES, STATES
from emails.writer.guard.words import JOINS, forms, plain

EARLIER = "Earlier email"
"""The label of what an email that this client got before said."""

LINKED = "Linked people"
"""The label of those who stand beside the client."""

TOLD_OF_THE_CLIENT = ("Notes", "Property address", "Instructions", "This follow-up")
NO_CLAIMS = frozenset(
    f"{whose} {what}"
    for whose in ("Client", "Other", "Agent", "Office", "Property")
    for what in ("name", "email", "phone", "address", "website")
)
"""Names and addresses claim nothing of a property."""


class Field(NamedTuple):
    label: str
    text: Text


@dataclass(frozen=True)
class Client:
    name: str = ""
    email: str = ""
    phone: str = ""
    property_address: str = ""
    property_type: str = ""
    stage: str = ""
    notes: str = ""
    custom_fields: Mapping[str, str] = field(default_factory=dict)
    source: str = ""  # where they came from
    linked_people: str = ""  # each with their role
    more_emails: tuple[str, ...] = ()
    more_phones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Agent:
    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Office:
    name: str = ""
    postal_address: str = ""
    phone: str = ""
    website: str = ""


@dataclass(frozen=True)
class Earlier:
    """An email that this client got before."""

    subject: str = ""
    body: str = ""


@dataclass(frozen=True)
class Other:
    """Another client, whose data this client must not read."""

    name: str = ""
    email: str = ""
    phone: str = ""
    property_address: str = ""


@dataclass(frozen=True)
class Record:
    client: Client = Client()
    agent: Agent = Agent()
    office: Office = Office()
    step: str = ""
    about: str = ""  # what this follow-up is about, in the agent's words
    instructions: str = ""
    today: date | None = None
    earlier: tuple[Earlier, ...] = ()
    others: tuple[Other, ...] = ()

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every field that holds something, with the name that the agent knows it by."""
        return tuple(Field(label, Text(value)) for label, value in self._fields() if value.strip())

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Every word that the record or an earlier email holds, in all its forms, with the label of its field."""
        found: dict[str, str] = {}
        for label, text in (*self.fields, *self.said_before, Field("Notes", Text(self.client.notes))):
            for word in text.word_texts:
                for each in forms(word):
                    found.setdefault(each, label)
            for state in _states_of(text) if label in TOLD_OF_THE_CLIENT else ():
                for each in state.split():
                    found.setdefault(each, label)
        return found

    @cached_property
    def neighbors(self) -> frozenset[tuple[str, str]]:
        """Words that stand beside each other in a field or an earlier email, in small letters."""
        texts = (text for _, text in (*self.fields, *self.said_before))
        return frozenset(pair for text in texts for pair in pairwise(map(plain, text.word_texts)))

    @cached_property
    def named(self) -> frozenset[str]:
        """Words with a capital in a field, in small letters."""
        return frozenset(plain(word.text) for _, text in self.fields for word in text.words if word.text[0].isupper())

    @cached_property
    def initials(self) -> frozenset[str]:
        """Words in capitals, such as CU for a credit union. States and directions are none: ME is Maine."""
        return frozenset(
            word.text
            for _, text in self.fields
            for word in text.words
            if 1 < len(word.text) < 5 and word.text.isupper() and word.text.lower() not in STATES | DIRECTIONS
        )

    @cached_property
    def said_before(self) -> tuple[Field, ...]:
        return tuple(Field(EARLIER, Text(f"{each.subject}\n{each.body}")) for each in self.earlier)

    @cached_property
    def spoken(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The words of each field that claims something, of earlier emails, too: no names and no addresses."""
        told = [each for each in self.fields if each.label not in NO_CLAIMS]
        return tuple(
            (
                label,
                tuple(
                    each
                    for word in text.words
                    for each in JOINS.split(word.text.lower())
                    if each != "best" or label != EARLIER  # "Best, Ana"
                ),
            )
            for label, text in (*told, *self.said_before)
        )

    def _fields(self) -> Iterator[tuple[str, str]]:
        client, agent, office = self.client, self.agent, self.office
        yield "Client name", client.name
        yield "Client email", client.email
        yield "Client phone", client.phone
        yield from (("Other email", each) for each in client.more_emails)
        yield from (("Other phone", each) for each in client.more_phones)
        yield "Property address", client.property_address
        yield "Property type", client.property_type
        yield "Stage", client.stage.replace("_", " ")
        yield "Source", without_orders(client.source)
        yield LINKED, without_orders(client.linked_people)
        yield "Notes", written_out(without_orders(client.notes))
        for name, value in client.custom_fields.items():
            said = written_out(without_orders(value))
            yield f"Custom field {name}", f"{name}: {said}" if said.strip() else ""
        yield "Agent name", agent.name
        yield "Agent email", agent.email
        yield "Agent phone", agent.phone
        yield "Office name", office.name
        yield "Office address", office.postal_address
        yield "Office phone", office.phone
        yield "Office website", office.website
        yield "This follow-up", self.about
        yield "Instructions", self.instructions


def _states_of(text: Text) -> Iterator[str]:
    """Of the cities that it names."""
    yield from (CITY_STATES[word] for word in map(plain, text.word_texts) if word in CITY_STATES)
    yield from (CITY_STATES[city] for city in LONG_CITIES if city in text.lower)


def record_of(data: Mapping[str, Any]) -> Record:
    """The record in a letter of `check_letters`. ValueError says which part has the wrong shape."""
    step, about, instructions = (_text(data.get(name), name) for name in ("step", "about", "instructions"))
    client = _part(data, "client")
    custom = client.pop("custom_fields", None) or {}
    if not isinstance(custom, Mapping):
        raise ValueError("client.custom_fields must be an object")
    return Record(
        Client(
            **_texts(Client, client, "client"), custom_fields={str(key): _said(each) for key, each in custom.items()}
        ),
        Agent(**_texts(Agent, _part(data, "agent"), "agent")),
        Office(**_texts(Office, _part(data, "office"), "office")),
        step,
        about,
        instructions,
        _day(data.get("today")),
        tuple(Earlier(**_texts(Earlier, each, "earlier")) for each in _list(data, "earlier")),
        tuple(Other(**_texts(Other, each, "others")) for each in _list(data, "others")),
    )


def _part(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    part = data.get(name) or {}
    if not isinstance(part, Mapping):
        raise ValueError(f"{name} must be an object")
    return dict(part)


def _list(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    rows = data.get(name) or []
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise ValueError(f"{name} must be a list of objects")
    return [dict(row) for row in rows]


def _texts(kind: type, data: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The fields that this part has; keys that nobody knows are left out."""
    names = kind.__dataclass_fields__.keys() - {"custom_fields", "more_emails", "more_phones"}  # type: ignore[attr-defined]
    return {name: _text(data.get(name), f"{where}.{name}") for name in names}


def _text(value: object, where: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"{where} must be a text")
    return value


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(_text(value, "today")[:10]) if value else None
    except ValueError:
        raise ValueError(f"today must be a date like 2026-03-09, not {value!r}") from None
