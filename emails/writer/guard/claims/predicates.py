"""What the words behind a verb say of its subject, as far as a record could hold it."""

from emails.writer.guard.claims.facts.general import (
    is_claimed,
    is_deed,
    is_in_general,
    is_no_news,
    is_topic,
    only_names,
)
from emails.writer.guard.claims.facts.subjects import is_verb
from emails.writer.guard.claims.facts.support import COUNTED_APART
from emails.writer.guard.vocabulary.property_words import GROUNDS
from emails.writer.guard.vocabulary.told_words import (
    ADVERBS,
    BE,
    BREAKS,
    DUTIES,
    HARMLESS,
    HAVE,
    HOMES,
    MARKETS,
    MOVED,
    NO_CONTENT,
    OPINIONS,
    OURS,
    PARTIES,
    PERSONS,
    PREPOSITIONS,
    THINGS,
    UNTRUE,
    WILLING,
)

MOST_AFTER_VERB = 8
EASE = {"easier", "harder", "easy", "hard", "simpler", "quicker", "nicer", "better", "fun", "tricky", "trickier"}
"""Before "to": "traffic is easier to feel than to read in a report"."""
GOES = {"coming", "going", "back", "close", "down", "up"}
"""Without what it goes to, "the feedback keeps coming back to" says nothing yet."""
REPORTS = {"told", "tells", "says", "said", "mentioned", "hinted", "assured", "reports", "confirmed"}
TO_WHOM = {"me", "us", "that"}
FEWEST_REPORTED = 2
TESTED = {"tested", "inspected", "appraised", "measured", "passed"}
PREPARED = {"thinned", "emptied", "tidied", "cleared", "packed", "cleaned", "decluttered", "swept", "mopped", "dusted"}
"""What people do before a showing: nothing that a record would hold."""
PLAIN_REPORTS = {"said", "mentioned", "hinted", "confirmed"}
ASKS = {"asked", "wants", "requested", "asking"}


def predicate(small: list[str], verb: int, subject: str) -> tuple[list[str], int]:
    """The words that say something; none where the statement says nothing that a record could hold."""
    rest = small[verb + 1 : verb + 1 + MOST_AFTER_VERB]
    if subject in PARTIES and small[verb] in REPORTS:
        return _reported(small[verb], rest, verb)
    stop = next((to for to, word in enumerate(rest) if _ends(rest, to, small[verb])), len(rest))
    if rest[stop : stop + 1] == ["you"]:
        did = not stop and subject in PARTIES and small[verb].endswith("ed")
        return [small[verb]] if did else [], verb
    goes_on_with_to = rest[stop : stop + 1] == ["to"]
    said = rest[:stop]
    last = verb + len(said)
    said_by_it = said[1:] if said[:1] == ["still"] else said
    if _is_empty(small[verb], subject, said) or _is_opinion(small[verb], subject, said_by_it):
        return [], verb
    own, said = _own_words(small[verb], subject, said_by_it)
    content = own + [word for word in said if _says_something(word, subject)]
    if not content or _is_harmless(content, small[verb], subject, said):
        return [], verb
    asked_for = [word for word in content if word not in ASKS and word not in HARMLESS]
    content = asked_for if content[0] in ASKS and any(map(is_claimed, asked_for)) else content
    if (goes_on_with_to and _is_open(content, subject)) or is_topic(subject, said, content):
        return [], verb
    if content[0] in DUTIES and "to" in small[verb + 1 : last + 3]:
        return [], verb  # how things go, not what has happened
    is_nothing = is_in_general(small, verb, subject, said) or is_no_news(small, verb, subject, said, content)
    return ([], verb) if is_nothing else (content, last)


def _is_empty(verb: str, subject: str, rest: list[str]) -> bool:
    """Without a predicate, untrue by "not", what people do before a showing, or a figure of speech."""
    if verb in BE and rest and rest[0] in PREPARED and subject in THINGS:
        return True
    if verb in BE and rest[:1] == ["like"] and rest[1:2] != ["new"]:
        return True  # "moving is like packing for a trip"
    if not rest and verb in BE | HAVE:
        return True
    is_untrue = set(rest[:2]) & UNTRUE and not is_deed(verb, subject, rest)
    return bool(is_untrue) or (verb in HAVE and rest[:1] == ["to"])


