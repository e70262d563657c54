"""Which columns of a file belong together: an address with its label, the columns of one linked person, and whom a
column about opt-outs means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from clients.contacts.in_files import DO_NOT_EMAIL
from clients.importing import opt_out
from clients.importing.heads import ROLES, read_head, words_of
from clients.models import Role

OWN_STATUS = re.compile(r"Email \d+ do not email")
"""A head of our own export, which says it of each address."""


@dataclass
class Place:
    """A column of addresses or of numbers. A cell may have several."""

    at: int
    head: str
    key: tuple[str, ...]
    label: str = ""  # by the head
    label_at: int | None = None
    main_at: int | None = None


@dataclass
class PersonColumns:
    stem: set[str]  # “relationship”, “1”
    role: Role = Role.OTHER
    names: list[int] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)  # of the name
    role_at: int | None = None
    cc_at: int | None = None
    emails: list[Place] = field(default_factory=list)
    phones: list[Place] = field(default_factory=list)


@dataclass
class Layout:
    emails: list[Place] = field(default_factory=list)
    phones: list[Place] = field(default_factory=list)
    people: list[PersonColumns] = field(default_factory=list)
    # Of a column about opt-outs: the one address or linked person that it means. Else it means the client.
    means: dict[int, Place | PersonColumns] = field(default_factory=dict)

    @classmethod
    def of(cls, heads: Sequence[str], columns: Sequence[str]) -> "Layout":
        layout = cls()
        people: dict[str, PersonColumns] = {}
        for at, (head, target) in enumerate(zip(heads, columns, strict=True)):
            if target.startswith("person_"):
                _add_to(_person(people, head, at, target), target, _place(at, head), head)
            elif target in ("email", "other_email"):
                layout.emails.append(_place(at, head))
            elif target in ("phone", "other_phone"):
                layout.phones.append(_place(at, head))
        layout.people = list(people.values())
        for places in (layout.emails, layout.phones):
            places.sort(key=lambda place: columns[place.at].startswith("other_"))  # the main one first
        for at, target in enumerate(columns):
            if target in ("label", "is_main"):
                layout._put_beside(at, heads[at], is_label=target == "label")
            elif target in opt_out.TARGETS:
                layout._say_whom(at, heads)
        return layout

    @property
    def places(self) -> list[Place]:
        theirs = [place for person in self.people for place in [*person.emails, *person.phones]]
        return [*self.emails, *self.phones, *theirs]

    def _put_beside(self, at: int, head: str, *, is_label: bool) -> None:
        """The column of the same words; where there is none, the next one to the left, else to the right."""
        contact = read_head(head)
        near = sorted(self.places, key=lambda place: (place.at > at, abs(place.at - at)))
        same = [place for place in self.places if contact and place.key == contact.key]
        for place in (same or near)[:1]:
            if is_label:
                place.label_at = at
            else:
                place.main_at = at

    def _say_whom(self, at: int, heads: Sequence[str]) -> None:
        words = set(words_of(heads[at]))
        if heads[at] == DO_NOT_EMAIL and any(map(OWN_STATUS.fullmatch, heads)):
            if self.emails:
                self.means[at] = self.emails[0]
            return
        told = [person for person in self.people if person.stem and person.stem <= words]
        named = [place for place in self.emails if len(place.key) > 1 and set(place.key) <= words]
        if told:
            self.means[at] = told[0]
        elif named:
            self.means[at] = max(named, key=lambda place: len(place.key))


def _place(at: int, head: str) -> Place:
    contact = read_head(head)
    return Place(at, head, contact.key if contact else (), contact.label if contact else "")


def _person(people: dict[str, PersonColumns], head: str, at: int, target: str) -> PersonColumns:
    """By the words of the head; a head without them begins another one with a name, and else goes on with the last."""
    contact = read_head(head)
    named = contact.person if contact else ""
    key = named or (f"column {at}" if target == "person_name" or not people else list(people)[-1])
    words = named.split()
    role = ROLES.get(words[0], Role.OTHER) if words else Role.OTHER
    return people.setdefault(key, PersonColumns(set(words), role))


def _add_to(person: PersonColumns, target: str, place: Place, head: str) -> None:
    if target == "person_name":
        (person.parts if {"first", "last"} & set(words_of(head)) else person.names).append(place.at)
    elif target == "person_role":
        person.role_at = place.at
    elif target == "person_cc":
        person.cc_at = place.at
    else:
        (person.emails if target == "person_email" else person.phones).append(place)
