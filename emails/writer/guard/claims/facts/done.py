"""What is said to have been done to something, or by somebody whom the record names: "the trap was pumped"."""

import re
from collections.abc import Iterator

from emails.writer.guard.claims.facts.held import IN_SUM
from emails.writer.guard.claims.facts.support import says, year_held
from emails.writer.guard.claims.facts.tokens import words_of
from emails.writer.guard.claims.sentences import clauses, is_supposed, said_by_client
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import Record
from emails.writer.guard.text import Text
from emails.writer.guard.vocabulary.done_words import (
    AUXILIARIES,
    BETWEEN,
    CHOSEN,
    DEEDS,
    DETERMINERS,
    ENDS,
    FELT,
    HANDLED,
    HAVING,
    IDEAS,
    IRREGULAR,
    NEVER,
    PAPERS,
    QUANTITIES,
    REPORTS,
    RIVALS_DO,
    WITH_NAMES,
)
from emails.writer.guard.vocabulary.told_words import (
    BREAKS,
    HARMLESS,
    MARKETS,
    NO_CONTENT,
    PARTIES,
    PERSONS,
    THINGS,
    WILLING,
)

SUBJECTS = PARTIES | THINGS | MARKETS
NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
Words = list[tuple[int, int, str]]
IN_WHAT_WAY = frozenset(("way", "how"))
MOST_BEFORE = 8
MOST_AFTER = 6
ENOUGH = 2
FIGURES_OF_A_YEAR = 4


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    names = _names(record)
    for part, clause, asked in clauses(letter):
        if asked or '"' in clause.text or said_by_client(part, clause):
            continue
        words = words_of(clause)
        small = [word for _, _, word in words]
        for first, last, done in (*_passives(small), *_rivals(small), *_by_named(part, words, small, names)):
            start, end = words[first][0], words[last][1]
            label = says(record, done) if done else _held(record, small[first + 1 : last + 1])
            label = label or next((held for each in small[last:] if (held := _year_held(record, each))), "")
            if label:
                yield part.stated(start, end, label)
            else:
                yield part.finding(Kind.FACT, start, end, f"The record does not say “{str(part.text)[start:end]}”.")


def _year_held(record: Record, word: str) -> str:
    """ "Built in 1958", where the notes say "ranch 1958"."""
    return year_held(record, word) if len(word) == FIGURES_OF_A_YEAR and word.isdigit() else ""


def _passives(small: list[str]) -> Iterator[tuple[int, int, str]]:
    """ "The grease trap at the back was pumped": its first and last word, and what was done."""
    for at in range(1, len(small) - 1):
        if not _is_auxiliary(small, at):
            continue
        to = next((to for to in range(at + 1, len(small)) if small[to] not in BETWEEN), 0)
        if not to or not _is_done(small[to]) or NEVER & set(small[at:to]):
            continue
        first = at - 1 if small[at - 1] in ("we", "you") and small[to] in CHOSEN else _subject(small, at)
        in_what_way = not IN_WHAT_WAY.isdisjoint(small[max(0, first - 2) : first])  # "the way the home was described"
        if first >= 0 and not in_what_way and not is_supposed(small[:first]):
            yield first, to, small[to]


def _is_auxiliary(small: list[str], at: int) -> bool:
    return small[at] in AUXILIARIES and (small[at] != "been" or small[at - 1] in ("has", "have", "had"))


def _is_done(word: str) -> bool:
    return (word in IRREGULAR or (word.endswith("ed") and len(word) > 4)) and word not in HANDLED | FELT


def _subject(small: list[str], at: int) -> int:
    """Where the subject of this verb begins; -1 where it is no thing of the sale."""
    at -= small[at] == "been"
    for first in range(at - 1, max(-1, at - 1 - MOST_BEFORE), -1):
        if small[first] in BREAKS | PERSONS | PAPERS:
            return -1
        if not first and small[0].isdigit() and at > 1:
            return 0  # "418 Alder was painted"
        if small[first] in DETERMINERS and first < at - 1:
            return (
                first if small[first - 1 : first] not in (["of"], ["in"], ["at"], ["on"], ["for"]) or not first else -1
            )
    return -1


def _rivals(small: list[str]) -> Iterator[tuple[int, int, str]]:
    """ "Two other companies toured it", "another bakery is circling the space"."""
    for at, word in enumerate(small[:-2]):
        is_other = word == "another" or (word == "other" and at and small[at - 1] in QUANTITIES)
        if not is_other or small[at + 1] in IDEAS or is_supposed(small[:at]):
            continue
        verb = next((to for to in range(at + 2, min(at + 8, len(small))) if small[to] in RIVALS_DO), 0)
        is_going = next((to for to in range(at + 2, len(small) - 1) if small[to] in HAVING), 0)
        if not verb and is_going and is_going < at + 6 and small[is_going + 1].endswith(("ing", "ed")):
            verb = is_going + 1
        if verb and not set(small[at + 1 : verb]) & (BREAKS | PERSONS):
            yield at, min(verb + MOST_AFTER, len(small) - 1), ""


def _names(record: Record) -> frozenset[str]:
    """Words with a capital in what the agent noted, and none of the client's or the agent's name."""
    own = {word.text.lower() for name in (record.client.name, record.agent.name) for word in Text(name).words}
    noted = [text for label, text in record.fields if label == "Notes" or label.startswith("Custom field")]
    return frozenset(each.lower() for text in noted for each in NAME.findall(str(text))) - own - SUBJECTS - PERSONS


def _by_named(part: Part, words: Words, small: list[str], names: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """ "Amber at Plainsview has cleared the loan"."""
    text = str(part.text)
    for at, (start, _, word) in enumerate(words):
        if word.removesuffix("'s") not in names or not text[start].isupper() or is_supposed(small[:at]):
            continue
        to = at + 1
        if small[to : to + 1] and small[to].startswith("i") and small[to].partition("'")[0] == "i":
            return  # "tell Mochi I said hello"
        while to < len(words) and (small[to] in WITH_NAMES or text[words[to][0]].isupper()):
            to += 1
        while to < len(words) and small[to] in HAVING | BETWEEN:
            to += 1
        if to < len(words) and (small[to] in DEEDS or (small[to] in WILLING and small[to + 1 : to + 2] == ["to"])):
            last = next((each for each in range(to + 1, len(words)) if small[each] in ENDS), len(words)) - 1
            if last > to or small[to] not in REPORTS:
                yield at, min(last, to + MOST_AFTER), ""
        return


def _held(record: Record, said: list[str]) -> str:
    """The field that has two words of it, which are half of all that is told."""
    content = [word for word in said if word not in NO_CONTENT | BETWEEN | HAVING | REPORTS | HARMLESS]
    if not content:
        return IN_SUM
    known = [label for word in content if (label := says(record, word))]
    return known[0] if len(known) >= min(ENOUGH, len(content)) and ENOUGH * len(known) >= len(content) else ""
