"""Whether an email is written in a language of the client: as the record or the instructions say, else as before, else English."""

import re
from collections.abc import Iterator, Set

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record
from emails.writer.guard.whole.languages import LABELS, SCRIPTS, WORDS
from emails.writer.guard.whole.wanted import wanted

LEAST_WORDS = 6
"""Fewer may be a name, a greeting or an idiom."""
LEAST_HITS, LEAST_SHARE, MARGIN = 3, 0.22, 1.35
LEAST_SIGNS = 8  # letters of another script
SHOWN = 80

LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
SCRIPT_SIGNS = {code: re.compile(f"[{letters}]") for code, letters in SCRIPTS.items()}


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    asked, allowed = wanted(record)
    start, end = letter.message_starts, letter.closing_starts
    whole = _of(str(letter.body.text)[start:end] or str(letter.body.text))
    if asked and whole and not (asked | allowed) & {whole}:
        yield _finding(letter, start, end, whole, asked)
        return
    fine = asked | allowed or _earlier(record) or {"en"}
    for first, last in _paragraphs(letter):
        spoken = _of(str(letter.body.text)[first:last])
        if spoken and spoken not in fine and not (fine - LABELS.keys() and spoken != "en"):
            yield _finding(letter, first, last, spoken, fine)


def _finding(letter: Letter, start: int, end: int, spoken: str, fine: Set[str]) -> Finding:
    text = str(letter.body.text)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    wanted = " or ".join(sorted(LABELS.get(code, "another language") for code in fine))
    return letter.body.finding(
        Kind.LANGUAGE,
        start,
        min(end, start + SHOWN),
        f"It is in {LABELS[spoken]}, and the client's language is {wanted}.",
    )


def _earlier(record: Record) -> set[str]:
    return {spoken for each in record.earlier if (spoken := _of(each.body))}


def _paragraphs(letter: Letter) -> Iterator[tuple[int, int]]:
    """Paragraphs of the message, and their sentences: one in another language is enough."""
    for sentence in letter.body.text.sentences:
        if letter.is_in_message(letter.body, sentence.start):
            yield sentence.start, sentence.end


def _of(text: str) -> str:
    """The language of a text; empty where it has too few words, or none stands out."""
    words = [word.lower() for word in LETTERS.findall(text)]
    for code, signs in SCRIPT_SIGNS.items():
        if not text.isascii() and (count := len(signs.findall(text))) >= LEAST_SIGNS and count * 2 > len(text) // 3:
            return code if code != "uk" else _cyrillic(text)
    if len(words) < LEAST_WORDS:
        return ""
    hits = sorted(((sum(word in known for word in words), code) for code, known in WORDS.items()), reverse=True)
    (best, code), (second, _) = hits[:2]
    enough = best >= LEAST_HITS and best >= LEAST_SHARE * len(words) and best >= MARGIN * second
    return code if enough else ""


def _cyrillic(text: str) -> str:
    return "uk" if SCRIPT_SIGNS["uk"].search(text) else "ru"
