"""POST /v3/mail/send, in SendGrid's shape."""

import asyncio
import base64
import hashlib
import os
import time
from typing import Any

from starlette.types import Receive, Scope, Send

from sandbox import connection, wire
from sandbox.faults import Decision, Faults
from sandbox.sendgrid import events, mail_rules
from sandbox.store import Event, Mail, Store


class MailSend:
    def __init__(self, store: Store, faults: Faults, speed: float) -> None:
        self._store, self._faults, self._speed = store, faults, speed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not wire.has_key(scope):
            return await self._refuse(send, 401, ("The key is missing, wrong or revoked.", ""))
        try:
            body = await wire.read_body(receive)
        except wire.TooLarge:
            return await self._refuse(send, 413, ("The mail is over 30 MB.", ""))
        fate = self._faults.decide("sendgrid", body)
        hanging = False
        if fate:
            await asyncio.sleep(fate.delay)
            hanging = fate.strikes("hang")
            if hanging and not self._faults.settings["sendgrid"]["hang_accepts"]:
                return await self._hang(receive)
            if not hanging and (status := fate.status):
                return await self._refuse(send, status, ("The sandbox was asked for this fault.", ""))
        await self._receive_mail(scope, receive, send, body, "hang" if hanging else _ending(fate))

    async def _receive_mail(self, scope: Scope, receive: Receive, send: Send, body: bytes, ending: str) -> None:
        try:
            mail = wire.parsed(body)
        except ValueError:
            return await self._refuse(send, 400, ("The body is not JSON.", ""))
        if found := mail_rules.problems(mail):
            return await self._refuse(send, 400, *found)
        if ((mail.get("mail_settings") or {}).get("sandbox_mode") or {}).get("enable") is True:
            return await self._done(send, 200, {})
        message_id = base64.urlsafe_b64encode(os.urandom(16)).decode().rstrip("=")
        try:
            self._accept(mail, message_id, ending)
        except UnicodeEncodeError:
            return await self._refuse(send, 400, ("The text is not valid Unicode.", ""))
        if ending == "hang":
            return await self._hang(receive)
        if ending == "reset":
            self._faults.served["sendgrid"]["reset"] += 1
            return await connection.reset(scope)
        await self._done(send, 202, {"X-Message-Id": message_id})

    def _accept(self, mail: dict[str, Any], message_id: str, ending: str) -> None:
        tracking = _tracking(mail)
        accepted: list[tuple[Mail, list[Event]]] = []
        for each in _mails(mail, message_id):
            tag = f"{len(accepted)}.0"
            follows = self._faults.settings["events_enabled"]
            accepted.append((each, events.follow(each, tag, self._speed, tracking) if follows else []))
        self._store.accept(accepted, ending)

    async def _hang(self, receive: Receive) -> None:
        self._faults.served["sendgrid"]["hang"] += 1
        await wire.hang(receive)

    async def _done(self, send: Send, status: int, headers: wire.Headers) -> None:
        self._faults.served["sendgrid"][str(status)] += 1
        await wire.answer(send, status, b"", headers)

    async def _refuse(self, send: Send, status: int, *found: mail_rules.Problem) -> None:
        self._faults.served["sendgrid"][str(status)] += 1
        errors = [{"message": message, "field": field or None, "help": None} for message, field in found]
        headers = {}
        if status == 429:
            reset = int(time.time() + self._faults.settings["sendgrid"]["retry_after"])
            headers = {"X-RateLimit-Limit": "600", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(reset)}
        await wire.answer_json(send, status, {"errors": errors}, headers)


def _ending(fate: Decision | None) -> str:
    """How the request of an accepted mail ends, kept with the mail so that a test can account for it."""
    return "reset" if fate and fate.strikes("reset_after_accept") else "answered"


def _mails(mail: dict[str, Any], message_id: str) -> list[Mail]:
    """One for each recipient, as each has events of its own."""
    contents: dict[str, str] = {}
    for part in mail.get("content") or []:
        contents.setdefault(part["type"], part["value"])
    now, attached = time.time(), [_attached(file) for file in mail.get("attachments") or []]
    return [
        Mail(
            message_id=message_id,
            recipient=recipient["email"],
            recipient_name=recipient.get("name") or "",
            sender=_written(mail["from"]),
            subject=person.get("subject") or mail.get("subject") or "",
            text=contents.get("text/plain", ""),
            html=contents.get("text/html", ""),
            headers={**(mail.get("headers") or {}), **(person.get("headers") or {}), **_reply_to(mail)},
            categories=mail.get("categories") or [],
            custom_args={**(mail.get("custom_args") or {}), **(person.get("custom_args") or {})},
            accepted_at=now,
            attachments=attached,
        )
        for person in mail["personalizations"]
        for recipient in mail_rules.recipients(person)
    ]


def _attached(file: dict[str, Any]) -> dict[str, Any]:
    """What came, without the bytes: their number and what shows that they are the same."""
    content = base64.b64decode(file["content"])
    facts = {name: file.get(name) or "" for name in ("filename", "type", "disposition")}
    return {**facts, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _written(person: dict[str, Any]) -> str:
    return f"{person['name']} <{person['email']}>" if person.get("name") else str(person["email"])


def _reply_to(mail: dict[str, Any]) -> dict[str, str]:
    people = [mail["reply_to"]] if mail.get("reply_to") else mail.get("reply_to_list") or []
    return {"Reply-To": ", ".join(map(_written, people))} if people else {}


def _tracking(mail: dict[str, Any]) -> dict[str, bool]:
    """Opens and clicks are tracked unless the mail says no."""
    settings = mail.get("tracking_settings") or {}
    return {kind: (settings.get(f"{kind}_tracking") or {}).get("enable") is not False for kind in ("open", "click")}
