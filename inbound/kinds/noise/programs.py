"""Mail that programs send to everybody: Gmail's code for forwarding, filters that want a proof, lists and bulk."""

import re

from inbound.kinds.found import found
from inbound.kinds.verdict import Evidence
from inbound.kinds.written import plain
from inbound.reading.message import Message

FORWARDING = re.compile(r"forwarding-noreply@(?:google|gmail)\.com")
CODE_IN_SUBJECT = re.compile(r"\(#\s*(\d{4,12})\)|#(\d{4,12})\b")
CODE_IN_TEXT = re.compile(
    r"(?:code|codigo|codice)\b[^\d\n]{0,60}(\d[\d ]{3,14}\d)|(?:验证码|確認碼|确认码)\D{0,20}(\d{4,12})"
)

CHALLENGERS = re.compile(
    r"@(?:[\w-]+\.)*(?:spamarrest\.com|boxbe\.com|bluebottle\.com|mailinblack\.com|sendio\.com|choicemail\.com|"
    r"qurb\.com|spamcop-?verify\.com|0spam\.com|knowspam\.net|digiportal\.com|vadesecure\.com|captcha\.uol\.com\.br)"
)
CHALLENGE = re.compile(
    r"spamarrest\.com/|boxbe\.com/|mailinblack|tmda|choicemail|sendio|"
    r"(?:i'm|i am) protecting myself (?:from|against)|to control spam, i |tira-teima|"
    r"para que (?:a )?sua mensagem seja (?:encaminhada|entregue)|"
    r"your (?:message|e-?mail) (?:is|has been|was) "
    r"(?:being held|held (?:for|until|in|by)|quarantined|placed in a queue)"
    r"(?:.|\n){0,300}?(?:click|verif|confirm|authenticat)|"
    r"(?:click|follow|visit).{0,80}(?:to|so that) .{0,40}"
    r"(?:your (?:message|e-?mail) (?:can|will|to) be delivered|deliver your (?:message|e-?mail)|"
    r"have your (?:message|e-?mail) delivered)|"
    r"(?:vous (?:authentifier|identifier)|authentifiez-vous).{0,200}(?:message|e-?mail|mail)|"
    r"bestatigen sie.{0,60}(?:kein (?:spam|roboter)|mensch)|"
    r"confirm\w* que (?:usted )?(?:es una persona|no es (?:un )?(?:robot|spam))|"
    r"confirm\w* que (?:voce )?(?:e uma pessoa|nao e)",
    re.IGNORECASE,
)
# These ask for an answer, where the others have a link.
PROOF = re.compile(
    r"(?:verify|confirm|prove|validate) that you(?:'re| are) (?:not )?(?:a |an )?"
    r"(?:(?:real|live|actual) )*(?:human|person|robot|spammer|spam source)\b|"
    r"(?:held|waiting) because (?:the|your) (?:address|sender) (?:has not been|is not) (?:verified|confirmed)|"
    r"to release your (?:message|e-?mail)"
)
A_LINK = re.compile(r"https?://|\bwww\.")
LIST_FIELDS = (
    "list-id",
    "list-post",
    "list-unsubscribe",
    "mailing-list",
    "x-campaign-id",
    "x-campaignid",
)
BULK = re.compile(r"\s*(?:bulk|list|junk)\b", re.IGNORECASE)


def forwarding_code(message: Message) -> str:
    """Of Gmail's confirmation, which asks the owner of an address whether mail may be forwarded there; else empty."""
    if not FORWARDING.match(message.from_email):
        return ""
    if code := CODE_IN_SUBJECT.search(message.subject):
        return code[1] or code[2]
    code = CODE_IN_TEXT.search(plain(message.text))
    return (code[1] or code[2]).replace(" ", "") if code else ""


def forwarding_confirmation(message: Message) -> Evidence | None:
    return found("forwarding_confirmation", message.subject) if FORWARDING.match(message.from_email) else None


def challenge(message: Message, words: str) -> Evidence | None:
    """A filter of theirs has our mail, and wants us to follow a link."""
    if CHALLENGERS.search(message.from_email):
        return found("challenge", message.from_email)
    if message.header("x-tmda-fingerprint") or message.header("x-boxbe-challenge"):
        return found("challenge", "X-TMDA-Fingerprint")
    if proof := PROOF.search(words[:5000]):
        return found("challenge", proof[0])
    asks = CHALLENGE.search(words[:5000])
    return found("challenge", asks[0]) if asks and A_LINK.search(words + message.html[:50_000]) else None


def bulk(message: Message) -> Evidence | None:
    """Of a list or a sender of newsletters. An answer in a thread of ours may come by a list, too: it is none."""
    if message.in_reply_to or message.references:
        return None
    for name in LIST_FIELDS:
        if value := message.header(name):
            return found("bulk", f"{name}: {value}")
    precedence = next((each for each in message.all_headers("precedence") if BULK.match(each)), "")
    return found("bulk", f"precedence: {precedence}") if precedence else None
