"""What a person wrote in a mail, as far as a rule needs it: without the quote below and without the signature."""

import re
import unicodedata

from inbound.reading.html_text import words_of_html
from inbound.reading.message import Message

LONGEST = 20_000
"""Characters that rules look at."""

# Where the mail that is answered begins, in the languages of our clients.
QUOTE = re.compile(
    r"^[ \t]*(?:"
    r"-{2,} ?(?:original message|forwarded message|mensaje original|message d'origine|message original|"
    r"ursprungliche nachricht|originalnachricht|messaggio originale|mensagem original|原始邮件|原始郵件|转发邮件)"
    r"|_{10,}[ \t]*$"
    r"|(?:from|de|von|da|发件人|寄件者|寄件人) ?[:*].{0,200}\n(?:.{0,200}\n){0,2}[ \t*]*"
    r"(?:sent|date|to|enviado|fecha|para|envoye|gesendet|datum|an|inviato|data|enviada|"
    r"发送时间|日期|收件人|寄件日期)[ \t*]*:"
    r"|(?:on|el|le|am|il|em|in data|在|于) .{3,200}(?:\n.{0,120}){0,2}"
    r"(?:wrote|escribio|a ecrit|schrieb.{0,100}|ha scritto|escreveu|写道)\s*:?[ \t]*$"
    r"|.{0,150}于.{0,80}写道:"
    r"|.{1,150}<\S{1,150}@\S{1,150}>.{0,40}(?:wrote|escribio|a ecrit|schrieb|ha scritto|escreveu|写道)\s*:?[ \t]*$"
    r")",
    re.MULTILINE,
)
SIGNATURE = re.compile(r"^(?:-- ?|_{2,9})$", re.MULTILINE)
APOSTROPHES = dict.fromkeys(map(ord, "\u2019\u2018\u00b4\u0060"), "'")
MARKED = re.compile(r"^[ \t]*[>|]")


def own_words(message: Message, text: str | None) -> str:
    """In lower case and without accents. `text`: the new text alone, where somebody cut it already."""
    if text is None:
        text = _unquoted(message.text or words_of_html(message.html))
    # HTML says `nothing` with a space that does not break.
    return plain(text[:LONGEST]).strip()


def plain(text: str) -> str:
    """For comparing: lower case, no accents, one kind of apostrophe, full-width signs as ASCII."""
    letters = unicodedata.normalize("NFKD", text.translate(APOSTROPHES))
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold().replace("\u200b", "")


def _unquoted(text: str) -> str:
    lines = text[:LONGEST].split("\n")
    kept = "\n".join(line.replace("\xa0", " ").rstrip() for line in lines if not MARKED.match(line))
    # The same length in both, so that a place in the one is the place in the other.
    flat = "".join(_flat(each) for each in kept)
    places = [each.start() for pattern in (QUOTE, SIGNATURE) if (each := pattern.search(flat))]
    return kept[: min(places)] if places else kept


def _flat(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    changed = plain(letter)
    return changed if len(changed) == 1 else letter
