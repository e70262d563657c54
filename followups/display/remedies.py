"""What to do about a follow-up whose email did not go: a sentence, and the one button that does it. Read-only."""

from dataclasses import dataclass

from emails.models import Suppression
from emails.models.states import Status as EmailStatus
from followups.models import RETRY, WAITS_FOR_A_PERSON, Task

REPLIED = "the client replied"
BOUNCED = f"do not email: {Suppression.Reason.BOUNCED.label}"
NO_ADDRESS = "the client has no valid email address"


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

HELD = {
    "is_approved": Way("Approve it, or skip it.", "Review", PREVIEW),
    WAITS_FOR_A_PERSON: Way("Read it, then send it.", "Review", PREVIEW),
    "not_paused": Way("", "Resume", RESUME, posts=True),
    "nobody_paused_everything": Way("Today resumes it.", "Open Today", "/"),
    "agent_is_active": Way("The broker gives the client to somebody.", "Open client", CLIENT),
    "providers_are_set_up": Way("The broker sets it up.", "Settings", "/settings/"),
    "sender_is_known": Way("", "Settings", "/settings/"),
    "within_sending_hours": Way("", "Send now", SEND, posts=True, in_row=True),
    "within_daily_cap": Way("", "Send now", SEND, posts=True, in_row=True),
    RETRY: Way("", "Try now", SEND, posts=True, in_row=True),
}
"""By what holds it while it is pending."""

CANCELLED = {
    REPLIED: Way("Read it, then answer.", "Open reply", CLIENT),
    BOUNCED: Way("Ask for another address.", "Change address", EDIT),
    NO_ADDRESS: Way("Add one, then put it back.", "Add address", EDIT),
}
"""By why a gate closed for good."""

FAILED = Way("", "Try again", RETRY_IT, posts=True, in_row=True)
WRONG_ADDRESS = Way("Put it right, then try again.", "Change address", EDIT)
UNCONFIRMED = Way("It may have gone. Look, then decide.", "Settle", "/emails/{0.email_log.pk}/")
REFUSED = Way("The address did not take it.", "Change address", EDIT)


def way_of(task: Task) -> Way | None:
    """None where it went, is on its way or has time, and where somebody ended it on purpose."""
    way = _way(task)
    return way and Way(way.do, way.word, way.url.format(task), way.posts, way.in_row)


def _way(task: Task) -> Way | None:
    status, log = task.status, task.log
    if status == Task.Status.PENDING:
        return HELD.get(task.held_by)
    if status == Task.Status.FAILED:
        return FAILED if _has_new_address(task) or "email address" not in task.reason else WRONG_ADDRESS
    if status == Task.Status.CANCELLED:
        return CANCELLED.get(task.reason)
    if log and log.status == EmailStatus.UNCONFIRMED and status == Task.Status.PROCESSING:
        return UNCONFIRMED
    return REFUSED if log and log.status in (EmailStatus.BOUNCE, EmailStatus.DROPPED) else None


def _has_new_address(task: Task) -> bool:
    went_to = task.log.to_email if task.log else ""
    return went_to != "" and went_to.lower() != task.client.email.lower()
