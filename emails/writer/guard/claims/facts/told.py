"""What a clause tells of the property, the market or somebody in the sale: a subject, a verb, and the rest of it."""

import re
from collections.abc import Iterator

from emails.writer.guard.claims.facts.general import (
    is_claimed,
    is_deed,
    is_in_general,
    is_no_news,
    is_topic,
    only_names,
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
    is_verb,
    verb_of,
)
from emails.writer.guard.claims.facts.support import COUNTED_APART, DATES, is_said, says, says_both, year_held
from emails.writer.guard.claims.facts.tokens import Found, words_of
from emails.writer.guard.claims.numbers import numbers
from emails.writer.guard.claims.sentences import clauses, is_supposed, said_by_client
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import Record
from emails.writer.guard.text import Word
from emails.writer.guard.vocabulary.property_words import GROUNDS
from emails.writer.guard.vocabulary.told_words import (
    ADVERBS,
    BE,
    BREAKS,
    DUTIES,
    ELSEWHERE,
    HARMLESS,
    HAVE,
    HOMES,
    MARKETS,
    MOVED,
    NO_CONTENT,
    OPINIONS,
    OURS,
    PARTIES,
    PAST,
    PERSONS,
    PREPOSITIONS,
    THINGS,
    UNTRUE,
    WILLING,
)

MOST_AFTER_VERB = 8
MOST_ASIDE = 6
EASE = {"easier", "harder", "easy", "hard", "simpler", "quicker", "nicer", "better", "fun", "tricky", "trickier"}
"""Before "to": "traffic is easier to feel than to read in a report"."""
GOES = {"coming", "going", "back", "close", "down", "up"}
"""Without what it goes to, "the feedback keeps coming back to" says nothing yet."""
REPORTS = {"told", "tells", "says", "said", "mentioned", "hinted", "assured", "reports", "confirmed"}
TO_WHOM = {"me", "us", "that"}
FEWEST_REPORTED = 2
WISHES = {"must", "must-have", "bonus", "dealbreaker", "deal-breaker", "nice-to-have", "non-negotiable", "priority"}
COVERS = {"covers", "cover", "includes", "include", "itself", "only", "just"}
NOTED_AMOUNT = re.compile(r"\d{3}(?:,\d{3}|k)?\b")
COMPARED, LESS = (
    {"offer", "offers", "bid", "counter", "price"},
    {"lower", "higher", "less", "more", "smaller", "larger"},
)
"""Where the notes have two amounts, one of them is the lower one."""
ASKS = {"asked", "wants", "requested", "asking"}
TESTED = {"tested", "inspected", "appraised", "measured", "passed"}
PREPARED = {"thinned", "emptied", "tidied", "cleared", "packed", "cleaned", "decluttered", "swept", "mopped", "dusted"}
"""What people do before a showing: nothing that a record would hold."""
SHOWN = {"shown", "listed", "marketed", "photographed", "packed", "cleaned", "staged", "looked"}
"""What an agent sees to: "while the house is being shown"."""
CLOSES = {"closes", "runs", "ends", "opens", "expires", "closed", "ended"}
PLAIN_REPORTS = {"said", "mentioned", "hinted", "confirmed"}


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
            if subject in COMPARED and set(content) <= LESS and len(NOTED_AMOUNT.findall(record.client.notes)) > 1:
                continue
            if ASKS.intersection(content[:1]) and set(content) <= ASKS | HARMLESS and _has_asked(subject, record):
                continue
            if _is_wished(small[verb:], subject, record) or _is_the_whole(subject, content, record):
                yield part.stated(start, end, says(record, subject))
            elif is_known and (label := is_said(record, subject, content) or _aged(part, clause, content, record)):
                yield part.stated(start, end, label)
            elif not is_other and held(record, str(part.text)[words[_counted_from(small, first, verb)][0] : end]):
                yield part.stated(start, end, IN_SUM)
            else:
                yield part.finding(Kind.FACT, start, end, f"The record does not say “{str(part.text)[start:end]}”.")


def _aged(part: Part, clause: Word, content: list[str], record: Record) -> str:
    """ "The roof is nine years old", where the record has the year."""
    if "old" not in content or not record.today:
        return ""
    years = (str(record.today.year - int(each.value)) for each in numbers(clause.text))
    return next((label for year in years if (label := year_held(record, year))), "")


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
        content, last = _predicate(small, verb, subject)
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


