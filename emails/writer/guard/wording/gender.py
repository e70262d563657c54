"""Gender that the record does not say: "he", "Mr. Kim", "your husband"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.phrases import Phrases, Token, word_set
from emails.writer.guard.record import Record
from emails.writer.guard.spoken import spoken

MALE_PRONOUNS, FEMALE_PRONOUNS = word_set("he him his himself"), word_set("she her hers herself")
MALE_TITLES, FEMALE_TITLES = (
    word_set("mr sir mister señor sr monsieur"),
    word_set("mrs ms ma'am madam madame señora sra señorita miss"),
)
MALE = (
    MALE_PRONOUNS
    | MALE_TITLES
    | word_set("""man men gentleman gentlemen guy husband hubby father dad son sons brother brothers boy boys boyfriend
            groom uncle grandfather grandpa grandson nephew widower king fiancé stepson stepfather""")
)
FEMALE = (
    FEMALE_PRONOUNS
    | FEMALE_TITLES
    | word_set("""woman women lady ladies wife missus mother mom mum daughter daughters sister sisters girl girls
            girlfriend bride aunt grandmother grandma granddaughter niece widow queen fiancée stepdaughter
            stepmother""")
)
TITLES = MALE_TITLES | FEMALE_TITLES
RELATIONS = {
    word: frozenset(group.split())
    for group in (
        "husband hubby groom",
        "wife bride missus",
        "boyfriend",
        "girlfriend",
        "son sons boy boys stepson",
        "daughter daughters girl girls stepdaughter",
        "mother mom mum moms stepmother",
        "father dad dads stepfather",
        "brother brothers",
        "sister sisters",
        "grandson",
        "granddaughter",
        "grandmother grandma",
        "grandfather grandpa",
        "uncle",
        "aunt",
        "nephew",
        "niece",
        "widow",
        "widower",
        "fiancé",
        "fiancée",
        "man gentleman",
        "woman lady",
    )
    for word in group.split()
}
POINTING = word_set("you any every single smart your the his her their young lovely nice fine dear")
SPOKEN_TO = word_set(
    "man guys bro bros dude dudes ladies gentlemen gentleman lady girl girls boys brother sister sir madam ma'am"
)
IDIOMS = Phrases(
    (each, None)
    for each in (
        "his and/& hers/her ..1 sinks/closets/vanities/bathrooms/closet/vanity?",
        "ladies first",
        "lady bird",
        "mother in law ..1 suite/apartment/unit/quarters",
        "mother/mothers/father/fathers 's? day",
        "mother nature/board/lode",
        "big brother",
        "man made/power/hours/cave",
        "boy scout/scouts",
        "girl scout/scouts",
        "sister company/office/agent/brokerage/property",
        "my/our ..1 husband/wife/son/daughter/mother/mom/father/dad/brother/sister/sons/daughters/girlfriend/boyfriend",
        "right hand man",
        "best man",
        "sales woman/man",
        "& son/sons",
        "and son/sons inc/llc/plumbing/roofing/painting/construction",
        "a good son/daughter",
        "widow 's walk",
        "old man winter",
        "woman/women/men 's club/shelter/center/health",
    )
)
NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÀ-Þ][a-zà-ÿ]{2,}|\b[A-ZÀ-Þ][a-zà-ÿ]{2,}(?= [A-ZÀ-Þ][a-zà-ÿ]+)", re.M)
COMMON = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december street road lane avenue drive court park lake north south east west the
    and call english spanish open"""
)
EITHER = word_set(
    """sam alex jamie taylor jordan casey morgan riley robin chris pat terry lee kim quinn avery drew jesse cameron
    parker blake charlie sasha skyler rowan reese jess kai ash andy jackie toni devon emerson finley frankie
    harper hayden jules kendall kerry marley peyton remy sage sawyer shea sidney sydney stevie tracy jody shannon
    leslie ashley dakota"""
)
"""Names of men and of women: whose is whose is a guess."""
NEAR, FAR = 3, 99
"""A pronoun may stand so many sentences after the name that it stands for."""
TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms)\b\.?(?= ?[A-Z&,/]| and )|\b(?:Mister|Miss|Señora?|Señorita|Sra?\.|Monsieur|Madame) (?=[A-Z])"
    r"|\b(?:Sir|Madam|Ma'am|ma'am|madam)\b|(?<=, )sir\b|\bsir(?=[,.!?])|(?<=Dear )sir\b"
)


