"""Delivery reports that are only text: Exim, qmail, Yahoo, old Postfix, old Exchange, Domino, QQ and others."""

import re

from inbound.kinds.verdict import Reported
from inbound.kinds.written import plain
from inbound.reading.addresses import ADDRESS, addresses
from inbound.reading.html_text import words_of_html
from inbound.reading.message import Message

LONGEST = 30_000

DAEMON = re.compile(
    r"(?:mailer-?daemon|mail-?daemon|mdaemon|postmaster|maildelivery|"
    r"microsoftexchange[0-9a-f]{32}|mailerdaemon|mail-?system|bounce|delivery-?status)(?:[+-][^@]*)?@",
    re.IGNORECASE,
)
DELAYED = re.compile(
    r"^delay(?:ed)?\b|\b(?:delayed (?:mail|delivery)|delivery (?:is |has been |was )?(?:delayed|incomplete)|"
    r"has been delayed|"
    r"message (?:\S+ )?delayed|warning: (?:could not send|message)|warning message only|"
    r"will (?:keep|continue) trying|(?:continue|keep) to (?:try|attempt|be attempted)|"
    r"do(?:es)? not need to (?:resend|do anything)|delivery status notification \(delay\)|not yet been delivered|"
    r"will be retried|still being (?:tried|retried)|temporarily (?:deferred|delayed))"
    r"|verzogert|retras(?:o|ado|ada)|retarde?e?\b|ritardat[ao]|consegna ritardata|atrasad[ao]|延迟|推迟"
)
FAILED = re.compile(
    r"\b(?:undeliver(?:able|ed)|undelivered mail|delivery (?:has )?fail(?:ed|ure)|failure notice|returned mail|"
    r"returning message to sender|returned to sender|mail delivery failed|could not be delivered|"
    r"(?:was|were) not delivered|wasn't delivered|couldn't be delivered|unable to deliver|not deliver(?:ed)? your|"
    r"did not reach|delivery status notification \(failure\)|permanent (?:fatal )?errors?|permanently|"
    r"permanent failure|delivery to the following|address(?:es)? (?:not found|couldn't be found|rejected)|"
    r"user unknown|no such user|message (?:was )?(?:blocked|rejected)|rejected|mailbox (?:is )?(?:full|unavailable))"
    r"|unzustellbar|nicht zugestellt|non remis|n'a pas pu etre (?:remis|distribue)"
    r"|echec de (?:la )?(?:remise|distribution)"
    r"|no se (?:puede|pudo|ha podido) entregar|no entregado|non recapitabile|mancato recapito"
    r"|non e stato (?:recapitato|consegnato)"
    r"|nao (?:foi )?(?:e possivel |possivel )?entreg(?:ar|ue)|nao entregue|falha na entrega|devolvid[ao]"
    r"|退信|退件|无法(?:送达|传递|投送)|未能向|(?:递送|传送)失败|未送达|投递失败|无法投递|退回"
)
# Where the mail that came back begins: what stands there is ours.
RETURNED = re.compile(
    r"^[ \t>]*(?:-{3,} ?(?:this is a copy|below this line|original message|message header|undelivered message|"
    r"returned message|forwarded message|unsent message|the header)|-{5,}[ \t]*$|received: from|return-path:|"
    r"this is a copy of the message|original message)",
    re.MULTILINE | re.IGNORECASE,
)
ALONE = re.compile(
    r"^[ \t>*•-]*(?:to |recipient:? |rcpt to:? ?|收件人[:\uff1a]? ?)?[<\[(\"']?(?:mailto:)?"
    rf"({ADDRESS.pattern})[>\])\"']*(?::[^\n]{{0,500}}|[ \t]*(?:\(|<).{{0,200}}|[ \t]*)$",
    re.MULTILINE | re.IGNORECASE,
)
STATUS = re.compile(r"(?<![\d.])([45]\.\d{1,2}\.\d{1,3})(?![\d.])")
CODE = re.compile(r"(?<![\d.])([45])[0-5]\d(?=[ :-])")
ERROR_LINE = re.compile(r"^.{0,200}(?<![\d.])(?:[45]\.\d{1,2}\.\d{1,3}|[45][0-5]\d[ :-]).{0,300}$", re.MULTILINE)


def from_a_server(message: Message) -> bool:
    """Whether a mail server is its sender. A person who sends a report on has an address of their own."""
    named = message.from_name.replace(" ", "").lower().startswith(("mailer-daemon", "maildelivery", "mailsystem"))
    return bool(DAEMON.match(message.from_email)) or named or bool(message.header("x-ms-exchange-message-is-ndr"))


def failed_recipients(message: Message) -> list[Reported]:
    """X-Failed-Recipients, which Exim and Gmail write."""
    named = [address for value in message.all_headers("x-failed-recipients") for _, address in addresses(value)]
    status, diagnostic = _why(_words(message))
    return [Reported(address, "failed", status, diagnostic) for address in dict.fromkeys(named)]


def reported_by_text(message: Message) -> list[Reported]:
    """What a server's own words say. Empty if they say nothing of a delivery."""
    words = _words(message)
    subject, text = plain(message.subject), plain(words)
    action = _action(subject) or _action(text)
    if not action:
        return []
    ours = {message.from_email, *message.to, *message.envelope_to}
    named = [each.lower().rstrip(".") for each in ALONE.findall(words)] or [
        each.lower().rstrip(".") for each in ADDRESS.findall(words)
    ][:1]
    status, diagnostic = _why(words)
    recipients = list(dict.fromkeys(each for each in named if each not in ours)) or [""]
    return [Reported(each, action, status, diagnostic) for each in recipients]


def _action(words: str) -> str:
    if DELAYED.search(words):
        return "delayed"
    return "failed" if FAILED.search(words) else ""


def _words(message: Message) -> str:
    """The server's, without the mail that came back."""
    whole = (message.text or words_of_html(message.html))[:LONGEST]
    below = next((each for each in RETURNED.finditer(whole) if each.start() > 100), None)
    return whole[: below.start()] if below else whole


def _why(words: str) -> tuple[str, str]:
    """The status, also one made of a reply code of SMTP, and the line that has it."""
    line = ERROR_LINE.search(words)
    diagnostic = line[0].strip() if line else ""
    if status := STATUS.search(words):
        return status[1], diagnostic
    code = CODE.search(diagnostic)
    return (f"{code[1]}.0.0" if code else ""), diagnostic
