"""What happens to a mail after it was accepted: decided by its recipient's address, told in SendGrid's shape."""

import base64
import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from sandbox.faults import draw
from sandbox.inbound.answers import smtp_id
from sandbox.store import Event, Mail

PERSON_AGENT = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
SCANNER_AGENT = "Mozilla/5.0 (compatible; MailGuard/3.1)"
_ACCOUNT = "20240601"
_HREF = re.compile(r"""href\s*=\s*["'](https?://[^"']+)["']""", re.IGNORECASE)
_UNTRACKED = re.compile(r"""<a\s[^>]*\bclicktracking\s*=\s*["']?off\b[^>]*>""", re.IGNORECASE)
_BARE = re.compile(r"https?://[^\s<>\"')\]]+")
_MACHINE: dict[str, Any] = {"sg_machine_open": True, "ip": "198.51.100.7", "useragent": SCANNER_AGENT}

# prefix of the local part: what it shows on the page, and in words
ADDRESSES = {
    "bounce": "Processed, then a hard bounce: 550 5.1.1, no such mailbox.",
    "blocked": "Processed, then refused for now by the receiving server: a bounce of the type “blocked”.",
    "dropped": "Not sent on at all: dropped, because the address bounced before.",
    "deferred": "Put off twice by the receiving server, then delivered and opened.",
    "spam": "Delivered and opened, then reported as spam.",
    "unsubscribe": "Delivered and opened, then unsubscribed.",
    "scanner": "Delivered; within a second a machine opens it and clicks every link. The links are not really fetched.",
    "silent": "Accepted, and nothing is ever heard of it.",
}


class EventStep(NamedTuple):
    after: float  # seconds since acceptance
    name: str
    fields: dict[str, Any]
    delay: float = 0.0  # reported this much later than it happened, so that a later event overtakes it


def follow(mail: Mail, tag: str, speed: float, tracking: dict[str, bool]) -> list[Event]:
    """The events of one mail. `tag` tells apart the recipients of one message."""
    chance = draw(mail.message_id, tag)
    steps = [step for step in _steps(mail, chance) if tracking.get(step.name, True)]
    return [
        Event(
            mail.accepted_at + (step.after + step.delay) / speed,
            step.name,
            json.dumps(_payload(mail, step, tag, number, speed), ensure_ascii=False, separators=(",", ":")),
        )
        for number, step in enumerate(steps)
    ]


def _steps(mail: Mail, chance: float) -> Iterator[EventStep]:
    kind = mail.recipient.partition("+")[0].lower()
    if kind == "silent":
        return
    if kind == "dropped":
        yield EventStep(0.2, "dropped", {"reason": "Bounced Address", "status": "5.0.0"})
        return
    # One in six is reported late: delivered overtakes processed, as it does in the field.
    yield EventStep(0.1, "processed", {}, delay=1.0 + chance if chance < 1 / 6 else 0.0)
    if kind in _REFUSALS:
        yield EventStep(0.4 + chance / 2, "bounce", {**_REFUSALS[kind], "ip": "192.0.2.25", "tls": 1})
        return
    if kind == "deferred":
        for attempt, after in (("1", 0.4), ("2", 1.2)):
            yield EventStep(after, "deferred", {"response": "451 4.7.1 Try again later", "attempt": attempt, "tls": 1})
    delivered = 1.6 if kind == "deferred" else 0.3 + chance * 0.8
    yield EventStep(delivered, "delivered", {"response": "250 OK", "ip": "192.0.2.25", "tls": 1})
    if kind == "scanner":
        yield from _scanned(mail, delivered)
    else:
        yield from _read(mail, delivered + 1.5 + chance * 4, kind)


_REFUSALS: dict[str, dict[str, Any]] = {
    "bounce": {"reason": "550 5.1.1 The mailbox does not exist", "status": "5.1.1", "type": "bounce"},
    "blocked": {"reason": "550 5.7.1 Message refused by policy", "status": "5.7.1", "type": "blocked"},
}


def _read(mail: Mail, opened: float, kind: str) -> Iterator[EventStep]:
    person = {"ip": "203.0.113.42", "useragent": PERSON_AGENT}
    yield EventStep(opened, "open", {**person, "sg_machine_open": False, "sg_content_type": "html"})
    if kind == "spam":
        yield EventStep(opened + 1, "spamreport", {})
    elif kind == "unsubscribe":
        yield EventStep(opened + 1, "unsubscribe", {})
    elif draw(mail.message_id, "click") < 1 / 3:
        wanted = (url for url in tracked_links(mail) if "unsubscribe" not in url.lower())
        url = next(wanted, "https://example.com/listings/")
        yield EventStep(opened + 1, "click", {**person, "url": url, "url_offset": {"index": 0, "type": "html"}})


def _scanned(mail: Mail, delivered: float) -> Iterator[EventStep]:
    yield EventStep(delivered + 0.3, "open", {**_MACHINE, "sg_content_type": "html"})
    for index, url in enumerate(tracked_links(mail)):
        offset = {"index": index, "type": "html"}
        yield EventStep(delivered + 0.5, "click", {**_MACHINE, "url": url, "url_offset": offset})


def tracked_links(mail: Mail) -> list[str]:
    """Those whose clicks are reported: not a link that says `clicktracking="off"`."""
    return links(mail._replace(html=_UNTRACKED.sub("", mail.html), text="" if mail.html else mail.text))


def links(mail: Mail) -> list[str]:
    """Every http address in the mail once, in order: from its HTML, or from its text when that has none."""
    found = [html.unescape(url) for url in _HREF.findall(mail.html)] or _BARE.findall(mail.text)
    return list(dict.fromkeys(url.rstrip(".,;") for url in found))


def _message_id(mail: Mail) -> str:
    """The mail's own, where it was sent with one."""
    own = (value for name, value in mail.headers.items() if name.lower() == "message-id")
    return next(own, smtp_id(mail.message_id))


def _payload(mail: Mail, step: EventStep, tag: str, number: int, speed: float) -> dict[str, Any]:
    name = f"{step.name}-{number}-{_ACCOUNT}-{mail.message_id}-{tag}"
    payload: dict[str, Any] = {
        **mail.custom_args,  # first, because a reserved key wins over a custom argument of the same name
        "email": mail.recipient,
        "event": step.name,
        **step.fields,
        "sg_event_id": base64.urlsafe_b64encode(name.encode()).decode().rstrip("="),
        "sg_message_id": f"{mail.message_id}.filterdrecv-p3mdw1-756b745b58-kmzbl-18-{int(mail.accepted_at):X}-{tag}",
        "smtp-id": _message_id(mail),
        "timestamp": int(mail.accepted_at + step.after / speed),
    }
    if mail.categories:
        payload["category"] = mail.categories[0] if len(mail.categories) == 1 else mail.categories
    return payload
