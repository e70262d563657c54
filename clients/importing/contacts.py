"""The addresses, the phone numbers and the linked people of a row."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from clients.contacts.in_files import JOINED
from clients.duplicates import ENOUGH, digits_of
from clients.importing.heads import role_of
from clients.importing.layout import Layout, PersonColumns, Place
from clients.models import (
    AdditionalEmail,
    AdditionalPhone,
    Client,
    Person,
    Role,
    address_key,
    is_email,
    mended,
    phone_key,
    phone_stored,
)
from clients.models.contact.additional import LONGEST_LABEL, MOST
from clients.models.contact.person import MOST_PEOPLE

LONGEST = {"name": 100, "phone": 20}
LONGEST_EMAIL = 255
YES = {"yes", "y", "true", "t", "1", "x", "primary", "main", "✓"}


@dataclass
class Contact:
    text: str
    label: str
    at: int  # its column
    is_main: bool = False


@dataclass
class Linked:
    """A linked person as the row says it, with what stands beside the main address and the main number."""

    person: Person
    columns: PersonColumns
    emails: list[Contact]  # the main one first
    phones: list[Contact]

    @property
    def keys(self) -> list[str]:
        return _keys(self.emails)

    @property
    def shares_a_home(self) -> bool:
        """Else many clients may have them: an attorney, a lender."""
        return self.person.role in (Role.SPOUSE, Role.PARTNER, Role.CO_BUYER)


@dataclass
class Contacts:
    emails: list[Contact] = field(default_factory=list)  # the main one first
    phones: list[Contact] = field(default_factory=list)
    people: list[Linked] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    roles: dict[int, str] = field(default_factory=dict)  # by column, the words that are no role of ours

    @property
    def of_client(self) -> dict[str, str]:
        """The columns of the client."""
        return _columns(self.emails, self.phones)

    @property
    def keys(self) -> list[str]:
        """The client's own addresses as the ledger knows them, the main one first; without those that are wrong."""
        return _keys(self.emails)

    def rows_of_emails(self, client: Client) -> Iterator[AdditionalEmail]:
        for person, emails in ((None, self.emails), *((linked.person, linked.emails) for linked in self.people)):
            for each in emails[1:]:
                yield AdditionalEmail(client=client, person=person, email=each.text, label=each.label)

    def rows_of_phones(self, client: Client) -> Iterator[AdditionalPhone]:
        for person, phones in ((None, self.phones), *((linked.person, linked.phones) for linked in self.people)):
            for each in phones[1:]:
                yield AdditionalPhone(client=client, person=person, phone=each.text, label=each.label)


def read_contacts(cells: Sequence[str], layout: Layout) -> Contacts:
    found = Contacts(_contacts(cells, layout.emails, split_emails), _contacts(cells, layout.phones, split_phones))
    found.errors += _errors(found.emails, found.phones, "")
    for columns in layout.people:
        _read_person(cells, columns, found)
    if len(found.people) > MOST_PEOPLE:
        found.errors.append(f"more than {MOST_PEOPLE} linked people")
    return found


def _read_person(cells: Sequence[str], columns: PersonColumns, found: Contacts) -> None:
    emails, phones = _contacts(cells, columns.emails, split_emails), _contacts(cells, columns.phones, split_phones)
    name = next(filter(None, (cells[at] for at in columns.names)), "") or " ".join(
        filter(None, (cells[at] for at in columns.parts))
    )
    name, said = " ".join(name.split()), cells[columns.role_at] if columns.role_at is not None else ""
    role = role_of(said) if said else columns.role
    if columns.role_at is not None and said and role is None:
        found.roles[columns.role_at] = said
    if not (name or emails or phones):
        return
    role = role or Role.OTHER
    # Without a name they are called what they are, or what they have.
    called = role.label if role != Role.OTHER else [*emails, *phones][0].text if emails or phones else ""
    if not any(character.isalnum() for character in name):
        name = called
    is_cc = columns.cc_at is not None and cells[columns.cc_at].lower() in YES
    person = Person(name=name, role=role, is_cc=is_cc, **_columns(emails, phones))
    if len(name) > LONGEST["name"]:
        found.errors.append(f"a linked person’s name longer than {LONGEST['name']} characters")
    found.errors += _errors(emails, phones, f"{name[:40]}: ")
    found.people.append(Linked(person, columns, emails, phones))


