"""Whether the record says it, in other words."""

from collections.abc import Iterator

from emails.writer.guard.record import EARLIER, Record
from emails.writer.guard.words import JOINS

VAGUE = frozenset(("new", "newer", "recent", "recently"))  # a new roof makes no renovated home
NEAR = 8  # words between a subject and what is said of it
NO_CLAIMS = frozenset(
    f"{whose} {what}"
    for whose in ("Client", "Agent", "Office", "Property")
    for what in ("name", "email", "phone", "address", "website")
)

SAME = (
    "new newer renovat remodel updat upgrad refresh replac redone redo restor refinish rebuil repaint recent finish",
    "accept agree sign ratif contract",
    "approv preapprov pre-approv cleared funded",
    "yard backyard garden lawn grass outdoor",
    "pool swim swimming",
    "garage carport parking car cars",
    "bed beds bedroom bedrooms bd br bdrm bdrms 2bd 3bd 4bd 5bd 2br 3br 4br 2bed 3bed 4bed",
    "bath baths bathroom bathrooms ba",
    "floor floors flooring hardwood hardwoods",
    "counter counters countertop countertops granite quartz marble",
    "home house property place condo townhouse townhome apartment unit listing building",
    "fell fall fallen falling drop dropped dropping lower decreas declin soft cool eas dip cut reduc",
    "rise rising rose risen climb increas higher grow grew appreciat surg jump raise",
    "sold sell selling sale",
    "close closed closing",
    "exp expire expired expires expiring expiration",
    "insp inspection inspect inspector inspected",
    "appraisal appraise appraiser appraised",
    "office study den",
    "acre acres acreage land",
    "listed listing list market live active",
    "offer offers bid bids",
    "quiet calm peaceful",
    "showing showings viewing viewings tour tours visit visits",
)
GROUPS: dict[str, set[str]] = {}
for _row in SAME:
    for _each in _row.split():
        GROUPS.setdefault(_each, set()).update(_row.split())


# "Down" may stand for "dropped"; a note of "3% down" does not speak of a drop.
GROUPS["down"], GROUPS["up"] = {"down", *GROUPS["fell"]}, {"up", *GROUPS["rise"]}


def year_held(record: Record, year: str) -> str:
    """The label of the field that has this year, also as "'19" or "10/31/19"."""
    if year in record.words and record.words[year] != EARLIER:
        return record.words[year]
    ends = (f"'{year[2:]}", f"/{year[2:]}")
    return next((label for label, text in record.fields if any(each in text.lower for each in ends)), "")


def says(record: Record, word: str) -> str:
    """The label of the field that holds this word in some form; an empty text where none does."""
    return next((label for label, held in _spoken(record) if any(_places(held, _kin(word)))), "")


def says_both(record: Record, subject: str, predicate: str) -> str:
    """The label of the field where both stand together. A home needs no word: the whole record is about it."""
    if subject in GROUPS["home"]:
        wanted = _kin(predicate) - (VAGUE if predicate not in VAGUE else frozenset())
        return next((label for label, held in _spoken(record) if any(_places(held, wanted))), "")
    for label, held in _spoken(record):
        subjects = [*_places(held, _kin(subject))]
        if subjects and any(abs(at - each) <= NEAR for at in _places(held, _kin(predicate)) for each in subjects):
            return label
    return ""


def _spoken(record: Record) -> Iterator[tuple[str, list[str]]]:
    """Names and addresses claim nothing of a property."""
    for label, text in record.fields:
        if label not in NO_CLAIMS:
            yield label, [each for word in text.words for each in JOINS.split(word.text.lower())]
    if record.client.stage == "closed":
        yield "Stage", ["sold", "closed", "bought", "home", "closing", "sale"]


def _places(held: list[str], wanted: set[str]) -> Iterator[int]:
    stems = tuple(each for each in wanted if len(each) > 3)
    for at, word in enumerate(held):
        if word in wanted or (stems and word.startswith(stems)):
            yield at


def _kin(word: str) -> set[str]:
    small = word.lower().removesuffix("'s")
    found = {small}
    stem = next(
        (
            small.removesuffix(end)
            for end in ("ing", "ed", "es", "s")
            if small.endswith(end) and len(small) > len(end) + 3
        ),
        small,
    )
    found.add(stem)
    for key in {small, stem}:
        found |= GROUPS.get(key, set())
    for key, group in GROUPS.items():
        if len(key) > 3 and small.startswith(key):
            found |= group
    return found
