"""Guarantees, pressure, and assurances about law and money. What the agent will do is none; what will come of it is."""

from collections.abc import Iterator

from emails.writer.guard.doubts import CONDITIONS, is_asked, is_conditioned, is_denied, is_doubted
from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.phrases import Found, Phrases, Token, Tokens, longest, phrases_in, table
from emails.writer.guard.record import Record
from emails.writer.guard.wording.forecast import forecasts
from emails.writer.guard.wording.second import assured
from emails.writer.guard.wording.unguarded import unguarded
from emails.writer.guard.wording.vouched import vouched
from emails.writer.guard.wording.words.promises.absolutes import ABSOLUTES, UNDENIED
from emails.writer.guard.wording.words.promises.forecasts import DENYING, FORECASTS, LAW
from emails.writer.guard.wording.words.promises.outcomes import CERTAINTIES, HARMLESS, OUTCOMES
from emails.writer.guard.wording.words.promises.pressure import PRESSURE, THREATS
from emails.writer.guard.wording.words.promises.pushing import PUSHING
from emails.writer.guard.wording.words.promises.sets import ADVISERS, SETS
from emails.writer.guard.wording.words.promises.spanish import SPANISH
from emails.writer.guard.wording.words.promises.terms import ADVICE, TERMS, WAIVERS

PROMISES = Phrases(table(OUTCOMES, PRESSURE, TERMS, FORECASTS, ABSOLUTES, PUSHING), SETS)
DENIALS = Phrases(table(CERTAINTIES, THREATS, WAIVERS, DENYING, UNDENIED, SPANISH), SETS)
ADVISING = Phrases(table(ADVICE), SETS)
TEACHING = Phrases(table(LAW), SETS)
FORESEEN = frozenset(OUTCOMES) - {"Nobody knows which way prices and rates will go."}
FORESEEN_DENIALS = {"It promises how somebody else will act.", "It promises how things will come out."}
ALLOWED = Phrases(((each, None) for each in phrases_in(HARMLESS)), SETS)


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    for part, words in letter.tokens:
        for found in longest(_promises(part, words)):
            yield part.finding(Kind.PROMISE, found.start, found.end, found.meaning)


def _promises(part: Part, words: Tokens) -> Iterator[Found[str]]:
    """A question promises nothing, nor does a sentence that sends the client to a lawyer."""
    denials = (found for found in DENIALS.find(words, ALLOWED) if not is_doubted(words, found.first))
    yield from (
        found for found in denials if not (found.meaning in FORESEEN_DENIALS and is_conditioned(words, found.first))
    )
    is_asked = bool(words) and _asks(part, words)
    if words and (not is_asked or words[0].text == "why"):
        yield from unguarded(words)
    if words and not is_asked:
        yield from forecasts(words)
        yield from assured(words)
        yield from vouched(words)
        yield from (found for found in PROMISES.find(words, ALLOWED) if not _is_soft(words, found))
        if not ADVISERS.intersection(word.text for word in words):
            yield from ADVISING.find(words, ALLOWED)
            yield from (found for found in TEACHING.find(words, ALLOWED) if not _is_soft(words, found))


def _is_soft(words: tuple[Token, ...], found: Found[str]) -> bool:
    """It is denied, doubted, wished for, or holds only if something else does."""
    after = words[found.last + 1].text if found.last + 1 < len(words) else ""
    return (
        any(word.text == "not" for word in words[found.first : found.last])
        or is_denied(words, found.first)
        or is_doubted(words, found.first)
        or is_asked(words, found.first)
        or (after in CONDITIONS and found.meaning in FORESEEN)
    )


def _asks(part: Part, words: tuple[Token, ...]) -> bool:
    return str(part.text)[words[-1].end :].lstrip("'\") ").startswith("?")
