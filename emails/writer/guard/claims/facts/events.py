"""What is said to have happened to an offer, a loan, a listing or a property."""

import re
from collections.abc import Iterator

from emails.writer.guard.claims.facts.market import REPORTS
from emails.writer.guard.claims.facts.support import is_said, says, says_both
from emails.writer.guard.claims.facts.tokens import words_of
from emails.writer.guard.claims.sentences import clauses, is_supposed
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.property_words import AUXILIARIES, DID, HAPPENED, SALE

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
PHRASES = re.compile(
    r"\b(?:(?:has|have|'s|'ve) come (?:back|in|through|down)|came (?:back|down)|came in|came through|"
    r"fell through|"
    r"fallen through|under contract|off the market|back on the market|on the market|in place|"
    r"(?:title|escrow|insurance) company has (?:already |just )?\w+ed|letter of intent (?:is )?(?:signed|in hand)|"
    r"went live|gone live|is live|(?:offers?|contract|bids?) (?:already )?in hand"
    r"|went through|signed off|ready to (?:fund|act|buy|sell|move|sign|close|negotiate)|open to (?:offers|"
    r"negotiat\w+)|clear to close|went pending|moved out|backed out|closed on|sitting empty)\b",
    re.I,
)
GOT = re.compile(
    r"\b(?:(?:I|we|they|you|the sellers?|your (?:home|house|listing|property)|the (?:home|house|"
    r"listing|property))(?:'ve|'s)?(?: (?:have|has|had|just|got|received|already|also|now|recently|"
    r"currently))+|there(?: is| are|'s been|'s| has been| have been)|received|getting|got)"
    r" (?:(?:a|an|some|several|many|multiple|few|two|three|four|five|six|another|more|lots of|"
    r"plenty of|a lot of|strong|serious|great|other|new|\d+|one|cash|full-price|qualified|interested|"
    r"pre-approved|of|steady|decent|solid|real|had|quite|bit|motivated|good|number)\s)*"
    r"(?:offers?|showings?|buyers?|views|[ei]nquiries|interest|bids?|requests? (?:to|for)|backup offers?|"
    r"tenants?|price (?:cut|reduction|drop|change)|new listings?|listings?|matches|feedback|"
    r"attention|buzz|calls|traffic|activity|visitors)\b",
    re.I,
)
JUST = re.compile(
    r"^both (?:loved|liked|praised|raved|want|wanted|made)\b"
    r"|\bthey(?:'ve| have) (?:already |just )?(?:sold|bought|accepted|agreed|withdrawn|backed out|lowered|raised"
    r"|signed)\b"
    r"|\b(?:(?:we|you)(?:'re| are) (?:now |officially |finally )?(?:under contract|clear to close|"
    r"in escrow)|just (?:listed|sold|closed|came on|hit the market|went under contract|reduced|"
    r"dropped|"
    r"got|became available)|(?:a |the |some |two |several )?new listings? (?:\w+ ){0,4}?(?:just|has|have|"
    r"came|popped|hit|matches|match|fits?)|(?:I|we)(?:'ve| have)? (?:just )?(?:found|sold|listed|"
    r"closed)(?: on)? (?:a|an|the|two|three|several|some|your|another|\d+) (?:\w+ ){0,2}(?:home|"
    r"house|property|place|condo|listing|buyer|tenant|match|unit|homes|houses|properties|listings)s?"
    r"|price (?:cut|drop|reduction|improvement|reduced)|(?:neighbor|neighbou?r's (?:home|house)|"
    r"house (?:next door|down the street)|home down the street)[^.!?\n]{0,20} sold|(?<!both )(?<!the )buyers? (?:are |"
    r"is )?(?:waiting|lined up|lining up))\b",
    re.I,
)
ACTORS = words_in("bank lender seller sellers buyer buyers owner owners tenant tenants underwriter hoa board")
ALONE = words_in("appraised cut gained expires expired dropped sold accepted agreed fell closed passed")
BUYING = ("buyer", "buyers")
"""A home under contract has a buyer."""
PRONOUNS = words_in("it they she he one")
STOPPERS = words_in("could may might can would should that you we i if to not isn't before after until once when")
DEEDS = words_in("listed sold closed found hit reduced dropped")
LIKED = frozenset(
    ["liked", "loved", "saw", "visited", "toured", "mentioned", "wanted", "asked", "viewed", "favorited", "picked"]
)
SAYS_IT_LAST = re.compile(r"contract|market|live|pending|empty", re.I)
FINDS = words_in("there's there have has had we've i've found got it's that's")
COMPARES = ("as", "so", "too")
FAR = 5
GOT_WHAT = (
    *("offer", "showing", "buyer", "views", "nquir", "interest", "bid", "request", "tenant", "price", "listing"),
    *("matches", "feedback", "attention", "buzz", "calls", "traffic", "activity", "visitors"),
)
JUST_WHAT = (
    "both",
    "just",
    "contract",
    "clear to",
    "escrow",
    "listing",
    "found",
    "sold",
    "listed",
    "closed",
    "price",
    "buyer",
    "they",
)
NAMED = SALE - PRONOUNS
LAST_CLAUSES = 4
"""So far before it stands what "it" or "they" are."""


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    recent: list[bool] = []
    for part, clause, asked in clauses(letter):
        words = words_of(clause)
        recent = [*recent[-LAST_CLAUSES:], _names_something(words)]
        if asked:
            continue
        words = _without_asides(words)
        small = [word for _, _, word in words]
        for first, last, end in (*_happened(words), *_phrases(clause.text, clause.start, words)):
            if small[first].removesuffix("'s") in PRONOUNS and last.startswith(("came", "come")) and not any(recent):
                continue
            start = words[first][0]
            figures = [word for word in small if word[0].isdigit()]
            label = _held(record, small[first], last)
            if not label and small[first] not in PRONOUNS:
                label = is_said(record, small[first], figures)
            if label:
                yield part.stated(start, end, label)
            else:
                yield part.finding(Kind.FACT, start, end, f"The record does not say “{str(part.text)[start:end]}”.")
        lower = clause.text.lower()
        for pattern, signs in ((GOT, GOT_WHAT), (JUST, JUST_WHAT)):
            for found in pattern.finditer(clause.text) if any(sign in lower for sign in signs) else ():
                before = [word for at, _, word in words if at < clause.start + found.start()]
                said = [each.lower() for each in WORD.findall(found[0])]
                last = next((each for each in said if each in DEEDS), said[-1])
                held = says_both(record, "price", last) if said[0] == "price" else says(record, last)
                if not is_supposed(before) and not held and not set(before[-3:]) & REPORTS:
                    start = clause.start + found.start()
                    yield part.finding(
                        Kind.FACT, start, start + len(found[0]), f"The record does not say “{found[0]}”."
                    )


