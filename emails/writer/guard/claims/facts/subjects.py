"""Who or what a clause speaks of, and where its verb stands."""

from emails.writer.guard.vocabulary.told_words import (
    AFTER_IS,
    ARRANGED,
    BARE,
    BE,
    BREAKS,
    DEFINITE,
    EVERYBODY,
    GENERAL,
    HAVE,
    MARKETS,
    NO_VERBS,
    PARTIES,
    PARTS,
    PAST,
    PERSONS,
    PREPOSITIONS,
    PRESENT,
    SIDES,
    STRAIGHT,
    THINGS,
    VAGUE_QUANTITIES,
    WOULD,
)

SUBJECTS = PARTIES | THINGS | MARKETS | BARE | EVERYBODY
MOST_BEFORE_VERB = 8
SAID = {"mentioned", "confirmed", "assured", "hinted", "noticed", "learned", "reported", "heard", "showed", "agreed"}
AS_IT_IS = {"this", "so", "that", "down", "up", "low", "lower", "high", "higher", "tight", "short", "scarce", "near"}
WANT = {"want", "wants", "asks", "likes", "love", "loves"}
TRADE_SPACE = {"office", "retail", "medical", "flex", "industrial", "warehouse", "restaurant", "commercial"}
OWNED = {"doing", "asking", "making", "choosing", "closing", "listing", "showing", "telling", "undoing"}
ENDS_IT = {"and", "or", "not", "but", "rather", "alone"}
SIDES_OF_IT = {"north", "south", "east", "west", "left", "right", "rear", "back"}


def is_subject(small: list[str], at: int, subject: str) -> bool:
    before = small[max(0, at - 4) : at]
    if before[-1:] and before[-1] in DEFINITE and before[-2:-1] and _takes_object(before[-2]):
        return False  # "everyone who saved the house gets a ping"
    if subject == "couple" and small[at + 1] == "of":
        return False
    if before[-2:-1] == ["so"] or (before[-1:] == ["every"] and subject not in ("unit", "apartment", "suite", "room")):
        return False
    if before[-2:-1] and before[-2] in HAVE | {"having", "getting", "get"}:
        return False  # "since you had the furnace looked after"
    if (
        before[-1:]
        and before[-1] in PREPOSITIONS
        and subject not in MARKETS
        and before[-2:-1]
        and before[-2] not in PARTS
    ):
        return False  # "the road to closing is long"
    if before[-1:] == ["the"] and before[-3:-2] in (["the"], ["an"], ["a"]) and before[-2] not in BREAKS:
        return False  # "the amount the landlord has offered"
    if subject == "well" and not set(before[-1:]) & DEFINITE:
        return False
    inside = before[-1] in DEFINITE and before[-2] in PREPOSITIONS if len(before) > 1 else False
    if inside and not (before[-2] == "of" and before[-3:-2] and before[-3] in PARTS):
        return False
    if goes_on(small, at) and subject in MARKETS:
        return True
    if any(word.endswith("ing") and after in DEFINITE for word, after in zip(before[-3:], before[-2:], strict=False)):
        return False  # "buying your first home"
    if before[-2:] == ["that", "other"]:
        return False  # "a few that other tenants praise"
    near = set(before[-3:])
    if before[-1:] in (["previous"], ["former"]) or (before[-1:] == ["of"] and before[-2:-1] and before[-2] in PARTS):
        return subject in MARKETS if before[-1] == "of" else subject in THINGS | PARTIES | MARKETS
    if subject in MARKETS and not set(before[-2:]) & (GENERAL | PERSONS):
        return True
    if subject in ("people", "folks"):
        return "the" in near and small[at + 1] == "who"
    if not before and subject in BARE:
        return small[at + 1] in HAVE | BE | {"from"}
    if subject == "space" and before[-1:] and before[-1] in TRADE_SPACE and not set(before[-3:]) & DEFINITE:
        return True
    if subject in EVERYBODY:
        return small[at + 1] in ("who", "else")
    if subject in PARTIES:
        return bool(near & (DEFINITE | VAGUE_QUANTITIES | {"my", "our"}))
    return subject in THINGS and bool(near & DEFINITE)


def _takes_object(word: str) -> bool:
    return word.endswith("ed") and len(word) > 4 and word not in SAID


def goes_on(small: list[str], at: int) -> bool:
    """ "With rates dropping", "with inventory this low", "with inventory down by half"."""
    return small[at - 1 : at] == ["with"] and (small[at + 1].endswith("ing") or small[at + 1] in AS_IT_IS)


