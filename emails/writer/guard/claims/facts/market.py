"""How the market is said to move."""

import re
from collections.abc import Iterator

from emails.writer.guard.claims.facts.support import says, says_both
from emails.writer.guard.claims.facts.tokens import words_of
from emails.writer.guard.claims.facts.worked_out import worked_out
from emails.writer.guard.claims.numbers import numbers
from emails.writer.guard.claims.sentences import clauses, is_supposed
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import Record
from emails.writer.guard.text import Word
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.property_words import MARKET_NOUNS, MARKET_QUALITIES, PLACES_TO_LIVE
from emails.writer.guard.vocabulary.told_words import HOMES, MARKETS

STATES = (
    r"(?:a|an|the|strong|hot)? ?(?:seller|buyer)s?'?s? market",
    r"(?:fast|slow|quick)-?(?:moving)? market",
    r"balanced market",
    r"housing (?:boom|crisis|bubble)",
    r"(?:great|good|best|perfect|right|ideal) time to (?:buy|sell|list|invest|move|refinance)",
    r"(?:slowest|busiest|best|worst) (?:season|month)",
    r"shortage of",
    r"supply and demand",
    r"upper hand",
    r"record number",
    r"(?:is|are|was|were|has been|have been) (?:up|down|off) (?:sharply|steeply|strongly|slightly|nicely|considerably|"
    r"significantly|noticeably|dramatically|a lot|a good bit|by (?:half|a|nearly|about|almost|more|double|\w+ percent)|"
    r"(?:about|nearly|almost|roughly|over) (?:a|half|\w+ percent)|(?:from|since|over|on|versus|compared to) last)",
)
RIVALS = (
    r"(?:fewer|more) (?:people|buyers|homes|families|sellers|listings|investors) (?:are|have|came)",
    r"more (?:listings|homes|houses|condos|inventory) (?:this|than|for sale|on the market)",
    r"(?:homes|houses|condos|rentals|units|listings|places|lots|cabins|townhouses|duplexes) (?:[a-z]+ ){0,4}?"
    r"(?:sit|last|stay|move|rent|sell|go|sat|lasted|moved|rented) (?:[a-z]+ ){0,3}?(?:in|for|within|a|one|two) "
    r"(?:[a-z]+ ){0,2}?(?:hours?|days?|weeks?|weekend|months?)",
    r"(?:house|home|ranch|place|condo|unit|one|cabin|duplex|listing|bungalow|colonial) (?:down|up|across|around|over on"
    r"|next|behind|(?:one|two|three|a few) (?:blocks?|doors?|streets?|houses?)) [^.;,]{0,20}?\b(?:went|sold|closed"
    r"|listed|rented|got|fetched|brought)",
    r"bidding wars?",
    r"multiple offers",
    r"up against",
    r"(?:there'?s|there is|have|has|with|on) (?:a|the) (?:\w+ )?(?:waiting list|waitlist)",
    r"days on (?:the )?market",
    r"(?:over|above|under|below) (?:asking|list)",
    r"(?:plenty|lots|a lot|dozens) of (?:people|buyers|families|others|agents) (?:are|have|want)",
    r"(?:i|we)(?:'ve| have)(?: \w+){0,2} (?:someone|somebody|(?:a|an|two|three|several|some|other) (?:\w+ )?"
    r"(?:client|buyer|couple|famil|investor|tenant)\w*) (?:who|that|in mind|ready|looking|waiting|interested|eager)",
    r"been (?:viewed|saved|clicked|shared)",
    r"another (?:\w+ ){1,2}(?:has |have |'s )?(?:already |just )?(?:made|put in|submitted|sent|written|wrote) "
    r"(?:an?|their) (?:\w+ )?(?:offer|bid)",
    r"only (?!thing|question|step|job|piece)(?:\S+ ){1,3}(?:left|available)",
    r"(?:only|just) (?:a handful|a few|one|two|three|four|five|\d+)(?: \w+)? (?:came up|have come up|were listed"
    r"|have sold|came on|changed hands|hit the market)",
    r"(?:two|three|four|a few|several|\d) doors (?:down|up|over)\b[^.;]{0,20}\b(?:sold|went|listed|closed|rented|got)",
    r"(?:two|three|four|five|six|several|a few|\d+) [a-z]+s have (?:already |just )?(?:closed|opened|sold|moved in"
    r"|moved out|gone under|failed)",
    r"(?:two|three|four|five|six|seven|several|a few|\d+) (?:other |more )?(?:homes|houses|condos|cabins|places|units"
    r"|lofts|lots|farms|listings|buildings|tudors|bungalows|duplexes) (?:[a-z]+ ){0,4}?(?:just |all )?"
    r"(?:sold|went (?:in|for|under|over|above)|closed)",
    r"(?:last|only) one (?:left|of its kind)",
)
FIGURE_BEHIND = re.compile(r": ?\d+")
SHORT = re.compile(
    r"\b(?:don't|doesn't|rarely|never|seldom) (?:stay|last|sit|hang)\b.{0,20}?\b(?:long|around)\b"
    r"|\b(?:rarely|seldom|hardly ever|don't often) (?:come (?:up|on|to|along|available)|hit|turn up|open up)\b",
    re.I,
)
"""How fast homes sell, told by what they don't do."""
WORTH = (
    r"(?:home|house|property|place|condo|it) is worth (?:more|less)",
    r"came in fine",
    r"never flooded",
    r"years? (?:of life )?left",
    r"\d+-hour security",
    r"rent[- ]controlled",
)
SET_PHRASES = re.compile(rf"\b(?:{'|'.join((*STATES, *RIVALS, *WORTH))})\b", re.I)
AMOUNT_BEFORE = re.compile(r"\$\d[\d,.]*k? ?$")
SEEN = words_in("seeing seen there's there are getting noticing")
AMOUNTS = words_in("more fewer less many few little limited tight plentiful strong lots")
SCARCE = words_in("barely hardly scarcely almost not isn't")
REPORTS = words_in("say saying tell telling write")
"""What the agent offers to say to others is not yet said: "I'd write that I have a buyer"."""
INCLINED = words_in(
    "tend tends likely expected going seem seems tended start starting began used continue have has had"
)
LEFT = words_in("left available like")


