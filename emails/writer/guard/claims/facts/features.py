"""What a property has, what it is like, and what it is near to."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts.held import is_condition_held
from emails.writer.guard.claims.facts.support import has_year, says, says_both
from emails.writer.guard.claims.facts.tokens import words_of
from emails.writer.guard.claims.sentences import clauses, is_supposed, said_by_client
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.feature_words import (
    ANY_HOME,
    BESIDE,
    CONDITION,
    GADGETS,
    GOOD,
    IN_PASSING,
    MODALS,
    MOST_ANY,
    NEAR,
    NEW_TO_YOU,
    OF_ANY,
    OWN,
    PRAISED,
    REPLACED,
    ROOMS,
    STOREYS,
    THIS_ONE,
    WHOLLY,
)
from emails.writer.guard.vocabulary.property_words import (
    AMENITIES,
    FEATURES,
    FINE,
    GROUND_STATES,
    GROUNDS,
    HAS,
    NEARBY,
    NEW,
    PLACES_TO_LIVE,
    SETTING_QUALITIES,
    SETTINGS,
    SUPERLATIVES,
)
from emails.writer.guard.vocabulary.told_words import BE, BREAKS, HABITS, HOMES, PERSONS, PREPOSITIONS

COUNTS = words_in(
    "a an the its own one two three four five six no and only both also really very fully plenty lots of even such"
)
IN_GENERAL = words_in("is for to that you i")
"""After "the best house": it says which house is best for anybody."""
ANY = words_in("a an any every even almost nearly and but or for in with")
MOST_OTHERS = 2  # words of any kind between "has" and the feature
APART = HAS | BE | BREAKS | PREPOSITIONS | PERSONS | words_in("with as and or but")


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    thing = ""
    for part, clause, asked in clauses(letter):
        words = words_of(clause)
        thing, before_it = (words[-1][2] if words else ""), thing
        if asked or said_by_client(part, clause):
            continue
        said = {word for _, _, word in words}
        for start, end, holds in (
            *(_features(words, record) if said & FEATURES else ()),
            *(_settings(words, record) if said & SETTINGS else ()),
            *(_superlatives(words, record) if said & SUPERLATIVES else ()),
            *_states(words, record),
            *_apposition(before_it, words, record),
        ):
            if holds:
                yield part.stated(start, end, holds)
            else:
                yield part.finding(Kind.FACT, start, end, f"The record does not say “{str(part.text)[start:end]}”.")
        small = [word for _, _, word in words]
        lower = part.text.lower[clause.start : clause.end]
        for found in CONDITION.finditer(lower):
            start = clause.start + found.start()
            before = [word for at, _, word in words if at < start]
            if not is_supposed(before) and not _is_of_any(before) and not is_condition_held(found[0], before, record):
                yield part.finding(Kind.FACT, start, start + len(found[0]), f"The record does not say “{found[0]}”.")
        near = NEAR.search(lower)
        if near and small:
            after = [word for at, _, word in words if at >= clause.start + near.end()][:4]
            before = [word for at, _, word in words if at < clause.start + near.start()]
            target = next((word for word in after if word in NEARBY), "")
            of_any = len(before) == 1 and before[0] in HOMES  # "houses close to a campus don't grow on trees"
            if target and not of_any and not is_supposed(before) and not says(record, target):
                end = next(stop for at, stop, word in words if word == target and at >= clause.start + near.end())
                start = clause.start + near.start()
                yield part.finding(Kind.FACT, start, end, f"The record does not say “{str(part.text)[start:end]}”.")


Found = tuple[int, int, str]


def _features(words: list[Found], record: Record) -> Iterator[Found]:
    """ "New roof", "renovated kitchen", "has a pool", "the kitchen was remodeled"."""
    for at, (_, end, word) in enumerate(words):
        if word not in FEATURES:
            continue
        first, qualities = at, set()
        while first > 0 and words[first - 1][2] in NEW | FINE | FEATURES | STOREYS:
            first -= 1
            qualities |= {words[first][2]} & (NEW | FINE)
        before = [each for _, _, each in words[:first]]
        after = [each for _, _, each in words[at + 1 : at + 5]]
        if (after and after[0] in GADGETS) or (qualities == {"open"} and before[-1:] == ["to"]):
            continue  # "happy to open closets"
        if word == "floor" and (not qualities & NEW or after[:1] in (["plan"], ["plans"])):
            continue
        if word in ("view", "views") and after[:1] == ["on"] and set(before[-3:]) & {"have", "has"}:
            continue  # "your accountant will have a view on it"
        if after[:2] == ["of", "nothing"] or after[:2] in (["you", "like"], ["you", "want"], ["you", "liked"]):
            continue
        if word == "coat" and after[:1] != ["of"]:
            continue
        if told_of_any(before) and not (qualities & NEW and done_to(after)):
            continue
        if word == "lot" and ("a" in before[-1:] or (after and after[0] in ("of", "to", "more"))):
            continue
        told = _is_had(before)
        if len(before) > 1 and before[-1] in ("the", "its", "all", "every") and before[-2] in REPLACED:
            first, told = first - 2, True
            qualities.add(before[-2])
        done = set(after[:4]) & NEW and bool(set(after[:2]) & {"was", "is", "has", "were", "are", "have"})
        if done:
            qualities |= set(after) & NEW
            end = words[at + 1 + next(i for i, each in enumerate(after) if each in NEW)][1]
        if word in ROOMS and not qualities:
            continue  # their number is looked at as a figure
        if (
            not (qualities or told)
            or (not told and _is_mentioned([each for _, _, each in words], first, at))
            or is_supposed(before)
            or set(after[:4]) & MODALS
            or (words_at(words, first - 1, first) in (["a"], ["an"]) and _may_be(words, first))
            or (told and not qualities and "you" in before[-4:] and "your" not in before)
        ):
            continue
        new = qualities & NEW
        held = says(record, word)
        if new == {"new"} and word in NEW_TO_YOU and before[-1:] == ["your"]:
            continue
        if held and new and not (new <= {"new", "newer", "replaced"} and has_year(record, word)):
            held = says_both(record, word, next(iter(new)))
        yield words[first][0], end, held


def _may_be(words: list[Found], first: int) -> bool:
    """ "A finished attic or a heated porch could do the trick": any such thing, and none of the client's."""
    small = [each for _, _, each in words]
    return not MODALS.isdisjoint(small) and THIS_ONE.isdisjoint(small[:first])


