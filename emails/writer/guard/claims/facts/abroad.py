"""What a letter in another language says of a property: "la cocina está remodelada"."""

import re
from collections.abc import Iterator

from emails.writer.guard.claims.facts.support import has_year, says_both
from emails.writer.guard.claims.sentences import is_question
from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Record
from emails.writer.guard.vocabulary import words_in

WORD = re.compile(r"[^\W_]+")
NOUNS = {
    word: english
    for english, row in (
        ("kitchen", "cocina cuisine küche cozinha cucina kuchnia kuchnię"),
        ("roof", "techo tejado toiture toit dach telhado tetto"),
        ("pool", "alberca piscina piscine schwimmbad basen"),
        ("garage", "garaje cochera garagem garaż"),
        ("basement", "sótano sous-sol keller porão cantina piwnica piwnicę"),
        ("fireplace", "chimenea cheminée kamin lareira camino kominek"),
        ("windows", "ventanas fenêtres fenster janelas finestre okna"),
        ("furnace", "caldera chaudière heizung caldeira caldaia piec"),
        ("electrical", "instalación installation elektrik instalação impianto instalację instalacja"),
        ("floors", "pisos planchers böden pavimenti podłogi"),
    )
    for word in row.split()
}
STATES = tuple(
    words_in(
        """
        nuev neuf neuve nouve neu novo nova nuov nowa nową nowe remodel renovad rénové renoviert reformad refait
        refaite ristruttur wyremont odnowion
        """
    )
)
NOTED = tuple(words_in("refai remplac changé cambi rifatt erneuer trocou trocad reforma"))
DOUBTS = words_in("si que ob wenn falls se czy jeśli mi su quiere quieren voulez möchten quer chcą gustaría")
NEAR = 6


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    if letter.spoken in ("", "en"):
        return
    for part, sentence in letter.sentences:
        found = [(each.start(), each.end(), each[0].lower()) for each in WORD.finditer(sentence.text)]
        small = [word for _, _, word in found]
        if is_question(sentence.text) or not set(small) & NOUNS.keys():
            continue
        for at, word in enumerate(small):
            to = _claimed(small, at, record) if word in NOUNS and not set(small[:at]) & DOUBTS else -1
            if to >= 0:
                start, end = sentence.start + found[min(at, to)][0], sentence.start + found[max(at, to)][1]
                words = str(part.text)[start:end]
                yield part.finding(Kind.FACT, start, end, f"The record does not say “{words}”.")


def _claimed(small: list[str], at: int, record: Record) -> int:
    """Where the word stands that claims something of this noun; -1 where nothing is claimed, or the record says it."""
    noun = NOUNS[small[at]]
    near = range(max(0, at - 1), min(len(small), at + NEAR))
    to = next((each for each in near if each != at and small[each].startswith(STATES)), -1)
    if to < 0 or says_both(record, noun, "new") or has_year(record, noun) or _is_said_abroad(noun, record):
        return -1
    return to


def _is_said_abroad(noun: str, record: Record) -> bool:
    """Whether notes in the client's language say so: "a refait la cuisine en 2022"."""
    words = {word for word, english in NOUNS.items() if english == noun}
    for _, held in record.spoken:
        for at, word in enumerate(held):
            if word in words and any(each.startswith((*STATES, *NOTED)) for each in held[max(0, at - 4) : at + NEAR]):
                return True
    return False
