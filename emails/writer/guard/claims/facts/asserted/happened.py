"""What is said to be done or to have come in a sale, and what there is: "the photos were retaken", "there's a path"."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts.asserted.scene import Scene
from emails.writer.guard.claims.facts.asserted.thing_words import AROUND, FLAWS, THINGS
from emails.writer.guard.claims.facts.asserted.told_of import said_after, verb_after
from emails.writer.guard.claims.facts.support import says, says_both
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.told_words import DEFINITE, NO_CONTENT, UNTRUE

STEPS = words_in(
    """
    photos pictures video appraisal inspection quote quotes estimate bid bids deal survey samples test tests report
    permit permits walk-through walkthrough paperwork loan title radon faucet heater furnace roof sign lockbox brochure
    listing offer offers counter closing deed policy insurance stager photographer system panels disclosure
    """
)
DONE = words_in(
    """
    done retaken taken ready finished completed back in installed fixed repaired replaced delivered signed cleared
    approved denied well smoothly through apart flagged passed failed ordered scheduled recorded clean lower higher
    expired lapsed cancelled canceled withdrawn inbox arrived
    """
)
INSTEAD = {"in": "done", "through": "done", "back": "done"}
MOVES = words_in("went came come fell is are was were has have been")
SAYS_THERE = words_in("there there's")
SCARCE = words_in("much little few hardly nothing more plenty lots")
FOR_SALE = words_in("sale market available listed inventory")
FOUND = words_in("signs evidence traces") | FLAWS | AROUND | THINGS
OURS_DID = words_in("did spoke toured met walked been had talked ordered scheduled booked finished completed")
BEEN_TO = words_in("through to by at inside in past")
SALE_THINGS = words_in(
    """
    walk-through walkthrough inspection appraisal agent house unit home place property lender inspector survey closing
    seller sellers buyer buyers insurer photographer title provider
    """
)


def look(scene: Scene) -> Iterator[tuple[int, int]]:
    yield from _steps(scene)
    yield from _there_is(scene)
    yield from _we_did(scene)


def _steps(scene: Scene) -> Iterator[tuple[int, int]]:
    """ "The quote came in lower", "the new water heater went in"."""
    small = scene.small
    for at, word in enumerate(small[:-1]):
        if word not in STEPS or DEFINITE.isdisjoint(small[max(0, at - 4) : at]) or scene.is_open(at):
            continue
        verb = verb_after(small, at, MOVES)
        if verb < 0:
            continue
        said = [*said_after(small, verb)][:5]
        if not UNTRUE.isdisjoint(each for _, each in said) or any(each[0].isdigit() for _, each in said):
            continue
        done = [
            (to, each)
            for to, each in said[1:]
            if each in DONE and (each != "in" or (to == verb + 1 and small[verb] == "went"))
        ]
        content = [each for _, each in said if each not in NO_CONTENT]
        if done and not any(says_both(scene.record, word, INSTEAD.get(each, each)) for each in (*content, done[0][1])):
            yield at, done[-1][0]


def _there_is(scene: Scene) -> Iterator[tuple[int, int]]:
    """ "There's little else for sale", "there were signs of termites", "there's a bike path"."""
    small = scene.small
    at = next((at for at, word in enumerate(small) if word in SAYS_THERE), -1)
    if at < 0 or scene.is_open(at):
        return
    said = [*said_after(small, at + 1)] if at + 1 < len(small) else []
    words = [each for _, each in said]
    if not (words and (small[at] == "there's" or words[0] in ("is", "are", "was", "were", "isn't", "aren't"))):
        return
    if not SCARCE.isdisjoint(words[:3]) and not FOR_SALE.isdisjoint(words):
        yield at, said[-1][0]
        return
    found = [(to, each) for to, each in said if each in FOUND and not says(scene.record, each)]
    if found and words[0] not in ("isn't", "aren't") and "no" not in words[:2]:
        yield at, found[0][0]


def _we_did(scene: Scene) -> Iterator[tuple[int, int]]:
    """ "We did the final walk-through", "I spoke with the lender", "I've been through the unit"."""
    small = scene.small
    for at, word in enumerate(small[:-2]):
        if word not in ("i", "we", "i've", "we've") or scene.is_wild(at):
            continue
        verb = at + 1 + (small[at + 1] in ("have", "already", "just"))
        if verb >= len(small) or small[verb] not in OURS_DID:
            continue
        if small[verb] == "been" and BEEN_TO.isdisjoint(small[verb + 1 : verb + 2]):
            continue  # "I have been wondering whether the home"
        thing = next((to for to in range(verb + 1, min(verb + 7, len(small))) if small[to] in SALE_THINGS), -1)
        if thing > 0 and not says_both(scene.record, small[thing], small[verb]) and not _is_known(scene, small[thing]):
            yield at, thing


def _is_known(scene: Scene, thing: str) -> bool:
    """A home was seen where the record tells of a visit."""
    if thing in ("house", "home", "place", "property", "unit"):
        return any(says(scene.record, seen) for seen in ("toured", "saw", "walked", "showed"))
    return bool(says(scene.record, thing))
