"""What others in a sale did or want: "another buyer has been up to look", "they've hinted", "someone who owns"."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts.asserted.deed_words import DEEDS, PEOPLE, RELATIVES
from emails.writer.guard.claims.facts.asserted.scene import Scene
from emails.writer.guard.claims.facts.asserted.told_of import WHO, content_of, is_told, opens, said_after, verb_after
from emails.writer.guard.claims.facts.support import says
from emails.writer.guard.claims.numbers import ONES
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.told_words import BE, DEFINITE, HAVE

SOME = words_in("a an another two three four five several other both one")
BARE = words_in("someone somebody")
THEY = words_in("they they've they're he he's she she's")
CAME = words_in("through walked toured visited came come looked been")
NUMBERS = words_in("ten fifteen twenty thirty forty fifty hundred thousand percent")
WENT = words_in("out through up by back there")
REPORTED = words_in("told says confirmed mentioned")
FEW = words_in("few some")
MINE = words_in("my our his her their")
NEVER = words_in("never not hasn't haven't isn't aren't won't wasn't weren't")
USUAL = words_in("often usually sometimes always tend generally typically most many every everybody everyone")


def look(scene: Scene) -> Iterator[tuple[int, int]]:
    small = scene.small
    if not USUAL.isdisjoint((*small, *scene.before)) or small[:1] == ["people"]:
        return
    for at, word in enumerate(small[:-1]):
        subject = word.removesuffix("'s")
        if subject in THEY:
            if not opens(small, at) or (at and small[at - 1] in ("as", "when", "what")):
                continue
            verb = at if "'" in subject else verb_after(small, at, DEEDS)
        elif subject in PEOPLE | RELATIVES:
            if not _is_one_of_them(small, at, subject):
                continue
            verb = verb_after(small, at, DEEDS)
        else:
            continue
        if verb < 0 or scene.is_open(at) or small[verb - 1] in WHO or small[at + 1] in ("of", "who"):
            continue
        said = [*said_after(small, verb)]
        words = [each for _, each in said]
        if not NEVER.isdisjoint(words[:3]) or not _did(words):
            continue
        if small[verb] not in BE | HAVE and not (small[verb].endswith("ed") or small[verb] in DEEDS):
            continue
        if any(each[0].isdigit() or each in NUMBERS for each in words) or small[verb] in (
            "pays",
            "come",
            "want",
            "price",
            "complete",
        ):
            continue  # figures and dates are looked at by their own rules
        if words[1:2] == ["down"]:
            continue  # "they came down some" is looked at as a price
        if says(scene.record, "showings") and not CAME.isdisjoint(words[:3]):
            continue
        content = [each for each in content_of(words) or words if each not in ("things", "thing", *ONES, *BE, *HAVE)]
        if content[:2] in ([], ["asked"]):
            continue
        if is_told(scene.record, subject, content):
            continue
        yield at, said[-1][0]


def _is_one_of_them(small: list[str], at: int, subject: str) -> bool:
    """ "Your neighbor", "two families", "an agent I know"; not "my uncle", nor "the amount the landlord offered"."""
    if subject in BARE:
        return opens(small, at)
    allowed = {"your"} if subject in RELATIVES - PEOPLE else DEFINITE | SOME
    first = next((to for to in range(at - 1, max(-1, at - 4), -1) if small[to] in allowed | MINE), -1)
    return first >= 0 and FEW.isdisjoint(small[first:at]) and small[first] not in MINE and opens(small, first)


def _did(words: list[str]) -> bool:
    was = not {"been", "was", "were"}.isdisjoint(words[:3]) and not WENT.isdisjoint(words[1:5])
    told = words[0] in REPORTED and len(words) > 3 and words[1] in ("me", "us", "that")
    return was or told or any(each in DEEDS for each in words[:4])
