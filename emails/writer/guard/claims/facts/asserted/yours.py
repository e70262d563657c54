"""What the client did or is in: "you've booked the movers", "your lease ends soon", "now that you've retired"."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts.asserted.deed_words import DEEDS, RELATIVES, YOU_ARE, YOU_DID, YOURS
from emails.writer.guard.claims.facts.asserted.scene import Scene
from emails.writer.guard.claims.facts.asserted.told_of import content_of, is_told, opens, said_after, verb_after
from emails.writer.guard.claims.facts.support import MONTHS, has_day
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.property_words import NEW
from emails.writer.guard.vocabulary.told_words import ADVERBS, HARMLESS, UNTRUE

BETWEEN = ADVERBS | words_in("both have had are")
WEAK = words_in("lot time done good great sure last year years ago together")
NEED_OBJECT = {
    "made": words_in("payment payments offer deposit bid"),
    "put": words_in("offer bid deposit in on new down"),
    "started": words_in("packing looking school job work"),
    "added": words_in("deck room bath addition wing porch garage"),
    "found": words_in("place house home townhouse condo apartment buyer tenant lender job renter"),
}
NEVER = words_in("hasn't haven't")
IDIOMS = words_in("foot best finger effort thought work heart list together pencil ease weight words name keys faith")
STATES = words_in(
    """
    ends ending soon up expired expiring expires selling sold rented leased approved denied cleared cheap low
    high paid vacant empty wants approved transferred promoted laid retiring closing listed pending dropped
    rising climbing rose lowered raised moving leaving renewed accepted signed
    """
)
ANNIVERSARY = words_in("makes year ago today anniversary month months years birthday")


def look(scene: Scene) -> Iterator[tuple[int, int]]:
    small = scene.small
    for at, word in enumerate(small[:-1]):
        verb = _verb(small, at, word)
        if word == "you" and small[:1] == ["since"] and not ANNIVERSARY.isdisjoint(scene.before):
            continue  # "six months since you bought"
        if verb <= 0 or scene.is_wild(at) or scene.is_open(at):
            continue
        said = [*said_after(small, verb)]
        words = [each for _, each in said]
        if not (UNTRUE | NEVER).isdisjoint(words[:3]) or any(each[0].isdigit() or each in MONTHS for each in words):
            continue
        on_sale = word in YOURS and words[-3:] == ["on", "the", "market"]
        if (
            word in YOURS | RELATIVES
            and not on_sale
            and (STATES if word in YOURS else STATES | DEEDS).isdisjoint(words)
        ):
            continue
        content = [each for each in content_of(words) if each not in WEAK]
        content = content or [each for each in words if each == "up"]
        if word in ("lease", "sublet") and has_day(scene.record, "lease"):
            continue
        if not content or not HARMLESS.isdisjoint(words[1:3]):
            continue
        if not is_told(scene.record, word if word in YOURS | RELATIVES else content[0], content):
            yield at, said[-1][0]


def _verb(small: list[str], at: int, word: str) -> int:
    if word in ("you've", "you", "you're"):
        if not opens(small, at):
            return -1  # "the reason you bought it"
        verb = next((to for to in range(at + 1, len(small)) if small[to] not in BETWEEN), -1)
        if verb < 0:
            return -1
        if word == "you're" or small[at + 1] == "are":
            return verb if small[verb] in YOU_ARE else -1
        if "had" in small[at + 1 : verb] and small[verb] in ("the", "your", "a"):  # "you had the baths redone"
            return verb if not (NEW | YOU_DID).isdisjoint(small[verb : verb + 4]) else -1
        if small[verb] not in YOU_DID or not IDIOMS.isdisjoint(small[verb:]):
            return -1
        if small[max(0, at - 1) : at] in (["that"], ["which"]) and small[:1] != ["now"]:
            return -1  # "a home that you have loved"
        if word == "you" and not ANNIVERSARY.isdisjoint(small[:at]):
            return -1  # "six months since you bought"
        needed = NEED_OBJECT.get(small[verb])
        return verb if not needed or not needed.isdisjoint(small[verb + 1 : verb + 7]) else -1
    if word in YOURS | RELATIVES and "your" in small[max(0, at - 3) : at]:
        return verb_after(small, at, STATES)
    return -1
