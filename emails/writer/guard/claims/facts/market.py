"""How the market is said to move."""

import re
from collections.abc import Iterator

from emails.writer.guard.claims.facts.support import says_both
from emails.writer.guard.claims.sentences import clauses, is_supposed
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record
from emails.writer.guard.vocabulary.property_words import MARKET, MARKET_NOUNS, MARKET_QUALITIES, MOVES, PARTICLES

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*'?")
SET_PHRASES = re.compile(
    r"\b(?:(?:a|an|the|strong|hot)? ?(?:seller|buyer)s?'?s? market|bidding wars?|multiple offers|"
    r"(?:great|good|best|perfect|right|ideal) time to (?:buy|sell|list|invest|move|refinance)"
    r"|days on (?:the )?market|(?:over|above|under|below) (?:asking|list)|shortage of|supply and demand|"
    r"housing (?:boom|crisis|bubble))\b",
    re.I,
)
COMES = frozenset(("come", "comes", "came", "look", "end"))  # "rates come up in every talk"
FAR = 8  # words between the subject and what it does


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    for part, clause, asked in clauses(letter):
        if asked:
            continue
        words = [
            (found.start() + clause.start, found.end() + clause.start, found[0].lower())
            for found in WORD.finditer(clause.text)
        ]
        for first, last in (*_moves(words), *_qualities(words), *_amounts(words)):
            start, end = words[first][0], words[last][1]
            label = _held(record, words[first][2], words[last][2])
            if label:
                yield part.stated(start, end, label)
            else:
                yield part.finding(Kind.FACT, start, end, f"The record does not say “{str(part.text)[start:end]}”.")
        for found in SET_PHRASES.finditer(clause.text):
            before = [word for at, _, word in words if at < clause.start + found.start()]
            known = any(found[0].strip().lower() in field.text.lower for field in record.fields)
            if not is_supposed(before) and not known:
                start = clause.start + found.start() + (found[0][0] == " ")
                yield part.finding(
                    Kind.FACT, start, clause.start + found.end(), f"The record does not say “{found[0].strip()}”."
                )


def _held(record: Record, first: str, last: str) -> str:
    return says_both(record, first, last)


def _moves(words: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """ "Rates are falling": a word for the market, and within a few words what it does."""
    small = [word for _, _, word in words]
    for at, word in enumerate(small):
        if word not in MARKET or is_supposed(small[:at]):
            continue
        for to in range(at + 1, min(at + 1 + FAR, len(small))):
            if small[to] in (
                "could",
                "may",
                "might",
                "can",
                "would",
                "should",
                "that",
                "you",
                "we",
                "i",
                "if",
                "to",
            ) or small[to] in MARKET - {"market"}:
                break
            if (
                small[to] in MOVES
                and not (small[to] == "up" and small[to - 1] in COMES)
                and _is_predicate(small, at, to)
            ):
                yield at, to
                break


def _is_predicate(small: list[str], at: int, to: int) -> bool:
    between = small[at + 1 : to]
    if not between:
        return small[to] not in (
            "up",
            "down",
            "low",
            "high",
            "short",
            "slow",
            "soft",
            "active",
            "hot",
            "strong",
            "record",
            "tight",
        )
    return any(each in PARTICLES for each in between)


def _qualities(words: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    small = [word for _, _, word in words]
    for at in range(1, len(small)):
        if small[at] in MARKET_NOUNS and small[at - 1] in MARKET_QUALITIES and not is_supposed(small[: at - 1]):
            if small[at] == "market" and small[at - 1].startswith(("seller", "buyer")):
                continue
            yield at - 1, at


def _amounts(words: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """ "We're seeing fewer buyers"."""
    small = [word for _, _, word in words]
    for at in range(2, len(small)):
        seen = small[at - 2] in ("seeing", "seen", "there's", "are", "getting", "noticing")
        if (
            seen
            and small[at - 1] in ("more", "fewer", "less", "many")
            and small[at] in MARKET
            and not is_supposed(small[: at - 2])
        ):
            yield at - 1, at
