"""The reason for a follow-up's state, as text for users. The codes are in followups/models/reasons.py."""

import logging
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from agents import zones
from clients.models import Stage
from emails.errors.words import code_in_words
from emails.models import Suppression
from emails.writer.guard.finding import label_of
from followups.models import Reason, Task, Why
from lists.words import counted, weekday_date, weekday_date_and_time

logger = logging.getLogger(__name__)

Facts = Mapping[str, Any]


def in_words(why: Why | None) -> str:
    """“the client replied”; "" without a reason. Times are in the current time zone."""
    if why is None:
        return ""
    if "words" in why.facts:  # stored before reasons had structured facts
        return str(why.facts["words"])
    words = WORDS.get(why.code, "")
    try:
        return words(why.facts) if callable(words) else words
    except (TypeError, ValueError, AttributeError):
        # Manual SQL can write invalid facts. Such a row must not hide the others from the agent.
        logger.exception("facts of a reason can't be read code=%s", why.code)
        return str(Reason(why.code).label).lower()


def reason_of(task: Task) -> str:
    return in_words(task.why)


def _office_paused(facts: Facts) -> str:
    if facts.get("cause") == "restore":
        return f"sending is paused because a backup was restored{_since(facts)}"
    by = f" by {facts['by']}" if facts.get("by") else ""
    return f"sending is paused for the whole office{by}{_since(facts)}"


def _answer_unread(facts: Facts) -> str:
    if facts.get("broken"):
        return "we can't read an email from the client. Open it, then dismiss it"
    return "an email from the client is being read"


def _client_away(facts: Facts) -> str:
    back = facts.get("back")
    day = f" until {weekday_date(datetime.fromisoformat(back))}" if back else ""
    return f"the client is away{day}"


def _outside_hours(facts: Facts) -> str:
    if not facts.get("hours"):
        return "outside sending hours"
    where = f", {zones.time_of(facts['zone'])}" if facts.get("zone") else ""
    return f"outside {facts.get('agent', '')}'s sending hours ({facts['hours']}{where})"


def _day_off(facts: Facts) -> str:
    if not facts.get("day"):
        return "no emails are sent on this day"
    day = weekday_date(date.fromisoformat(facts["day"]))
    return f"no emails are sent on {day}: {facts.get('name', '')}"


def _daily_cap(facts: Facts) -> str:
    emails = counted(facts.get("cap", 0), "email")
    return f"{facts.get('agent', '')} reached the office's daily limit of {emails}"


def cause_of(why: Why | None) -> str:
    """The error of a follow-up that will be retried: “SendGrid had a problem”."""
    facts: Facts = why.facts if why else {}
    return CAUSES.get(facts.get("cause", "")) or _error(facts)


def _stage_finished(facts: Facts) -> str:
    stage = facts.get("stage", "")
    return f"the client's stage is {Stage(stage).label if stage in Stage else stage}"


def _do_not_email(facts: Facts) -> str:
    return f"do not email: {Suppression(reason=facts.get('ledger', '')).get_reason_display()}"


def _error(facts: Facts) -> str:
    """What happened. Reasons that were stored without a code have the provider's text alone."""
    return code_in_words(facts.get("error_code")) or str(facts.get("error", ""))


def _text_stopped(facts: Facts) -> str:
    """“its text needs review: “$500,000” (unknown figure) and 2 more”."""
    if not facts.get("kind"):
        return "its text needs review"
    label, said = label_of(facts["kind"]).lower(), " ".join(str(facts.get("said", "")).split())
    quoted = f"“{said[:60]}{'…' * (len(said) > 60)}” ({label})" if said else label
    more = facts.get("count", 1) - 1
    return f"its text needs review: {quoted}" + (f" and {more} more" if more > 0 else "")


def _since(facts: Facts) -> str:
    """“ since Tue, Nov 24, 9:00 AM”."""
    if not facts.get("since"):
        return ""
    return f" since {weekday_date_and_time(datetime.fromisoformat(facts['since']))}"


LEDGER_WORDS: dict[str, str] = {
    Suppression.Reason.BY_HAND: "do not email",
    Suppression.Reason.BOUNCED: "address bounced",
    Suppression.Reason.UNSUBSCRIBED: "opted out",
    Suppression.Reason.COMPLAINED: "marked as spam",
}
"""Why an address must not be emailed, where there is room for a few words. On its own page: Suppression.Reason."""

