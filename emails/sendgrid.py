"""Sends one email through SendGrid. The only file that knows SendGrid's send API.

The sendgrid package builds the request body; a pooled keep-alive client posts it, because the package's own transport
opens a connection and rebuilds the TLS context for every call (28 ms of CPU) and has no time-out.
"""

import contextlib
import json
import logging
import random
import re
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import lru_cache
from typing import Any

import urllib3
from django.conf import settings
from sendgrid.helpers import mail as sg

from agents.models import Agent, Office
from clients.models import address_to_send
from emails.errors.codes import ErrorCode
from emails.letters.body import FILES, Body, nothing
from emails.letters.files import Attached, Unreadable
from emails.models import EmailLog, OfficeMail
from emails.rendering import Rendered, sender_of
from emails.threads import Thread, address_of_email, headers_of

logger = logging.getLogger(__name__)

Mail = dict[str, Any]
"""The JSON body of POST /v3/mail/send."""
Files = Sequence[Attached]

FORWARD_HEADER = "X-RealtorOS-Forward"
"""Marks what was forwarded to an agent, with the id of the office's mail."""

TIMEOUT = urllib3.Timeout(connect=5, read=25)  # seconds

RETRY_AFTER = (timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10))
"""How long an email waits after each try that SendGrid did not take."""


class GatewayError(Exception):
    """SendGrid did not accept it, or nobody knows (`unknown`). `permanent`: asking again will not change the answer.

    The message is for the log and for whoever wants the details; `code` says what happened. `outage`: it says nothing
    of this email; any other would have met it too. `retry_after`: seconds, of a 429. `refused_copies`: the addresses in
    CC that SendGrid does not take, when nothing else is wrong.
    """

    def __init__(
        self,
        message: str,
        code: ErrorCode,
        *,
        permanent: bool = False,
        unknown: bool = False,
        outage: bool = False,
        retry_after: float = 0,
        refused_copies: Sequence[str] = (),
    ) -> None:
        super().__init__(message)
        self.code, self.refused_copies = code, tuple(refused_copies)
        self.permanent, self.unknown, self.outage, self.retry_after = permanent, unknown, outage, retry_after

    def wait_after(self, tries: int) -> timedelta | None:
        """How long to wait before one more try, after so many that were tried again; None: it failed for good."""
        if self.permanent or tries >= len(RETRY_AFTER):
            return None
        # Jitter: what failed together must not come back together.
        return max(RETRY_AFTER[tries], timedelta(seconds=self.retry_after)) * random.uniform(1.0, 1.2)  # noqa: S311


class FileGone(GatewayError):
    """A file that is attached can't be read, so SendGrid has no whole email. `name` is the file's."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the attached file “{name}” can't be read", ErrorCode.FILE_MISSING)
        self.name = name


class TooLate(GatewayError):
    """Not sent, and through no fault of SendGrid's."""


def build(
    log: EmailLog, agent: Agent | None, office: Office, rendered: Rendered, files: Files = (), thread: Thread = ()
) -> Mail:
    """The files are named only: their bytes are read while the email is sent."""
    message = sg.Mail(
        from_email=sg.From(office.from_email, _plain(sender_of(agent, office)) or None),
        subject=_plain(log.subject),
        plain_text_content=rendered.text,
        html_content=rendered.html,
    )
    to = sg.Personalization()
    to.add_to(sg.To(address_to_send(log.to_email), _name(log.client.name)))
    for copy in log.copies:
        to.add_cc(sg.Cc(address_to_send(copy["email"]), _name(copy["name"]) or None))
    # Values must be strings. They come back with every event: message ids change shape on the way, and other databases
    # may send through the same account.
    to.add_custom_arg(sg.CustomArg("email_log_id", str(log.pk)))
    to.add_custom_arg(sg.CustomArg("office_id", office.mail_id))
    if log.task_id:
        # A restored backup may not know this email yet. Then this says which follow-up must not go again.
        to.add_custom_arg(sg.CustomArg("task_id", str(log.task_id)))
    message.add_personalization(to)
    if reply_to := address_of_email(log.pk) or (agent and agent.email):
        message.reply_to = sg.ReplyTo(reply_to, _plain(sender_of(agent, office)))
    # RFC 8058: the mailbox provider's own Unsubscribe button posts to this address.
    headers = {"List-Unsubscribe": f"<{rendered.unsubscribe_url}>"}
    headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    for name, value in (headers | headers_of(log.pk, thread)).items():
        message.add_header(sg.Header(name, value))
    message.tracking_settings = sg.TrackingSettings(subscription_tracking=sg.SubscriptionTracking(enable=False))
    return dict(message.get()) | ({FILES: files} if files else {})


