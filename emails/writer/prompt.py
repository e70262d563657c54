"""The prompt: what the AI is told, and the form that its answer must have."""

import json
import re
from dataclasses import dataclass
from typing import Any

from emails.rendering import draw
from emails.writer.brief import Brief, EarlierEmail, Noted, Talk
from emails.writer.fence import CLOSES, OPENS, on_one_line
from emails.writer.guard import Finding

# Characters. A record may be of any length, and what a model reads is paid for.
SHORT, LINE = 200, 400
NOTES, INSTRUCTIONS = 2000, 2000
NOTED = 800  # of one note on the timeline
EARLIER_BODY = 1200  # twice what an email of ours usually has
MOST_CUSTOM_FIELDS = 40

MAX_TOKENS = 1500  # output tokens; an email with its claims needs about 400, reasoning models think in the same budget

TEXT = {"type": "string"}
CLAIM = {
    "type": "object",
    "properties": {"text": TEXT, "field": TEXT},
    "required": ["text", "field"],
    "additionalProperties": False,
}
ANSWER_FORMAT = {
    "type": "json_schema",
    "json_schema": {
        "name": "email",
        "strict": True,
        "schema": {
            "type": "object",
            "properties": {
                "subject": TEXT,
                "paragraphs": {"type": "array", "items": TEXT},
                "claims": {"type": "array", "items": CLAIM},
            },
            "required": ["subject", "paragraphs", "claims"],
            "additionalProperties": False,
        },
    },
}


@dataclass(frozen=True)
class Mend:
    """An email of the model's that the guard stopped, with what was found in it."""

    subject: str
    body: str
    findings: tuple[Finding, ...]


def messages(brief: Brief, mend: Mend | None = None) -> list[dict[str, str]]:
    """What the model is asked: for an email, or for another one in the place of one that was stopped."""
    told = [_message("system", "system", opens=OPENS, closes=CLOSES), _message("user", "brief", **_told(brief))]
    if mend:
        told.append({"role": "assistant", "content": _as_answer(mend, brief.client.greeting)})
        told.append(_message("user", "mend", findings=[_finding(each) for each in mend.findings]))
    return told


def _message(role: str, template: str, **parts: Any) -> dict[str, str]:
    text = draw(f"emails/prompt/{template}.txt", "text", **parts)
    return {"role": role, "content": re.sub(r"\n{3,}", "\n\n", text)}


def _told(brief: Brief) -> dict[str, Any]:
    agent, office = brief.client.agent, brief.office
    return {
        "step": on_one_line(brief.followup_type, SHORT),
        "purpose": on_one_line(brief.purpose, INSTRUCTIONS),
        "about": on_one_line(brief.notes, NOTES),
        "priority": on_one_line(brief.priority, SHORT),
        "today": brief.today,
        "agent": on_one_line(agent.name if agent else "", SHORT),
        "office": on_one_line(office.name, SHORT),
        "standing": on_one_line(agent.instructions if agent else "", INSTRUCTIONS),
        "instructions": on_one_line(brief.instructions, INSTRUCTIONS),
        "record": _record(brief),
        "earlier": [_earlier(each) for each in brief.earlier],
        "talks": [_talk(each) for each in brief.talks],
        "noted": [_noted(each) for each in brief.noted],
        "opens": OPENS,
        "closes": CLOSES,
    }


def _record(brief: Brief) -> list[tuple[str, str]]:
    """What may be stated about the client, by the names of the guard's fields; what is not known has no line."""
    client = brief.client
    facts = [
        ("Client name", client.name, SHORT),
        ("Property address", client.property_address, SHORT),
        ("Property type", client.property_type, SHORT),
        ("Stage", client.stage.replace("_", " "), SHORT),
        ("Source", brief.source, LINE),
        ("Linked people", brief.linked_people, LINE),
        ("Notes", client.notes, NOTES),
        *((f"Custom field {name}", text, LINE) for name, text in brief.custom_fields.items()),
    ][: 7 + MOST_CUSTOM_FIELDS]
    lines = [(on_one_line(label, SHORT).replace(":", " "), on_one_line(text, budget)) for label, text, budget in facts]
    return [(label, text) for label, text in lines if text]


def _earlier(email: EarlierEmail) -> dict[str, Any]:
    return {
        "step": on_one_line(email.step, SHORT),
        "sent": email.sent,
        "reaction": str(email.reaction),
        "subject": on_one_line(email.subject, SHORT),
        "body": on_one_line(email.body, EARLIER_BODY),
    }


def _talk(talk: Talk) -> dict[str, Any]:
    return {"when": talk.when, "what": talk.what, "note": on_one_line(talk.note, LINE)}


def _noted(note: Noted) -> dict[str, Any]:
    return {"when": note.when, "text": on_one_line(note.text, NOTED)}


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "label": finding.label,
        "words": on_one_line(finding.text, SHORT),
        "part": finding.part,
        "why": on_one_line(finding.why, LINE),
        "what_to_do": on_one_line(finding.what_to_do, LINE),
    }


def _as_answer(mend: Mend, greeting: str) -> str:
    """The stopped email as the model gave it: the greeting is ours."""
    paragraphs = [text for text in mend.body.split("\n\n") if text.strip() and text.strip() != greeting]
    return json.dumps({"subject": mend.subject, "paragraphs": paragraphs, "claims": []}, ensure_ascii=False)
