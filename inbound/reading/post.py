"""A Message from what SendGrid's Inbound Parse posts: decoded fields, or the raw message in one of them.

https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook
A multipart/form-data body has the same shape as a MIME message, so the same reader takes it apart: it keeps the bytes
of a field until `charsets` says what they mean, has no limit of a field's size, and takes a post that was cut off.
"""

import json
import re
from dataclasses import replace
from typing import Any

from inbound.reading.addresses import addresses
from inbound.reading.charset import clean, one_line, to_text
from inbound.reading.flowed import unflowed
from inbound.reading.head import first, read_head
from inbound.reading.leaves import DECORATION, part_of, without_armor
from inbound.reading.message import Message, Part
from inbound.reading.mime import from_mime, of_head
from inbound.reading.params import file_name, with_params
from inbound.reading.tree import LONGEST_TEXT, Node, tree_of

A_FILE = re.compile(r"attachment\d{1,5}")


def from_post(raw: bytes, raw_type: str) -> Message:
    fields = _fields(raw, raw_type)
    if not fields:
        return from_mime(raw)
    envelope = _json(fields, "envelope")
    to, sender = _envelope(envelope, fields)
    found = from_mime(fields["email"].body, to, sender) if "email" in fields else _from_fields(fields, to, sender)
    return replace(found, dkim=_check(fields, "dkim"), spf=_check(fields, "SPF"))


def _fields(raw: bytes, raw_type: str) -> dict[str, Node]:
    """By name. Where one comes twice, the first is taken."""
    head = f"Content-Type: {one_line(raw_type)}\r\n\r\n".encode(errors="replace")
    found: dict[str, Node] = {}
    for node in tree_of(head + raw).children:
        _, params = with_params(first(node.headers, "content-disposition"))
        found.setdefault(params.get("name", ""), node)
    return found


def _check(fields: dict[str, Node], name: str) -> str:
    """In these fields SendGrid says whether the sender is who it seems. In the mail itself they would prove nothing."""
    return one_line(fields[name].text) if name in fields else ""


def _from_fields(fields: dict[str, Node], to: tuple[str, ...], sender: str) -> Message:
    charsets = {name: value for name, value in _json(fields, "charsets").items() if isinstance(value, str)}
    texts = {name: to_text(node.body, charsets.get(name, "utf-8")) for name, node in fields.items() if _is_text(name)}
    given = [(name, one_line(texts[name])) for name in ("from", "to", "cc", "subject") if texts.get(name)]
    lines = read_head(head := texts.get("headers", "").encode(), 0, len(head))[0]
    content_type, params = with_params(first(lines, "content-type"), "text/plain")
    known = {name for name, _ in lines}
    text = without_armor(texts.get("text", "")[:LONGEST_TEXT])
    if params.get("format", "").lower() == "flowed":
        text = unflowed(text, params.get("delsp", "").lower() == "yes")
    return replace(
        of_head([*lines, *(each for each in given if each[0] not in known)]),
        envelope_to=to,
        envelope_from=sender,
        content_type=content_type,
        params=params,
        text=text,
        html=texts.get("html", "")[:LONGEST_TEXT],
        parts=tuple(_parts(fields, content_type)),
    )


def _is_text(name: str) -> bool:
    return name in ("headers", "text", "html", "from", "to", "cc", "subject")


def _parts(fields: dict[str, Node], content_type: str) -> list[Part]:
    """SendGrid's attachments: also what is no file, such as the parts of a delivery report."""
    about, shown = _json(fields, "attachment-info"), _json(fields, "content-ids")
    parts = []
    for name, node in fields.items():
        if A_FILE.fullmatch(name):
            part = _part(node, about.get(name), content_type)
            # A logo that the HTML shows.
            logo = name in shown.values() and part.content_type.startswith("image/") and part.size < DECORATION
            parts.append(replace(part, is_file=part.is_file and not logo))
    return parts


def _part(node: Node, about: Any, content_type: str) -> Part:
    """`about`: what attachment-info says of it, which has the name in UTF-8."""
    about = {name: str(value) for name, value in about.items()} if isinstance(about, dict) else {}
    node.content_type = with_params(about.get("type", ""), node.content_type)[0]
    part = part_of(node, content_type if content_type == "multipart/report" else "multipart/mixed")
    name = file_name(about.get("filename") or about.get("name") or "")
    return replace(part, name=name) if name else part


def _envelope(envelope: dict[str, Any], fields: dict[str, Node]) -> tuple[tuple[str, ...], str]:
    """Where it is no JSON, the addresses that stand in it: it alone is sure to name our reply address."""
    if not envelope:
        raw = fields["envelope"].text if "envelope" in fields else ""
        return tuple(dict.fromkeys(address for _, address in addresses(raw))), ""
    to, sender = envelope.get("to"), envelope.get("from")
    recipients = addresses(", ".join(map(str, to))) if isinstance(to, list) else addresses(str(to or ""))
    senders = addresses(sender) if isinstance(sender, str) else []
    return tuple(address for _, address in recipients), senders[0][1] if senders else ""


def _json(fields: dict[str, Node], name: str) -> dict[str, Any]:
    """Empty where it is no JSON, or no object."""
    if name not in fields:
        return {}
    try:
        found = json.loads(clean(fields[name].text))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
