"""Makes plain text of what a model wrote: without invisible characters, entities, tags and the marks of Markdown."""

import html
import re

INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffc\U000e0000-\U000e0fff]"
)
JOINERS = re.compile(r"(?<=[\x00-\u024f])[\u200c\u200d]+|^[\u200c\u200d]+")
"""They shape Persian, Hindi and pictures of families; after a Latin letter they only hide something."""
SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")

BREAKS = re.compile(r"</?(?:p|div|br|ul|ol|h[1-6]|section|article)\s{0,3}/?(?:\s[^<>]{0,200})?>", re.I)
INLINE = re.compile(r"</?(?:b|strong|i|em|u|span|font|small|mark)(?:\s[^<>]{0,200})?>", re.I)
ITEM = re.compile(r"<li(?:\s[^<>]{0,200})?>", re.I)
ITEM_ENDS = re.compile(r"</li\s{0,3}>", re.I)

ESCAPED_CODE = re.compile(r"\\u([0-9a-fA-F]{4})")
ESCAPED_MARK = re.compile(r"\\([\"'*_#.!()\[\]\->+`~&$/\\])")
EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|~~)(?=\S)([^\n*_~]{1,2000}?)(?<=\S)\1")
SLANTED = re.compile(
    r"(?<![\w*])\*(?=[^\s*|])([^\n*]{1,500}?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^\n_]{1,500}?)_(?!\w)"
)
HEADING = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+(?=\**(?:e-?mail )?subject\b)|>[ \t]?)", re.M | re.I)
RULE = re.compile(r"^[ \t]{0,3}(?:-{3,}|\*{3,}|={3,})[ \t]*$", re.M)


def printable(text: str) -> str:
    """Without the characters that PostgreSQL, mail or a reader's eye refuse; line ends as \\n."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = JOINERS.sub("", INVISIBLE.sub("", text))
    return SPACES.sub(" ", text).encode("utf-8", "replace").decode().strip()


def plain(text: str) -> str:
    """As it would be read by whoever typed it: `&amp;`, `<br>`, `**` and a literal `\\n` are what they stand for."""
    text = printable(text)
    for _ in range(3):  # &amp;amp;lt; is seen, too
        if "&" not in text:
            break
        text = html.unescape(text)
    text = text.replace("\\r\\n", "\n").replace("\\n", "\n").replace("\\r", "\n").replace("\\t", " ")
    text = ESCAPED_CODE.sub(lambda found: chr(int(found[1], 16)), text)
    text = ESCAPED_MARK.sub(r"\1", text)
    text = INLINE.sub("", BREAKS.sub("\n\n", ITEM.sub("\n- ", ITEM_ENDS.sub("", text))))
    text = RULE.sub("", HEADING.sub("", text))
    text = SLANTED.sub(lambda found: found[1] or found[2], EMPHASIS.sub(r"\2", text))
    return printable(text)
