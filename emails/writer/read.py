"""Reads the text of an answer: an email, or nothing that could be sent."""

import json
import re

MAX_SUBJECT, MAX_BODY = 200, 20_000  # characters

# What a model leaves for somebody else to fill in must never reach a client.
PLACEHOLDER = re.compile(
    r"\{\{.*?\}\}|\[(?:your|the|client|agent|insert|name|property|date|address)\b[^\]]*\]", re.I | re.S
)


class Unusable(Exception):
    """The answer is not an email that could be sent."""


def parse(content: str) -> tuple[str, str]:
    """Subject and body of an answer: a JSON object read strictly, or plain text with an optional Subject line."""
    text = _unfenced(_printable(content))
    if text.startswith(("{", "[")):
        subject, body = _from_json(text)
    else:
        match = re.match(r"subject:[ \t]*(?P<subject>[^\n]*)\n(?P<body>.*)", text, re.I | re.S)
        subject, body = (match["subject"], match["body"]) if match else ("", text)
        if not _is_prose(body):
            raise Unusable("the answer is not an email")
    # Once more: JSON's escapes can spell what the raw answer did not hold.
    subject, body = " ".join(_printable(subject).split()), _printable(body)
    if not body:
        raise Unusable("the answer has no text")
    if len(body) > MAX_BODY:
        raise Unusable("the answer is far too long")
    if PLACEHOLDER.search(subject + "\n" + body):
        raise Unusable("the answer has unfilled placeholders")
    return shorten(subject), body


def shorten(subject: str) -> str:
    """At most 200 characters, cut between words where there are any."""
    if len(subject) <= MAX_SUBJECT:
        return subject
    cut = subject[: MAX_SUBJECT - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[MAX_SUBJECT // 2 :] else cut).rstrip() + "…"


def _from_json(text: str) -> tuple[str, str]:
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unusable("the answer is broken JSON") from error
    if not isinstance(answer, dict):
        raise Unusable("the answer is not a JSON object")
    subject, body = answer.get("subject"), answer.get("body")
    if not isinstance(subject, str) or not isinstance(body, str) or not subject.strip():
        raise Unusable("the answer lacks a subject or a body")
    return subject, body


def _is_prose(text: str) -> bool:
    """Whether plain text can be meant for a person: no page of HTML, no bare JSON value, no broken bytes."""
    words = text.split()
    letters = sum(char.isalpha() for char in text)
    broken = text.startswith("<") or "\N{REPLACEMENT CHARACTER}" in text
    return len(words) > 1 and letters >= 8 and not broken


def _printable(text: str) -> str:
    """Without the control characters that PostgreSQL or mail refuse; line ends as \\n."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(char for char in text if char in "\n\t" or ord(char) >= 32)
    return text.encode("utf-8", "replace").decode().strip()


def _unfenced(text: str) -> str:
    match = re.fullmatch(r"```\w*\n(.*)\n```", text, re.S)
    return match[1].strip() if match else text
