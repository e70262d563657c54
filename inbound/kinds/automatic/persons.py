"""What people do and programs don't: they quote, greet by name, ask, speak of the house and of their family."""

import re

from inbound.kinds.automatic import subjects
from inbound.kinds.automatic.own_text import plain
from inbound.kinds.automatic.patterns import any_says, likely_languages, patterns
from inbound.kinds.automatic.senders import is_an_office
from inbound.reading.addresses import addresses
from inbound.reading.message import Message

QUOTED, TYPED, NAMED, NAMED_US, QUESTION = -2.0, -3.0, -1.0, -1.5, -1.5
PERSON, MANY, HOME, CASUAL, CLOCK = -1.0, -3.0, -1.0, -0.75, -0.75

DEVICE = re.compile(
    r"(?:^\W*|[.!?]\s+)(?:sent\s+(?:from|via|on)\s+(?:my|the|yahoo|outlook|samsung|mail|proton)"
    r"|get\s+outlook\s+for|enviado\s+(?:desde|do|a\s+partir)|envoyé\s+(?:de|depuis|à\s+partir)"
    r"|von\s+mei\w+\s+\w+|gesendet\s+(?:von|mit)|inviato\s+da|发自我的|從我的|来自我的)",
    re.IGNORECASE | re.MULTILINE,
)
PROGRAM = re.compile(r"iphone mail|ipad mail|apple mail|thunderbird|android|outlook-(?:ios|android)", re.IGNORECASE)

GREETING = re.compile(
    r"^\W*(?:hi|hello|hey|dear|hola|buenos\s+d[ií]as|buenas\s+tardes|estimad[oa]|querid[oa]|bonjour"
    r"|bonsoir|ch[eè]re?|salut|hallo|liebe[rs]?|guten\s+(?:tag|morgen)|moin|ciao|buongiorno|buonasera"
    r"|gentile|ol[áa]|oi|bom\s+dia|boa\s+tarde|prezad[oa]|car[oa]|(?:你|您)好)"
    r"(?:[ \t]+|,[ \t]*(?=\w+[ \t]*[,:!.\n]))(?P<name>\w+)"
    r"|^\W*(?P<before>\w{1,12})[ \t,]*(?:你|您)好",
    re.IGNORECASE,
)
NOBODY = re.compile(
    r"(?:there|all|everyone|everybody|sender|colleagues?|friends?|team|sir|madam|customers?|clients?"
    r"|valued|sirs|and|to|thanks?|thank|you|a|tod[oa]s|remitente|cliente|señor\w*|equipo|colega\w*|amig\w+"
    r"|madame|monsieur|mesdames|tous|toutes|coll[eè]gues?|exp[ée]diteur|client\w*|damen|kolleg\w+|kund\w+"
    r"|zusammen|absender\w*|a\w*\s+tutti|tutti|mittente|signor\w*|colleghi|senhor\w*|remetente|gracias"
    r"|merci|vielen|danke|grazie|obrigad[oa]|i|je|ich|io|eu|estoy|sono|estou|por|le|los|las|e|y|et|und|o"
    r"|os|utente|usuari[oa]|user|utilisateur|nutzer\w*|associad[oa]|parceir[oa]|\w*[\u4e00-\u9fff]\w*)$",
    re.IGNORECASE,
)
ASKS_FOR_HELP = re.compile(
    r"urgen|emergen|immediate|assistan|help|ayuda|aide|hilfe|dringend|aiuto|ajuda|紧急|why|what happens|did you know",
    re.IGNORECASE,
)
TYPED_FAST = re.compile(
    r"[\U0001f300-\U0001faff\u2600-\u27bf]|(?<!\w)(?:lol|haha\w*|thx|pls|plz|btw|u|ur|gonna|jaja\w*|mdr|ptdr|kkk+|rs"
    r"|vg|lg"
    r"|asap!|:\)|;\)|:-\)|\^\^)(?!\w)|哈哈|!{2,}|\?{2,}",
    re.IGNORECASE,
)
TIME = re.compile(
    r"(?<![\d:.,/-])(?:1?\d|2[0-4])(?:[:h][0-5]\d(?:\s?(?:am|pm|uhr|h))?|\s?(?:am|pm|uhr|h|点|點))\b|\bat\s+(?:1?\d"
    r"|noon)\b(?![./:-]\d)",
    re.IGNORECASE,
)
"""One time of the day is an appointment. Two are hours of work."""

SMALL_LETTER = re.compile(r"(?:i'm|[a-zà-ÿ])(?!\w*@)(?!\S*\.\w)")
"""The first letter is a small one: programs and their templates begin with a capital, but for `i'm`."""

CAPITALIZED = re.compile(r"(?<!\w)[^\W\d_a-zà-ÿ]\w{2,}")
LONG_ENOUGH = 2000
"""Characters in which somebody who answers names what it is about."""

LONG = 400
"""Characters. Who writes more is not in a hurry."""


def of_a_person(message: Message, text: str, *, has_quote: bool) -> float:
    """The weight against a program; 0 if nothing shows a person."""
    program = f"{message.header('x-mailer')} {message.header('user-agent')}"
    typed = DEVICE.search(text) or PROGRAM.search(program)
    reach_me = any_says("reach_me", text)
    spoken = (reach_me and not any_says("urgent", text)) + sum(
        len({each.group(0).lower() for each in patterns()["person"][number].finditer(text)})
        for number in likely_languages(text)
    )
    return (
        (QUOTED if has_quote else 0.0)
        + (TYPED if typed else 0.0)
        + _greeting(message, text)
        + (QUESTION if _asks(text) else 0.0)
        + (HOME if _is_about_homes(message, text) else 0.0)
        + (CASUAL if _is_casual(text) else 0.0)
        + (CLOCK if len(TIME.findall(text)) == 1 and not is_an_office(message) else 0.0)
        + max(PERSON * spoken, MANY)
    )


def _greeting(message: Message, text: str) -> float:
    """A greeting with a name. The agent's own name is hardly known to a program."""
    found = GREETING.match(text)
    name = (found["name"] or found["before"]) if found else ""
    if not name or NOBODY.match(name):
        return 0.0
    ours = " ".join(each for value in message.all_headers("to") for each, _ in addresses(value)).lower().split()
    return NAMED_US if name.lower() in ours else NAMED


def _asks(text: str) -> bool:
    """A question, but not `Need help at once?`"""
    questions = re.findall(r"[^.!?。\n]{3,}[?]", text)
    return any(not ASKS_FOR_HELP.search(each) for each in questions)


def _is_about_homes(message: Message, text: str) -> bool:
    """Words of the trade, or those of our subject. A program that repeats the whole subject says nothing by it."""
    subject = plain(message.subject.strip())
    ours = subjects.ANSWERS.sub("", subject, count=1) if subjects.is_answer(subject) else ""
    rest = text.replace(ours, " ") if len(ours) > 3 else text
    named = set(CAPITALIZED.findall(ours.partition(" ")[2]))
    return any_says("home", rest) or any(each in named for each in CAPITALIZED.findall(rest[:LONG_ENOUGH]))


def _is_casual(text: str) -> bool:
    return bool(TYPED_FAST.search(text)) or (len(text) < LONG and SMALL_LETTER.match(text) is not None)
