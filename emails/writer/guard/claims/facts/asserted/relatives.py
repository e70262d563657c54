"""What hangs on a noun behind a comma: "the buyers, who have to be out soon", "the tank, rusted through"."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts.asserted.deed_words import DEEDS, PEOPLE, RELATIVES
from emails.writer.guard.claims.facts.asserted.scene import Scene
from emails.writer.guard.claims.facts.asserted.thing_words import BILLS, PARTS_OF_HOUSES, QUALITIES, STATES, THINGS
from emails.writer.guard.claims.facts.asserted.told_of import content_of, is_told, said_after
from emails.writer.guard.claims.facts.support import says
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.told_words import BE, PERSONS

NOUNS = {"floor"} | PEOPLE | RELATIVES | PARTS_OF_HOUSES | BILLS | THINGS
ADJECTIVES = QUALITIES | STATES
RELATIVE = words_in("who which where")
TALK = words_in(
    "means mean makes make made is's sounds feels helps help gives give leaves leave seems would could might may can "
    "should will tells know think say said i i'd i'm we you you'd you'll suggests shapes explains keeps let lets saves"
)
NAMES = words_in("a an the about as to either why how what one good fair all something nothing where when")
NEVER = words_in("no not never hasn't haven't isn't aren't")
HANGING = words_in(
    """
    shared facing overlooking backing looking bordering rusted built damp wet covered surrounded rotted cracked owned
    leased rented renovated remodeled updated redone replaced finished located tucked set perched hidden next close
    """
)
GEOGRAPHY = words_in("overlooking backing facing bordering looking adjoining")


def look(scene: Scene) -> Iterator[tuple[int, int]]:
    yield from _behind_a_comma(scene)
    yield from _looking_out(scene)


def _behind_a_comma(scene: Scene) -> Iterator[tuple[int, int]]:
    small = scene.small
    if len(small) < 2 or scene.is_open(0) or not _is_noun(scene):
        return
    if small[0] in RELATIVE:
        is_told = _tells(small)
    else:
        is_told = small[0] in HANGING and BE.isdisjoint(small) and PERSONS.isdisjoint(small)
    if is_told and not _holds(scene, small):
        yield 0, [*said_after(small, 1)][-1][0]


def _tells(small: list[str]) -> bool:
    """Of a person any deed, of a thing a state, something around it, or what it lacks not."""
    if small[1:4] == ["you", "can", "see"]:
        return True
    if (
        not TALK.isdisjoint(small[1:3])
        or not NEVER.isdisjoint(small[1:4])
        or (small[1] in BE and small[2:3] and small[2] in NAMES)
    ):
        return False
    if small[0] == "who":
        return len(small) > 2
    return not (ADJECTIVES | THINGS | DEEDS).isdisjoint(small)


def _is_noun(scene: Scene) -> bool:
    near = scene.before[-4:]
    if scene.small[0] in ("which", "who") and scene.small[1:3] in (["has", "been"], ["have", "been"]):
        return bool(near)
    return bool(near) and (near[-1] in NOUNS or (near[-1] in scene.record.named and scene.clause.start > 0))


def _looking_out(scene: Scene) -> Iterator[tuple[int, int]]:
    """ "A patio overlooking the woods", "a home backing to the creek"."""
    small = scene.small
    for at in range(len(small) - 2):
        if small[at] not in GEOGRAPHY or (small[at] == "looking" and small[at + 1] not in ("out", "over")):
            continue
        if (at and small[at - 1] not in NOUNS) or scene.is_open(at):
            continue
        text = [each for each in small[at : at + 6] if each in THINGS | {"west", "east", "south", "north"}]
        if text and not any(says(scene.record, each) for each in text):
            yield at, small.index(text[0], at)


def _holds(scene: Scene, words: list[str]) -> bool:
    content = [each for each in content_of(words) if each not in RELATIVE | {"can", "from", "through"}]
    if not content or any(each[0].isdigit() for each in words):
        return True
    return is_told(scene.record, scene.before[-1], content)
