"""What to do about a follow-up whose email was not sent: advice, and one button. Read-only."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from clients.models import address_key
from emails.errors.codes import ABOUT_ADDRESS
from emails.models import Suppression
from emails.models.states import Status as EmailStatus
from followups.models import Reason, Task

Address = Callable[[Task], str]


@dataclass(frozen=True)
class Remedy:
    advice: str  # a sentence next to the reason; may be empty
    word: str  # the button's label
    url: str
    posts: bool = False
    in_row: bool = False  # the response replaces the row
    in_dialog: bool = False


@dataclass(frozen=True)
class RemedyRule:
    """A remedy before its URL is known: `address` makes the URL from the follow-up."""

    advice: str
    word: str
    address: Address
    posts: bool = False
    in_row: bool = False
    in_dialog: bool = False

    def remedy(self, task: Task) -> Remedy:
        return Remedy(self.advice, self.word, self.address(task), self.posts, self.in_row, self.in_dialog)


def _of_task(name: str) -> Address:
    return lambda task: reverse(name, args=[task.pk])


def _of_client(name: str) -> Address:
    return lambda task: reverse(name, args=[task.client_id])


def _edit_address(task: Task) -> str:
    return reverse("client_edit", args=[task.client_id]) + "?field=email"


def _email(task: Task) -> str:
    return reverse("email", args=[task.log.pk]) if task.log else ""


def _today(task: Task) -> str:
    return reverse("today")


def _unsettled(task: Task) -> str:
    return reverse("unsettled")


def _office(anchor: str) -> Address:
    """Where the broker sets it; an agent is shown what the office decided."""
    return lambda task: reverse("office_settings") + anchor


def _unread_mail(task: Task) -> str:
    """The page of the one that can't be read; their list where a worker reads it in a moment."""
    broken = task.reason_facts.get("broken")
    return reverse("inbound", args=[broken]) if isinstance(broken, int) and broken > 0 else reverse("inbound_list")


PREVIEW, SEND, RETRY_IT = _of_task("followup_preview"), _of_task("followup_send"), _of_task("followup_retry")
CLIENT, RESUME = _of_client("client"), _of_client("client_resume")

OPEN_TODAY = RemedyRule("Resume sending on the Today page.", "Open Today", _today)
GIVE_AWAY = RemedyRule("Ask your broker to reassign the client.", "Open client", CLIENT)
SET_UP = RemedyRule("Ask your broker to set it up.", "Settings", _office(""))
SETTLE = RemedyRule("A broker says whether it was sent.", "Open list", _unsettled)
SENDER = RemedyRule("", "Settings", _office("#office_from_email"))
POSTAL_ADDRESS = RemedyRule("", "Settings", _office("#office_postal_address"))
GO_NOW = RemedyRule("", "Send now", SEND, posts=True, in_row=True)

HELD_RULES: dict[str, RemedyRule] = {
    Reason.NEEDS_APPROVAL: RemedyRule("Approve it, or skip it.", "Review", PREVIEW),
    Reason.TEXT_STOPPED: RemedyRule("Read the issues, then edit or confirm.", "Review", PREVIEW),
    Reason.TEXT_UNCHECKED: RemedyRule("Edit it, or have the AI rewrite it.", "Review", PREVIEW),
    Reason.FILE_MISSING: RemedyRule("Attach it again, or remove it.", "Review", PREVIEW),
    Reason.FILES_TOO_LARGE: RemedyRule("Remove a file.", "Review", PREVIEW),
    Reason.WAITS_FOR_SEND_NOW: RemedyRule("Read it, then send it.", "Review", PREVIEW),
    Reason.CLIENT_PAUSED: RemedyRule("", "Resume", RESUME, posts=True),
    Reason.CLIENT_AWAY: GO_NOW,
    Reason.ANSWER_UNREAD: RemedyRule("", "Open email", _unread_mail),
    Reason.AGENT_PAUSED: OPEN_TODAY,
    Reason.OFFICE_PAUSED: OPEN_TODAY,
    Reason.MAY_HAVE_GONE: SETTLE,
    Reason.NO_AGENT: GIVE_AWAY,
    Reason.AGENT_LEFT: GIVE_AWAY,
    Reason.SENDGRID_NOT_SET_UP: SET_UP,
    Reason.OPENAI_NOT_SET_UP: SET_UP,
    Reason.NO_SENDER: SENDER,
    Reason.NO_POSTAL_ADDRESS: POSTAL_ADDRESS,
    Reason.OUTSIDE_HOURS: GO_NOW,
    Reason.DAY_OFF: GO_NOW,
    Reason.DAILY_CAP: GO_NOW,
    Reason.RETRYING: RemedyRule("", "Try now", SEND, posts=True, in_row=True),
}
"""For a pending follow-up, by the reason that holds it."""

CANCELLED_RULES: dict[str, RemedyRule] = {
    Reason.REPLIED: RemedyRule("Read it, then reply.", "Open reply", CLIENT),
    Reason.NO_EMAIL_ADDRESS: RemedyRule(
        "Add one, then restore the follow-up.", "Add address", _edit_address, in_dialog=True
    ),
}
"""For a cancelled follow-up, by the reason."""

BOUNCED = RemedyRule("Ask for another address.", "Fix address", _edit_address, in_dialog=True)

FAILED = RemedyRule("", "Try again", RETRY_IT, posts=True, in_row=True)
WRONG_ADDRESS = RemedyRule("Fix it, then try again.", "Fix address", _edit_address, in_dialog=True)
UNCONFIRMED = RemedyRule("It may have been sent. Check, then resolve.", "Resolve", _email)
REFUSED = RemedyRule("", "Open email", _email)
"""The address may be fine. If it is not, the suppression ledger holds the next email, with a reason of its own."""


def remedy_of(task: Task) -> Remedy | None:
    """None if the follow-up was sent, is being sent, is not due, or was ended on purpose."""
    rule = _rule(task)
    return rule.remedy(task) if rule else None


def _rule(task: Task) -> RemedyRule | None:
    status, log = task.status, task.log
    if status == Task.Status.PENDING:
        rule = HELD_RULES.get(task.reason_code)
        # Nobody sends what nobody has read: the preview has the same button.
        if rule and rule.address is SEND and not task.is_read:
            return RemedyRule(rule.advice, f"{rule.word}…", PREVIEW)
        return rule
    if status == Task.Status.FAILED:
        return WRONG_ADDRESS if task.reason_code == Reason.ADDRESS_REFUSED and not _has_new_address(task) else FAILED
    if status == Task.Status.CANCELLED:
        if task.reason_facts.get("ledger") == Suppression.Reason.BOUNCED:
            return BOUNCED
        return CANCELLED_RULES.get(task.reason_code)
    if log and log.status == EmailStatus.UNCONFIRMED and status == Task.Status.PROCESSING:
        return UNCONFIRMED
    if log is None or log.status not in (EmailStatus.BOUNCE, EmailStatus.DROPPED):
        return None
    return BOUNCED if log.error_code in ABOUT_ADDRESS and not _has_new_address(task) else REFUSED


def _has_new_address(task: Task) -> bool:
    sent_to = task.log.to_email if task.log else ""
    return sent_to != "" and address_key(sent_to) != address_key(task.client.email)
