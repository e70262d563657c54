"""The lines of an HTML body as a reader sees them. lxml calls back for each tag, so no tree is built or walked."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from lxml import etree

from inbound.new_text.anchors import LONGEST_STYLE, Role, is_hidden, is_tight, role_of
from inbound.new_text.lines import MOST_LINES, Line

LONGEST_HTML = 700_000
"""Characters that are read."""
DEEPEST = 400
"""Elements inside each other. What is deeper is a quote of a quote, or made to take our time."""
CHUNK = 4_096

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
APART = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "table"])
"""With room above and below."""
HIDDEN = frozenset(
    ["head", "title", "script", "style", "template", "noscript", "object", "select", "textarea", "svg", "math"]
)
VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "wbr", "param", "source", "track"]
)


@dataclass(frozen=True)
class Element:
    tag: str
    quotes: int = 0
    hides: int = 0
    keeps_spaces: int = 0
    signs: int = 0
    tight: bool = False


class Reader:
    """What lxml's parser calls."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.words: list[str] = []
        self.stack: list[Element] = []
        self.quotes = self.hides = self.keeps_spaces = self.signs = 0
        self.gap = self.starts_quote = False
        self.counters: list[int | None] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "br":
            self.flush(forced=True)
        elif tag == "img":
            self.picture(attributes)
        elif tag in ("td", "th"):
            self.words.append(" ")
        if tag in VOID:
            return
        role = role_of(tag, attributes)
        style = attributes.get("style", "")[:LONGEST_STYLE].lower()
        element = Element(
            tag,
            quotes=role is Role.QUOTE,
            hides=tag in HIDDEN or is_hidden(style),
            keeps_spaces=tag == "pre" or "white-space:pre" in style.replace(" ", ""),
            signs=role is Role.SIGNATURE,
            tight=is_tight(attributes),
        )
        self.edge(element)
        self.count(element, 1)
        self.stack.append(element)
        self.starts_quote |= role is Role.START
        if tag in ("ol", "ul"):
            self.counters.append(0 if tag == "ol" else None)
        elif tag == "li":
            self.words.append(self.bullet())

    def end(self, tag: str) -> None:
        if tag in VOID or not self.stack:
            return
        element = self.stack.pop()
        self.edge(element)
        self.count(element, -1)
        if tag in ("ol", "ul") and self.counters:
            self.counters.pop()

    def data(self, text: str) -> None:
        if self.hides:
            return
        if not self.keeps_spaces:
            self.words.append(text)
            return
        *rows, last = re.split(r"\r\n|\r|\n", text)
        for row in rows:
            self.words.append(row)
            self.flush(forced=True)
        self.words.append(last)

    def comment(self, text: str) -> None:
        pass

    def close(self) -> list[Line]:
        self.flush()
        return self.lines[:MOST_LINES]

    def count(self, element: Element, by: int) -> None:
        self.quotes += by * element.quotes
        self.hides += by * element.hides
        self.keeps_spaces += by * element.keeps_spaces
        self.signs += by * element.signs

    def edge(self, element: Element) -> None:
        if element.tag in BLOCKS or element.quotes or element.signs:
            self.flush()
            self.gap |= element.tag in APART and not element.tight and len(self.counters) < 2

    def bullet(self) -> str:
        if self.counters and (number := self.counters[-1]) is not None:
            self.counters[-1] = number + 1
            return f"{number + 1}. "
        return "- "

    def picture(self, attributes: Mapping[str, str]) -> None:
        """An emoji that was made a picture is still a word of theirs; others are decoration."""
        name = attributes.get("alt", "").strip()
        if not self.hides and name and len(name) <= 12 and not any(each.isascii() for each in name):
            self.words.append(name)

    def flush(self, forced: bool = False) -> None:
        """Ends the line. An empty one counts only after a break, or where it holds a no-break space."""
        whole = "".join(self.words)
        self.words.clear()
        if not forced and not whole.strip(" \t\r\n\f"):
            return
        text = re.sub(r"[ \t\r\n\f]+", " ", whole).replace("\u00a0", " ")
        text = whole.rstrip() if self.keeps_spaces else text.strip()
        if text and self.gap and self.lines and self.lines[-1].text:
            self.lines.append(Line("", self.lines[-1].depth if self.quotes else 0))
        self.gap = self.gap and not text
        if len(self.lines) < MOST_LINES:
            self.lines.append(Line(text, self.quotes, self.starts_quote, bool(self.signs)))
            self.starts_quote = False


def lines_of_html(html: str) -> list[Line]:
    """Empty where there is nothing to see."""
    source = html[:LONGEST_HTML].replace("\x00", "").encode("utf-8", "replace")
    reader = Reader()
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True, no_network=True)
    for at in range(0, len(source), CHUNK):
        parser.feed(source[at : at + CHUNK])
        if len(reader.stack) > DEEPEST or len(reader.lines) >= MOST_LINES:
            return reader.close()
    with suppress(etree.LxmlError):  # of a source without a single tag or word
        parser.close()
    return reader.close()