def look(letter: Letter, record: Record) -> Iterator[Finding | Stated]:
    for part, clause, asked in clauses(letter):
        if asked:
            continue
        words = words_of(clause)
        for first, last in (*_qualities(words), *_amounts(words)):
            start, end = words[first][0], words[last][1]
            label = _held(record, words[first][2], words[last][2])
            if label:
                yield part.stated(start, end, label)
            else:
                yield part.finding(Kind.FACT, start, end, f"The record does not say “{str(part.text)[start:end]}”.")
        yield from _short_lived(part, clause, words)
        for found in SET_PHRASES.finditer(clause.text) if '"' not in clause.text else ():
            before = [word for at, _, word in words if at < clause.start + found.start()]
            known = any(found[0].strip().lower() in field.text.lower for field in record.fields)
            known = known or (found[0].endswith("waitlist") and bool(says(record, "waitlist")))
            if found[0].lower().endswith(("asking", "list")) and AMOUNT_BEFORE.search(
                clause.text, max(0, found.start() - 16), found.start()
            ):
                continue  # the price rule looks at "$59,000 below asking"
            if _may_be_offered(before, found[0]) or _is_counted(
                found[0], part.text.sentence_at(clause.start).text, record
            ):
                continue
            if not is_supposed(before) and not known and not set(before[-3:]) & REPORTS:
                start, end = clause.start + found.start() + (found[0][0] == " "), clause.start + found.end()
                figure = FIGURE_BEHIND.match(str(part.text), end)
                end = figure.end() if figure else end
                yield part.finding(Kind.FACT, start, end, f"The record does not say “{found[0].strip()}”.")


def _is_counted(said: str, sentence: str, record: Record) -> bool:
    """ "Days on the market: 15", where the record has the day of the listing."""
    if not said.lower().startswith("days"):
        return False
    return any(worked_out(each.value, "days", " days", "", record) for each in numbers(sentence))


def _may_be_offered(before: list[str], said: str) -> bool:
    """ "Room to go over asking" says that somebody may; "homes tend to go over asking" that they do."""
    return (
        said.lower().startswith(("over", "above", "under", "below"))
        and before[-2:-1] == ["to"]
        and not set(before[-3:-2]) & INCLINED
    )


def _short_lived(part: Part, clause: Word, words: list[tuple[int, int, str]]) -> Iterator[Finding]:
    """ "Houses with a yard don't stay around long"."""
    if any(word in HOMES for _, _, word in words) and (found := SHORT.search(clause.text)):
        start, end = clause.start + found.start(), clause.start + found.end()
        yield part.finding(Kind.FACT, start, end, f"The record does not say “{found[0]}”.")


def _held(record: Record, first: str, last: str) -> str:
    return says_both(record, first, last)


def _qualities(words: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    small = [word for _, _, word in words]
    for at in range(1, len(small)):
        if small[at] in MARKET_NOUNS and small[at - 1] in MARKET_QUALITIES and not is_supposed(small[: at - 1]):
            if small[at] == "market" and small[at - 1].startswith(("seller", "buyer")):
                continue
            yield at - 1, at


def _amounts(words: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """ "We're seeing fewer buyers", "there's barely any inventory", "no other house", "the only condo left"."""
    small = [word for _, _, word in words]
    for at in range(1, len(small)):
        if small[at] not in MARKETS | PLACES_TO_LIVE or is_supposed(small[: max(0, at - 2)]):
            continue
        before = small[max(0, at - 4) : at]
        seen = bool(set(before[:-1]) & SEEN) and before[-1] in AMOUNTS
        scarce = before[-1] in ("any", "no", "enough") and bool(set(before[-2:-1]) & SCARCE)
        unique = before[-2:] == ["no", "other"] or ("only" in before[-2:] and set(small[at + 1 : at + 3]) & LEFT)
        if seen or scarce or unique:
            yield at - 1, at
