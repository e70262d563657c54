"""Heads of columns with addresses, phone numbers and linked people, as other programs write them.

A head is such a one only when each of its words is known: “Agent email” or “Email opens” is about something else.
"""

import re
from typing import NamedTuple

from clients.models import Role

KINDS = {"email": "email", "mail": "email", "phone": "phone", "telephone": "phone", "tel": "phone"}
PLAIN = {
    **{f"{word}s": word for word in ("email", "phone", "number", "label", "type", "name", "mobile", "cell")},
    "addresses": "address",
    "mails": "email",
}
TOGETHER = {
    **{f"{word}phone": f"{word} phone" for word in ("cell", "mobile", "home", "work", "business")},
    "phonenumber": "phone number",
    "emailaddress": "email address",
}
MOBILE = {"mobile", "cell"}
LABELS = {
    *MOBILE,
    *("work", "home", "business", "personal", "office", "company", "school", "private", "other"),
    *("direct", "daytime", "evening", "landline", "iphone"),
}
FIRST = {"primary", "main", "preferred", "pref"}
LATER = {"secondary", "second", "alternate", "alternative", "alt", "additional", "extra", "more", "spare"}
VALUES = {"value", "address", "number"}
LABEL_OF = {"label", "type"}
WITHOUT_MEANING = {"is", "s", "of", "internet", "voice", "contact", "client"}

SPOUSES, CO_BUYERS = ("spouse", "wife", "husband"), ("cobuyer", "coborrower", "coowner", "coapplicant", "coseller")
ROLES = {
    **dict.fromkeys(SPOUSES, Role.SPOUSE),
    **dict.fromkeys(("partner", "fiance", "fiancee", "girlfriend", "boyfriend"), Role.PARTNER),
    **dict.fromkeys(CO_BUYERS, Role.CO_BUYER),
    **dict.fromkeys(("parent", "mother", "father"), Role.PARENT),
    **dict.fromkeys(("child", "son", "daughter"), Role.CHILD),
    **dict.fromkeys(("attorney", "lawyer"), Role.ATTORNEY),
    **dict.fromkeys(("lender", "mortgagebroker"), Role.LENDER),
    "assistant": Role.ASSISTANT,
    "other": Role.OTHER,
}
NUMBERED = {"relationship", "relation", "person"}
"""Linked people by number; their role stands in another column."""

GETS_COPIES = ["gets", "copies"]
"""Behind “Person 1” in our own export. No other program's column says this."""


class ContactHead(NamedTuple):
    target: str
    key: tuple[str, ...]  # its words but for those that say what it tells of the address: equal for columns in step
    person: str = ""  # whose it is: “spouse”, “relationship 1”; empty: the client's
    label: str = ""
    rank: int = 0  # the lowest one is the main one


def words_of(head: str) -> list[str]:
    """In lower case, with “E-mail” and “Co-Buyer” as one word each."""
    head = re.sub(r"(?i)type=", " ", head)
    found = [each.lower() for each in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", head)]
    words: list[str] = []
    for word in " ".join(TOGETHER.get(each, each) for each in found).split():
        joined = words[-1:] == ["co"] or (words[-1:] == ["e"] and word in ("mail", "mails"))
        word = words.pop() + word if joined else word
        words.append(PLAIN.get(word, word))
    return words


def read_head(head: str) -> ContactHead | None:
    """What a column is by its head; None when it is neither about addresses and numbers nor about linked people."""
    words = [word for word in words_of(head) if word not in WITHOUT_MEANING or word == "is"]
    person, words = _person(words)
    at = next((at for at, word in enumerate(words) if word in KINDS), None)
    if at is None and MOBILE & set(words) and "value" not in words:
        at, words = len(words), [*words, "phone"]  # “Mobile”, “Spouse cell”
    return _of_person(person, words) if at is None else _of_address(person, words, at)


def _person(words: list[str]) -> tuple[str, list[str]]:
    if not words or words[0] not in ROLES.keys() | NUMBERED or words[0] == "other":
        return "", words
    size = 2 if words[1:2] and _is_number(words[1]) else 1
    if words[0] in NUMBERED and size == 1:
        return "", words
    return " ".join(words[:size]), words[size:]


def _of_person(person: str, words: list[str]) -> ContactHead | None:
    if not person:
        return None
    key = tuple(person.split())
    if words == GETS_COPIES:
        return ContactHead("person_cc", key, person) if key[0] == "person" else None
    if set(words) <= {"name", "full", "first", "last", "value"}:
        return ContactHead("person_name", key, person)
    is_role = set(words) <= {*LABEL_OF, "role", "relationship", "relation"}
    return ContactHead("person_role", key, person) if is_role else None


def _of_address(person: str, words: list[str], at: int) -> ContactHead | None:
    kind, others, behind = KINDS[words[at]], {*words[:at], *words[at + 1 :]}, set(words[at + 1 :])
    numbers = {word for word in others if _is_number(word)}
    if others - numbers - LABELS - FIRST - LATER - VALUES - LABEL_OF - {"is"}:
        return None
    says_main = behind & {"primary", "preferred"} and (numbers or "is" in others)
    attributes = VALUES | LABEL_OF | {"is"} | (FIRST if says_main else set())
    key = (*person.split(), *(KINDS.get(word, word) for word in words if word not in attributes))
    if behind & LABEL_OF:
        return ContactHead("label", key, person)
    if says_main:
        return ContactHead("is_main", key, person)
    labels = [word for word in words if word in LABELS]
    rank = _rank(others, numbers, labels)
    return ContactHead(f"person_{kind}" if person else kind, key, person, " ".join(labels).capitalize(), rank)


def _rank(words: set[str], numbers: set[str], labels: list[str]) -> int:
    if words & FIRST:
        return 0
    if words & LATER or numbers - {"1"}:
        return 4
    return (2 if MOBILE & set(labels) else 3) if labels else 1


def role_of(text: str) -> Role | None:
    """The role that a cell names; None for one that we don't have."""
    letters = re.sub(r"[\W\d_]", "", text.lower())
    by_label = {re.sub(r"\W", "", role.label.lower()): role for role in Role}
    return ROLES.get(letters) or by_label.get(letters)


def _is_number(word: str) -> bool:
    return bool(re.fullmatch(r"\d+", word, re.ASCII))
