"""What a part of a house, a street or a bill is said to be like: "the walls are thick", "your quiet street"."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts.asserted.scene import Scene
from emails.writer.guard.claims.facts.asserted.thing_words import BILLS, PARTS_OF_HOUSES, POINTS, QUALITIES, STATE_VERBS, STATES
from emails.writer.guard.claims.facts.asserted.told_of import said_after, verb_after
from emails.writer.guard.claims.facts.support import says
from emails.writer.guard.vocabulary.told_words import DEFINITE, PREPOSITIONS, UNTRUE

SUBJECTS = PARTS_OF_HOUSES | BILLS


def look(scene: Scene) -> Iterator[tuple[int, int]]:
    small = scene.small
    for at, word in enumerate(small):
        if word not in SUBJECTS:
            continue
        near = small[max(0, at - 3) : at]
        yield from _praised(scene, at)
        if not (DEFINITE | POINTS).isdisjoint(near) or (word in BILLS and word.endswith("s")):
            yield from _told(scene, at)


def _praised(scene: Scene, at: int) -> Iterator[tuple[int, int]]:
    """ "Your quiet street", "such sunny rooms", "those freshly stained boards"."""
    small = scene.small
    if at < 2 or small[at - 1] not in QUALITIES or scene.is_open(at - 1):
        return
    first = next((to for to in range(at - 2, max(-1, at - 5), -1) if small[to] in POINTS), -1)
    if first < 0 or not all(word in QUALITIES for word in small[first + 1 : at]):
        return
    if not any(says(scene.record, word) for word in small[first + 1 : at]):
        yield first, at


def _told(scene: Scene, at: int) -> Iterator[tuple[int, int]]:
    small = scene.small
    if small[at - 2 : at - 1] and small[at - 2] in PREPOSITIONS - {"of"} or scene.is_open(at):
        return
    verb = verb_after(small, at, STATE_VERBS)
    if verb < 0 or word_is_name(scene, at):
        return
    said = [*said_after(small, verb)]
    if not UNTRUE.isdisjoint(word for _, word in said[:3]):
        return
    claims = [
        (to, word) for to, word in said if word in STATES and not (to > verb + 1 and _names_it(small, verb, to))
    ]
    if claims and not any(says(scene.record, word) for _, word in claims):
        yield at, claims[-1][0]


def _names_it(small: list[str], verb: int, to: int) -> bool:
    """ "The roof is one big item": it says what it is, and nothing of its state."""
    article = not {"a", "an", "the", "one", "another", "both"}.isdisjoint(small[verb + 1 : to])
    return article and to + 1 < len(small) and small[to + 1] not in PARTS_OF_HOUSES | {"one"}


def word_is_name(scene: Scene, at: int) -> bool:
    """ "The Wornall Road open house"."""
    start = scene.words[at][0]
    return at > 0 and str(scene.part.text)[start].isupper()
