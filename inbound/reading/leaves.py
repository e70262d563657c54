"""The leaves of a message: which are its text, which are files, and which only programs read."""

import re
from dataclasses import dataclass, field

from inbound.reading.flowed import unflowed
from inbound.reading.head import first
from inbound.reading.html_text import words_of_html
from inbound.reading.message import Part
from inbound.reading.params import file_name, with_params
from inbound.reading.tree import LONGEST_TEXT, Node

TEXTS = ("text/plain", "text/html")
LONGEST_READ = 200_000
"""Characters of a part that rules read."""

FOR_PROGRAMS = {
    "application/pgp-signature",
    "application/pgp-encrypted",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/applefile",
    "text/x-amp-html",
    "text/watch-html",
    "text/vnd.google.email-reaction+json",
    "text/rfc822-headers",
    "message/delivery-status",
    "message/global-delivery-status",
    "message/disposition-notification",
    "message/feedback-report",
    "message/global-headers",
    "message/external-body",
    "message/partial",
}
DECORATION = 10_000
"""Bytes: an image that the HTML shows, and that is smaller, is a logo or an icon and no file that somebody sent."""

SIGNED, SIGNATURE, END = (
    f"-----{each}-----\n" for each in ("BEGIN PGP SIGNED MESSAGE", "BEGIN PGP SIGNATURE", "END PGP SIGNATURE")
)
META_CHARSET = re.compile(rb"""<meta[^<>]{0,200}charset\s*=\s*["']?([\w:.-]{1,40})""", re.IGNORECASE)


@dataclass
class Block:
    """What says the same in one or two ways: the parts of one multipart/alternative, or one part alone."""

    texts: list[str] = field(default_factory=list)
    htmls: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(each for each in self.texts if each.strip())

    @property
    def html(self) -> str:
        return "\n".join(each for each in self.htmls if each.strip())


@dataclass
class Leaves:
    blocks: list[Block] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    @property
    def html(self) -> str:
        return "\n".join(block.html for block in self.blocks if block.html)[:LONGEST_TEXT]

    @property
    def text(self) -> str:
        """All plain texts. Where a part has HTML alone beside them, its words stand in its place."""
        filled = [block for block in self.blocks if block.text or block.html]
        if not any(block.text for block in filled):
            return ""
        return "\n".join(block.text or words_of_html(block.html) for block in filled)[:LONGEST_TEXT]


def leaves_of(root: Node) -> Leaves:
    leaves = Leaves()
    _visit(root, leaves, None, "")
    return leaves


def _visit(node: Node, leaves: Leaves, block: Block | None, inside: str) -> None:
    """`block` is the alternative that it belongs to, `inside` the type of what holds it."""
    if node.children:
        if node.content_type == "multipart/alternative" and block is None:
            block = Block()
            leaves.blocks.append(block)
        for number, child in enumerate(node.children):
            # Behind its first part, a report has nothing for people.
            report = node.content_type == "multipart/report" and number
            _visit(child, leaves, block, "multipart/report" if report else node.content_type)
    elif _is_text(node, leaves, block, inside):
        if block is None:
            block = Block()
            leaves.blocks.append(block)
        (block.htmls if node.content_type == "text/html" else block.texts).append(_text(node))
    else:
        leaves.parts.append(part_of(node, inside))


def _is_text(node: Node, leaves: Leaves, block: Block | None, inside: str) -> bool:
    if node.content_type not in TEXTS or inside == "multipart/report":
        return False
    if not inside:
        return True
    disposition, params = with_params(first(node.headers, "content-disposition"))
    if disposition == "attachment":
        return False
    named = params.get("filename") or node.params.get("name")
    # Some programs name the text itself.
    return not named or block is not None or not leaves.blocks


def _text(node: Node) -> str:
    if node.content_type == "text/html":
        if "charset" not in node.params and (found := META_CHARSET.search(node.body[:4000])):
            node.params["charset"] = found[1].decode()
        return node.text
    text = without_armor(node.text)
    if node.params.get("format", "").lower() == "flowed":
        return unflowed(text, node.params.get("delsp", "").lower() == "yes")
    return text


def without_armor(text: str) -> str:
    """What PGP signed in the text itself (RFC 9580, 7), without its marks."""
    start = text.find(SIGNED)
    signature = text.find(SIGNATURE, start)
    end = text.find(END, signature)
    if min(start, signature, end) < 0:
        return text
    _, _, signed = text[start:signature].partition("\n\n")  # behind the armor's own headers
    return text[:start] + signed.replace("\n- ", "\n") + text[end + len(END) :]


def part_of(node: Node, inside: str) -> Part:
    disposition, params = with_params(first(node.headers, "content-disposition"))
    content_type = node.content_type
    body = node.body
    name = file_name(params.get("filename", "") or node.params.get("name", ""))
    is_file = not (inside == "multipart/report" or content_type in FOR_PROGRAMS)
    if content_type == "text/calendar":
        is_file = bool(name) or disposition == "attachment"
    if content_type.startswith("image/") and disposition != "attachment" and first(node.headers, "content-id"):
        is_file = is_file and (inside != "multipart/related" or len(body) >= DECORATION)
    return Part(
        content_type=content_type,
        name=name,
        size=len(body),
        text=node.text[:LONGEST_READ] if is_read(content_type) or inside == "multipart/report" else "",
        params=node.params,
        is_file=is_file and bool(body),
        read=lambda: node.body,
    )


def is_read(content_type: str) -> bool:
    """Whether rules read it: reports, calendars, reactions, mail inside of mail."""
    return content_type.startswith("message/") or content_type in (
        "text/calendar",
        "text/rfc822-headers",
        "text/vnd.google.email-reaction+json",
    )
