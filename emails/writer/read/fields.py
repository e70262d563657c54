"""Which object of an answer is the email, under whatever keys and however deep."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from emails.writer.read.objects import values_in
from emails.writer.read.outcome import Kind, Unusable

SUBJECTS = ("subject", "subjectline", "emailsubject", "mailsubject")
BODIES = ("paragraphs", "body", "emailbody", "bodytext", "mailbody", "text", "content", "message", "letter", "email")
ERRORS = ("error", "errors", "exception", "traceback", "statuscode")
MAX_DEPTH, MAX_VALUES = 6, 500


@dataclass(frozen=True)
class Found:
    subject: str
    body: str
    claims: tuple[dict[str, Any], ...] = ()


def found_in(values: list[Any]) -> Found | str:
    """The one email among them; or a text that stands alone under a key, for which a Subject line may speak."""
    members = list(_walk(values, 0))[:MAX_VALUES]
    emails = [found for each in members if (found := _email(each))]
    if emails:
        if len({(each.subject, each.body) for each in emails}) > 1:
            raise Unusable(Kind.SEVERAL)
        return emails[0]
    keyed = [_keyed(each) for each in members]
    if any(key in each for each in keyed for key in ERRORS):
        raise Unusable(Kind.SERVER_ERROR)
    if any(key in each for each in keyed for key in SUBJECTS):
        raise Unusable(_lacking(keyed))
    texts = [text for each in keyed for text in each.values() if isinstance(text, str) and len(text.split()) > 5]
    if len(texts) == 1 and len(members) <= 3:
        return texts[0]
    raise Unusable(Kind.BROKEN, "the answer lacks a subject or a body")


def _lacking(keyed: list[dict[str, Any]]) -> Kind:
    blank = [each for each in keyed if any(isinstance(each.get(key), str) and not each[key].strip() for key in BODIES)]
    return Kind.EMPTY if blank else Kind.BROKEN


def _walk(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every object, an email's own parts excepted."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for each in value[:MAX_VALUES]:
            yield from _walk(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        if not _email(value):
            for each in value.values():
                yield from _walk(each, depth + 1)
    elif isinstance(value, str) and value.lstrip().startswith(("{", '"{', "[", "```")):
        for each in values_in(value):
            yield from _walk(each, depth + 1)


def _email(value: dict[str, Any]) -> Found | None:
    keyed = _keyed(value)
    subject = next((keyed[key] for key in SUBJECTS if key in keyed), None)
    body = next((text for key in BODIES if (text := _text(keyed.get(key)))), "")
    if not isinstance(subject, str) or not subject.strip() or not body.strip():
        return None
    if body.lstrip().startswith(("{", "[{")):
        return None  # an email inside the email
    claims = keyed.get("claims")
    kept = [each for each in claims if isinstance(each, dict)] if isinstance(claims, list) else []
    return Found(subject, body, tuple(kept))


def _text(value: Any) -> str:
    """Of a string, a list of paragraphs or an object that holds one of them."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n\n".join(text for each in value if (text := each if isinstance(each, str) else _text_inside(each)))
    return _text_inside(value)


def _text_inside(value: Any) -> str:
    if not isinstance(value, dict):
        return ""
    keyed = _keyed(value)
    if any(key in keyed for key in SUBJECTS):
        return ""
    inside = next((keyed[key] for key in BODIES if key in keyed), "")
    if isinstance(inside, list):
        return "\n\n".join(each for each in inside if isinstance(each, str))
    return inside if isinstance(inside, str) else ""


def _keyed(value: dict[str, Any]) -> dict[str, Any]:
    return {"".join(filter(str.isalpha, str(key))).lower(): each for key, each in value.items()}
