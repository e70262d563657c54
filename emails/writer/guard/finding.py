"""What the guard says of a text: a finding stops the email, a stated fact names the field that it rests on."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    PLACEHOLDER = "placeholder"
    MARKUP = "markup"
    META = "meta"  # speaks of itself, notes to the agent, leaked instructions
    NAME = "name"  # somebody who is not in the record
    PRICE = "price"  # money or percent
    DATE = "date"
    CONTACT = "contact"  # phone, email, link
    PLACE = "place"  # address, area, school, city
    FACT = "fact"  # figures and claims about property or market
    PROMISE = "promise"  # guarantees, pressure, legal or financial assurance
    FAIR_HOUSING = "fair_housing"
    GENDER = "gender"  # guessed
    SHOUTING = "shouting"
    LENGTH = "length"
    REPEAT = "repeat"  # nearly an email that was sent before
    OTHER_CLIENT = "other_client"
    LANGUAGE = "language"


NEVER_CONFIRMED = frozenset((Kind.PLACEHOLDER, Kind.MARKUP, Kind.META, Kind.OTHER_CLIENT))
"""Nobody may let these go, whoever wrote the text."""

CONFIRMED_BY_A_BROKER = frozenset((Kind.FAIR_HOUSING,))
"""A broker may, with a reason. All other kinds may be confirmed by whoever wrote or edited the text."""

LABELS: dict[str, str] = {
    Kind.PLACEHOLDER: "Unfilled placeholder",
    Kind.MARKUP: "Markup",
    Kind.META: "Not meant for the client",
    Kind.NAME: "Unknown name",
    Kind.PRICE: "Unknown figure",
    Kind.DATE: "Unknown date",
    Kind.CONTACT: "Unknown contact",
    Kind.PLACE: "Unknown place",
    Kind.FACT: "Unsupported fact",
    Kind.PROMISE: "Promise or pressure",
    Kind.FAIR_HOUSING: "Fair housing",
    Kind.GENDER: "Guessed gender",
    Kind.SHOUTING: "Shouting",
    Kind.LENGTH: "Length",
    Kind.REPEAT: "Said before",
    Kind.OTHER_CLIENT: "Another client's data",
    Kind.LANGUAGE: "Language",
}

WHAT_TO_DO = {
    Kind.PLACEHOLDER: "Fill it in or delete it.",
    Kind.MARKUP: "Write it as plain text.",
    Kind.META: "Delete it: the client would read it.",
    Kind.NAME: "Use a name from the record, or add this one to the notes.",
    Kind.PRICE: "Check the figure, or delete it.",
    Kind.DATE: "Check the date, or ask for a time that suits the client.",
    Kind.CONTACT: "Use your own phone, email or website.",
    Kind.PLACE: "Use a place from the record, or delete it.",
    Kind.FACT: "Delete it, or add it to the notes if it is true.",
    Kind.PROMISE: "Say what you will do, not what will come of it.",
    Kind.FAIR_HOUSING: "Describe the property, not who should live there.",
    Kind.GENDER: "Use the name or “you”.",
    Kind.SHOUTING: "Write it in ordinary letters, with one mark at the end.",
    Kind.LENGTH: "Keep it between 20 and 260 words.",
    Kind.REPEAT: "Write about something that the earlier email did not say.",
    Kind.OTHER_CLIENT: "Delete it: it belongs to somebody else.",
    Kind.LANGUAGE: "Write it in the client's language.",
}


def label_of(kind: str) -> str:
    """The label of a kind as it is kept; "Found" for one that nobody knows any more."""
    return LABELS.get(kind, "Found")


@dataclass(frozen=True)
class Finding:
    kind: Kind
    text: str  # the words it is about, as they stand in the email
    why: str
    part: str = "body"  # or "subject"
    start: int = 0  # where the words begin in that part
    what_to_do: str = ""

    def __post_init__(self) -> None:
        if not self.what_to_do:
            object.__setattr__(self, "what_to_do", WHAT_TO_DO[self.kind])

    @property
    def label(self) -> str:
        return LABELS[self.kind]

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def as_json(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)} | {"kind": self.kind.value}

    @classmethod
    def read(cls, kept: dict[str, Any]) -> "Finding":
        """As as_json wrote it."""
        return cls(**{each.name: kept[each.name] for each in fields(cls)} | {"kind": Kind(kept["kind"])})


@dataclass(frozen=True)
class Stated:
    """Words of the email that the record holds, in whatever form."""

    text: str
    field: str  # the record's field in words: "Property address", "Notes", "Custom field Budget"
    part: str = "body"
    start: int = 0

    @property
    def end(self) -> int:
        return self.start + len(self.text)