def is_short(small: list[str], at: int) -> int:
    """ "The roof's been redone"; but "the roof's age" has no verb."""
    if small[at + 1] in OWNED and (at + 2 >= len(small) or small[at + 2] in ENDS_IT):
        return -1  # "that was the bank's doing and nobody else's"
    return at if small[at + 1] in AFTER_IS or small[at + 1].endswith(("ed", "ing")) else -1


def verb_of(small: list[str], at: int) -> int:
    """Where the verb stands that belongs to the subject; -1 for none."""
    told_by = small[at + 1 : at + 2] and small[at + 1] in ("who", "which")
    plural = small[at].endswith("s") or small[at] == "people" or "and" in small[max(0, at - 2) : at]
    for to in range(at + 1, min(at + 2 + MOST_BEFORE_VERB, len(small))):
        word = small[to]
        if word in ("close", "open", "near") and small[to + 1 : to + 2] == ["to"]:
            continue  # "houses close to a campus"
        if told_by and (word in BE or word in HAVE or word in PAST or is_verb(word, plural)):
            told_by = False  # "the buyers who came on Friday are writing an offer"
            continue
        if (word in BE or word in HAVE or word in PAST) and small[to - 1] not in PERSONS:
            return to
        if word in ("would", "will") and _is_ready(small, at, to):
            return to
        if is_verb(word, plural) and small[to - 1] not in NO_VERBS | DEFINITE and "-" not in small[to - 1]:
            return to
        aside = (
            word in PERSONS
            if to == at + 1
            else (small[to - 1], word) == ("next", "to")
            or _is_beside(small, to)
            or (word == "that" and small[to - 1] in STRAIGHT)
        )
        if (word in BREAKS and not aside) or (to == at + 1 and not _may_follow(small[at], word)):
            return -1
    return -1


def _may_follow(subject: str, word: str) -> bool:
    """Whether the subject ends before it: "the couple relocating from", "a couple with"."""
    is_more = subject in PARTIES and (word in ("with", "else") or word.endswith("ing"))
    return word in STRAIGHT or word.isdigit() or is_more or (subject in EVERYBODY and word == "else")


def _is_ready(small: list[str], at: int, would: int) -> bool:
    """ "The seller would take less", of somebody in this sale; "a buyer would ask" tells how buyers are."""
    who = SIDES if small[would] == "will" else PARTIES
    return small[at] in who and small[at - 1] in DEFINITE and bool(set(small[would + 1 : would + 3]) & WOULD)


def is_of_any(small: list[str], at: int, verb: int) -> bool:
    """ "An appraiser is another road", "a new owner has chores", "as the seller tells it": nobody of this sale."""
    is_any = {"a", "an"} & set(small[max(0, at - 2) : at]) and not {"the", "your"} & set(small[max(0, at - 2) : at])
    event = small[verb] in PAST | {"was", "were"} or any(
        word.endswith(("ed", "ing")) for word in small[verb : verb + 3]
    )
    event = event or (small[verb] in WANT and bool({"your", "this", "it"} & set(small[verb + 1 : verb + 4])))
    is_report = small[verb] in ("says", "tells")
    return (
        (small[at] in PARTIES and bool(is_any) and not event)
        or (small[at] in EVERYBODY and small[verb] not in PAST and not small[verb].endswith("ed"))
        or (is_report and not set(small[verb + 1 : verb + 2]) & {"me", "us", "that"})
        or small[max(0, at - 2) : at - 1] == ["as"]
    )


def disagree(small: list[str], at: int, verb: int) -> bool:
    """ "The maples at the edge of the road are turning" is not about the road."""
    return (
        small[verb] in ("are", "were", "have")
        and not small[at].endswith("s")
        and small[at] not in ("people", "county", "city")
        and not {"and", "or"} & set(small[max(0, at - 4) : at])
    )


def _is_beside(small: list[str], to: int) -> bool:
    """ "The neighbor to the north"."""
    return small[to] == "to" and bool(set(small[to + 1 : to + 3]) & SIDES_OF_IT)


def is_verb(word: str, plural: bool) -> bool:
    if word in NO_VERBS | ARRANGED or (word.startswith("un") and word.endswith("ed")):
        return False
    if word.endswith("ed") and len(word) > 4:
        return True
    return word in PRESENT if plural else word.endswith("s") and (word in PRESENT or word[:-1] in PRESENT)
