"""Whether the record says it, in other words."""

import re
from collections.abc import Iterator
from functools import lru_cache

from emails.writer.guard.record import EARLIER, Record
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.same_words import HELD_BY, MORE_SAME

VAGUE = frozenset(("new", "newer", "recent", "recently"))  # a new roof makes no renovated home
ONE_WORD = ("Stage", "Property type")
"""That somebody is at the stage "listing" says nothing of a listing."""
ORDERS = ("Instructions", "This follow-up")
"""Their first word tells the agent what to do: after "Ask about the roof" nobody has asked."""
NEAR = 8  # words between a subject and what is said of it
COUNTED_APART = words_in(
    """
    one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred thousand
    million billion dozen half months weeks years days hours
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow january february march april may
    june july august september october november december week month year o'clock noon
    """
)
"""Figures and dates have rules of their own."""
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
DATES = frozenset(MONTHS) | words_in("monday tuesday wednesday thursday friday saturday sunday tomorrow")
WEEKDAYS = frozenset(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
ARRANGED = frozenset(("scheduled", "set", "booked", "planned", "confirmed", "arranged"))
"""For when is looked at as a date."""

SAME = (
    "new newer renovat remodel updat upgrad refresh replac redone redo restor refinish rebuil repaint recent finish",
    "accept agree sign ratif contract",
    "approv preapprov pre-approv cleared funded",
    "yard yd backyard garden lawn grass outdoor",
    "pool swim swimming",
    "garage carport parking car cars",
    "bed beds bedroom bedrooms bd br bdrm bdrms 2bd 3bd 4bd 5bd 2br 3br 4br 2bed 3bed 4bed",
    "bath baths bathroom bathrooms ba",
    "floor floors flooring hardwood hardwoods",
    "counter counters countertop countertops granite quartz marble",
    "home house property place condo townhouse townhome apartment unit listing building parcel",
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
    "low lowball",
    "ll landlord landlords lessor",
    "svc svc'd svcd serviced service",
    "vacant empty unoccupied vacate vacated",
    "out leave leaving leaves notice vacating moving",
    "up ends end ending exp expires",
    "feedback comment comments remarks",
    "blt built build",
    "bsmt basement",
    "fp fireplace",
    "apt apartment",
    "lease leases tenant tenants renter rented",
    "buyers visitors showings feedback comments",
    "said willing agreed open",
    "paint painted repaint repainted painting",
    "leak leaks leaking leaked drip drips acting broken broke trouble problem issue dead",
    "terms offers offer loi proposal",
    "declined refused turned rejected",
    "counter countered counteroffer came back",
    "yr yrs year years",
    "mo mos month months",
    "ask asks asked asking request requests requested",
    "done finish finished complete completed",
    "held had own owns owned owner",
    "showing showings viewing viewings tour tours visit visits",
    "mtn mtns mountain mountains foothill foothills hills",
    "surg surgery knee hip",
    "gar garage",
    "orig original",
    "att attached",
    "clean clear cleared ok fine",
    "see view views visible",
    "upstairs upper",
    "hosp hospital",
    "univ university college campus",
    "elec electric electrical electricity",
    "kit kitchen kitchens",
    "bldg building",
    "nbr nbrs neighbor neighbors",
    "hwy highway freeway interstate",
    "water lake bay cove river canal ocean creek pond lagoon harbor wtr shore",
    "drwy driveway drive",
    "wtrfront waterfront",
    "appt appointment",
    "furn furnace furnaces heat heating boiler",
    "ac air cooling hvac conditioner",
    "vw view views peek glimpse glimpses overlooks",
    "assn assoc association hoa dues fee fees",
    "w/d washer dryer laundry",
    "allergic allergy allergies",
    "cath vaulted cathedral",
)
GROUPS: dict[str, set[str]] = {}
for _row in (*SAME, *MORE_SAME):
    for _each in _row.split():
        GROUPS.setdefault(_each, set()).update(_row.split())


OTHER_HOMES = words_in(
    """
    space warehouse storefront shop cabin cottage farm ranch bungalow duplex triplex fourplex land
    """
)
for _each, _row in HELD_BY.items():
    GROUPS[_each] = {_each} | GROUPS.get(_each, set()) | set(_row.split())
# "Down" may stand for "dropped"; a note of "3% down" does not speak of a drop.
GROUPS["occupied"] = {"occupied", "tenant", "tenants", "rented", "leased", "lives", "living"}
GROUPS["down"], GROUPS["up"] = {"down", *GROUPS["fell"]}, {"up", *GROUPS["rise"]}


def year_held(record: Record, year: str) -> str:
    """The label of the field that has this year, also as "'19" or "10/31/19"."""
    for each in (year, f"{year}s"):
        if each in record.words and record.words[each] != EARLIER:
            return record.words[each]
    ends = (f"'{year[2:]}", f"/{year[2:]}")
    return next((label for label, text in record.fields if any(each in text.lower for each in ends)), "")


def has_year(record: Record, word: str) -> bool:
    """Whether a year stands close behind this: "furnace 2018"."""
    for _, held in _spoken(record):
        for at in _places(held, _kin(word)):
            if any(len(each) == 4 and each.isdigit() and each[:2] in ("19", "20") for each in held[at + 1 : at + 4]):
                return True
    return False


def has_day(record: Record, word: str) -> bool:
    """Whether a day stands close behind this: "inspection Mon 4/13"."""
    for _, held in _spoken(record):
        for at in _places(held, _kin(word)):
            if any(each[0].isdigit() or each[:3] in WEEKDAYS for each in held[at + 1 : at + 4]):
                return True
    return False


def says(record: Record, word: str) -> str:
    """The label of the field that holds this word in some form; an empty text where none does."""
    return next((label for label, held in _spoken(record) if _is_in(held, _kin(word))), "")


def says_both(record: Record, subject: str, predicate: str) -> str:
    """The label of the field where both stand together. A home needs no word: the whole record is about it."""
    if subject in GROUPS["home"] or subject in OTHER_HOMES:
        wanted = _kin(predicate) - (VAGUE if predicate not in VAGUE else frozenset())
        return next((label for label, held in _spoken(record) if _is_in(held, wanted)), "")
    for label, held in _spoken(record):
        subjects = [*_places(held, _kin(subject))]
        if subjects and any(abs(at - each) <= NEAR for at in _places(held, _kin(predicate)) for each in subjects):
            return label
    return ""


def is_said(record: Record, subject: str, words: list[str]) -> str:
    """The field that says the most of this of the subject, where half of it is said; figures are checked apart."""
    content = [word for word in words if not word[0].isdigit() and word not in COUNTED_APART]
    held = [label for label in (says_both(record, subject, word) for word in content) if label]
    said = says(record, subject) or ("Property type" if subject in GROUPS["home"] else "")
    if said and any(word[0].isdigit() or _is_month_of(record, word) for word in words):
        return said  # the figure or the date is looked at by its own rule
    if said and content and content[0] in ARRANGED and (DATES & set(words) or has_day(record, subject)):
        return said
    if not held or 2 * len(held) < len(content):
        return ""
    return max(held, key=held.count)


def _is_month_of(record: Record, word: str) -> bool:
    """Also where the record writes "5/31" or "Feb"."""
    if word not in MONTHS:
        return False
    number = f"{MONTHS.index(word) + 1}/"
    return any(each.startswith(word[:3]) for _, held in record.spoken for each in held) or any(
        re.search(rf"(?<![\d/]){number}\d", str(field.text)) for field in record.fields
    )


def _spoken(record: Record) -> Iterator[tuple[str, tuple[str, ...]]]:
    for label, held in record.spoken:
        if label not in ONE_WORD:
            yield label, held[1:] if label in ORDERS else held
    if record.client.stage == "closed":
        yield "Stage", ("sold", "closed", "bought", "home", "closing", "sale")


def _is_in(held: tuple[str, ...], wanted: frozenset[str]) -> bool:
    return next(_places(held, wanted), None) is not None


def _places(held: tuple[str, ...], wanted: frozenset[str]) -> Iterator[int]:
    stems = tuple(each for each in wanted if len(each) > 3)
    for at, word in enumerate(held):
        if word in wanted or (stems and word.startswith(stems)):
            yield at


@lru_cache(maxsize=4096)
def _kin(word: str) -> frozenset[str]:
    small = word.lower().removesuffix("'s")
    found = {small}
    stem = next(
        (
            small.removesuffix(end)
            for end in ("ing", "ed", "es", "s")
            if small.endswith(end) and len(small) > len(end) + 2
        ),
        small,
    )
    found.add(stem)
    for key in {small, stem}:
        found |= GROUPS.get(key, set())
    for key, group in GROUPS.items():
        if len(key) > 3 and small.startswith(key):
            found |= group
    return frozenset(found)
