"""What only programs read: Markdown, HTML, JSON, template code, broken encodings. One dash is plain text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.letter import Letter, Part
from emails.writer.guard.record import Record
from emails.writer.guard.wording.words.html_tags import HTML_TAGS


class Sign(NamedTuple):
    needs: tuple[str, ...]  # one of these stands in every such text
    pattern: re.Pattern[str]
    what: str


def _sign(needs: str, pattern: str, what: str, flags: int = 0) -> Sign:
    return Sign(tuple(needs.split(" ")), re.compile(pattern, flags | re.M), what)


TAGS = "|".join(sorted(HTML_TAGS, key=len, reverse=True))
MARKDOWN = (
    _sign("**", r"\*\*[^*\n]{1,200}\*\*|\*\*(?=\w)|(?<=\w)\*\*", "Markdown"),
    _sign("__", r"(?<![\w_])__[^\s_][^_\n]{0,100}__(?![\w_])", "Markdown"),
    _sign("*", r"(?<![\w*|])\*[^\s*|][^*|\n]{0,80}(?<=[^\s.!?…])\*(?![\w*|])", "Markdown"),
    _sign("_", r"(?<![\w_/.])_[^\s_][^_\n]{0,80}(?<=\S)_(?![\w_])", "Markdown"),
    _sign("~~", r"~~[^~\n]{1,100}~~", "Markdown"),
    _sign("#", r"^ {0,3}#{1,6} +\S[^\n]{0,60}|^#{2,6}[^\s#]", "a Markdown heading"),
    _sign("`", r"```\w*|(?<!\w)`[^`\n]{1,80}`(?!\w)|^`{1,3}$", "Markdown"),
    _sign("~~~", r"^~~~", "Markdown"),
    _sign("* > •", r"(?<=[.!?:] )[*>•] (?=[A-Z])[^\n]{1,20}", "a mark of Markdown"),
    _sign(">", r"^ {0,3}>+ ?\S[^\n]{0,40}", "a quotation mark of Markdown"),
    _sign(
        "|",
        r"^ *\|[^|\n]{1,80}\|[^\n]{0,80}|(?<=[.!?:] )\|[^|\n]{1,80}\|[^|\n]{1,80}\|"
        r"|\|? ?:?-{3,}:? ?\||\|[^|\n]{1,80}\|[^|\n]{1,80}\| *$",
        "a Markdown table",
    ),
    *(
        _sign(
            bullet,
            rf"^ {{0,8}}{re.escape(bullet)} {{1,4}}\S[^\n]*\n{{1,2}} {{0,8}}{re.escape(bullet)} [^\n]*",
            "a list of Markdown",
        )
        for bullet in ("--", "*", "+")  # a dash or a dot before each line is how anybody writes a list in plain text
    ),
    _sign("--- *** === * - -", r"^ *(?:-{3,}|\*{3,}|={3,}|\* \* \*|- - -) *$", "a Markdown line"),
    _sign("](", r"!?\[[^\]\n]{0,120}\]\([^)\n]{0,300}\)?", "a Markdown link"),
    _sign("][ ]:", r"\[[^\]\n]{1,80}\]\[[^\]\n]{0,40}\]|^ *\[[^\]\n]{1,40}\]: \S+", "a Markdown link"),
    _sign("[^ [x] [ ]", r"\[\^\w+\]|(?<!\w)[-*] \[[ xX]\]", "Markdown"),
)
HTML = (
    _sign("<", rf"</?(?:{TAGS})\b(?:\s[^<>\n]{{0,200}})? ?/?>", "HTML", re.I),
    _sign("</", r"</\w{1,20}>", "HTML"),
    _sign("<! <?", r"<!--|<!DOCTYPE|<\?(?:php|xml|=)|<!\[CDATA\[", "HTML", re.I),
    _sign("&", r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,6});", "an HTML entity"),
    _sign("=", r"\b(?:style|class|href|src)=[\"'][^\"'\n]{0,100}[\"']", "HTML"),
    _sign(
        "[", r"\[/?(?:b|i|u|s|url|img|quote|code|color|size|list|center|font|\*)(?:=[^\]\n]{0,100})?\]", "BBCode", re.I
    ),
)
PROGRAMS = (
    _sign(
        "\\",
        r"\\(?:[nrt](?=[A-Z\s\\]|$)|n|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|"
        r"[\"'*_#$&%{}()\[\]\\|<>~!+-]|\.(?= )|[a-zA-Z]+(?:\{|\[|$| ))",
        "an escape sequence",
    ),
    _sign("$", r"\$\$[^$\n]{1,80}\$\$|\$\\?[a-z] ?[=+^] ?[^$\n]{1,40}\$", "LaTeX"),
    _sign('":', r"\{?\s*\"[\w ]{1,30}\"\s*:\s*[\"\[{\d]?", "JSON"),
    _sign('" }', r"\"\s*[}\]]\s*,?\s*[}\]]?|^\s*[{}\[\]]+\s*,?\s*$", "JSON"),
    _sign("':", r"\{\s*'\w{1,30}'\s*:", "JSON"),
    _sign(
        ":",
        r"^\s*(?:[-*#> ]*)(?:subject|subject line|body|email body|paragraphs?|greeting|salutation|sign-?off|signature"
        r"|content|html|preheader)"
        r"\s*\*{0,2}:(?!\d)",
        "the label of a part",
        re.I,
    ),
    _sign("{", r"\{[%#][^\n}]{0,80}[%#]?\}|\{\{[#/^>!][^}\n]{0,60}\}\}|\{%", "template code"),
    _sign("<%", r"<%[=-]?[^%\n]{0,80}%?>?", "template code"),
    _sign("<|", r"<\|[\w ]{1,30}\|>", "a model's token"),
    _sign("[/ [IN <<S", r"\[/?INST\]|<</?SYS>>", "a model's token"),
    _sign("\x1b m", r"\x1b\[[\d;]{0,10}m|\[(?:\d{1,2}(?:;\d{1,2}){0,2})m", "a terminal's code"),
    _sign(
        ":",
        r"^(?:Content-[A-Za-z-]+|MIME-Version|X-[A-Za-z-]+|Message-ID|Return-Path|Reply-To|Received|DKIM-Signature"
        r"|In-Reply-To)\s*:"
        r"|^(?:From|To|Cc|Bcc|Sent)\s*:[^\n]{0,100}(?:@|\d{4})",
        "an email's header",
        re.I,
    ),
    _sign("=", r"=(?:20|3D|E2=80=9[0-9A-F]|C[23]=[0-9A-F]{2}|0D=0A)|(?<=\w)=\n(?=\w)", "an encoding"),
    _sign("?", r"=\?utf-8\?[bq]\?", "an encoding", re.I),
    _sign("%", r"%20|%E2%80%9\d", "an encoding", re.I),
)
BROKEN = _sign(
    "\u00e2 \u00c3 \u00c2 \ufffd \u00ef \u00f0",
    "\u00e2[\u20ac\u0080\u0082\u201a][^\\s]?|\u00c3[\u0080-\u00bf\u0192\u2014\u201c]"
    "|\u00c2[\u00a0-\u00bf]|\ufffd+|\u00ef\u00bf\u00bd|\u00ef\u00bb\u00bf|\u00f0[\u0178\u009f]",
    "a broken encoding",
)
SIGNS = (*MARKDOWN, *HTML, *PROGRAMS, BROKEN)


def look(letter: Letter, record: Record) -> Iterator[Finding]:
    """In the text as it was written: folding makes apostrophes of backticks and takes control characters out."""
    for part in letter.parts:
        taken = 0
        for start, end, what in sorted(_marks(part)):
            if start >= taken:
                words = part.text.original[start:end].strip()
                yield Finding(Kind.MARKUP, words, f"“{words[:40]}” is {what}.", part.name, start)
                taken = end


def _marks(part: Part) -> Iterator[tuple[int, int, str]]:
    text = part.text.original
    for needs, pattern, what in SIGNS:
        if any(each in text for each in needs):
            for found in pattern.finditer(text):
                start = found.start() + len(found[0]) - len(found[0].lstrip())
                if found[0].strip():
                    yield start, found.end(), what
