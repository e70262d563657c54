"""Why an email did not arrive, in words. The provider's own text (`error_message`) is shown only on demand."""

from dataclasses import dataclass
from datetime import datetime

from emails.errors.bounces import code_of
from emails.errors.codes import ErrorCode
from emails.models import Outgoing, Provider
from emails.models.provider import OPENAI
from emails.models.states import Status

WORDS: dict[str, str] = {
    ErrorCode.NO_MAILBOX: "the address does not exist",
    ErrorCode.NO_DOMAIN: "the part of the address after the @ does not exist",
    ErrorCode.CLOSED: "the mailbox is closed",
    ErrorCode.FULL: "the mailbox is full",
    ErrorCode.UNAVAILABLE: "the mailbox is full or closed",
    ErrorCode.TOO_LARGE: "the email is too large for the mailbox",
    ErrorCode.SERVER_AWAY: "their mail server can't be reached",
    ErrorCode.SERVER_FAULT: "their mail server has a problem",
    ErrorCode.BLOCKED: "their mail server blocked this email",
    ErrorCode.CALLED_SPAM: "their mail server took this email for spam",
    ErrorCode.SENDER_DOUBTED: "their mail server could not verify the sender",
    ErrorCode.TOO_MANY: "their mail server got too many emails from us at once",
    ErrorCode.NOT_TAKEN: "their mail server did not accept it",
    ErrorCode.LATER: "their mail server asked to try again later",
    ErrorCode.BOUNCED_BEFORE: "an earlier email to this address bounced",
    ErrorCode.INVALID: "the address is not valid",
    ErrorCode.UNSUBSCRIBED_BEFORE: "they had unsubscribed",
    ErrorCode.SPAM_BEFORE: "they had marked an email as spam",
    ErrorCode.QUOTA: "the SendGrid plan has no emails left",
    ErrorCode.SPAM_CHECKER: "SendGrid took this email for spam",
    ErrorCode.HEADERS: "SendGrid could not read the email",
    ErrorCode.DROPPED: "SendGrid did not send it on",
    ErrorCode.ADDRESS_REJECTED: "SendGrid rejected this address",
    ErrorCode.COPY_REJECTED: "SendGrid rejected the address of a copy",
    ErrorCode.REJECTED: "SendGrid rejected the email",
    ErrorCode.FILE_MISSING: "an attached file is missing",
    ErrorCode.KEY_REJECTED: "SendGrid rejected our key",
    ErrorCode.SLOW_DOWN: "SendGrid asked us to slow down",
    ErrorCode.SENDGRID_FAULT: "SendGrid had a problem",
    ErrorCode.SENDGRID_AWAY: "we couldn't reach SendGrid",
    ErrorCode.NO_ANSWER: "SendGrid didn't answer in time",
    ErrorCode.CUT_OFF: "the connection to SendGrid was lost",
    ErrorCode.OUR_FAULT: "something went wrong on our side",
    ErrorCode.WORKER_STOPPED: "our server stopped while sending it",
    ErrorCode.NOT_SET_UP: "SendGrid is not set up (SENDGRID_API_KEY)",
    ErrorCode.NO_SENDER: "the office has no sender address",
    ErrorCode.IS_A_COPY: "this is a copy for a test server, which sends nothing",
    ErrorCode.RESTORED: "a backup was restored, and it may have been sent before that",
    ErrorCode.SENDGRID_PAUSED: "SendGrid isn't accepting emails right now. We'll try again soon",
    ErrorCode.EXPIRED: "it expired before it could be sent",
}

TROUBLED = (Status.DRAFT, Status.QUEUED, Status.UNCONFIRMED, Status.FAILED)
REPORTED = (Status.DEFERRED, Status.BOUNCE, Status.DROPPED)
"""In any other status an earlier trouble is over."""

UNKNOWN: dict[str, str] = {
    Status.UNCONFIRMED: "SendGrid's answer was lost",
    Status.FAILED: "it could not be sent",
}
"""For emails that were stored before they had a code."""

UNKNOWN_ERROR = "it did not work"
"""For a provider whose last error was stored before it had a code."""


def error_in_words(email: Outgoing) -> str:
    """“the mailbox is full”; "" while nothing is wrong with the email."""
    if email.status in REPORTED:
        return WORDS[email.error_code or str(code_of({"event": email.status, "reason": email.error_message}))]
    if email.status not in TROUBLED:
        return ""
    if email.error_code:
        return WORDS.get(email.error_code, "")
    return UNKNOWN.get(email.status, "the last try failed") if email.error_message else ""


@dataclass(frozen=True)
class Trouble:
    """What is wrong with a provider: in our words, and its own text for whoever asks."""

    words: str
    text: str
    at: datetime | None


def last_error_of(provider: Provider) -> Trouble:
    # Of OpenAI there is no code: what is kept are our words (emails/writer/call/errors.py).
    ours = provider.last_error if provider.name == OPENAI else ""
    words = code_in_words(provider.last_error_code) or ours or UNKNOWN_ERROR
    return Trouble(words, "" if words == ours else provider.last_error, provider.last_error_at)


def last_drop_of(provider: Provider) -> Trouble:
    words = code_in_words(provider.drop_code) or WORDS[ErrorCode.DROPPED]
    return Trouble(words, provider.drop_reason, provider.dropped_at)


def code_in_words(code: object) -> str:
    """The words of a code that was stored with other facts; "" for none and for one that is not ours."""
    return WORDS.get(code, "") if isinstance(code, str) else ""
