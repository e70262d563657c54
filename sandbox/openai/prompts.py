"""Finds the client's facts in what the application asks the writer: labelled lines, one fact a line."""

import re
from dataclasses import dataclass, field
from typing import Any

_LABELS = {
    "client name": "name",
    "property address": "address",
    "property type": "property_type",
    "stage": "stage",
    "notes": "notes",
    "step": "step",
    "purpose": "purpose",
    "this follow-up": "about",
    "agent name": "agent",
    "office name": "office",
    "standing instructions": "standing",
    "instructions": "instructions",
}
_TALK = re.compile(r"(Reply|Call)(?:, (\w[\w ]*))? on \w+ \d{1,2}, \d{4}(?::|$)")


@dataclass
class Facts:
    """What the prompt says. Empty where it says nothing."""

    name: str = ""
    address: str = ""
    property_type: str = ""
    stage: str = ""
    notes: str = ""
    step: str = ""
    purpose: str = ""
    about: str = ""
    agent: str = ""
    office: str = ""
    standing: str = ""
    instructions: str = ""
    custom: dict[str, str] = field(default_factory=dict)
    sent: list[tuple[str, str]] = field(default_factory=list)  # subjects and texts, the newest first
    last_talk: str = ""  # "reply", "call", "reached", "voicemail", "wrong number"

    @property
    def said(self) -> str:
        """All that was sent already."""
        return " ".join(f"{subject} {text}" for subject, text in self.sent)


def facts(prompt: str) -> Facts:
    found, subject = Facts(), ""
    for line in prompt.splitlines():
        label, colon, value = line.strip().partition(":")
        label, value = label.strip(), " ".join(value.split())
        if talk := _TALK.match(line):
            found.last_talk = found.last_talk or (talk[2] or talk[1]).lower()
        elif not colon or not value:
            continue
        elif label.lower().startswith("custom field "):
            found.custom.setdefault(label[len("custom field ") :].strip(), value)
        elif label == "Sent subject":
            subject = value
        elif label == "Sent text":
            found.sent.append((subject, value))
        elif attribute := _LABELS.get(label.lower()):
            # The first one counts: what comes later in a prompt does not rename the client.
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


def is_repair(messages: list[dict[str, Any]]) -> bool:
    """Whether an answer was given already, and is asked for once more."""
    return any(message.get("role") == "assistant" for message in messages)
