"""Gender that the record does not say: "he", "Mr. Kim", "your husband"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.phrases import Token, word_set
from emails.writer.guard.record import NO_CLAIMS, Record
from emails.writer.guard.spoken import spoken
from emails.writer.guard.vocabulary.ordinary import is_ordinary
from emails.writer.guard.wording.persons import (
    ABROAD,
    FEMALE,
    FEMALE_PRONOUNS,
    FEMALE_TITLES,
    HUSBAND,
    IDIOMS,
    MALE,
    MALE_PRONOUNS,
    MALE_TITLES,
    PARTIES,
    PERSONAL,
    POINTED_AT,
    POINTING,
    RELATIONS,
    ROLES,
    SAID_OF,
    SHORTHAND,
    SPOKEN_OF,
    SPOKEN_TO,
    SPOUSE_ABROAD,
    SPOUSES,
    THINGS,
    TITLES,
    WIFE,
    is_of_either,
)

CAPITAL, SMALL = "[A-ZÀ-ÞĆČĎĐĞİŁŃŇŐŘŚŞŠŤŮŹŻŽ]", "[^\\W\\d_A-ZÀ-Þ]"
NAME = re.compile(rf"(?<![.!?] )(?<!^)\b{CAPITAL}{SMALL}{{2,}}|\b{CAPITAL}{SMALL}{{2,}}(?= {CAPITAL}{SMALL}+)", re.M)
FULL_NAME = re.compile(rf"\b{CAPITAL}{SMALL}+(?: {CAPITAL}{SMALL}+)+")
COMMON = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december street road lane avenue drive court park lake north south east west the
    and call english spanish open jan feb mar apr jun jul aug sep sept oct nov dec"""
)
TITLED = re.compile(
    rf"\b(Mr|Mrs|Ms|Miss|Hr|Herr|Frau|Fr|Sr|Sra|Mme|Dr|Drs|Rev|Prof|Capt|Atty|Attorney)\b\.? ({CAPITAL}\w+)"
)
NAMED = re.compile(r"\.? ?([^\W\d_]+)")
SPOKEN_OF_AS = TITLES | {"he", "she"}
"""In the instructions these are the client's; \"his\" and \"her\" may be a slip."""
TOLD_OF = word_set("the a an our my your another this that their")
NOT_NAMES = word_set("and the of trust family living revocable llc inc estate pllc company co group partners church")
KIN = frozenset(word for group in SAID_OF.values() for word in group)
NOUNS = (("man", MALE_PRONOUNS), ("gentleman", MALE_PRONOUNS), ("woman", FEMALE_PRONOUNS), ("lady", FEMALE_PRONOUNS))
NEAR, FAR = 3, 1_000_000
"""A pronoun may stand so many sentences after the name that it stands for."""
TITLE = re.compile(
    rf"\b(?:Mr|Mrs|Ms)\b\.?(?= ?(?:{CAPITAL}|[&,/])| and )"
    r"|\b(?:Mister|Miss|[Ss]eñora?|[Ss]eñorita|Sra?\.|[Ss]enhora?|Monsieur|Madame|Mademoiselle|Mme|Mlle|Herrn?|Frau|"
    rf"[Ss]ignor[ae]?|[Dd]oña|meneer|mevrouw|don) (?={CAPITAL})|先生|女士|小姐|太太"
    r"|\b(?:Sir|Madam|Ma'am|ma'am|madam)\b|(?<=, )sir\b|\bsir(?=[,.!?])|(?<=Dear )sir\b|(?<=Estimad[oa] )señora?\b"
)

NO_GENDER = re.compile(
    r"\bMS\b|\bmiss\b|\b(?:King|Queen)\b|\b(?:king|queen)[ -]?(?:bed|size|sized|suite)\w*|\b(?:dog|pet) groom\b"
)
"""A middle school, Mississippi, a verb, a street, a bed."""
ALONE = re.compile(
    r"\bwidow(?:er)?\b|\b(?:single|new|busy|young) (?:mom|mother|dad|father)\b|\b(?:mom|mother|dad|father) of "
    r"(?:\d|an?|one|two|three|four|five|six)\b",
    re.I,
)
SHE_IS = re.compile(r"\b(?:widow|mom|mother)\b", re.I)
SPOKEN_TO_BY_THE_WAY = re.compile(
    r"(?:(?<=, )|(?<=\bhey )|(?<=\bhi )|(?<=\bhello )|(?<=\bthanks )|(?<=\bok )|(?<=\byes )|(?<=\bwell ))"
    r"(?:(?:my|young|dear|good|old) )*(?:bro|brother|man|dude|girl|lady|ladies|gentlemen|sis|sister)(?=[.!?,])",
    re.I,
)

