"""A thing that not every house has, spoken of as if it were there: "the hot tub", "with a pond", "that lake view"."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts.asserted.scene import Scene
from emails.writer.guard.claims.facts.asserted.thing_words import (
    AROUND,
    FLAWS,
    GIVES,
    JOINED,
    ORDERS,
    OUTSIDE,
    PLACED,
    POINTS,
    RARE,
    THINGS,
)
from emails.writer.guard.claims.facts.support import says
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.told_words import BE, BREAKS, HAVE, PERSONS, PREPOSITIONS

MOST_BETWEEN = 3
COMMON = words_in(
    """
    furnace boiler heater closet closets garage basement driveway pantry attic warranty appliances dishwasher
    """
)
"""So many houses have them that "the furnace" may be any; whoever gives the client one says that it is there."""
SENSED = words_in("see hear smell watch")
YOU_WOULD = words_in("you you'd you'll")
WAYS = words_in("walk ride drive stroll commute")
SHORT = words_in("easy short quick nice pleasant flat")
PLACES = words_in("school office downtown town store stores river birds traffic station")
COVERING = ("includes", "covers", "takes care of", "looks after", "pays for")
PAYERS = ("association", "hoa", "yours", "the fee", "dues", "that takes", "it covers", "it includes", "rent ")
SERVICES = words_in(
    """
    internet cable insurance trash snow gas electricity water heat sewer landscaping pickup
    """
)
ANYBODY = words_in("people folks some everyone everybody others buyers families owners any each choice")
COUNTS = words_in("a an one two three both some another")
NO_ADJECTIVE = BREAKS | PREPOSITIONS | BE | HAVE | PERSONS | GIVES | {"and", "or", "but"}


def look(scene: Scene) -> Iterator[tuple[int, int]]:
    small = scene.small
    yield from _in_sight(scene)
    yield from _covered(scene)
    for at, word in enumerate(small):
        if word not in THINGS or set(small[at + 1 : at + 2]) & JOINED:
            continue
        if (word == "tub" and small[at - 1 : at] != ["hot"]) or _is_opinion(small, at):
            continue
        first = _begins(small, at)
        if first is None or says(scene.record, word):
            continue
        if _is_there(scene, first, at):
            yield first, at


def _is_opinion(small: list[str], at: int) -> bool:
    """ "I need your view", "a view on it"; and "the view takes care of itself"."""
    if small[at] not in ("view", "views"):
        return (small[at - 1], small[at]) in (("that", "leaks"), ("paper", "trail"))
    return small[at + 1 : at + 2] in (["on"], ["that"], ["takes"]) or (
        small[at - 1 : at] in (["your"], ["my"]) and small[at + 1 : at + 2] not in (["of"], ["over"], ["from"])
    )


def _begins(small: list[str], at: int) -> int | None:
    """The article or the pointing word in front of it, with adjectives between."""
    for first in range(at - 1, max(-1, at - 2 - MOST_BETWEEN), -1):
        if small[first] in POINTS or small[first] in COUNTS or small[first] == "the":
            return first
        if small[first] in NO_ADJECTIVE:
            return None
    return None


def _in_sight(scene: Scene) -> Iterator[tuple[int, int]]:
    """ "You can see the mountains", "you'd hear the highway", "an easy walk to the park"."""
    small = scene.small
    for at, word in enumerate(small[:-2]):
        is_sense = word in SENSED and not YOU_WOULD.isdisjoint(small[max(0, at - 2) : at])
        is_way = word in WAYS and small[at + 1] in ("to", "from") and small[at - 1 : at] and small[at - 1] in SHORT
        if not (is_sense or is_way) or scene.is_wild(max(0, at - 2)) or "where" in small[:at]:
            continue
        near = [to for to in range(at + 1, min(at + 6, len(small))) if small[to] in AROUND | OUTSIDE | PLACES]
        if near and not any(says(scene.record, small[to]) for to in near):
            yield at - 1, near[0]


def _covered(scene: Scene) -> Iterator[tuple[int, int]]:
    """ "It takes care of water, trash and internet"."""
    told = " ".join((*scene.before, *scene.small))
    if not any(each in told for each in COVERING) or not any(each in told for each in PAYERS) or scene.is_wild(0):
        return
    for at, word in enumerate(scene.small):
        listed = at == 0 or scene.small[at - 1] in ("and", "building", "the", "includes", "covers")
        if word in SERVICES and listed and not says(scene.record, word):
            yield at, at


def _is_there(scene: Scene, first: int, at: int) -> bool:
    small, before = scene.small, scene.small[:first]
    if small[at + 1 : at + 3] == ["is", "for"]:
        return False  # "the cellar is for whoever brings the wine"
    if not ANYBODY.isdisjoint(before) or (small[at] in COMMON and small[first] not in COUNTS):
        return False
    if small[first] in POINTS:
        return not scene.is_open(first)
    if small[first] == "the":
        if small[at] in RARE and before[-1:] and before[-1] in PLACED:
            return "if" not in scene.before + tuple(before)  # "we could stand in the sunroom": there is one
        if (before[-1:] and before[-1] in PLACED) or small[0] in ORDERS or small[:2] == ["then", "turn"]:
            return False
        return not scene.is_open(first)
    given = set(before[-2:]) & GIVES or before[-2:] in (["there", "is"], ["there", "was"], ["there", "are"])
    listed = (
        not first
        and " or " not in scene.sentence
        and ":" not in scene.sentence
        and scene.follows not in ("", "and", "or")
        and not (set(scene.small) & (BE | HAVE | BREAKS))
    )
    if not (given or listed or (small[at] in FLAWS and before)):
        return False
    return not scene.is_open(first) and not (set(before) & PERSONS - {"you"} and not listed)
