"""Read receipts, calendar answers, reactions and recalls: a program tells what somebody did, and nobody wrote."""

import re

from inbound.kinds.found import found
from inbound.kinds.verdict import Evidence
from inbound.kinds.written import plain
from inbound.reading.message import Message, Part

RECEIPT = re.compile(
    r"your message\b(?:.*\n){0,12}?.*\b(?:was read on|was deleted without being read|has been read|was displayed on)|"
    r"this is a (?:return receipt|receipt for the (?:mail|message))|return receipt .{0,60} displayed|"
    r"ihre nachricht(?:.*\n){0,12}?.*(?:wurde .{0,80}gelesen|gelesen am|ungelesen geloscht)|"
    r"votre message(?:.*\n){0,12}?.*(?:a ete lu|supprime sans avoir ete lu)|"
    r"(?:el|su) mensaje(?:.*\n){0,12}?.*(?:se leyo|fue leido|ha sido leido|eliminado sin (?:haber sido )?leer)|"
    r"il (?:tuo |suo |vostro )?messaggio(?:.*\n){0,12}?.*(?:e stato letto|stato eliminato senza)|"
    r"(?:a )?sua mensagem(?:.*\n){0,12}?.*(?:foi lida|excluida sem ser lida)|"
    r"(?:您的邮件|您的郵件|邮件)(?:.*\n){0,12}?.*(?:被阅读|阅读时间|已讀取|被閱讀|閱讀時間)"
)
READ_SUBJECT = re.compile(
    r"(?:read|not read|return receipt(?: \(displayed\))?|read receipt|gelesen|ungelesen|lu|non lu|leido|no leido|letto|"
    r"non letto|lida|lido|nao lida|已读|已讀|未读|confirmacion de lectura|accuse de lecture|lesebestatigung|"
    r"conferma di lettura|confirmacao de leitura)\b ?(?:\(.{1,40}\) ?)?[:-]|(?:已读|已讀|未读) ?:"
)
ANSWERS = ("reply", "counter", "refresh", "declinecounter")
METHOD = re.compile(r"^METHOD:\s*([A-Z-]+)", re.MULTILINE | re.IGNORECASE)
COMMENT = re.compile(r"^COMMENT[^:\n]{0,200}:\s*\S|X-RESPONSE-COMMENT=\"?[^\";:\s]", re.MULTILINE | re.IGNORECASE)
FROM_A_CALENDAR = re.compile(
    r"\b(?:has|have) (?:\w+ )?(?:accepted|declined|replied|tentatively|proposed)|invitation from google calendar|"
    r"(?:accepted|declined|accept|decline|tentative)\b.{0,40}\b(?:invitation|event|meeting)|"
    r"\b(?:ha aceptado|ha rechazado|a accepte|a refuse|a decline|hat .{0,60}(?:angenommen|zugesagt|abgelehnt|abgesagt)|"
    r"ha accettato|ha rifiutato|aceitou|recusou)\b|已接受|已拒绝|已謝絕"
)
WITH_A_NOTE = re.compile(r"\bwith (?:this|a) (?:note|comment|message)")
# What programs put below each mail, and what Teams and Zoom write into an invitation.
ADDED = re.compile(
    r"^(?:get outlook|sent from|_{5,}|microsoft teams|join|meeting id|passcode|when:|where:|\S+ invited you|wann:|"
    r"outlook fur|sent via|enviado desde|gesendet von|envoye de|inviato da)|^\W*$"
)

A_LINK = re.compile(r"<https?://[^>\s]*>")
REACTION = "text/vnd.google.email-reaction+json"
REACTED = re.compile(
    r"[^\n]{1,120}(?:\breacted to your (?:message|e-?mail)|\breacted via gmail|"
    r"\bhat (?:mit .{1,20} )?auf (?:ihre|deine) (?:nachricht|e-?mail) reagiert|"
    r"\bha reaccionado (?:con .{1,20} )?a (?:tu|su) (?:mensaje|correo)|"
    r"\bha reagito (?:con .{1,20} )?al (?:tuo|suo) messaggio|\ba reagi (?:avec .{1,20} )?a votre (?:message|e-?mail)|"
    r"\breagiu (?:com .{1,20} )?a sua mensagem|"
    r"对(?:你|您)的(?:邮件|消息)(?:做出|作出|进行)了?(?:回应|反应))\s*[:.。]?\s*"
)

RECALL = re.compile(
    r"would like to recall the message|mochte die nachricht .{0,300} zuruckrufen|souhaite(?:rait)? rappeler le message|"
    r"(?:desea|quiere) recuperar el mensaje|(?:desidera|vorrebbe) richiamare il messaggio|"
    r"(?:gostaria de|deseja) (?:cancelar|recuperar|recolher) (?:o envio da|a) mensagem|"
    r"(?:想要?|要|希望)?撤回邮件|想撤回",
    re.DOTALL,
)


def read_receipt(message: Message, words: str) -> Evidence | None:
    """RFC 8098's notification; Outlook's without one by its fixed words."""
    kind = message.params.get("report-type", "").lower()
    if kind == "disposition-notification" or _part(message, "message/disposition-notification"):
        return found("read_receipt", "report-type=disposition-notification")
    if "ms-exchange.read" in message.header("x-ms-exchange-message-class").lower():
        return found("read_receipt", message.header("x-ms-exchange-message-class"))
    subject = plain(message.subject)
    receipt = RECEIPT.search(plain(message.text[:5000]) or words)
    return found("read_receipt", receipt[0]) if receipt and READ_SUBJECT.match(subject) else None


def calendar_answer(message: Message, words: str) -> Evidence | None:
    """Unless somebody wrote a word with it."""
    part = _part(message, "text/calendar") or _part(message, "application/ics")
    if part is None:
        return None
    content = part.text.replace("\n ", "")
    method = METHOD.search(content)
    name = (part.params.get("method", "") or (method[1] if method else "")).lower()
    if name not in ANSWERS or COMMENT.search(content) or _writes(words):
        return None
    return found("calendar_answer", f"method={name}")


def _writes(words: str) -> bool:
    if FROM_A_CALENDAR.search(words):
        # Google puts what somebody wrote behind this.
        return WITH_A_NOTE.search(words) is not None
    return any(not ADDED.search(line.strip()) for line in words.split("\n"))


def reaction(message: Message, words: str) -> Evidence | None:
    """Gmail's has a part of its own; Outlook's is one line that names who reacted, and an emoji."""
    if _part(message, REACTION):
        return found("reaction", REACTION)
    named = REACTED.match(words)
    if named is None or re.search(r"\w", A_LINK.sub("", words[named.end() :])):
        return None
    return found("reaction", named[0])


def recall(words: str) -> Evidence | None:
    """Outlook's wish to take a mail back, which reaches whoever is not in the same Exchange."""
    wish = RECALL.search(words[:1000])
    return found("recall", wish[0]) if wish and len(words) < 1000 else None


def _part(message: Message, content_type: str) -> Part | None:
    return next((part for part in message.parts if part.content_type == content_type), None)