GENDERED = frozenset(
    (
        *(MALE | FEMALE | RELATIONS.keys() | SPOKEN_TO | set(ABROAD)),
        *word_set("""herr herrn frau signor signora signore senhor senhora mademoiselle mme mlle dona meneer mevrouw don
        young bro sis ma"""),
    )
)
"""A letter in plain letters without any of these guesses nobody's gender by a word; "ma" begins "ma'am"."""


@dataclass(frozen=True)
class Known:
    """What the record says of anybody's gender."""

    words: frozenset[str]
    titling: frozenset[str]  # what makes a Mr. or a Mrs. of the client: not the words of those who asked for the email
    names: frozenset[str]
    told: str  # the notes and the custom fields

    @property
    def is_male(self) -> bool:
        return bool(self.words & MALE)

    @property
    def is_female(self) -> bool:
        return bool(self.words & FEMALE)


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    if not _may_guess(letter):
        return
    known, others = _known(record), _third_persons(record)
    for part in letter.parts:
        yield from _titles(part, known, others)
        for found in SPOKEN_TO_BY_THE_WAY.finditer(str(part.text)):
            if found[0].lower() not in known.words:
                yield part.finding(Kind.GENDER, *found.span(), _why(found[0]))
        for found in SPOUSE_ABROAD.finditer(str(part.text)) if any(each in part.text.lower for each in ABROAD) else ():
            if not _is_held_abroad(found[1].lower(), record):
                yield part.finding(Kind.GENDER, *found.span(), _why(found[0]))
    for part, words, free_from in _sentences(letter, record, others):
        guesses = [word for word in _guesses(words, known) if word.text in RELATIONS or word.start < free_from]
        if guesses and _is_english(part, words):
            yield from (part.finding(Kind.GENDER, each.start, each.end, _why(each.text)) for each in guesses)
        for made in SPOKEN_OF.find(words, IDIOMS):
            said = {word.text for word in words[made.first : made.last + 1]}
            told = next((pronouns for noun, pronouns in NOUNS if noun in said), frozenset())  # "his": "a good man"
            if not known.words & (said | told):
                yield part.finding(Kind.GENDER, made.start, made.end, _why(made.said(words)))
    yield from _in_the_greeting(letter, known)


def _may_guess(letter: Letter) -> bool:
    """A quick look: most letters have no word of a gender at all."""
    if letter.said & GENDERED or any(not str(part.text).isascii() for part in letter.parts):
        return True
    return SPOKEN_OF.may_find(letter.said) and any(SPOKEN_OF.may_find(words.said) for _, words in letter.tokens)


def _is_held_abroad(spouse: str, record: Record) -> bool:
    """Whether the record speaks of a wife, where the letter says "esposa"."""
    return not record.words.keys().isdisjoint(WIFE if spouse in WIFE else HUSBAND)


def _sentences(letter: Letter, record: Record, others: frozenset[str]) -> Iterator[tuple[Part, tuple[Token, ...], int]]:
    """Each with the place from which "he" may be somebody of whom the letter or the record speaks, not the client."""
    clients = frozenset(re.findall(r"[^\W\d_]+", record.client.name.lower())) - NOT_NAMES | _of_either(record)
    since_another = FAR
    for part, words in letter.tokens:
        free_from = 0 if since_another < NEAR else FAR
        said = {word.text for word in words}
        if others & said:
            since_another = -FAR
            free_from = 0
        elif clients & said and letter.is_in_message(part, words[0].start):
            since_another = free_from = FAR
        elif others_from := [word.start for at, word in enumerate(words) if _is_another(words, at)]:
            since_another = 0
            free_from = min(free_from, *others_from)
        yield part, words, free_from
        since_another += 1


def _is_another(words: tuple[Token, ...], at: int) -> bool:
    """One of whom the agent tells: "the farmer", "my mother". Of a party to the sale the record would say it."""
    word = words[at].text
    if word in PARTIES and not POINTED_AT.isdisjoint(each.text for each in words[max(0, at - 3) : at]):
        return False
    if word.endswith(PERSONAL) and word not in THINGS and at > 0 and words[at - 1].text in TOLD_OF:
        return True
    if word in RELATIONS and any(each.text in ("my", "our", "i") for each in words[:at]):
        return POINTING.isdisjoint(each.text for each in words[max(0, at - 3) : at])
    return word in ROLES


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
    client = record.client
    earlier = " ".join(f"{each.subject} {each.body}" for each in record.earlier)
    every = " ".join(str(each.text) for each in record.fields if each.label not in NO_CLAIMS) + f" {earlier}"
    named = _gendered(client.name) & TITLES
    own = frozenset(re.findall(r"[^\W\d_]+", client.name.lower()))
    told = " ".join((client.notes, *client.custom_fields.values()))
    of_client, asked = (_gendered(_without_titles_of_others(each, own)) for each in (told, f"{told} {record.about}"))
    asked |= _gendered(record.instructions)
    titling = of_client | _gendered(earlier) | (asked & SPOKEN_OF_AS) | named | _told_of_the_client(client.notes)
    return Known(_gendered(every) | named, titling, record.named, told)