def words_at(words: list[Found], first: int, last: int) -> list[str]:
    return [each for _, _, each in words[first:last]]


def told_of_any(before: list[str]) -> bool:
    """ "Some buildings have wonderful views", "a bungalow comes with a lawn": how such homes are."""
    before = before[1:] if before[:1] in (["and"], ["but"]) else before
    if not before or not set(before).isdisjoint(THIS_ONE):
        return False
    return before[0] in OF_ANY or (before[0] in ("a", "an") and set(before[1:3]) & ANY_HOME != set())


def _is_of_any(before: list[str]) -> bool:
    """ "Even a well-kept house gets a list": whichever it is, it is not the client's."""
    return bool(before) and before[-1] in ANY and ANY.issuperset(before) and not before[-1:] == before == ["but"]


def done_to(after: list[str]) -> bool:
    return bool(after) and after[0] in ("was", "were", "has", "is")


def _is_mentioned(small: list[str], first: int, at: int) -> bool:
    """ "From a finished basement to a den", "fresh paint in odd spots": things that one may meet somewhere."""
    if small[max(0, first - 1) : first] in (["a"], ["an"]) and IN_PASSING.intersection(
        small[max(0, first - 2) : first - 1]
    ):
        return True
    if small[max(0, first - 2) : first] in (["everything", "from"], ["anything", "from"], ["asked", "for"]):
        return True
    if small[max(0, first - 1) : first] == ["to"] and "from" in small[:first] and MOST_ANY.intersection(small[:first]):
        return True
    rest = small[at + 1 :]
    return (
        not first
        and len(rest) > 1
        and not set(rest) & {"was", "were", "been", "throughout", "went", "goes", "came"}
        and not any(word[0].isdigit() for word in rest)
        and not rest[0].endswith("ed")
    )


def _is_had(before: list[str]) -> bool:
    """ "It has two", "comes with a", "there is a shared", before the feature; "I'll have" says nothing of a home."""
    at, others = len(before), 0
    while at and (before[at - 1] in COUNTS or (others < MOST_OTHERS and before[at - 1] not in APART)):
        others += before[at - 1] not in COUNTS
        at -= 1
    said = before[max(0, at - 2) : at]
    if not said or set(before[max(0, at - 4) : at]) & PERSONS - {"you"} or set(before) & HABITS:
        return False
    if said[-1] == "with":
        if said == before[: len(said)] and at == len(before):
            return False  # "with acreage, I always start with access"
        return not set(before[at : at + 1]) & {"the", "your"} and not others
    if said[-1] == "there":
        return False
    return said[-1] in HAS or (said[0] == "there" and said[-1] in BE)


