"""What a client's mail program would send: an answer, an automatic answer, a request to be left alone."""

import html
import os
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import policy, utils
from email.message import EmailMessage
from json import loads
from urllib.parse import parse_qs, unquote, urlsplit

_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.IGNORECASE | re.DOTALL)
_MAILTO = re.compile(r"<(mailto:[^<>]+)>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
AWAY = timedelta(days=7)


@dataclass(frozen=True)
class Answer:
    message: EmailMessage
    sender: str
    """Of the envelope."""
    recipient: str


@dataclass(frozen=True)
class Kind:
    label: str
    default: str
    """The text where none is typed. `{back}` is a date."""
    make: Callable[["Original", str], Answer]


class Original:
    """The mail that is answered."""

    def __init__(self, row: sqlite3.Row, now: datetime) -> None:
        self.now, self.text, self.html = now, row["text"], row["html"]
        self.subject = _line(row["subject"])
        self.headers = {name.lower(): value for name, value in loads(row["headers"]).items()}
        self.sender = _line(row["sender"])
        self.recipient, self.recipient_name = _line(row["recipient"]), _line(row["recipient_name"])
        self.message_id = _line(self.headers.get("message-id", "")) or smtp_id(row["message_id"])
        self.accepted = datetime.fromtimestamp(row["accepted_at"], UTC)

    @property
    def reply_to(self) -> str:
        return _line(self.headers.get("reply-to", "")) or self.sender


def smtp_id(message_id: str) -> str:
    """The Message-ID that SendGrid gives a mail that has none of its own."""
    return f"<{message_id}@geopod-ismtpd-7>"


def answer(row: sqlite3.Row, kind: str, text: str, now: datetime) -> Answer:
    """KeyError for a kind that is not in KINDS."""
    back = now + AWAY
    made = KINDS[kind]
    default = made.default.format(back=f"{back:%A, %B} {back.day}, {back.year}")
    return made.make(Original(row, now), text.strip().replace("\r\n", "\n") or default)


def _reply(mail: Original, text: str) -> Answer:
    message = _threaded(mail, _re(mail.subject))
    who = f"On {mail.accepted:%a, %b} {mail.accepted.day}, {mail.accepted:%Y at %H:%M} {mail.sender} wrote:"
    quoted = "\n".join(f"> {line}".rstrip() for line in mail.text.splitlines())
    message.set_content(f"{text}\n\n{who}\n\n{quoted}\n", cte="quoted-printable")
    body = _BODY.search(mail.html)
    message.add_alternative(
        f'<div dir="ltr">{_as_html(text)}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">'
        f'{html.escape(who)}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px '
        f'solid rgb(204,204,204);padding-left:1ex">{body[1] if body else mail.html}</blockquote></div>\n',
        subtype="html",
        cte="quoted-printable",
    )
    return _sent(mail, message)


def _out_of_office(mail: Original, text: str) -> Answer:
    """As Gmail's responder writes it: without a quote."""
    message = _threaded(mail, f"Automatic reply: {mail.subject}")
    message["Auto-Submitted"] = "auto-replied"
    message["Precedence"] = "bulk"
    message["X-Autoreply"] = "yes"
    message.set_content(f"{text}\n", cte="quoted-printable")
    return _sent(mail, message)


def _unsubscribe(mail: Original, text: str) -> Answer:
    """To the address that the mail names for it; an answer in words where it names none."""
    if not (named := _MAILTO.search(mail.headers.get("list-unsubscribe", ""))):
        return _reply(mail, text)
    parts = urlsplit(named[1])
    asked = parse_qs(parts.query)
    message = _threaded(mail, _line(asked.get("subject", ["unsubscribe"])[0]), to=_line(unquote(parts.path)))
    message.set_content(asked.get("body", [text])[0] + "\n", cte="quoted-printable")
    return _sent(mail, message)


KINDS = {
    "reply": Kind("Reply as the client", "Yes, that works for me. Could we talk on Friday afternoon?", _reply),
    "out_of_office": Kind(
        "Out of office",
        "Thank you for your message. I am out of the office and will be back on {back}.",
        _out_of_office,
    ),
    "unsubscribe": Kind("Unsubscribe by mail", "Please take me off your list.", _unsubscribe),
}


def _threaded(mail: Original, subject: str, to: str = "") -> EmailMessage:
    message = EmailMessage(policy.SMTP)
    message["Received"] = (
        "from mail-yb1-f182.example.com (mxd [192.0.2.44]) by mx0032p1mdw1.sendgrid.net with ESMTP id "
        f"{os.urandom(8).hex()}; {utils.format_datetime(mail.now)}"
    )
    message["MIME-Version"] = "1.0"
    message["From"] = utils.formataddr((mail.recipient_name, mail.recipient))
    message["To"] = to or mail.reply_to
    message["Subject"] = subject
    message["Date"] = utils.format_datetime(mail.now)
    message["Message-ID"] = f"<CA{os.urandom(18).hex()}@mail.example.com>"
    message["In-Reply-To"] = mail.message_id
    earlier = _line(mail.headers.get("references", ""))
    message["References"] = f"{earlier} {mail.message_id}".strip()
    return message


def _sent(mail: Original, message: EmailMessage) -> Answer:
    is_automatic = message["Auto-Submitted"] is not None
    return Answer(message, "" if is_automatic else mail.recipient, utils.parseaddr(str(message["To"]))[1])


def _re(subject: str) -> str:
    return subject if subject.lower().startswith("re:") else f"Re: {subject}"


def _as_html(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _line(text: str) -> str:
    """One line of a header, whatever was sent."""
    return _CONTROL.sub(" ", text).strip()
