"""The text of an event on a client's timeline: the key words first, then the rest. One function per kind."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from clients.fields import CUSTOM, LABELS, POINTERS, text_of
from clients.forms.custom_fields import as_text
from clients.models import Activity, Stage
from clients.story.words import headline
from emails.errors.words import code_in_words
from emails.writer.guard.finding import label_of
from followups.display.reasons import in_words as reason_in_words
from followups.display.words import answers, contacts, passed_on
from followups.display.words.people import PEOPLE
from followups.models import Why
from lists.words import date_and_time, plural

logger = logging.getLogger(__name__)

Kind = Activity.Kind
Data = Mapping[str, Any]
LONG = 300  # characters; a longer change is not quoted


class Words(NamedTuple):
    key: str
    rest: str = ""

    def __str__(self) -> str:
        return f"{self.key} {self.rest}".strip()


def in_words(event: Any) -> str:
    """In one line: “Day 1 skipped”."""
    return str(words_of(event))


def words_of(event: Any) -> Words:
    if "words" in event.data:  # written before events had structured data
        return Words("", str(event.data["words"]))
    try:
        return WORDS[event.kind](event.data)
    except (TypeError, ValueError, LookupError, AttributeError):
        # Manual SQL can write invalid data. Such a row must not hide the others from the agent.
        logger.exception("facts of an event can't be read kind=%s", event.kind)
        return Words(str(event.kind).capitalize())


def _created(data: Data) -> Words:
    if data.get("event") == "imported":
        return Words("Imported", f"from {data.get('file', '')}")
    return Words("Created", "in the admin") if data.get("event") == "in_admin" else Words("Client created")


def _edited(data: Data) -> Words:
    return EDITS.get(data.get("event", ""), _changed)(data)


def _changed(data: Data) -> Words:
    field: Any = data.get("field")
    if field is None:
        names = ", ".join(str(name).replace("_", " ") for name in data.get("fields", []))
        return Words("Edited in the admin:" if data.get("event") == "in_admin" else "Edited:", names)
    if field == CUSTOM:
        return _custom_changed(data.get("before") or {}, data.get("after") or {})
    if field in POINTERS:
        return _change(LABELS[field], data.get("was", ""), data.get("now", ""))
    label = LABELS.get(field, field)
    if field == "notes":
        return Words(label, "changed")
    return _change(label, text_of(field, data.get("before") or ""), text_of(field, data.get("after") or ""))


def _custom_changed(before: Data, after: Data) -> Words:
    (old, was), (new, value) = (next(iter(each.items()), ("", "")) for each in (before, after))
    if old and new and old != new:
        return Words(old, f"renamed to {new}" + (f", now “{as_text(value)}”" if value != was else ""))
    return _change(new or old, as_text(was), as_text(value))


def _change(label: str, before: str, after: str) -> Words:
    if len(before) + len(after) > LONG:
        return Words(label, "changed")
    if before and after:
        return Words(label, f"changed from “{before}” to “{after}”")
    return Words(f"{label} added:", f"“{after}”") if after else Words(f"{label} removed:", f"“{before}”")


def _tags(data: Data) -> Words:
    parts = [(verb, data.get(verb) or []) for verb in ("added", "removed")]
    said = [f"{plural(len(names), 'tag')} {verb}: {_quoted(names)}" for verb, names in parts if names]
    key, _, rest = "; ".join(said).partition(":")
    return Words(f"{key[:1].upper()}{key[1:]}:", rest.strip())


def _quoted(names: Any) -> str:
    return ", ".join(f"“{name}”" for name in names)


CONTACTS = contacts.EVENTS | PEOPLE


def _of_contact(event: str, data: Data) -> Words:
    return Words(*CONTACTS[event](data))


EDITS: dict[str, Callable[[Data], Words]] = {
    "reassigned": lambda data: Words("Agent", f"{data.get('was') or 'nobody'} to {data.get('now') or 'nobody'}"),
    "reassign_undone": lambda data: Words("Reassignment undone"),
    "source": lambda data: _change(LABELS["source"], str(data.get("was") or ""), str(data.get("now") or "")),
    "tags": _tags,
    "do_not_email": lambda data: _of_address(data, "Marked as do not email"),
    "do_not_email_undone": lambda data: _of_address(data, "“Do not email” undone"),
    "subscribed_again": lambda data: Words(f"Resubscribed{_its_address(data)}", f"with the link in {_subject(data)}"),
    **{event: partial(_of_contact, event) for event in CONTACTS},
}


def _its_address(data: Data) -> str:
    """Of a client who has several."""
    return f" {data['address']}" if data.get("address") else ""


def _of_address(data: Data, words: str) -> Words:
    return Words(f"{words}:", str(data["address"])) if data.get("address") else Words(words)


def _talk(kind: str, data: Data) -> Words:
    """What was said is in `conversations`; calls with a note of their own are of before there were conversations."""
    if data.get("event") in ("deleted", "restored", "taken_back"):
        return Words(f"{Kind(kind).label} {str(data['event']).replace('taken_back', 'undone')}")
    return Words(headline(kind, data), str(data.get("note", "")))


def _plan(data: Data) -> Words:
    number, off = data.get("planned", 0), data.get("without") or []
    planned = f"{number or 'No'} {plural(number, 'follow-up')} planned"
    return Words(f"{planned},", f"without {', '.join(off)}") if off else Words(planned)


def _task(data: Data) -> Words:
    return TASKS[data["event"]](data) if data.get("event") in TASKS else Words(_step(data), "changed")


def _cancelled(data: Data) -> Words:
    reason = _reason(data)
    return Words(f"{_step(data)} canceled:", reason) if reason else Words(f"{_step(data)} canceled")


def _dropped(data: Data) -> Words:
    why = f" ({error})" if (error := _error(data)) else ""
    return Words("Dropped by SendGrid:", f"{_subject(data)}{why}. We resend it {_moment(data)}.")


def _planned(data: Data) -> Words:
    return Words(f"{_step(data)} planned", f"for {_moment(data)}: {data.get('about', '')}")


def _confirmed(data: Data) -> Words:
    why = f" ({data['reason']})" if data.get("reason") else ""
    label = label_of(str(data.get("found"))).lower()
    return Words(f"Confirmed for {_step(data)}:", f"{label} “{data.get('said', '')}”{why}")


TASKS: dict[str, Callable[[Data], Words]] = {
    "skipped": lambda data: Words(f"{_step(data)} skipped"),
    "cancelled": _cancelled,
    "restored": lambda data: Words(f"{_step(data)} restored"),
    "done_by_hand": lambda data: Words(f"{_step(data)} done by hand"),
    "retried": lambda data: Words(f"{_step(data)} retried"),
    "rescheduled": lambda data: Words(f"{_step(data)} moved", f"to {_moment(data)}"),
    "was_sent": lambda data: Words(f"{_step(data)} marked as sent", "before the backup was restored"),
    "not_sent": lambda data: Words(f"{_step(data)} released:", "it was not sent before the backup was restored"),
    "confirmed": _confirmed,
    "send_now": lambda data: Words("Email queued:", _step(data)),
    "send_undone": lambda data: Words(f"{_step(data)}:", "Send now undone"),
    "send_later": lambda data: Words("Email scheduled", f"for {_moment(data)}"),
    "not_later": lambda data: Words(f"{_step(data)}:", "no longer scheduled"),
    "planned": _planned,
    "dropped": _dropped,
    "begun": lambda data: Words(f"{_step(data)} started{':' * bool(data.get('about'))}", data.get("about", "")),
    "not_passed_on": lambda data: Words(*passed_on.refused(data)),
    "send_again": lambda data: Words("Email queued again:", f"{_subject(data)}, which did not arrive"),
}


def _sent(data: Data) -> Words:
    files = ", ".join(map(str, data.get("files") or []))
    said = f"{_subject(data)} with {files}" if files else _subject(data)
    return Words("Marked as sent:" if data.get("event") == "arrived" else "Sent", said)


def _approved(data: Data) -> Words:
    if data.get("event") == "unapproved":
        return Words(f"{_step(data)}:", "approval undone")
    return Words(f"{_step(data)} approved:", _subject(data))


def _bounced(data: Data) -> Words:
    if not data.get("subject"):
        return Words("Bounced:", "an unknown email")
    error = f": {error}" if (error := _error(data)) else ""
    to = f" to{address}" if (address := _its_address(data)) else ""
    return Words("Not delivered:" if data.get("event") == "dropped" else "Bounced:", f"{_subject(data)}{to}{error}")


def _unsubscribed(data: Data) -> Words:
    if data.get("event") == "mail":
        return Words("Unsubscribed", "by email")
    if not data.get("subject"):
        return Words("Unsubscribed", "from an unknown email")
    by = "with the link in" if data.get("event") == "link" else "from"
    return Words(f"Unsubscribed{_its_address(data)}", f"{by} {_subject(data)}")


def _complained(data: Data) -> Words:
    by = f" by{address}" if (address := _its_address(data)) else ""
    return Words(f"Marked as spam{by}:", _subject(data))


def _unconfirmed(data: Data) -> Words:
    error = f": {error}" if (error := _error(data)) else ""
    return Words("Unconfirmed:", f"we can't confirm {_subject(data)} arrived{error}. We don't resend it automatically.")


def _failed(data: Data) -> Words:
    return Words("Not sent:", f"{_subject(data)}: {_error(data)}")


NOTED = {"deleted": Words("Note deleted"), "restored": Words("Note restored")}
"""What a note says is in `notes`; events with a text of their own are of before there were notes."""

WORDS: dict[str, Callable[[Data], Words]] = {
    Kind.CREATED: _created,
    Kind.EDITED: _edited,
    Kind.STAGE: lambda data: Words("Stage", f"{_stage(data, 'before')} to {_stage(data, 'after')}"),
    Kind.DELETED: lambda data: Words("Deleted"),
    Kind.RESTORED: lambda data: Words("Restored"),
    Kind.NOTE: lambda data: NOTED.get(data.get("event", ""), Words("", data.get("note", ""))),
    Kind.CALL: partial(_talk, Kind.CALL),
    Kind.TEXT: partial(_talk, Kind.TEXT),
    Kind.MEETING: partial(_talk, Kind.MEETING),
    Kind.FILE: lambda data: Words(f"File {data.get('event') or 'added'}:", str(data.get("name", ""))),
    Kind.REPLY: lambda data: Words(*answers.replied(data)),
    Kind.ANSWERED: lambda data: Words(*answers.answered(data)),
    Kind.AWAY: lambda data: Words(*answers.away(data)),
    Kind.PAUSED: lambda data: Words("Follow-ups paused"),
    Kind.RESUMED: lambda data: Words("Follow-ups resumed"),
    Kind.PLAN: _plan,
    Kind.TASK: _task,
    Kind.APPROVED: _approved,
    Kind.HELD: lambda data: Words(f"{_step(data)} held:", _reason(data)),
    Kind.FAILED: _failed,
    Kind.SENT: _sent,
    Kind.UNCONFIRMED: _unconfirmed,
    Kind.DELIVERED: lambda data: Words("Delivered", _subject(data)),
    Kind.OPENED: lambda data: Words("Opened", _subject(data)),
    Kind.CLICKED: lambda data: Words("Clicked a link", f"in {_subject(data)}"),
    Kind.BOUNCED: _bounced,
    Kind.UNSUBSCRIBED: _unsubscribed,
    Kind.COMPLAINED: lambda data: Words(
        f"Marked as spam{_its_address(data) and ' by'}{_its_address(data)}:", _subject(data)
    ),
}


def _step(data: Data) -> str:
    return str(data.get("step") or "Follow-up")


def _subject(data: Data) -> str:
    return f"“{data['subject']}”" if data.get("subject") else "Email"


def _reason(data: Data) -> str:
    return reason_in_words(Why.read(data["reason"])) if data.get("reason") else ""


def _error(data: Data) -> str:
    """What happened. Events that were stored without a code have the provider's text alone."""
    return code_in_words(data.get("error_code")) or str(data.get("error") or "")


def _stage(data: Data, name: str) -> str:
    """The label of a stage in the data; `name` is “before” or “after”."""
    stage = data.get(name, "")
    return str(Stage(stage).label) if stage in Stage else str(stage)


def _moment(data: Data) -> str:
    """“Nov 28, 9:05 AM” in the reader's time zone."""
    return date_and_time(datetime.fromisoformat(data["to"])) if data.get("to") else "another time"
