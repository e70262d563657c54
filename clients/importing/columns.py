"""What each column of a file is: guessed from its head, corrected by the agent."""

import re
from collections.abc import Sequence

from clients.csv_rows import AGENT, CUSTOM, DATES, EXPORTED
from clients.forms.custom_fields import MAX_CUSTOM_FIELDS
from clients.importing import opt_out
from clients.importing.heads import read_head

WHY_LEFT_OUT = "Why it was left out"
"""The first column of the file of rows that were left out. The uploaded file does not have it."""

MAX_CUSTOM_NAME = 50

ABOUT_THEM = {
    "": "Skip column",
    "name": "Name",
    "first_name": "First name",
    "last_name": "Last name",
    **EXPORTED,
    "custom": "Custom field",
}
MORE = {
    "other_email": "Another email",
    "other_phone": "Another phone",
    "label": "Email/phone label",
    "is_main": "Is it the main one",
}
PEOPLE = {
    "person_name": "Linked person: name",
    "person_role": "Linked person: role",
    "person_email": "Linked person: email",
    "person_phone": "Linked person: phone",
    "person_cc": "Linked person: gets copies",
}
TARGETS = ABOUT_THEM | MORE | PEOPLE | opt_out.TARGETS
REPEATED = {"", "custom", *MORE, *PEOPLE, *opt_out.TARGETS}
"""What several columns may be."""


def _letters(head: str) -> str:
    return re.sub(r"[\W_]", "", head.lower())


# Heads as other programs write them; letters only, in lower case.
GUESSES = {
    **{_letters(label): name for name, label in ABOUT_THEM.items() if name not in ("", "custom")},
    **dict.fromkeys(("fullname", "client", "contact", "clientname", "contactname"), "name"),
    "givenname": "first_name",
    **dict.fromkeys(("surname", "familyname"), "last_name"),
    **dict.fromkeys(("propertyaddress", "property", "street"), "property_address"),
    "propertytype": "property_type",
    **dict.fromkeys(("note", "comments", "comment"), "notes"),
    "status": "stage",
    **dict.fromkeys(("tag", "label", "labels", "group", "groups", "groupmembership", "categories"), "tags"),
    **dict.fromkeys(("leadsource", "clientsource", "leadorigin"), "source"),
    **dict.fromkeys(("sourcedetails", "referredby", "referral"), "source_detail"),
    **{_letters(head): "" for head in (AGENT, *DATES.values(), WHY_LEFT_OUT)},
    **dict.fromkeys(("created", "createdat", "id"), ""),
}


def target_of(head: str) -> str:
    """What a column is by its head alone, each address for the main one. An unknown head is a custom field."""
    letters = _letters(head)
    if letters in GUESSES:
        return GUESSES[letters]
    if target := opt_out.target_of(head):
        return target
    contact = read_head(head)
    return contact.target if contact else "custom"


def guess(heads: list[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """What each column is, each of ours once. When the head says nothing, the cells below it may."""
    others = _beside_the_main(heads)
    found: list[str] = []
    for at, head in enumerate(heads):
        cells = [row[at] for row in rows]
        target = target_of(head) if head else "custom" if any(cells) else ""
        if target in ("custom", "stage") and opt_out.are_statuses(cells):
            target = "email_status"
        if at in others:
            target = f"other_{target}"
        if target in found and target not in REPEATED:
            target = "custom"
        if target == "custom" and (found.count("custom") >= MAX_CUSTOM_FIELDS or len(head) > MAX_CUSTOM_NAME):
            target = ""
        found.append(target)
    return found


def _beside_the_main(heads: list[str]) -> set[int]:
    """The columns of addresses and of numbers but the main one of each: the first, or the one that says so."""
    others: set[int] = set()
    for kind in ("email", "phone"):
        places = [at for at, head in enumerate(heads) if target_of(head) == kind]
        others |= set(sorted(places, key=lambda at: (_rank(heads[at]), at))[1:])
    return others


def _rank(head: str) -> int:
    contact = read_head(head)
    return contact.rank if contact else 0


def custom_names(heads: list[str], columns: list[str]) -> list[str]:
    """The name of each column as a custom field. Equal names are numbered, so that no column loses its cells."""
    names: list[str] = []
    taken: set[str] = set()
    for at, (head, target) in enumerate(zip(heads, columns, strict=True)):
        name = head.removesuffix(CUSTOM) or f"Column {at + 1}"
        number = 1 + [each.casefold() for each in heads[:at]].count(head.casefold()) if head else 1
        while target == "custom" and (number > 1 or name.casefold() in taken):
            numbered = _numbered(name, max(number, 2))
            if numbered.casefold() not in taken:
                name = numbered
                break
            number = max(number, 2) + 1
        if target == "custom":
            taken.add(name.casefold())
        names.append(name)
    return names


def _numbered(name: str, number: int) -> str:
    end = f" ({number})"
    return name[: MAX_CUSTOM_NAME - len(end)].rstrip() + end


def column_error(columns: list[str]) -> str:
    """Why these columns can't be imported, in words."""
    if not {"name", "first_name", "last_name"} & set(columns):
        return "Choose the column with the names."
    for target in columns:
        if columns.count(target) > 1 and target not in REPEATED:
            return f"{columns.count(target)} columns are mapped to {TARGETS[target]}. Choose one."
    return ""
