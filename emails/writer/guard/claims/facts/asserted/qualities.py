"""What a part of a house, a street or a bill is said to be like: "the walls are thick", "your quiet street"."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts.asserted.scene import Scene
from emails.writer.guard.claims.facts.asserted.thing_words import (
    BILLS,
    GIVES,
    PARTS_OF_HOUSES,
    POINTS,
    QUALITIES,
    STATE_VERBS,
    STATES,
    STRIKING,
)
from emails.writer.guard.claims.facts.asserted.told_of import said_after, verb_after
from emails.writer.guard.claims.facts.support import says
from emails.writer.guard.claims.numbers import ONES, TENS
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.told_words import DEFINITE, PREPOSITIONS, UNTRUE

ANY_HOME = words_in("place home house condo apartment unit")
NUMBERS = frozenset(ONES | TENS)
SEARCH = words_in("look find search homes places houses something")
AGED = words_in("old older new newer")
KINDS = words_in(
    """
    living dining family primary main back front guest powder laundry master property parish
    """
)
LIES = (["on"], ["above"], ["beside"], ["along"])
GIVEN = (["has"], ["have"], ["with"], ["there's"], ["includes"])
SUBJECTS = PARTS_OF_HOUSES | BILLS


def look(scene: Scene) -> Iterator[tuple[int, int]]:
    small = scene.small
    for at, word in enumerate(small):
        if word not in SUBJECTS:
            continue
        yield from _compared(scene, at)
        near = small[max(0, at - 3) : at]
        yield from _praised(scene, at)
        if not (DEFINITE | POINTS).isdisjoint(near) or (word in BILLS and word.endswith("s")):
            yield from _told(scene, at)


def _praised(scene: Scene, at: int) -> Iterator[tuple[int, int]]:
    """ "Your quiet street", "such sunny rooms", "those freshly stained boards"."""
    small = scene.small
    part = at
    while at > 1 and small[at - 1] in KINDS:
        at -= 1
    if at < 2 or small[at - 1] not in QUALITIES or scene.is_open(at - 1):
        return
    if small[at - 1] == "new" and small[part] in ANY_HOME:
        return  # "your new place" is the one that is looked for
    first = next((to for to in range(at - 2, max(-1, at - 5), -1) if small[to] in POINTS), -1)
    if first < 0 and small[at - 1] in STRIKING and small[at - 2] == "the" and small[at - 1] not in ("perfect", "cheap"):
        first = at - 2
    if first < 0 and small[at - 2] in ("a", "an") and small[at - 3 : at - 2] in LIES:
        first = at - 2
    if first < 0:
        first = next((to for to in range(at - 2, max(-1, at - 5), -1) if small[to] in GIVES | {"a", "an"}), -1)
        if (
            not SEARCH.isdisjoint(small)
            or small[0] in ("some", "many", "most")
            or first < 0
            or (small[first] in ("a", "an") and small[first - 1 : first] not in GIVEN)
            or not first
        ):
            return
    if first < 0 or not all(word in QUALITIES for word in small[first + 1 : at]):
        return
    is_name = str(scene.part.text)[scene.words[at - 1][0]].isupper()
    if not is_name and not any(says(scene.record, word) for word in small[first + 1 : at]):
        yield first, part


def _compared(scene: Scene, at: int) -> Iterator[tuple[int, int]]:
    """ "Taxes as high as yours", "a lot that big", "how bright the living room is"."""
    small = scene.small
    behind = small[at + 1 : at + 4]
    if scene.is_wild(at) or not behind:
        return
    to = at + 2
    is_so = behind[2:] == ["as"] if behind[0] == "as" else behind[0] == "that" and to + 1 == len(small)
    if is_so and small[to] in QUALITIES - AGED and not says(scene.record, small[to]):
        yield at, to
    how = next((to for to in range(at - 1, max(0, at - 5), -1) if small[to] in QUALITIES), -1)
    if behind[0] in ("is", "are") and how > 0 and small[how - 1] == "how" and not says(scene.record, small[how]):
        yield how, at


def _told(scene: Scene, at: int) -> Iterator[tuple[int, int]]:
    small = scene.small
    if (small[at - 2 : at - 1] and small[at - 2] in PREPOSITIONS - {"of"}) or scene.is_open(at):
        return
    verb = verb_after(small, at, STATE_VERBS)
    if verb < 0 or _is_a_name(scene, at) or small[verb].startswith("need"):
        return
    said = [*said_after(small, verb)]
    if not UNTRUE.isdisjoint(word for _, word in said[:3]):
        return
    if small[at] in BILLS and any(word[0].isdigit() for _, word in said):
        return  # the amount has a rule of its own
    if any(word == "old" for _, word in said) and not NUMBERS.isdisjoint(word for _, word in said):
        return  # so has the age
    if small[verb] in ("come", "comes", "came") and "up" in small[verb : verb + 3]:
        return  # "rates come up in every talk"
    more = {"up", "down"} if small[at] in BILLS else set()
    claims = [
        (to, word) for to, word in said if word in STATES | more and not (to > verb + 1 and _names_it(small, verb, to))
    ]
    if claims and not any(says(scene.record, word) for _, word in claims):
        yield at, claims[-1][0]


def _names_it(small: list[str], verb: int, to: int) -> bool:
    """ "The roof is one big item": it says what it is, and nothing of its state."""
    article = not {"a", "an", "the", "one", "another", "both"}.isdisjoint(small[verb + 1 : to])
    return article and to + 1 < len(small) and small[to + 1] not in PARTS_OF_HOUSES | {"one"}


def _is_a_name(scene: Scene, at: int) -> bool:
    """ "The Wornall Road open house"."""
    start = scene.words[at][0]
    return at > 0 and str(scene.part.text)[start].isupper()