def _predicate(small: list[str], verb: int, subject: str) -> tuple[list[str], int]:
    """The words that say something; none where the statement says nothing that a record could hold."""
    rest = small[verb + 1 : verb + 1 + MOST_AFTER_VERB]
    if subject in PARTIES and small[verb] in REPORTS:
        return _reported(small[verb], rest, verb)
    stop = next((to for to, word in enumerate(rest) if _ends(rest, to, small[verb])), len(rest))
    if small[verb] in BE and rest and rest[0] in PREPARED and subject in THINGS:
        return [], verb
    if small[verb] in BE and rest[:1] == ["like"] and rest[1:2] != ["new"]:
        return [], verb  # "moving is like packing for a trip" is a figure of speech
    if set(rest[stop : stop + 1]) & {"you"}:
        did = not stop and subject in PARTIES and small[verb].endswith("ed")
        return [small[verb]] if did else [], verb
    goes_on_with_to = rest[stop : stop + 1] == ["to"]
    rest_ends_open = goes_on_with_to and subject not in MARKETS
    rest = rest[:stop]
    if not rest and small[verb] in BE | HAVE:
        return [], verb
    last = verb + len(rest)
    if (set(rest[:2]) & UNTRUE and not is_deed(small[verb], subject, rest)) or (
        small[verb] in HAVE and rest[:1] == ["to"]
    ):
        return [], verb
    rest = rest[1:] if rest[:1] == ["still"] else rest
    if (
        only_names(small[verb], subject, rest)
        or _is_ours(small[verb], subject, rest)
        or (small[verb] in OPINIONS and subject in THINGS)
    ):
        return [], verb
    own = [] if small[verb].removesuffix("'s") in BE | HAVE | NO_CONTENT | {subject, "would", "will"} else [small[verb]]
    if rest[1:2] == ["to"] and rest[0] in WILLING and len(rest) > 2:
        rest = rest[2:]
    elif rest[:1] == ["to"] and small[verb] in WILLING:
        own, rest = [], rest[1:]
    if subject in HOMES | GROUNDS and small[verb] == "went" and rest[:1] in (["for"], ["under"], ["over"], ["above"]):
        own = ["sold"]
    if subject in PARTIES and small[verb] == "came" and rest[:1] not in (["down"], ["up"]):
        own = ["visited"]
    if subject in PARTIES and small[verb] in ("was", "were") and rest[:1] in (["there"], ["here"], ["back"]):
        own = ["visited"]
    content = own + [word for word in rest if _says_something(word, subject)]
    if (
        not content
        or (set(content[: 1 if is_deed(small[verb], subject, rest) else 2]) & HARMLESS and small[verb] not in TESTED)
        or content == ["ready"]
    ):
        return [], verb
    asked_for = [word for word in content if word not in ASKS and word not in HARMLESS]
    content = asked_for if content[0] in ASKS and any(map(is_claimed, asked_for)) else content
    if (
        (rest_ends_open and content[0] in GOES)
        or (goes_on_with_to and (content[-1] in EASE or content == ["turned"]))
        or is_topic(subject, rest, content)
    ):
        return [], verb
    if content[0] in DUTIES and "to" in small[verb + 1 : last + 3]:
        return [], verb  # how things go, not what has happened
    is_nothing = is_in_general(small, verb, subject, rest) or is_no_news(small, verb, subject, rest, content)
    return ([], verb) if is_nothing else (content, last)


def _reported(told: str, rest: list[str], verb: int) -> tuple[list[str], int]:
    """What somebody in the sale is said to have said: "the agent told me that the roof leaks"."""
    said = next((at for at, word in enumerate(rest) if word not in TO_WHOM), len(rest))
    stop = next((at for at in range(said, len(rest)) if rest[at] in BREAKS | PERSONS), len(rest))
    content = [word for word in rest[said:stop] if _says_something(word, "")]
    is_known = (not said and told not in PLAIN_REPORTS) or stop - said < FEWEST_REPORTED or set(content[:2]) & HARMLESS
    return ([], verb) if is_known else (content, verb + stop)


def _is_ours(verb: str, subject: str, rest: list[str]) -> bool:
    """What is between them and the agent or the client; but "the seller told me" reports on the sale."""
    return bool(set(rest) & OURS) and not is_deed(verb, subject, rest)


def _ends(rest: list[str], to: int, verb: str) -> bool:
    if rest[to] == "may" and to and rest[to - 1] in PREPOSITIONS | {"until", "through"}:
        return False
    if rest[to] == "to" and (rest[to - 1] if to else verb) in WILLING:
        return False
    if rest[to] == "you" and rest[max(0, to - 2) : to - 1] == ["to"]:
        return False  # "agreed to give you a month"
    if rest[to] == "and" and rest[to + 1 : to + 2] and is_verb(rest[to + 1], False):
        return True  # "the vanity is new and deserves a photo"
    return rest[to] in BREAKS or (to > 0 and rest[to] in ("it", "they"))


def _figures(words: list[str]) -> list[str]:
    return [word for word in words if word[0].isdigit() or word in DATES]


def _says_something(word: str, subject: str) -> bool:
    if word in NO_CONTENT:
        return (subject in MARKETS or subject in ("taxes", "dues")) and word in MOVED
    return (
        word not in ADVERBS
        and not word.startswith("mid-")
        and not set(word.split("-")) <= COUNTED_APART
        and not word.isdigit()
    )