@dataclass(frozen=True)
class Known:
    """What the record says of anybody's gender."""

    words: frozenset[str]

    @property
    def is_male(self) -> bool:
        return bool(self.words & MALE)

    @property
    def is_female(self) -> bool:
        return bool(self.words & FEMALE)


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    known, named = _known(record), _third_persons(record)
    for part in letter.parts:
        yield from _titles(part, known)
    since_named = FAR
    for part, words in letter.tokens:
        since_named = 0 if named & {word.text for word in words} else since_named + 1
        guesses = [word for word in _guesses(words, known) if word.text in RELATIONS or since_named > NEAR]
        if guesses and _is_english(part, words):
            yield from (part.finding(Kind.GENDER, each.start, each.end, _why(each.text)) for each in guesses)
    yield from _in_the_greeting(letter, known)


def _why(word: str) -> str:
    return f"The record does not say “{word}” of anybody."


def _guesses(words: tuple[Token, ...], known: Known) -> list[Token]:
    idioms = {at for each in IDIOMS.find(words) for at in range(each.first, each.last + 1)}
    return [
        word
        for at, word in enumerate(words)
        if at not in idioms and (_is_guessed(word.text, known) or _is_guessed_relation(words, at, known))
    ]


def _in_the_greeting(letter: Letter, known: Known) -> Iterator[Finding]:
    greeting = letter.greeting
    for found in re.finditer(r"[a-z']+", greeting.text.lower()) if greeting else ():
        if greeting and found[0] in SPOKEN_TO and found[0] not in known.words:
            start, end = greeting.start + found.start(), greeting.start + found.end()
            yield letter.body.finding(Kind.GENDER, start, end, _why(found[0]))


def _known(record: Record) -> Known:
    text = " ".join(str(each.text) for each in record.fields)
    text += " " + " ".join(f"{each.subject} {each.body}" for each in record.earlier)
    said = set(re.findall(r"[^\W\d_]+", text.lower().replace("ma'am", "madam")))
    said |= {word for slashed in re.findall(r"\b(?:he/him|she/her)\b", text.lower()) for word in slashed.split("/")}
    return Known(frozenset(said & (MALE | FEMALE)))


def _titles(part: Part, known: Known) -> Iterator[Finding]:
    """A title speaks of the client: a pronoun or a title supports it, a husband in the notes does not."""
    for found in TITLE.finditer(str(part.text)):
        title = found[0].strip(" .").lower()
        is_male = title in MALE_TITLES
        support = (MALE_TITLES | MALE_PRONOUNS) if is_male else (FEMALE_TITLES | FEMALE_PRONOUNS)
        if not known.words & (support - {"sr"}):
            yield part.finding(Kind.GENDER, *found.span(), _why(found[0].strip()))


def _is_english(part: Part, words: tuple[Token, ...]) -> bool:
    """ "He" is "I have" in Spanish."""
    text = str(part.text)
    return all(spoken(each) in ("", "en") for each in (text, text[words[0].start : words[-1].end]))


def _third_persons(record: Record) -> frozenset[str]:
    """Names in the notes that are neither the client's nor the agent's: whoever has one may be "he" or "she"."""
    client = record.client
    texts = (client.notes, *client.custom_fields.values(), record.about, record.instructions)
    names = {name.lower() for text in texts for name in NAME.findall(text)}
    own = re.findall(r"[^\W\d_]+", f"{client.name} {record.agent.name} {client.property_address}".lower())
    return frozenset(names - set(own) - COMMON - EITHER)


def _is_guessed(word: str, known: Known) -> bool:
    return (word in MALE_PRONOUNS and not known.is_male) or (word in FEMALE_PRONOUNS and not known.is_female)


def _is_guessed_relation(words: tuple[Token, ...], at: int, known: Known) -> bool:
    """ "Your wife", "the gentleman" where the record has neither."""
    group = RELATIONS.get(words[at].text)
    if group is None or known.words & group:
        return False
    before = [word.text for word in words[max(0, at - 3) : at]]
    return bool(POINTING.intersection(before)) or before[-2:] == ["as", "a"]
