"""The words of the timeline about linked people: who was linked, and who gets no copies any more."""

from collections.abc import Callable, Mapping
from typing import Any

from clients.models import Role
from emails.errors.words import code_in_words

Data = Mapping[str, Any]
Said = tuple[str, str]
"""The key words, and the rest."""


def _changed(data: Data) -> Said:
    before, after = data["before"], data["after"]
    said = [change(before, after) for name, change in CHANGES.items() if before.get(name) != after.get(name)]
    return f"{data.get('name')}:", "; ".join(said)


def _named(label: str, name: str) -> Callable[[Data, Data], str]:
    def said(before: Data, after: Data) -> str:
        was, now = str(before.get(name) or ""), str(after.get(name) or "")
        if was and now:
            return f"{label} changed from “{was}” to “{now}”"
        return f"{label} added: “{now}”" if now else f"{label} removed: “{was}”"

    return said


def _role(before: Data, after: Data) -> str:
    return f"now {role_in_words(after)}, before {role_in_words(before)}"


def _copies(before: Data, after: Data) -> str:
    return "gets a copy of emails" if after.get("is_cc") else "gets no more copies of emails"


CHANGES: dict[str, Callable[[Data, Data], str]] = {
    "name": _named("name", "name"),
    "role": _role,
    "email": _named("email", "email"),
    "phone": _named("phone", "phone"),
    "is_cc": _copies,
}


def role_in_words(data: Data) -> str:
    role = str(data.get("role") or "")
    return Role(role).label.lower() if role in Role else role


def _added(data: Data) -> Said:
    who = data["who"]
    return "Linked:", _named_with_role(data) + (", gets a copy of emails" if who.get("is_cc") else "")


def _named_with_role(data: Data) -> str:
    return f"{data.get('name')}, {role_in_words(data['who'])}"


def _made_main(data: Data) -> Said:
    return f"{data.get('main')} is now the main client,", f"{data.get('was')} is a linked person"


def _copy_bounced(data: Data) -> Said:
    error = code_in_words(data.get("error_code"))
    said = f"“{data['subject']}”" if data.get("subject") else "an unknown email"
    return f"Copy to {data.get('name')} not delivered:", f"{said}: {error}" if error else said


def _by(data: Data) -> str:
    said = f"“{data['subject']}”" if data.get("subject") else "an unknown email"
    if data.get("via") == "mail":
        return f"by answering {said}"
    return f"with the link in {said}" if data.get("via") == "link" else f"from {said}"


PEOPLE: dict[str, Callable[[Data], Said]] = {
    "person_added": _added,
    "person_changed": _changed,
    "person_removed": lambda data: ("No longer linked:", _named_with_role(data)),
    "person_restored": lambda data: ("Linked again:", _named_with_role(data)),
    "made_main_client": _made_main,
    "copy_bounced": _copy_bounced,
    "copy_unsubscribed": lambda data: (f"{data.get('name')} unsubscribed", f"{_by(data)} and gets no more copies"),
    "copy_complained": lambda data: (f"{data.get('name')} marked a copy as spam:", f"“{data.get('subject', '')}”"),
    "copy_subscribed_again": lambda data: (f"{data.get('name')} resubscribed", _by(data)),
}