def _errors(emails: list[Contact], phones: list[Contact], whose: str) -> Iterator[str]:
    for each in emails:
        if len(each.text) > LONGEST_EMAIL:
            yield f"{whose}email longer than {LONGEST_EMAIL} characters"
        elif not key_of(each.text):
            yield f"{whose}“{each.text[:60]}” is not an email address"
    if any(len(each.text) > LONGEST["phone"] for each in phones):
        yield f"{whose}phone longer than {LONGEST['phone']} characters"
    for many, called in ((emails, "emails"), (phones, "phones")):
        if len(many) > MOST + 1:
            yield f"{whose}more than {MOST} {called} beside the main one"


def _columns(emails: list[Contact], phones: list[Contact]) -> dict[str, str]:
    """The main ones, as a client and a linked person have them."""
    email, phone = ((each or [Contact("", "", 0)])[0] for each in (emails, phones))
    return {"email": email.text, "email_label": email.label, "phone": phone.text, "phone_label": phone.label}


def _keys(emails: Iterable[Contact]) -> list[str]:
    return [key for each in emails if (key := key_of(each.text))]


@lru_cache(50_000)
def key_of(email: str) -> str:
    """The address as the ledger knows it; empty for a wrong one."""
    return address_key(email) if is_email(email) else ""


def _contacts(cells: Sequence[str], places: list[Place], split: Callable[[str], list[str]]) -> list[Contact]:
    """All of these columns, each once; the main one first."""
    found: list[Contact] = []
    for place in places:
        texts = split(cells[place.at])
        labels = _labels(cells[place.label_at] if place.label_at is not None else "", len(texts))
        says_main = place.main_at is not None and cells[place.main_at].lower() in YES
        for number, (text, label) in enumerate(zip(texts, labels, strict=True)):
            # Google marks the main one of its labels with a star.
            is_main = number == 0 and (says_main or label.startswith("* "))
            label = label.removeprefix("* ").strip("* ")[:LONGEST_LABEL].rstrip() or place.label[:LONGEST_LABEL]
            found.append(Contact(text, label, place.at, is_main))
    if len(found) > 1:
        once: dict[str, Contact] = {}
        for each in found:
            kept = once.setdefault(_same(each.text), each)
            kept.is_main, kept.label = kept.is_main or each.is_main, kept.label or each.label
        found = sorted(once.values(), key=lambda each: not each.is_main)
    return found


def _labels(cell: str, count: int) -> list[str]:
    """One for each address of the cell beside it; one alone is for all."""
    labels = [" ".join(label.split()) for label in cell.split(JOINED.strip())]
    return labels * count if len(labels) == 1 else [*labels, *[""] * count][:count]


def _same(text: str) -> str:
    """Equal for two spellings of one address or number."""
    if "@" in text:
        return address_key(text)
    return phone_key(text) if len(digits_of(text)) >= ENOUGH else text.casefold()


PLAIN = re.compile(r"[A-Za-z0-9._+-]+@[a-z0-9.-]+\.[a-z]+")
"""Nearly every cell: nothing in it is to be mended."""


def split_emails(cell: str) -> list[str]:
    if PLAIN.fullmatch(cell):
        return [cell]
    if is_email(whole := mended(cell)):  # “"Whitlock, Dana" <dana@example.com>”
        return [whole]
    parts = [part.strip() for part in re.split(r":::|[,;]| / |[\r\n\u2028\u2029]", cell)]
    # “ann@example.com ben@example.com”, but not “Ann ann@example.com”.
    split = (part.split() if all("@" in word for word in part.split()) else [part] for part in parts if part)
    return [mended(one) for part in split for one in part]


def split_phones(cell: str) -> list[str]:
    parts = [" ".join(part.split()) for part in re.split(r":::|;|[\r\n\u2028\u2029]", cell) if part.strip()]
    found = [one for part in parts for one in _split_at_commas(part)]
    found = found if len(found) > 1 or len(cell.splitlines()) > 1 else list(filter(None, [cell]))
    return [phone if len(phone) <= LONGEST["phone"] else phone_stored(phone) for phone in found]


def _split_at_commas(part: str) -> list[str]:
    """“555-0100, ext. 5” is one number."""
    pieces = [piece.strip() for piece in re.split(r",| / ", part)]
    return pieces if all(len(digits_of(piece)) >= ENOUGH for piece in pieces) else [part]
