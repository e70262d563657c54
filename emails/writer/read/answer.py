"""Reads an answer with suspicion: an email in it, repaired where that is harmless, or a reason why there is none."""

import json
import re
from dataclasses import replace

from emails.writer.read import letter, suspicious
from emails.writer.read.characters import plain, printable
from emails.writer.read.completion import text_of
from emails.writer.read.fields import Found, found_in
from emails.writer.read.objects import values_in
from emails.writer.read.outcome import Answer, Kind, Unusable
from emails.writer.read.thinking import without_thinking

MAX_SUBJECT, MAX_BODY = 200, 20_000  # characters, whoever wrote them
MAX_LETTER, MAX_ANSWER = 8_000, 200_000  # five times the longest email that makes sense, so that reading stays short
ENOUGH_WORDS = 15  # of a text that neither names the client nor has a subject of its own

FENCE = re.compile(r"^[ \t]*(?:```|~~~)[ \t]*(?P<word>[\w+-]*)[ \t]*", re.M)
A_PAGE = re.compile(r"<\s*(?:!doctype|html|head|body|script|style|title|\?xml|svg|error)\b", re.I)
JSON_BEGINS = re.compile(r"[{}]|^\s*\[\s*[\"\[]|^\s*\"[^\"]*\"\s*$")
QUOTES = "\"'“”\u2018’«»`* "


def read(completion: object, client: str = "", agent: str = "") -> Answer:
    """The email in a completion, for the client of that name. Raises Unusable, whatever it is given."""
    content, is_certainly_done = text_of(completion)
    answer = parse(content, client, agent, is_certainly_done)
    return replace(answer, is_repaired=not _is_as_asked(content, answer))


def parse(content: str | bytes, client: str = "", agent: str = "", is_certainly_done: bool = True) -> Answer:
    """The email in the text of an answer. Raises Unusable."""
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    if len(text) > MAX_ANSWER:
        raise Unusable(Kind.TOO_LONG)
    text = without_thinking(printable(text))
    if not text:
        raise Unusable(Kind.EMPTY)
    found = _from_json(text)
    if isinstance(found, Found):
        return _letter(plain(_bounded(found.subject)), _bounded(found.body), client, agent, found)
    if not is_certainly_done:
        raise Unusable(Kind.CUT_OFF)
    return _from_plain_text(found, client, agent)


def _is_as_asked(content: str | bytes, answer: Answer) -> bool:
    """Whether the answer is one object with just this email, or plain text, which has no form to break."""
    try:
        asked = json.loads(content)
    except (ValueError, RecursionError):
        return isinstance(content, str) and "{" not in content and "```" not in content
    if not isinstance(asked, dict):
        return False
    paragraphs = asked.get("paragraphs", asked.get("body"))
    texts = paragraphs if isinstance(paragraphs, list) else [paragraphs]
    said = " ".join(" ".join(map(str, texts)).split())
    return said == " ".join(answer.body.split()) and asked.get("subject") == answer.subject


def shorten(subject: str) -> str:
    """At most 200 characters, cut between words where there are any."""
    if len(subject) <= MAX_SUBJECT:
        return subject
    cut = subject[: MAX_SUBJECT - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[MAX_SUBJECT // 2 :] else cut).rstrip() + "…"


def _from_json(text: str) -> Found | str:
    """The email that an object holds, or the text to read as plain."""
    values = values_in(text)
    if not values and "&quot;" in text:
        values = values_in(text.replace("&quot;", '"'))
    if values:
        return found_in(values)
    if A_PAGE.search(text):
        raise Unusable(Kind.SERVER_ERROR)
    if JSON_BEGINS.search(text) or text in ("null", "[]", "true", "false"):
        raise Unusable(Kind.BROKEN)
    return text


def _from_plain_text(text: str, client: str, agent: str) -> Answer:
    """Only what is plainly a letter to this client: its greeting says so, or a Subject line above enough words."""
    text = letter.without_preamble(plain(_unfenced(_bounded(text))))
    subject, body = letter.subject_line(text)
    body = letter.without_preamble(body)
    rest, named = letter.without_greeting(body, client)
    is_greeted = rest != body[:1].upper() + body[1:]
    if not (named or (subject and len(rest.split()) > 1) or (is_greeted and len(rest.split()) >= ENOUGH_WORDS)):
        suspicious.check(text)  # says more than that it is no email
        raise Unusable(Kind.NOT_AN_EMAIL)
    return _letter(subject or "", body, client, agent, None)


def _letter(subject: str, body: str, client: str, agent: str, found: Found | None) -> Answer:
    subject = _subject(subject)
    text = plain(_unfenced(body)) if found else body
    text = letter.without_preamble(text)
    text = letter.without_preamble(letter.subject_line(text)[1])
    text = letter.without_closing(letter.without_trailer(text), agent).strip()
    suspicious.check(text)
    text, _ = letter.without_greeting(text, client)
    if subject:
        suspicious.check(subject)
    if not any(map(str.isalpha, text)):
        raise Unusable(Kind.EMPTY)
    if letter.has_another(text):
        raise Unusable(Kind.SEVERAL)
    if not letter.is_whole(text):
        raise Unusable(Kind.CUT_OFF)
    return Answer(shorten(subject), _paragraphs(text), found.claims if found else ())


def _subject(text: str) -> str:
    """On one line, without a label, quotes and a "Re:" that answers nothing."""
    text = " ".join(text.split()).strip(QUOTES)
    text = re.sub(r"^(?:(?:subject(?: line)?|re|fwd?|aw)\s*[:\uff1a]\s*){1,3}", "", text, flags=re.I)
    return text.strip(QUOTES)


def _paragraphs(text: str) -> tuple[str, ...]:
    blocks = re.split(r"\n[ \t]*\n\s*", text)
    return tuple(kept for block in blocks if (kept := "\n".join(line.strip() for line in block.split("\n")).strip()))


def _bounded(text: str) -> str:
    if len(text) > MAX_LETTER:
        raise Unusable(Kind.TOO_LONG)
    return text


def _unfenced(text: str) -> str:
    """What a fence holds, closed or not; the text itself where there is none."""
    fences = list(FENCE.finditer(text))
    if not fences or len(fences) > 2:
        return text
    return text[fences[0].end() : fences[1].start() if len(fences) > 1 else len(text)].strip()