def build_office_mail(mail: OfficeMail, office: Office, files: Files = ()) -> Mail:
    """From the office to one person. Nothing of it is tracked: a link that works once must reach them as it is."""
    sender = f"{mail.from_name} (via RealtorOS)" if mail.from_name else office.from_name
    message = sg.Mail(
        from_email=sg.From(office.from_email, _plain(sender) or None),
        subject=_plain(mail.subject),
        plain_text_content="\n\n".join(filter(None, [mail.body.strip(), office.name])) + "\n",
    )
    to = sg.Personalization()
    to.add_to(sg.To(address_to_send(mail.to_email), _name(mail.to_name) or None))
    to.add_custom_arg(sg.CustomArg("office_mail_id", str(mail.pk)))
    to.add_custom_arg(sg.CustomArg("office_id", office.mail_id))
    message.add_personalization(to)
    if mail.reply_to:
        message.reply_to = sg.ReplyTo(address_to_send(mail.reply_to), _plain(mail.from_name) or None)
    for name, value in _headers_of(mail).items():
        message.add_header(sg.Header(name, _plain(value)))
    message.tracking_settings = sg.TrackingSettings(
        click_tracking=sg.ClickTracking(enable=False, enable_text=False),
        open_tracking=sg.OpenTracking(enable=False),
        subscription_tracking=sg.SubscriptionTracking(enable=False),
    )
    return dict(message.get()) | ({FILES: files} if files else {})


def _headers_of(mail: OfficeMail) -> dict[str, str]:
    """RFC 3834: who answers by itself leaves what was forwarded alone. Ours tells that it came from here."""
    marks = {"Auto-Submitted": "auto-forwarded", FORWARD_HEADER: str(mail.pk)} if mail.is_forwarded else {}
    return {**mail.headers, **marks}


def send(mail: Mail, before_end: Callable[[], None] = nothing) -> str:
    """SendGrid's message id for an accepted email. GatewayError otherwise.

    `before_end` is called when the files have passed, before the last bytes: what it raises leaves SendGrid no whole
    email.
    """
    try:
        with contextlib.ExitStack() as stack:
            return _send(mail, Body(mail, stack, before_end))
    except Unreadable as error:
        raise FileGone(error.file.name) from error


def _send(mail: Mail, body: Body) -> str:
    headers = {
        "Authorization": f"Bearer {settings.SENDGRID_API_KEY}",
        "Content-Type": "application/json",
        "Content-Length": str(body.length),
    }
    url = f"{settings.SENDGRID_BASE_URL}/v3/mail/send"
    try:
        response = pool().request("POST", url, body=body, headers=headers, preload_content=False)
    except urllib3.exceptions.HTTPError as error:
        raise _broken(error, body.left) from error
    # The status line is the answer: a body that breaks off after it takes nothing back.
    with contextlib.suppress(urllib3.exceptions.HTTPError, OSError):
        response.read(cache_content=True)
    response.release_conn()
    if 200 <= response.status < 300:
        return response.headers.get("X-Message-Id", "")
    raise _refusal(response, mail)


@lru_cache(maxsize=1)
def pool() -> urllib3.PoolManager:
    return urllib3.PoolManager(num_pools=2, maxsize=settings.SWEEP_IN_FLIGHT, timeout=TIMEOUT, retries=False)


