"""What the sender shows: an address that nobody reads, a team, somebody who is spoken of by name."""

import re

from inbound.reading.message import Message

NO_REPLY = re.compile(
    r"(?:[\w.+-]*[._+-])?(?:no|do-?not|dont|non?|ne-?pas)[._-]?(?:reply|replay|respond|response|antworten|repondre"
    r"|responder|rispondere)|nicht-?antworten|keine-?antwort|nao-?responda|(?:auto-?(?:reply|responder|confirm\w*"
    r"|mail\w*))",
    re.IGNORECASE,
)
TEAM = re.compile(
    r"(?:support|service|help-?desk|help|care|customer[._-]?\w*|tickets?|kunden\w*|soporte|atencion\w*|ayuda|sac"
    r"|atendimento|suporte|assistenza|supporto|clienti|assistance|serviceclient|aide|kefu|notifications?|system"
    r"|mailer)"
    r"(?:[._+-][\w.+-]*)?",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"(?:info|office|contact|hello|team|mail|reception|enquir\w+|admin|sales|kontakt|buero|praxis|kanzlei|empfang"
    r"|post"
    r"|contacto|oficina|administracion|hola|contato|contacto|geral|secretaria|segreteria|ufficio|accueil|bureau)",
    re.IGNORECASE,
)
OF_THEM = (
    r"[^.!?\n]{0,12}\s(?:is|has|will|was|does|no\s+longer|ist|hat|wird|steht|arbeitet|ya\s+no|no|est[áa]"
    r"|se\s+encuentra"
    r"|ha|n'est|ne|est|a|sera|non|[èe]|sar[àa]|n[ãa]o|j[áa]|está|encontra-se|foi)\s"
)


def is_no_reply(message: Message) -> bool:
    return NO_REPLY.match(message.from_email.partition("@")[0]) is not None


def is_a_team(message: Message) -> bool:
    return TEAM.fullmatch(message.from_email.partition("@")[0]) is not None


def is_an_office(message: Message) -> bool:
    """People answer from such an address, too."""
    return OFFICE.fullmatch(message.from_email.partition("@")[0]) is not None


def spoken_of(message: Message, text: str) -> str:
    """Where the text says of its own sender “Devon Clark is …”: who writes it is another, or a program."""
    names = list(re.findall(r"[^\W\d_]{3,}", message.from_name)[:6])
    if not names:
        return ""
    wanted = "|".join(re.escape(each) for each in names)
    found = re.search(rf"(?<!\w)(?:{wanted})(?!\w){OF_THEM}", text[:2000], re.IGNORECASE)
    return found[0] if found else ""
