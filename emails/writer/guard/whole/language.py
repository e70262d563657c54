"""Whether an email is in a language of the client: as record or instructions say, else as before, else English."""

from collections.abc import Iterator, Set

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record
from emails.writer.guard.spoken import spoken
from emails.writer.guard.whole.languages import LABELS
from emails.writer.guard.whole.wanted import wanted

SHOWN = 80


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    asked, allowed = wanted(record)
    start, end = letter.message_starts, letter.closing_starts
    whole = letter.spoken
    if asked and whole and not (asked | allowed) & {whole}:
        yield _finding(letter, start, end, whole, asked)
        return
    fine = asked | allowed or _earlier(record) or {"en"}
    for first, last in _paragraphs(letter):
        code = spoken(str(letter.body.text)[first:last])
        if code and code not in fine and not (fine - LABELS.keys() and code != "en"):
            yield _finding(letter, first, last, code, fine)
            return


def _finding(letter: Letter, start: int, end: int, code: str, fine: Set[str]) -> Finding:
    text = str(letter.body.text)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    languages = " or ".join(sorted(LABELS.get(code, "another language") for code in fine))
    return letter.body.finding(
        Kind.LANGUAGE,
        start,
        min(end, start + SHOWN),
        f"It is in {LABELS[code]}, and the client's language is {languages}.",
    )


def _earlier(record: Record) -> set[str]:
    return {code for each in record.earlier if (code := spoken(each.body))}


def _paragraphs(letter: Letter) -> Iterator[tuple[int, int]]:
    """Paragraphs of the message, and their sentences: one in another language is enough."""
    for line in letter.lines:
        if letter.is_in_message(letter.body, line.start):
            yield line.start, line.end
    for sentence in letter.body.text.sentences:
        if letter.is_in_message(letter.body, sentence.start):
            yield sentence.start, sentence.end
