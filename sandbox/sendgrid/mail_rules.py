"""What SendGrid refuses in a mail, and says why: the checks of POST /v3/mail/send."""

import base64
import re
from collections.abc import Iterator
from typing import Any

_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([\w-]+\.)+[\w-]{2,}")
_HEADER_NAME = re.compile(r"[!-9;-~]+")
_PROTECTED = {
    *("x-sg-id", "x-sg-eid", "received", "dkim-signature", "content-type", "content-transfer-encoding"),
    *("to", "from", "subject", "reply-to", "cc", "bcc"),
}
Problem = tuple[str, str]  # what is wrong, and the field


def problems(mail: Any) -> list[Problem]:
    """Everything wrong with the request; an empty list means it will be accepted."""
    if not isinstance(mail, dict):
        return [("The body must be a JSON object.", "")]
    return [*_sender(mail), *_people(mail), *_content(mail), *_extras(mail)]


def _sender(mail: dict[str, Any]) -> Iterator[Problem]:
    if not isinstance(mail.get("from"), dict):
        yield "The from object is required, with an email.", "from"
    else:
        yield from _address(mail["from"], "from")
    if "reply_to" in mail and "reply_to_list" in mail:
        yield "Give reply_to or reply_to_list, not both.", "reply_to"
    if mail.get("reply_to") is not None:
        yield from _address(mail["reply_to"], "reply_to")
    yield from _each(mail.get("reply_to_list"), "reply_to_list", _address)


def _people(mail: dict[str, Any]) -> Iterator[Problem]:
    people = mail.get("personalizations")
    if not isinstance(people, list) or not people:
        yield "At least one personalization is required.", "personalizations"
    elif len(people) > 1000:
        yield "At most 1000 personalizations are allowed.", "personalizations"
    else:
        for index, person in enumerate(people):
            yield from _personalization(mail, person, f"personalizations.{index}")


def _personalization(mail: dict[str, Any], person: Any, field: str) -> Iterator[Problem]:
    if not isinstance(person, dict):
        yield "A personalization must be an object.", field
        return
    if not isinstance(person.get("to"), list) or not person["to"]:
        yield "The to array is required and must hold at least one recipient.", f"{field}.to"
    for kind in ("to", "cc", "bcc"):
        yield from _each(person.get(kind), f"{field}.{kind}", _recipient)
    emails = [each["email"].lower() for each in recipients(person) if isinstance(each.get("email"), str)]
    if len(emails) != len(set(emails)):
        yield "An address may stand only once in to, cc and bcc together.", field
    yield from _subject(mail, person, field)
    yield from _headers(person.get("headers"), f"{field}.headers")
    yield from _custom_args(mail, person, f"{field}.custom_args")


def _subject(mail: dict[str, Any], person: dict[str, Any], field: str) -> Iterator[Problem]:
    own = "subject" in person
    subject, where = (person["subject"], f"{field}.subject") if own else (mail.get("subject"), "subject")
    if not isinstance(subject, str) or not subject:
        if not (subject in (None, "") and mail.get("template_id")):
            yield "The subject is required: at least one character.", where
    elif re.search(r"[\r\n]", subject):
        yield "The subject may not contain line breaks.", where


def _custom_args(mail: dict[str, Any], person: dict[str, Any], field: str) -> Iterator[Problem]:
    own, shared = person.get("custom_args") or {}, mail.get("custom_args") or {}
    if not isinstance(own, dict) or not isinstance(shared, dict):
        yield "custom_args must be an object of strings.", field
        return
    values = {**shared, **own}
    for name, value in values.items():
        if not isinstance(value, str):
            yield "Every custom argument must be a string.", f"{field}.{name}"
    if len(str(values).encode("utf-8", "surrogatepass")) >= 10_000:
        yield "The custom arguments must be under 10,000 bytes.", field


def _content(mail: dict[str, Any]) -> Iterator[Problem]:
    content = mail.get("content")
    if not isinstance(content, list) or not content:
        if not (content in (None, []) and mail.get("template_id")):
            yield "At least one content is required.", "content"
        return
    for index, part in enumerate(content):
        for name in ("type", "value"):
            if not isinstance(part, dict) or not isinstance(part.get(name), str) or not part[name]:
                yield f"The content {name} is required: at least one character.", f"content.{index}.{name}"
    types = [part.get("type") for part in content if isinstance(part, dict)]
    if "text/plain" in types[1:]:
        yield "text/plain must come first.", "content"


def _attachments(files: Any) -> Iterator[Problem]:
    if files is not None and not isinstance(files, list):
        yield "attachments must be an array of objects.", "attachments"
        return
    for index, file in enumerate(files or []):
        for name in ("content", "filename"):
            if not isinstance(file, dict) or not isinstance(file.get(name), str) or not file[name]:
                yield f"The attachment's {name} is required: at least one character.", f"attachments.{index}.{name}"
                return
        if not _is_base64(file["content"]):
            yield "The attachment content must be base64 encoded.", f"attachments.{index}.content"


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except ValueError:
        return False
    return True


def _extras(mail: dict[str, Any]) -> Iterator[Problem]:
    yield from _attachments(mail.get("attachments"))
    yield from _headers(mail.get("headers"), "headers")
    categories = mail.get("categories")
    if categories is not None and not (isinstance(categories, list) and all(isinstance(c, str) for c in categories)):
        yield "categories must be an array of strings.", "categories"
    elif categories and (len(categories) > 10 or len(set(categories)) < len(categories)):
        yield "At most 10 different categories are allowed.", "categories"
    for name in ("mail_settings", "tracking_settings"):
        parts = mail.get(name) or {}
        if not isinstance(parts, dict) or not all(isinstance(part, dict | None) for part in parts.values()):
            yield f"{name} must be an object of objects.", name


def _headers(headers: Any, field: str) -> Iterator[Problem]:
    if headers is not None and not isinstance(headers, dict):
        yield "headers must be an object of strings.", field
        return
    for name, value in (headers or {}).items():
        if name.lower() in _PROTECTED:
            yield "This header is reserved and cannot be set.", f"{field}.{name}"
        elif not _HEADER_NAME.fullmatch(name) or not isinstance(value, str) or re.search(r"[\r\n]", value):
            yield "A header must be a plain name with a one-line string.", f"{field}.{name}"


def _recipient(value: Any, field: str) -> Iterator[Problem]:
    yield from _address(value, field)
    if isinstance(value, dict) and re.search(r"[;,]", str(value.get("name") or "")):
        yield "A recipient's name may contain neither a comma nor a semicolon.", f"{field}.name"


def _address(value: Any, field: str) -> Iterator[Problem]:
    email = value.get("email") if isinstance(value, dict) else None
    if not isinstance(email, str) or len(email) > 254 or not _ADDRESS.fullmatch(email):
        yield "This is not a valid email address.", f"{field}.email"
    if isinstance(value, dict) and not isinstance(value.get("name", ""), str | None):
        yield "A name must be a string.", f"{field}.name"


def _each(values: Any, field: str, check: Any) -> Iterator[Problem]:
    if values is not None and not isinstance(values, list):
        yield "This must be an array.", field
        return
    for index, value in enumerate(values or []):
        yield from check(value, f"{field}.{index}")


def recipients(person: dict[str, Any]) -> list[dict[str, Any]]:
    """Everyone in to, cc and bcc."""
    groups = [person.get(kind) for kind in ("to", "cc", "bcc")]
    return [each for group in groups if isinstance(group, list) for each in group if isinstance(each, dict)]
