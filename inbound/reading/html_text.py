"""The words of HTML, a line for a paragraph, for rules that look at them. In a time that grows with its length.

Quotes are marked as in plain text: a block quote's lines begin with `> `.
"""

import re
from collections.abc import Iterator
from html import unescape

LONGEST = 500_000
"""Characters that are looked at."""

TAG = re.compile(r"<([^<>]*)>")
NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9:]*")
SILENT = {"head", "style", "script", "title", "template", "noscript"}
BREAKS = {"br", "p", "div", "tr", "table", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
BREAKS |= {"pre", "section", "article", "header", "footer", "body", "center", "dl", "dd", "dt"}
SPACES = re.compile(r"[ \t\r\n\f\xa0\u200b\ufeff]+")


def words_of_html(html: str) -> str:
    lines = [""]
    depth = 0
    silent = ""
    for tag, words in _pieces(_without_comments(html[:LONGEST])):
        name = tag.removeprefix("/")
        if silent:
            if tag != f"/{silent}":
                continue
            silent = ""
        elif tag in SILENT:
            silent = tag
            continue
        if name == "blockquote":
            depth = max(0, depth - 1 if tag.startswith("/") else min(depth + 1, 20))
        if name in BREAKS:
            lines.append("> " * depth)
        elif name in ("td", "th"):
            lines[-1] += " "
        lines[-1] += words
    kept = [SPACES.sub(" ", each).strip() for each in lines if each.strip("> ")]
    return "\n".join(kept)


def _pieces(html: str) -> Iterator[tuple[str, str]]:
    """The name of each tag with the words behind it."""
    name = ""
    for number, piece in enumerate(TAG.split(html)):
        if number % 2:
            found = NAME.match(piece)
            name = found[0].lower() if found else ""
        else:
            yield name, SPACES.sub(" ", unescape(piece))


def _without_comments(html: str) -> str:
    kept = []
    at = 0
    while (start := html.find("<!--", at)) >= 0:
        kept.append(html[at:start])
        end = html.find("-->", start)
        if end < 0:
            return "".join(kept)
        at = end + 3
    return "".join([*kept, html[at:]])
