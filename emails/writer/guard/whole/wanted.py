"""The languages that a record or an instruction names."""

from typing import NamedTuple

from emails.writer.guard.phrases import Phrases, Token, phrases_in, tokens_of, word_set
from emails.writer.guard.record import Record
from emails.writer.guard.text import Text
from emails.writer.guard.whole.languages import NAMES

SETS = {
    "LANG": ", ".join(NAMES),
    "WRITE": (
        "write, answer, reply, respond, email, letter, compose, draft, send, contact, correspond, communicate, "
        "message, text, translate, written, emails, letters, messages, communication, correspondence, everything, "
        "contacted, communicates, writes, replies, answers, texts, emailed, answered, wants, want, read, done, "
        "handled, conversation, conversations, calls, escribir, escriba, escribe, responder, redactar, redacta, "
        "écrire, écris, écrivez, rédiger, rédige, répondre, schreiben, schreibe, antworten, "
        "scrivere, scrivi, rispondere, escrever, escreva, pisać, pisz, napisz, skriv, skriva, skrive"
    ),
    "IN": "in, into, en, auf, using, to, em, po, på, à",
}
ASKED = """
    language/languages/idioma/langue/sprache/lingua/język ..3 LANG
    prefer/prefers/preferred/preferring/prefiere/prefieren ..6 LANG
    LANG preferred/only/please/monolingual
    LANG speakers? only
    LANG is/are preferred/best/easier/better
    habla/hablan/parle/parlent/spricht/parla/fala/mówi ..1 LANG
    only/solo/sólo ..2 speaks/speak/reads/read/understands/writes/habla/hablan/in/en/knows ..1 LANG
    speaks/speak/reads/read/understands/knows ..1 only/nothing_but ..1 LANG
    speaks/speak/reads/understands/knows LANG only
    speaks/speak/understands/reads little/no/not much/limited/barely any/hardly any english ..6 LANG
    WRITE ..5 IN ..1 LANG
    please/always/keep_it/keep_this/use in? LANG
    more/most comfortable/fluent ..3 in/with/speaking LANG
    writes/write/emails/texts to_them? in? LANG
    ^in LANG$
    ^LANG$
"""
MAY = """
    speaks/speak/speaking/fluent/bilingual/reads/understands/understand/knows/native/talks ..3 LANG
    LANG speaking/speaker/speakers
    LANG is/are ..1 fine/ok/okay/good/too
    first/native/second/home language is LANG
    bilingual
"""
NO_WISH = """
    second language ..1 LANG
    LANG style/door/doors/tile/oak/market/market/revival/colonial/architecture/tudor/food/restaurant/country/ivy/
        bulldog/shepherd/class
    learn/learning/studies/studying/teaches/teach/teacher/mother/father/parents/grandmother ..3 speaks? ..1 LANG
    no/not/little/limited/barely/hardly ..2 english
"""
ASKED_FOR, KNOWN = (
    Phrases(((each, None) for each in phrases_in(ASKED)), SETS),
    Phrases(((each, None) for each in phrases_in(MAY)), SETS),
)
OTHERWISE = Phrases(((each, None) for each in phrases_in(NO_WISH)), SETS)
JOINS = word_set("and or y et und e fluent some both also a little")


class Languages(NamedTuple):
    asked: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()


def wanted(record: Record) -> Languages:
    """What is asked for, and what the client understands besides. An instruction goes before the record."""
    for text in (record.instructions, record.about):
        if asked := _named(ASKED_FOR, text):
            return Languages(asked)
    client = record.client
    kept = "\n".join((client.notes, *(f"{name}: {value}" for name, value in client.custom_fields.items())))
    asked, known = _named(ASKED_FOR, kept), _named(KNOWN, kept)
    if asked:
        return Languages(asked, known - asked if "bilingual" in kept.lower() else frozenset())
    return Languages(allowed=known | {"en"} if known else known)


def _named(phrases: Phrases[None], text: str) -> frozenset[str]:
    found: set[str] = set()
    small = text.lower()
    if any(name in small for name in NAMES):
        for words in tokens_of(Text(text)):
            refused = {at for each in OTHERWISE.find(words) for at in range(each.first, each.last + 1)}
            for each in phrases.find(words):
                found |= set(_languages(words, each.first, each.last, refused))
    return frozenset(found)


def _languages(words: tuple[Token, ...], first: int, last: int, refused: set[int]) -> list[str]:
    """Those of the phrase, and those that "and" joins to it."""
    while last + 1 < len(words) and (words[last + 1].text in JOINS or words[last + 1].text in NAMES):
        last += 1
    while first > 0 and (words[first - 1].text in JOINS or words[first - 1].text in NAMES):
        first -= 1
    return [NAMES[words[at].text] for at in range(first, last + 1) if words[at].text in NAMES and at not in refused]
