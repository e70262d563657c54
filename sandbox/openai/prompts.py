"""Finds the client's facts in what the application asks the writer: labelled lines, one fact a line."""

import re
from dataclasses import dataclass, field
from typing import Any

_LABELS = {
    "client name": "name",
    "client email": "email",
    "property address": "address",
    "property type": "property_type",
    "stage": "stage",
    "client notes": "notes",
    "follow-up": "step",
    "purpose": "purpose",
    "task notes": "task_notes",
    "agent name": "agent",
    "agent instructions": "instructions",
}
_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "rev"}
_COMPANY = re.compile(r"\b(llc|inc|ltd|gmbh|corp|co|trust|estate|group|partners|properties)\b\.?$|&", re.IGNORECASE)


@dataclass
class Facts:
    """What the prompt says. Empty where it says nothing."""

    name: str = ""
    email: str = ""
    address: str = ""
    property_type: str = ""
    stage: str = ""
    notes: str = ""
    step: str = ""
    purpose: str = ""
    task_notes: str = ""
    agent: str = ""
    instructions: str = ""
    custom: dict[str, str] = field(default_factory=dict)

    @property
    def greeting_name(self) -> str:
        """The first name; a company's whole name; nothing when the name has no letters."""
        if _COMPANY.search(self.name):
            return self.name
        given = self.name.rpartition(",")[2] or self.name
        words = [word for word in given.split() if any(map(str.isalpha, word))]
        named = [word for word in words if word.strip(".").lower() not in _TITLES]
        return (named or words or [""])[0]


def facts(prompt: str) -> Facts:
    found = Facts()
    for line in prompt.splitlines():
        label, colon, value = line.strip().lstrip("-*• ").partition(":")
        label, value = label.strip(), " ".join(value.split())
        if not colon or not value:
            continue
        if label.lower().startswith("custom field "):
            found.custom.setdefault(label[len("custom field ") :].strip(), value)
        elif attribute := _LABELS.get(label.lower()):
            # The first one counts: notes that a client could have written do not rename the client.
            setattr(found, attribute, getattr(found, attribute) or value)
    return found


def prompt_of(messages: list[dict[str, Any]]) -> str:
    """The text of every user message, whether given as a string or as parts."""
    texts: list[str] = []
    for message in messages:
        content = message.get("content")
        if message.get("role") != "user":
            continue
        if isinstance(content, str):
            texts.append(content)
        elif isinstance(content, list):
            texts += [part["text"] for part in content if isinstance(part, dict) and isinstance(part.get("text"), str)]
    return "\n".join(texts)
