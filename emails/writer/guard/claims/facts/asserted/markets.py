"""How prices and homes are said to move in general: "things have cooled off", "ranch homes are hard to find"."""

from collections.abc import Iterator

from emails.writer.guard.claims.facts.asserted.deed_words import MARKET, TRENDS
from emails.writer.guard.claims.facts.asserted.scene import Scene
from emails.writer.guard.claims.facts.asserted.told_of import said_after, verb_after
from emails.writer.guard.claims.facts.support import says_both
from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.told_words import BE, HAVE, HOMES, UNTRUE

SOME = words_in("some small three few several many order")
AROUND_YOU = (["around", "you"], ["near", "you"], ["by", "you"], ["around", "here"], ["near", "here"])
WEAK = words_in("out up down last more worth less back days weekend go move stay hard slow buying")
"""These say something of a market only beside another word of that kind, or with a time."""
NOW = words_in("now here since these year spring summer fall winter ago again lately")
QUICK = words_in("weekend quickly fast dollar")
SEEM = words_in("tend tends seem seems keep keeps started start rarely barely hardly")
OWN = words_in("your our my their his her its both two these those")


def look(scene: Scene) -> Iterator[tuple[int, int]]:
    small = scene.small
    for at, word in enumerate(small[:-1]):
        is_kind = word.endswith("s") and small[at + 1 : at + 3] in (
            ["like", "yours"],
            ["like", "this"],
            ["like", "these"],
        )
        if (
            (word not in MARKET and not is_kind)
            or set(small[max(0, at - 3) : at]) & SOME
            or set(small[max(0, at - 2) : at]) & OWN
            or scene.is_open(at)
        ):
            continue
        around = 2 if small[at + 1 : at + 3] in AROUND_YOU else 0
        verb = verb_after(small, at + around, SEEM | TRENDS)
        if verb < 0:
            continue
        said = [*said_after(small, verb)]
        if not UNTRUE.isdisjoint(each for _, each in said[:3]):
            continue
        if {"come", "comes"} & set(small[at + 1 : verb + 1]) and "out" not in small:
            continue  # "rates come up in every talk"
        claims = [(to, each) for to, each in said if each in TRENDS and not _is_idle(small, to)]
        is_strong = (
            not QUICK.isdisjoint(small[verb:])
            or not SEEM.isdisjoint(small[verb : verb + 3])
            or any(each not in WEAK for _, each in claims)
            or not NOW.isdisjoint((*small[verb:], *small[:at]))
        )
        if word == "things" and small[verb] not in BE | HAVE:
            continue
        if (
            claims
            and is_strong
            and not any(
                says_both(scene.record, about, each)
                for _, each in claims
                for about in ("market" if word in HOMES | {"things"} else word, "price")
            )
        ):
            yield at, claims[-1][0]


def _is_idle(small: list[str], to: int) -> bool:
    """ "Homes up to $240,000", "old houses up here", "good ones go to whoever is first"."""
    beside = small[to] in ("up", "down") and (small[to - 1] in MARKET or small[to + 1 : to + 2] == ["to"])
    return beside or (small[to] in ("go", "move") and small[to + 1 : to + 2] == ["to"])