def _broken(error: Exception, left: bool) -> GatewayError:
    """No name, no connection, no TLS: then nothing left. Once it left nobody knows what SendGrid read."""
    if not left:
        return GatewayError("SendGrid could not be reached", ErrorCode.SENDGRID_AWAY, outage=True)
    if isinstance(error, urllib3.exceptions.ReadTimeoutError):
        return GatewayError("SendGrid did not answer in time", ErrorCode.NO_ANSWER, unknown=True, outage=True)
    return GatewayError("the connection to SendGrid was lost", ErrorCode.CUT_OFF, unknown=True, outage=True)


def _refusal(response: urllib3.BaseHTTPResponse, mail: Mail) -> GatewayError:
    words = f"SendGrid answered {response.status}: {_message(response)}"
    if response.status == 429:
        return GatewayError(words, ErrorCode.SLOW_DOWN, retry_after=_retry_after(response))
    # 408 and 425 say that the request came too slowly or too early: neither speaks of the email. Nor do 401 and 403,
    # a key that is not taken: asking again changes nothing, and every other email would fare the same.
    permanent = response.status < 500 and response.status not in (408, 425)
    outage = not permanent or response.status in (401, 403)
    refused = _refused_copies(response, mail)
    code = ErrorCode.COPY_REJECTED if refused else _code_of(response)
    return GatewayError(words, code, permanent=permanent, outage=outage, refused_copies=refused)


def _code_of(response: urllib3.BaseHTTPResponse) -> ErrorCode:
    if response.status in (401, 403):
        return ErrorCode.KEY_REJECTED
    if response.status >= 500 or response.status in (408, 425):
        return ErrorCode.SENDGRID_FAULT
    is_about_address = any(map(RECIPIENT.match, _refused_fields(response)))
    return ErrorCode.ADDRESS_REJECTED if is_about_address else ErrorCode.REJECTED


# SendGrid names the field that it refuses, e.g. "personalizations.0.to.0.email".
RECIPIENT = re.compile(r"personalizations\.\d+\.to\b")
COPY = re.compile(r"personalizations\.0\.cc\.(\d+)\b")


def _refused_copies(response: urllib3.BaseHTTPResponse, mail: Mail) -> list[str]:
    """The addresses in CC that were refused; none when something else was refused, too."""
    found = [COPY.match(field) for field in _refused_fields(response)]
    try:
        copies = mail["personalizations"][0]["cc"]
        return [copies[int(match[1])]["email"] for match in found if match] if all(found) else []
    except (LookupError, TypeError):
        return []


def _refused_fields(response: urllib3.BaseHTTPResponse) -> list[str]:
    try:
        return [str(error.get("field") or "") for error in json.loads(response.data)["errors"]]
    except (ValueError, LookupError, TypeError, AttributeError):
        return []


def _message(response: urllib3.BaseHTTPResponse) -> str:
    try:
        words = "; ".join(str(error["message"]) for error in json.loads(response.data)["errors"])
        # JSON can spell what no text column holds: NUL, half of a surrogate pair.
        return "".join(char if char.isprintable() else " " for char in words)[:400]
    except (ValueError, LookupError, TypeError):
        return response.reason or "no explanation"


def _retry_after(response: urllib3.BaseHTTPResponse) -> float:
    """Seconds to wait; SendGrid gives the epoch second at which its limit resets. At most an hour is believed."""
    try:
        if seconds := response.headers.get("Retry-After"):
            return max(0.0, min(float(seconds), 3600.0))
        return max(0.0, min(float(response.headers.get("X-RateLimit-Reset", "0")) - time.time(), 3600.0))
    except ValueError:
        return 0.0


def _plain(text: str) -> str:
    """One line: SendGrid refuses line breaks in headers."""
    return " ".join(text.split())


def _name(text: str) -> str:
    """SendGrid refuses ";" and "," in a recipient's name."""
    return _plain(text.replace(";", " ").replace(",", " "))
