"""What a statement says that is no news: how things are in general, what something is for, experience."""

from emails.writer.guard.vocabulary.done_words import CLAIMED, CLAIMED_STEMS, COUNTED
from emails.writer.guard.vocabulary.property_words import MARKET_QUALITIES, MOVES
from emails.writer.guard.vocabulary.told_words import (
    BARE,
    BE,
    DEFINITE,
    EVERYBODY,
    GOING_ON,
    HABITS,
    HAVE,
    HOMES,
    LIVES,
    MARKETS,
    OPINIONS,
    PARTIES,
    PAST,
    ROLES,
    SELLS,
    STRONG,
    THINGS,
)

TRADES = ("banks", "lenders", "builders")
ABSTRACT = {"value", "price", "age", "address", "history", "character", "style", "shape", "size", "smell", "soul"}
"""What every home has."""
NAMES_IT = {"is", "are", "was", "isn't", "aren't", "wasn't"}
NATURE = {"have", "are", "come", "need", "sit", "look", "feel", "get", "include", "face"}
OFFERED = {"sale", "rent", "lease"}
IN_ALL_PLACES = {"places", "anywhere", "elsewhere", "everywhere", "anyone", "anybody", "every"}
"""Said of all of them."""
PLAIN = {"listing": ("needs",), "space": ("works",), "house": ("works",), "place": ("works",), "home": ("works",)}
HERE = {"here", "there", "area", "neighborhood", "town", "the", "these", "those", "your", "street", "been", "around"}
USUALLY = {"often", "usually", "sometimes", "typically", "generally", "rarely"}


def is_claimed(word: str) -> bool:
    """Whether a record would have to hold it: something done, a state, what a home has, or a move of figures."""
    return word in CLAIMED or word in STRONG or word.startswith(CLAIMED_STEMS)


def tells_of_market(word: str) -> bool:
    """A figure, a move or a state of a market; "condos are funny" tells nothing of it."""
    return word in MOVES | MARKET_QUALITIES | GOING_ON | COUNTED | SELLS or word[0].isdigit() or is_claimed(word)


def is_in_general(small: list[str], verb: int, subject: str, rest: list[str]) -> bool:
    """What something is for, how lenders are, how rates behave: true of all of them at any time."""
    is_for = small[verb] in BE and rest[:1] == ["for"] and len(rest) > 1 and rest[1] not in OFFERED
    is_for = is_for or (small[verb] == "are" and rest[1:2] == ["for"] and subject in HOMES)
    is_nature = subject in TRADES and small[verb] == "are" and not set(small) & GOING_ON
    is_mine = "yours" in rest and not is_deed(small[verb], subject, rest)
    if (
        is_mine
        or (IN_ALL_PLACES & set(rest) and not is_deed(small[verb], subject, rest))
        or is_for
        or (is_nature and not any(word.endswith(("ing", "ed")) for word in rest))
    ):
        return True
    if subject in MARKETS - HOMES and small[verb] in ("go", "move", "change") and not set(small) & GOING_ON:
        return True
    if subject in HOMES and small[verb] == "have" and _is_nature(small, rest):
        return True
    if subject in HOMES and small[:1] in (["some"], ["others"], ["certain"]) and small[verb] in NATURE:
        return not set(small) & (GOING_ON | HERE | PAST) and not any(word[0].isdigit() for word in small)
    if small[verb] in HAVE and rest[:1] in (["a"], ["an"], ["its"]) and rest[-1] in ABSTRACT:
        return True
    if subject in PARTIES and small[verb] in HAVE and rest[:1] in (["its"], ["their"]):
        return True
    return bool(set(rest[:2]) & USUALLY) or (subject in PARTIES and small[verb] in OPINIONS | {"seem"})


def _is_nature(small: list[str], rest: list[str]) -> bool:
    """ "Old houses have stories": no deed, no figure, and no place where they are."""
    return bool(rest) and not (
        rest[0].endswith(("ed", "en"))
        or set(small) & (GOING_ON | HERE)
        or set(rest) & (STRONG | PAST)
        or any(word[0].isdigit() for word in rest)
    )


def is_no_news(small: list[str], verb: int, subject: str, rest: list[str], content: list[str]) -> bool:
    """Experience and habit, instead of something that happened."""
    if subject in THINGS and content == ["loved"]:
        return True
    happened = small[verb] in BE | HAVE | PAST | SELLS or small[verb].endswith("ed")
    if subject in MARKETS and set(small) & HABITS and not happened:
        return True
    is_habit = set(small[:verb]) & HABITS or not (set(small[:verb]) & DEFINITE or small[verb] in STRONG)
    if subject in HOMES and is_habit and not (happened or set(small[verb:]) & GOING_ON):
        return True
    is_yours = "your" in rest and not (subject in ROLES and {"a", "an"} & set(small[:verb]))
    return subject in PARTIES | EVERYBODY and not (is_yours or _is_now(small, verb, rest))


def _is_now(small: list[str], verb: int, rest: list[str]) -> bool:
    """ "Buyers are waiting" is news; "buyers look at the kitchen first" is experience."""
    is_past = small[verb] in BE | HAVE - {"gets", "comes"} | PAST | {"would", "will"} or small[verb].endswith("ed")
    did = small[verb : verb + 4] if small[verb] in HAVE else [small[verb]]
    habits = USUALLY if any(word in PAST or word.endswith("ed") for word in did) else HABITS
    return not set(small[: verb + 1 + len(rest)]) & habits and (is_past or bool(set(small[verb:]) & GOING_ON))


def is_topic(subject: str, rest: list[str], content: list[str]) -> bool:
    """ "The kitchen has come up often", "the house is waiting", "the space works": no state of it."""
    if subject in PARTIES | MARKETS or subject not in THINGS:
        return False
    return rest[:2] == ["come", "up"] or content[0] == "waiting" or content[0] in PLAIN.get(subject, ())


def is_deed(verb: str, subject: str, rest: list[str]) -> bool:
    """Whether somebody did something: "the lender has signed off"."""
    did = (verb, *rest[:2]) if verb in HAVE else (verb,)
    return subject in PARTIES | BARE | EVERYBODY and any(word in PAST or word.endswith("ed") for word in did)


def only_names(verb: str, subject: str, rest: list[str]) -> bool:
    """ "The kitchen is the room that I would look at": it says what something is, and nothing strong of it."""
    if rest[:1] not in (["a"], ["an"], ["the"], ["your"]) or verb not in NAMES_IT:
        return False
    is_strong = set(rest) & STRONG or any(word.endswith("est") for word in rest[1:2])
    is_life = subject in PARTIES and bool(set(rest) & LIVES)
    return not (is_strong or is_life or (verb == "was" and subject in PARTIES))
