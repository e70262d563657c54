"""What a clause tells of the property, the market or somebody in the sale: a subject, a verb, and the rest of it."""

import re
from collections.abc import Iterator

from emails.writer.guard.claims.calendar.days import calendar_days
from emails.writer.guard.claims.facts.general import (
    is_claimed,
    tells_of_market,
)
from emails.writer.guard.claims.facts.held import IN_SUM, NUMBERS, held
from emails.writer.guard.claims.facts.subjects import (
    SUBJECTS,
    disagree,
    goes_on,
    is_of_any,
    is_short,
    is_subject,
    verb_of,
)
from emails.writer.guard.claims.facts.support import DATES, is_said, says, says_both
from emails.writer.guard.claims.facts.tokens import Found, words_of
from emails.writer.guard.claims.numbers import numbers
from emails.writer.guard.claims.predicates import ASKS, predicate
from emails.writer.guard.claims.sentences import clauses, is_supposed, said_by_client
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import Record
from emails.writer.guard.text import Word
from emails.writer.guard.vocabulary.property_words import GROUNDS
from emails.writer.guard.vocabulary.told_words import (
    BE,
    ELSEWHERE,
    HARMLESS,
    HAVE,
    MARKETS,
    PARTIES,
    PAST,
)

DENIED_BE = {"isn't", "aren't", "wasn't", "weren't"}
OPPOSITES = {
    one: other
    for pair in ("big small", "large small", "new old", "flat steep", "wide narrow", "dark bright", "far near")
    for one, other in (pair.split(), pair.split()[::-1])
}
OVER = {"done", "behind", "over", "finished", "complete", "completed", "happened"}
MOST_BETWEEN = 12
MOST_ASIDE = 6
WISHES = {"must", "must-have", "bonus", "dealbreaker", "deal-breaker", "nice-to-have", "non-negotiable", "priority"}
COVERS = {"covers", "cover", "includes", "include", "itself", "only", "just"}
NOTED_AMOUNT = re.compile(r"\d{3}(?:,\d{3}|k)?\b")
COMPARED, LESS = (
    {"offer", "offers", "bid", "counter", "price"},
    {"lower", "higher", "less", "more", "smaller", "larger"},
)
"""Where the notes have two amounts, one of them is the lower one."""
SHOWN = {"shown", "listed", "marketed", "photographed", "packed", "cleaned", "staged", "looked"}
"""What an agent sees to: "while the house is being shown"."""
CLOSES = {"closes", "runs", "ends", "opens", "expires", "closed", "ended"}


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    for part, clause, words in _with_asides(letter):
        if '"' in clause.text or said_by_client(part, clause):
            continue
        small = _with_home(part, words)
        for first, verb, last, subject, content in _told(small):
            start, end = words[first][0], words[last][1]
            is_known = subject not in MARKETS - PARTIES or bool(says_both(record, subject, content[0]))
            is_other = small[first + 1] in ELSEWHERE and not says(record, small[first + 1])
            is_known = is_known and not is_other
            if small[verb] in DENIED_BE and content and content[0] in OPPOSITES:
                content = [OPPOSITES[content[0]], *content[1:]]
            if content[0] in OVER and _is_past(subject, record):
                yield part.stated(start, end, says(record, subject))
                continue
            if subject in COMPARED and set(content) <= LESS and len(NOTED_AMOUNT.findall(record.client.notes)) > 1:
                continue
            if ASKS.intersection(content[:1]) and set(content) <= ASKS | HARMLESS and _has_asked(subject, record):
                continue
            if _is_wished(small[verb:], subject, record) or _is_the_whole(subject, content, record):
                yield part.stated(start, end, says(record, subject))
            elif is_known and (label := is_said(record, subject, content) or _aged(clause, subject, content, record)):
                yield part.stated(start, end, label)
            elif not is_other and held(record, str(part.text)[words[_counted_from(small, first, verb)][0] : end]):
                yield part.stated(start, end, IN_SUM)
            else:
                yield part.finding(Kind.FACT, start, end, f"The record does not say “{str(part.text)[start:end]}”.")


def _aged(clause: Word, subject: str, content: list[str], record: Record) -> str:
    """ "The roof is nine years old", where the record has the year."""
    if "old" not in content or not record.today:
        return ""
    ages = [int(each.value) for each in numbers(clause.text)]
    if "couple" in clause.text.lower():
        ages += [1, 2, 3]
    years = (str(record.today.year - age) for age in ages)
    return next((label for year in years if (label := says_both(record, subject, year))), "")


