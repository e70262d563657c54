"""Whether an email is in a language of the client: as record or instructions say, else as before, else English."""

from bisect import bisect_left
from collections.abc import Iterator, Set
from operator import itemgetter

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record
from emails.writer.guard.spoken import Said, are_alike, has_no_other_language, spoken, spoken_by, words_of
from emails.writer.guard.whole.languages import LABELS
from emails.writer.guard.whole.wanted import wanted

SHOWN = 80


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    asked, allowed = wanted(record)
    text, start, end = str(letter.body.text), letter.message_starts, letter.closing_starts
    words = words_of(text)
    whole = _spoken(text, words, start, end) if text[start:end].strip() else spoken(text)
    if asked and whole and not (asked | allowed) & {whole}:
        yield _finding(letter, start, end, whole, asked)
        return
    fine = asked | allowed or (_earlier(record) or {"en"}) | _briefed(record)
    if "en" in fine and has_no_other_language(text, words):
        return
    for first, last in ((start, end), *_paragraphs(letter)):
        is_short = (first, last) != (start, end)
        code = whole if not is_short else _spoken(text, words, first, last)
        if code and code not in fine and not _may_be(code, fine, is_short):
            yield _finding(letter, first, last, code, fine)
            return


def _spoken(text: str, words: list[Said], start: int, end: int) -> str:
    first, last = (bisect_left(words, place, key=itemgetter(0)) for place in (start, end))
    return spoken_by(text[start:end], words[first:last])


def _may_be(code: str, fine: Set[str], is_short: bool) -> bool:
    """It has much in common with a language of the client, or that one is known by its name alone."""
    return (is_short and any(are_alike(code, each) for each in fine)) or (code != "en" and bool(fine - LABELS.keys()))


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


def _briefed(record: Record) -> set[str]:
    """An agent who writes the brief in Spanish may want such an email; one who writes it in English may not."""
    return {code for text in (record.instructions, record.about) if (code := spoken(text)) and code != "en"}


def _paragraphs(letter: Letter) -> Iterator[tuple[int, int]]:
    """Paragraphs of the message, and their sentences: one in another language is enough."""
    for line in letter.lines:
        if letter.is_in_message(letter.body, line.start):
            yield line.start, line.end
    for sentence in letter.body.text.sentences:
        if letter.is_in_message(letter.body, sentence.start):
            yield sentence.start, sentence.end
