"""The marks that mail programs leave in their HTML: where a quote or a signature is, and where the old mail begins."""

import re
from collections.abc import Mapping
from enum import Enum, auto

LONGEST_STYLE = 1_000
"""Characters of an attribute that patterns see."""

QUOTE_CLASSES = frozenset(
    [
        "gmail_attr",
        "yahoo_quoted",
        "moz-cite-prefix",
        "moz-email-headers-table",
        "protonmail_quote",
        "zmail_extra",
        "tutanota_quote",
        "front-blockquote",
        "ms-outlook-mobile-reference-message",
        "gmail_quote_attribution",
        "mail-quote-collapse",
        "yahoo-quoted-begin",
        "oe_quote",
        "hs_reply",
        "freshdesk_quote",
    ]
)
QUOTE_IDS = frozenset(
    [
        "reply-intro",
        "mail-editor-reference-message-container",
        "isreplycontent",
        "isforwardcontent",
        "ymail_quoted",
        "replyblockquote",
        "zmail_extra",
        "olk_src_body_section",
        "mimecontainer",
    ]
)
QUOTE_NAMES = frozenset(["messagereplysection", "quote", "messagereplyheadersection"])
START_IDS = frozenset(["divrplyfwdmsg", "appendonsend", "stopspelling", "divtagdefaultwrapper_reply"])
SIGNATURE_CLASSES = frozenset(
    [
        "gmail_signature",
        "gmail_signature_prefix",
        "moz-signature",
        "protonmail_signature_block",
        "protonmail_signature_block-user",
        "protonmail_signature_block-proton",
        "mobilesignature",
        "front-signature",
        "hey-signature",
        "tutanota_signature",
    ]
)
SIGNATURE_IDS = frozenset(
    [
        "signature",
        "mobilesignature",
        "ms-outlook-mobile-signature",
        "composer_signature",
        "ymail_android_signature",
        "ymail_ios_signature",
        "zmail_signature",
    ]
)
SIGNATURE_NAMES = frozenset(["messagesignaturesection"])
OUTLOOK_LINE = re.compile(r"border:none;(?:mso-[^;]*;)*border-top:solid#?\w*1\.0pt")
YAHOO_SIGNATURE = re.compile(r"ydp\w+signature")
HIDDEN = re.compile(r"display:none|visibility:hidden|mso-hide:all")
TIGHT = re.compile(
    r"margin:0(?![.\d]*[1-9])|margin-top:0(?:px|pt|cm|in|em)?;.*margin-bottom:0|margin-bottom:0(?![.\d]*[1-9])"
)


class Role(Enum):
    NONE = auto()
    QUOTE = auto()
    """It is a quote, as far as it reaches."""
    START = auto()
    """Behind it comes the mail that is answered, up to the end."""
    SIGNATURE = auto()


def role_of(tag: str, attributes: Mapping[str, str]) -> Role:
    classes = {_bare(each) for each in attributes.get("class", "")[:LONGEST_STYLE].lower().split()}
    name = _bare(attributes.get("id", "").lower())
    section = attributes.get("name", "").lower()
    style = re.sub(r"\s+", "", attributes.get("style", "")[:LONGEST_STYLE].lower())
    if tag == "blockquote":
        return Role.NONE if _is_indented(attributes, style) else Role.QUOTE
    if classes & QUOTE_CLASSES or name in QUOTE_IDS or section in QUOTE_NAMES:
        return Role.QUOTE
    if name in START_IDS or (tag == "div" and OUTLOOK_LINE.search(style)):
        return Role.START
    if classes & SIGNATURE_CLASSES or name in SIGNATURE_IDS or section in SIGNATURE_NAMES:
        return Role.SIGNATURE
    return Role.SIGNATURE if any(YAHOO_SIGNATURE.fullmatch(each) for each in classes) else Role.NONE


def is_hidden(style: str) -> bool:
    return bool(HIDDEN.search(style.replace(" ", "")))


def is_tight(attributes: Mapping[str, str]) -> bool:
    """A paragraph that Outlook sets without room: an empty one is what parts them."""
    style = attributes.get("style", "")[:LONGEST_STYLE].lower().replace(" ", "")
    return "msonormal" in attributes.get("class", "").lower() or bool(TIGHT.search(style))


def _is_indented(attributes: Mapping[str, str], style: str) -> bool:
    """The button “indent” of a mail program makes such a blockquote of a person's own words."""
    if attributes.get("type", "").lower() == "cite" or attributes.get("class"):
        return False
    return "border-left" not in style and ("border:none" in style or "margin:00040px" in style)


def _bare(name: str) -> str:
    """Outlook puts `x_` before each name of a mail that it quotes."""
    return re.sub(r"^(?:x_)+", "", name)