def _names_something(words: list[tuple[int, int, str]]) -> bool:
    said = {word for _, _, word in words}
    return not said.isdisjoint(NAMED) or any(word[0].isdigit() for word in said)


def _without_asides(words: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """ "The home you liked is gone" says that it is gone."""
    small = [word for _, _, word in words]
    aside: set[int] = set()
    for at in range(len(small) - 1):
        if small[at] in ("you", "we", "i", "you've", "we've") and small[at + 1] in LIKED:
            aside |= {at, at + 1} | ({at - 1} if at and small[at - 1] == "that" else set())
    return [word for at, word in enumerate(words) if at not in aside]


def _held(record: Record, subject: str, happened: str) -> str:
    if subject in BUYING and happened == "contract":
        return says(record, "contract")
    if subject.removesuffix("'s") in PRONOUNS:
        return says(record, happened) or (says(record, "countered") if happened == "down" else "")
    told = says_both(record, subject.removesuffix("'s"), happened)
    return told or (says_both(record, subject, "countered") if happened == "down" else "")


def _happened(words: list[tuple[int, int, str]]) -> Iterator[tuple[int, str, int]]:
    small = [word for _, _, word in words]
    for at, word in enumerate(small):
        subject = word.removesuffix("'s")
        if subject not in PRONOUNS or is_supposed(small[:at]):
            continue
        if subject == "one" and small[max(0, at - 1)] not in ("the", "that", "this"):
            continue
        between = {"'s"} if subject != word and subject in PRONOUNS else set()
        for to in range(at + 1, min(at + 1 + FAR, len(small))):
            if small[to] in STOPPERS:
                break
            if small[to - 1] not in COMPARES and _is_said_of(subject, small[to], between, to == at + 1):
                yield at, small[to], words[to][1]
                break
            between.add(small[to])


def _is_said_of(subject: str, word: str, between: set[str], is_next: bool) -> bool:
    if word in DID and subject not in PRONOUNS:
        if "been" in between and word in ("loved", "called", "asked", "left"):
            return False
        return bool(between & AUXILIARIES or is_next)
    if word not in HAPPENED:
        return False
    bare = is_next and subject in ACTORS and word.endswith("ed")
    return bool(bare or between & AUXILIARIES or word in ALONE)


def _is_any(words: list[tuple[int, int, str]], at: int, until: int) -> bool:
    """ "A home under contract may close late": no home of this sale."""
    small = [word for _, _, word in words]
    is_next = at + 1 == len(words) or words[at + 1][0] >= until
    return is_next and small[at - 1 : at] in (["a"], ["an"], ["any"], ["each"]) and not FINDS.intersection(small[:at])


def _phrases(text: str, offset: int, words: list[tuple[int, int, str]]) -> Iterator[tuple[int, str, int]]:
    for found in PHRASES.finditer(text):
        before = [at for at, (start, _, word) in enumerate(words) if start < offset + found.start() and word in SALE]
        if not before:
            continue
        at = before[-1]
        if _is_any(words, at, offset + found.start()) and SAYS_IT_LAST.search(found[0]):
            continue
        gap = sum(1 for start, _, _ in words[at + 1 :] if start < offset + found.start())
        if (
            gap <= 4
            and not is_supposed([word for _, _, word in words[:at]])
            and not (
                {"could", "may", "might", "would", "can", "to", "you", "who"}
                & {word for _, _, word in words[at + 1 : at + 1 + gap]}
            )
        ):
            yield at, _what_happened(found[0]), offset + found.end()


def _what_happened(said: str) -> str:
    """The word that says it: "contract", "moved"; "has come down" is "down", "came in" is "came"."""
    words: list[str] = [each.lower() for each in WORD.findall(said)]
    if SAYS_IT_LAST.search(said) or words[-1] == "down":
        return words[-1]
    return "came" if "come" in words else words[0]