GATE_WORDS = {
    "client_is_here": "Client is active",
    "stage_is_open": "Stage is not closed or lost",
    "not_replied": "No reply since it was planned",
    "answer_is_read": "No email from the client that is not read yet",
    "has_an_address": "Valid email address",
    "may_be_emailed": "Not on the do-not-email list",
    "no_restore_holds_it": "Not sent before a backup was restored, and not a test copy",
    "is_asked_for": "Sends automatically, or someone pressed Send now",
    "not_paused": "Follow-ups not paused for this client",
    "is_back": "The client is not away, or someone pressed Send now",
    "nobody_paused_everything": "Sending not paused by the agent or the office",
    "agent_is_active": "Client has an active agent",
    "providers_are_set_up": "OpenAI and SendGrid are set up",
    "sender_is_known": "Office has a sender and a postal address",
    "is_approved": "Approved, or sends automatically",
    "text_is_checked": "No issues in the text, or someone confirmed them",
    "files_can_go": "Attached files are there, and under 20 MB",
    "within_sending_hours": "Inside the agent's sending hours, or someone pressed Send now",
    "within_daily_cap": "Under the daily limit, or someone pressed Send now",
}
"""What each gate of followups/engine/gates.py asks, by its name."""

CAUSES = {"email_changed": "the email was changed while sending"}

WORDS: dict[str, str | Callable[[Facts], str]] = {
    Reason.WAITS_FOR_SEND_NOW: "waiting for you to press Send now",
    Reason.CLIENT_PAUSED: "follow-ups are paused for this client",
    Reason.CLIENT_AWAY: _client_away,
    Reason.ANSWER_UNREAD: _answer_unread,
    Reason.AGENT_PAUSED: lambda facts: f"{facts.get('by', '')} paused all sending{_since(facts)}",
    Reason.OFFICE_PAUSED: _office_paused,
    Reason.MAY_HAVE_GONE: "it may already have been sent before the backup was restored. A broker has to say so",
    Reason.IS_A_COPY: "this is a copy for a test server, which sends nothing",
    Reason.NO_AGENT: "the client has no agent yet",
    Reason.AGENT_LEFT: lambda facts: f"{facts.get('agent', '')} no longer works here. Reassign the client",
    Reason.SENDGRID_NOT_SET_UP: "SendGrid is not set up (SENDGRID_API_KEY)",
    Reason.OPENAI_NOT_SET_UP: "OpenAI is not set up (OPENAI_API_KEY)",
    Reason.NO_SENDER: "the office has no sender address. Add it in Settings",
    Reason.NO_POSTAL_ADDRESS: "the office has no postal address. Add it in Settings",
    Reason.NEEDS_APPROVAL: lambda facts: f"needs your approval{_since(facts)}",
    Reason.TEXT_STOPPED: _text_stopped,
    Reason.TEXT_UNCHECKED: "we couldn't check its text. The server log has the details",
    Reason.FILE_MISSING: lambda facts: f"the attached file “{facts.get('name', '')}” is missing. Attach it again",
    Reason.FILES_TOO_LARGE: "the attached files are larger than 20 MB together. Remove one",
    Reason.OUTSIDE_HOURS: _outside_hours,
    Reason.DAY_OFF: _day_off,
    Reason.DAILY_CAP: _daily_cap,
    Reason.RETRYING: lambda facts: f"will retry: {cause_of(Why(Reason.RETRYING, facts))}",
    Reason.CLIENT_DELETED: "the client was deleted",
    Reason.STAGE_FINISHED: _stage_finished,
    Reason.REPLIED: "the client replied",
    Reason.NO_EMAIL_ADDRESS: "the client has no valid email address",
    Reason.DO_NOT_EMAIL: _do_not_email,
    Reason.SWITCHED_OFF: "turned off when the client was added",
    Reason.ADDRESS_REFUSED: "SendGrid rejected this address",
    Reason.SEND_FAILED: _error,
    Reason.INTERNAL_ERROR: "something went wrong on our side. The server log has the details",
    Reason.UNREADABLE: "the database has invalid data for it. An admin has to fix it",
    Reason.UNCONFIRMED: _error,  # pages show “Unconfirmed” next to it
    Reason.OTHER: lambda facts: str(facts.get("words", "")),
}