def _unless_supposed(words: list[Found], first: int, last: int, held: str) -> Iterator[Found]:
    if not is_supposed([each for _, _, each in words[:first]]):
        yield words[first][0], words[last][1], held


def _superlatives(words: list[Found], record: Record) -> Iterator[Found]:
    """ "The largest lot"."""
    for at in range(1, len(words)):
        if (
            words[at - 1][2] in SUPERLATIVES
            and words[at][2] in PLACES_TO_LIVE
            and (
                at > 1
                and words[at - 2][2] in ("the", "your", "our")
                and not is_supposed([each for _, _, each in words[: at - 1]])
                and not (at == 2 and at + 1 < len(words) and words[at + 1][2] in IN_GENERAL)
            )
        ):
            yield words[at - 1][0], words[at][1], says(record, words[at - 1][2])


def _states(words: list[Found], record: Record) -> Iterator[Found]:
    """ "Great schools", "it's fenced"; not "for some it's a newer building"."""
    small = [each for _, _, each in words]
    if small[:1] in (["for"], ["to"]) and small[1:2] and small[1] in ("some", "others", "many", "most"):
        return
    yield from _amenities(words, small, record)
    for at in range(1, len(words)):
        if small[at] in PRAISED and small[at - 1] in GOOD:
            yield from _unless_supposed(words, at - 1, at, says(record, small[at]))
        elif small[at - 1] == "it's" or (small[at - 1] in ("is", "was") and small[at - 2 : at - 1] == ["it"]):
            to = next((to for to in range(at, min(at + 3, len(small))) if small[to] in GROUND_STATES), 0)
            is_thing = not {"a", "an"} & set(small[at:to]) or bool(set(small[to + 1 : to + 3]) & (FEATURES | GROUNDS))
            if to and is_thing and not set(small[at:to]) & {"not", "to", "you"}:
                yield from _unless_supposed(words, at - 1, to, says(record, small[to]))


def _apposition(thing: str, words: list[Found], record: Record) -> Iterator[Found]:
    """ "The elevator, completely new, is no worry"."""
    small = [each for _, _, each in words]
    is_told = len(small) > 2 and small[0] == "which" and small[1] in ("was", "were", "is", "are", "has", "had")
    if is_told and thing in FEATURES and (done := next((w for w in small[2:5] if w in NEW or w.endswith("ed")), "")):
        yield words[0][0], words[small.index(done)][1], says_both(record, thing, done)
    is_state = 1 < len(small) < 4 and small[0] in WHOLLY and (small[-1] in NEW or small[-1].endswith("ed"))
    if is_state and thing in FEATURES | {"heater", "line", "panel", "elevator", "system"}:
        yield words[0][0], words[-1][1], says_both(record, thing, small[-1])


def _amenities(words: list[Found], small: list[str], record: Record) -> Iterator[Found]:
    """ "There's a school around the corner", "a grocery store is a short walk away"."""
    at = next((at for at, word in enumerate(small) if word in AMENITIES), -1)
    rest = " ".join(small)
    if (
        at >= 0
        and BESIDE.search(rest)
        and not is_supposed(small)
        and not set(small) & {"meet", "meeting", "coffee", "i'll", "let's"}
    ):
        yield words[at][0], words[-1][1], says(record, small[at])


def _settings(words: list[Found], record: Record) -> Iterator[Found]:
    """ "Quiet street", "a sought-after neighborhood"."""
    for at in range(1, len(words)):
        quality = words[at - 1][2]
        if words[at][2] in SETTINGS and quality in SETTING_QUALITIES:
            before = [each for _, _, each in words[: at - 1]]
            after = [each for _, _, each in words[at + 1 : at + 5]]
            if not (is_supposed(before) or set(before) & OWN or set(after) & MODALS) and not (
                words[at][2] == "part" and (quality in ("great", "best", "perfect") or not _goes_on_with_of(words, at))
            ):
                yield words[at - 1][0], words[at][1], says(record, quality)
        elif (
            words[at][2] in SETTING_QUALITIES
            and at > 1
            and words[at - 1][2] in ("is", "are", "was")
            and words[at - 2][2] in SETTINGS
        ) and not is_supposed([each for _, _, each in words[: at - 2]]):
            yield words[at - 2][0], words[at][1], says(record, words[at][2])


def _goes_on_with_of(words: list[Found], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1][2] == "of"