def _without_titles_of_others(text: str, own: frozenset[str]) -> str:
    """ "Mr. Petrakis" below makes no Mr. of the client."""
    return TITLED.sub(lambda found: found[0] if found[2].lower() in own else found[2], text)


def _told_of_the_client(notes: str) -> frozenset[str]:
    """A widow is a woman, and so is a mother of two."""
    return frozenset("she" if SHE_IS.search(found[0]) else "he" for found in ALONE.finditer(notes))


def _gendered(text: str) -> frozenset[str]:
    text = NO_GENDER.sub(" ", text)
    said = set(re.findall(r"[^\W\d_]+", text.lower().replace("ma'am", "madam")))
    said |= {SHORTHAND[word] for word in said & SHORTHAND.keys()}
    said |= {word for slashed in re.findall(r"\b(?:he/him|she/her)\b", text.lower()) for word in slashed.split("/")}
    return frozenset(said & (MALE | FEMALE | KIN))


def _titles(part: Part, known: Known, others: frozenset[str]) -> Iterator[Finding]:
    """A title speaks of the client: a pronoun or a title supports it, a husband in the notes does not."""
    text = str(part.text)
    for found in TITLE.finditer(text):
        is_male = found[0].strip(" .").lower() in MALE_TITLES
        support = (MALE_TITLES | MALE_PRONOUNS) if is_male else (FEMALE_TITLES | FEMALE_PRONOUNS)
        if known.words & MALE_TITLES and known.words & FEMALE & SPOUSES:
            support |= FEMALE_TITLES | SPOUSES
        name = NAMED.match(text, found.end())
        of_another = name is not None and (name[1].lower() in others or (found[0] + name[0]) in known.told)
        if name is not None and _is_kin(name[1], known.told, MALE if is_male else FEMALE):
            continue
        if not of_another and not known.titling & (support - {"sr"}):
            yield part.finding(Kind.GENDER, *found.span(), _why(found[0].strip()))


def _is_kin(name: str, told: str, gender: frozenset[str]) -> bool:
    """ "Nephew Paul Adler" is Mr. Adler, "trustee Marian Finch (daughter)" is Ms. Finch."""
    beside = rf"\b(\w+) (?:{CAPITAL}\w+ )?{re.escape(name)}\b(?: \((\w+))?"
    return any(
        not gender.isdisjoint((found[1].lower(), (found[2] or "").lower())) for found in re.finditer(beside, told)
    )


def _is_english(part: Part, words: tuple[Token, ...]) -> bool:
    """ "He" is "I have" in Spanish."""
    text = str(part.text)
    return all(spoken(each) in ("", "en") for each in (text, text[words[0].start : words[-1].end]))


def _third_persons(record: Record) -> frozenset[str]:
    """Names in the notes that are neither the client's nor the agent's: whoever has one may be "he" or "she"."""
    client = record.client
    texts = (client.notes, *client.custom_fields.values(), record.about, record.instructions)
    texts = tuple(TITLED.sub(r"with \2", each) for each in texts)  # the point of "Mr." ends no sentence
    own = set(re.findall(r"[^\W\d_]+", f"{client.name} {record.agent.name} {client.property_address}".lower()))
    mailbox = client.email.partition("@")[0].lower()
    for text in texts:
        for full in FULL_NAME.findall(text):
            parts = set(full.lower().split())
            if parts & own or any(map(is_of_either, parts)) or any(len(each) > 2 and each in mailbox for each in parts):
                own |= parts
    names = frozenset(name.lower() for text in texts for name in NAME.findall(text))
    return frozenset(name for name in names - own - COMMON if not is_of_either(name) and not is_ordinary(name))


def _of_either(record: Record) -> frozenset[str]:
    """Names in the record that men and women have."""
    return frozenset(name for name in record.named if is_of_either(name))


def _is_guessed(word: str, known: Known) -> bool:
    return (word in MALE_PRONOUNS and not known.is_male) or (word in FEMALE_PRONOUNS and not known.is_female)


def _is_guessed_relation(words: tuple[Token, ...], at: int, known: Known) -> bool:
    """ "Your wife", where the record has none."""
    word = words[at].text
    if word not in RELATIONS or known.words & RELATIONS[word]:
        return False
    if known.words & SAID_OF.get(word, frozenset()):
        return False
    before = [each.text for each in words[max(0, at - 3) : at]]
    if "my" in before or "our" in before:
        return False
    if before[-1:] == ["'s"] and len(before) > 1 and before[-2] in known.names:
        return True
    return not POINTING.isdisjoint(before) or (word in SPOUSES and "the" in before)