def _is_opinion(verb: str, subject: str, rest: list[str]) -> bool:
    """It names what something is, tells of the agent and the client, or says how it looks."""
    is_look = verb in OPINIONS and subject in THINGS
    return only_names(verb, subject, rest) or _is_ours(verb, subject, rest) or is_look


def _own_words(verb: str, subject: str, rest: list[str]) -> tuple[list[str], list[str]]:
    """What the verb itself says, and what stands behind it."""
    own = [] if verb.removesuffix("'s") in BE | HAVE | NO_CONTENT | {subject, "would", "will"} else [verb]
    if rest[1:2] == ["to"] and rest[0] in WILLING and len(rest) > 2:
        rest = rest[2:]
    elif rest[:1] == ["to"] and verb in WILLING:
        own, rest = [], rest[1:]
    if subject in HOMES | GROUNDS and verb == "went" and rest[:1] in (["for"], ["under"], ["over"], ["above"]):
        own = ["sold"]
    if subject in PARTIES:
        if verb == "came" and rest[:1] not in (["down"], ["up"]):
            own = ["visited"]
        if rest[:2] == ["asking", "about"] and "your" in rest:
            own = ["asked"]
        if verb in ("was", "were") and rest[:1] in (["there"], ["here"], ["back"]):
            own = ["visited"]
    return own, rest


def _is_harmless(content: list[str], verb: str, subject: str, rest: list[str]) -> bool:
    first = content[: 1 if is_deed(verb, subject, rest) else 2]
    return (bool(set(first) & HARMLESS) and verb not in TESTED) or content == ["ready"]


def _is_open(content: list[str], subject: str) -> bool:
    """Before "to": "the feedback keeps coming back to", "traffic is easier to feel"."""
    return (content[0] in GOES and subject not in MARKETS) or content[-1] in EASE or content == ["turned"]


def _reported(told: str, rest: list[str], verb: int) -> tuple[list[str], int]:
    """What somebody in the sale is said to have said: "the agent told me that the roof leaks"."""
    said = next((at for at, word in enumerate(rest) if word not in TO_WHOM), len(rest))
    stop = next((at for at in range(said, len(rest)) if rest[at] in BREAKS | PERSONS), len(rest))
    content = [word for word in rest[said:stop] if _says_something(word, "")]
    is_known = (not said and told not in PLAIN_REPORTS) or stop - said < FEWEST_REPORTED or set(content[:2]) & HARMLESS
    return ([], verb) if is_known else (content, verb + stop)


def _is_ours(verb: str, subject: str, rest: list[str]) -> bool:
    """What is between them and the agent or the client; but "the seller told me" reports on the sale."""
    return bool(set(rest) & OURS) and not is_deed(verb, subject, rest)


def _ends(rest: list[str], to: int, verb: str) -> bool:
    if rest[to] == "may" and to and rest[to - 1] in PREPOSITIONS | {"until", "through"}:
        return False
    if rest[to] == "to" and (rest[to - 1] if to else verb) in WILLING:
        return False
    if rest[to] == "you" and rest[max(0, to - 2) : to - 1] == ["to"]:
        return False  # "agreed to give you a month"
    if rest[to] == "and" and rest[to + 1 : to + 2] and is_verb(rest[to + 1], False):
        return True  # "the vanity is new and deserves a photo"
    return rest[to] in BREAKS or (to > 0 and rest[to] in ("it", "they"))


def _says_something(word: str, subject: str) -> bool:
    if word in NO_CONTENT:
        return (subject in MARKETS or subject in ("taxes", "dues")) and word in MOVED
    return (
        word not in ADVERBS
        and not word.startswith("mid-")
        and not set(word.split("-")) <= COUNTED_APART
        and not word.isdigit()
    )