def _is_past(subject: str, record: Record) -> bool:
    """ "The inspection is done", where the notes have its day ("Insp 5/22") and that is past."""
    if not record.today:
        return False
    for label, text in record.fields:
        for each in calendar_days(str(text)) if label == "Notes" else ():
            before = str(text)[max(0, each.start - MOST_BETWEEN) : each.start].lower()
            if subject in before and each.month and each.day:
                return (each.month, each.day) <= (record.today.month, record.today.day)
    return False


def _counted_from(small: list[str], first: int, verb: int) -> int:
    """ "Two buyers have been through" of two showings; without a count the verb's words decide."""
    return first - 1 if first and small[first - 1] in NUMBERS else verb


def _has_asked(subject: str, record: Record) -> bool:
    """ "The buyer has asked for three things", where the notes say what the buyer wants."""
    return any(says_both(record, subject, each) for each in ("asked", "wants", "want", "needs", "addendum"))


def _is_wished(said: list[str], subject: str, record: Record) -> bool:
    """ "Parking is a must", where the record speaks of parking."""
    return not WISHES.isdisjoint(said) and bool(says(record, subject))


def _is_the_whole(subject: str, content: list[str], record: Record) -> bool:
    """ "The price covers the land", where land is what is sold."""
    rest = [word for word in content if word not in COVERS and not word[0].isdigit()]
    return subject == "price" and rest != content and all(each in GROUNDS and says(record, each) for each in rest)


def _with_asides(letter: Letter) -> Iterator[tuple[Part, Word, list[Found]]]:
    """Each clause that is not asked; after "the tenant, for one, quit paying" also the one without the aside."""
    before: list[tuple[Part, Word]] = []
    for part, clause, asked in clauses(letter):
        words = words_of(clause)
        if not asked:
            yield part, clause, words
        before = [*before[-2:], (part, clause)]
        if (
            asked
            or len(before) < 3
            or before[0][0] is not part
            or not words
            or len(before[1][1].text.split()) > MOST_ASIDE
        ):
            continue
        subject = words_of(before[0][1])
        is_one = str(part.text)[before[0][1].end : before[0][1].end + 1] == str(part.text)[before[1][1].end] == ","
        if (
            is_one
            and subject
            and subject[-1][2] in SUBJECTS
            and (words[0][2] in BE | HAVE | PAST or words[0][2].endswith("ed"))
        ):
            yield part, clause, [*subject, *words]


def _with_home(part: Part, words: list[Found]) -> list[str]:
    """The words of the clause; an address that begins it is "the home"."""
    small = [word for _, _, word in words]
    if not small or not small[0].isdigit():
        return small
    text = str(part.text)
    after = next((at for at in range(1, len(words)) if not text[words[at][0]].isupper()), len(words))
    return ["the"] * (after - 1) + ["home"] + small[after:] if after > 1 else small


def _told(small: list[str]) -> Iterator[tuple[int, int, int, str, list[str]]]:
    """First word, verb and last word of each statement, its subject, and the words of it that the record must hold."""
    done = -1
    for at, word in enumerate(small[:-1]):
        subject = word.removesuffix("'s")
        if subject not in SUBJECTS or at <= done or not is_subject(small, at, subject) or is_supposed(small[:at]):
            continue
        verb = at if goes_on(small, at) else is_short(small, at) if word != subject else verb_of(small, at)
        if verb < 0:
            continue
        if small[verb] in ("isn't", "aren't") and small[at - 1 : at] in (["a"], ["an"]):
            continue
        if small[verb + 1 : verb + 2] == ["being"] and set(small[verb + 2 : verb + 3]) & SHOWN:
            continue
        if subject == "window" and small[verb] in CLOSES:
            continue  # a span of time: its end is looked at as a date
        if small[:2] == ["so", "that"] or disagree(small, at, verb) or is_of_any(small, at, verb):
            continue
        content, last = predicate(small, verb, subject)
        if not _is_of_all(small, at, subject):
            content = [word for word in content if is_claimed(word)]
        elif not any(map(tells_of_market, [small[verb], *content, *small[verb : last + 1]])):
            content = []
        if content:
            yield at, verb, last, subject, [*content, *_figures(small[verb : last + 1])]
            done = last


def _is_of_all(small: list[str], at: int, subject: str) -> bool:
    """ "Buyers are waiting" tells of the market; "both buyers" or "the buyers" are those of this sale."""
    is_these = subject in PARTIES and not {"the", "both", "your", "two"}.isdisjoint(small[max(0, at - 2) : at])
    return subject in MARKETS and not is_these


def _figures(words: list[str]) -> list[str]:
    return [word for word in words if word[0].isdigit() or word in DATES]
