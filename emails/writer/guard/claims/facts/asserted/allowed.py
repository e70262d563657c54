"""What a house, its owner or its rules are said to allow: "the building is fine with birds", "dogs are welcome"."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts.asserted.scene import Scene
from emails.writer.guard.claims.facts.support import says_both
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.told_words import ADVERBS, BE

RULERS = words_in(
    """
    building owner owners landlord landlords hoa association board complex community seller sellers they management
    lease bylaws county city town zoning
    """
)
FINE = words_in("fine okay ok happy good cool relaxed easy lenient flexible")
ALLOW = words_in("allow allows accept accepts take takes welcome welcomes permit permits")
ALLOWED = words_in("allowed welcome fine okay ok accepted permitted")
WHAT = words_in(
    """
    pet pets dog dogs cat cats bird birds animals rentals subletting sublets smoking smokers airbnb boats
    trailers rvs motorcycles generators drums pianos grills grilling horses chickens goats instruments parrots
    """
)
MOST_BETWEEN = 3


def look(scene: Scene) -> Iterator[tuple[int, int]]:
    small = scene.small
    for at, word in enumerate(small):
        if word not in WHAT or scene.is_open(at) or _is_recorded(scene, word):
            continue
        first = _allowing(small, at)
        if first >= 0:
            yield first, at
        last = _allowed(small, at)
        if last >= 0:
            yield at, last


def _allowing(small: list[str], at: int) -> int:
    """Where "the owner is fine with …" or "they take …" begins in front of it; -1 for neither."""
    begins = max(0, at - MOST_BETWEEN - 2)
    verb = next((to for to in range(at - 1, begins - 1, -1) if small[to] in ALLOW | {"with"}), -1)
    if verb > 0 and small[verb] == "with":
        verb -= 1
        if small[verb] not in FINE:
            return -1
    ruler = next((to for to in range(verb - 1, max(-1, verb - 4), -1) if small[to] in RULERS), -1)
    return ruler if verb > 0 else -1


def _allowed(small: list[str], at: int) -> int:
    """Where "… are welcome" ends behind it; -1 without."""
    for to in range(at + 1, min(at + 2 + MOST_BETWEEN, len(small))):
        if small[to] in ALLOWED and small[to - 1] in BE | ADVERBS:
            return -1 if small[to + 1 : to + 2] == ["to"] else to  # "the cats are welcome to supervise"
        if small[to] not in BE | ADVERBS:
            return -1
    return -1


def _is_recorded(scene: Scene, what: str) -> bool:
    """Also by what it costs: "$300 pet fee"."""
    said = ALLOWED | ALLOW | FINE | {"friendly", "yes", "fee", "deposit"}
    return any(says_both(scene.record, each, word) for each in (what, "pet", "pets") for word in said)
