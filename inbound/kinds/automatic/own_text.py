"""What the sender's side wrote itself: the lines above the mail that they answer."""

import re
import unicodedata

from inbound.reading.html_text import words_of_html
from inbound.reading.message import Message

LONGEST = 6000
"""Characters that are looked at. Automatic answers are short; a text that is longer is not weighed by its end."""

QUOTE = re.compile(
    r"""
    ^[ \t]*>                                                     # a quoted line
    | ^[ \t]*-{2,}[ \t]*(?:original|forwarded|mensaje|message|messaggio|mensagem|urspr|weitergeleitet|原始|转发)
    | ^[ \t]*_{20,}[ \t]*$
    | ^[ \t]*(?:on|am|le|el|il|em|no\ dia|在|于)\b[^\n]{4,200}(?:\n[^\n]{0,120})?
        (?:wrote|schrieb[^\n:]{0,80}|a\ écrit|escribió|ha\ scritto|escreveu|写道)\s?:
    | ^[ \t]*[^\n]{0,80}写道:
    | ^[ \t]*\*?(?:from|von|de|da|发件人|寄件者)\s?:\*?[^\n]*\n
        [ \t]*\*?(?:sent|date|gesendet|datum|envoyé|enviado|fecha|data|inviato|to|an|à|para|a|发送时间|日期|收件人)\s?:
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)


def own_text(message: Message) -> tuple[str, bool]:
    """The text, and whether a quote follows it."""
    # Of HTML each line is a paragraph.
    text = message.text if message.text.strip() else words_of_html(message.html).replace("\n", "\n\n")
    text = plain(text.replace("\r\n", "\n"))
    quote = QUOTE.search(text)
    return (text[: quote.start()] if quote else text).strip()[:LONGEST], quote is not None


def plain(text: str) -> str:
    """Full-width and other forms of a character are made one: colons, brackets, digits, apostrophes."""
    text = unicodedata.normalize("NFKC", re.sub("[\u2018\u2019\u00b4]", "'", text))
    return re.sub("[\u200b\u200e\u200f\ufeff\u00ad]", "", text)
