"""What to do about a follow-up whose email did not go: a sentence, and the one button that does it. Read-only."""

from dataclasses import dataclass

from emails.models import Suppression
from emails.models.states import Status as EmailStatus
from followups.models import Reason, Task


@dataclass(frozen=True)
class Way:
    do: str  # a sentence beside the reason; may be empty
    word: str  # on the button
    url: str
    posts: bool = False
    in_row: bool = False  # its answer is the row


PREVIEW, SEND, RETRY_IT = "/followups/{0.pk}/preview/", "/followups/{0.pk}/send/", "/followups/{0.pk}/retry/"
CLIENT, EDIT, RESUME = (
    "/clients/{0.client_id}/",
    "/clients/{0.client_id}/edit/?field=email",
    "/clients/{0.client_id}/resume/",
)

OPEN_TODAY = Way("Today resumes it.", "Open Today", "/")
GIVE_AWAY = Way("The broker gives the client to somebody.", "Open client", CLIENT)
SET_UP = Way("The broker sets it up.", "Settings", "/settings/")
SENDER = Way("", "Settings", "/settings/")
GO_NOW = Way("", "Send now", SEND, posts=True, in_row=True)

HELD: dict[str, Way] = {
    Reason.NEEDS_APPROVAL: Way("Approve it, or skip it.", "Review", PREVIEW),
    Reason.WAITS_FOR_SEND_NOW: Way("Read it, then send it.", "Review", PREVIEW),
    Reason.CLIENT_PAUSED: Way("", "Resume", RESUME, posts=True),
    Reason.AGENT_PAUSED: OPEN_TODAY,
    Reason.OFFICE_PAUSED: OPEN_TODAY,
    Reason.NO_AGENT: GIVE_AWAY,
    Reason.AGENT_LEFT: GIVE_AWAY,
    Reason.SENDGRID_NOT_SET_UP: SET_UP,
    Reason.OPENAI_NOT_SET_UP: SET_UP,
    Reason.NO_SENDER: SENDER,
    Reason.NO_POSTAL_ADDRESS: SENDER,
    Reason.OUTSIDE_HOURS: GO_NOW,
    Reason.DAY_OFF: GO_NOW,
    Reason.DAILY_CAP: GO_NOW,
    Reason.RETRYING: Way("", "Try now", SEND, posts=True, in_row=True),
}
"""By what holds it while it is pending."""

CANCELLED: dict[str, Way] = {
    Reason.REPLIED: Way("Read it, then answer.", "Open reply", CLIENT),
    Reason.NO_EMAIL_ADDRESS: Way("Add one, then put it back.", "Add address", EDIT),
}
"""By why a gate closed for good."""

BOUNCED = Way("Ask for another address.", "Change address", EDIT)

FAILED = Way("", "Try again", RETRY_IT, posts=True, in_row=True)
WRONG_ADDRESS = Way("Put it right, then try again.", "Change address", EDIT)
UNCONFIRMED = Way("It may have gone. Look, then decide.", "Settle", "/emails/{0.email_log.pk}/")
REFUSED = Way("It did not arrive. The email says why.", "Open email", "/emails/{0.email_log.pk}/")
"""It need not be the address: where it is, the ledger stops what would go there next, and says so."""


def way_of(task: Task) -> Way | None:
    """None where it went, is on its way or has time, and where somebody ended it on purpose."""
    way = _way(task)
    return way and Way(way.do, way.word, way.url.format(task), way.posts, way.in_row)


def _way(task: Task) -> Way | None:
    status, log = task.status, task.log
    if status == Task.Status.PENDING:
        return HELD.get(task.reason_code)
    if status == Task.Status.FAILED:
        return WRONG_ADDRESS if task.reason_code == Reason.ADDRESS_REFUSED and not _has_new_address(task) else FAILED
    if status == Task.Status.CANCELLED:
        if task.reason_facts.get("ledger") == Suppression.Reason.BOUNCED:
            return BOUNCED
        return CANCELLED.get(task.reason_code)
    if log and log.status == EmailStatus.UNCONFIRMED and status == Task.Status.PROCESSING:
        return UNCONFIRMED
    return REFUSED if log and log.status in (EmailStatus.BOUNCE, EmailStatus.DROPPED) else None


def _has_new_address(task: Task) -> bool:
    went_to = task.log.to_email if task.log else ""
    return went_to != "" and went_to.lower() != task.client.email.lower()
