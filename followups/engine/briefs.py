"""What the writer is told of a batch of follow-ups, in a few statements whatever their number."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet, Window, prefetch_related_objects
from django.db.models.functions import Left, RowNumber
from django.utils import timezone

from agents.models import Office
from clients.models import Activity, Call, Client, Conversation, Note
from clients.story.answers import standing
from clients.story.words import in_short
from emails.models import EmailLog
from emails.models.copies import people_of
from emails.models.states import Status
from emails.writer import Brief, EarlierEmail, Linked, Noted, Reaction, Talk
from emails.writer.call import profiles
from emails.writer.fallback import templates_of_office
from followups.engine.schedule import purpose_of
from followups.models import Task

MOST_EARLIER = 5
MOST_TALKS = 5
MOST_NOTES, LONGEST_NOTE = 5, 1000
MOST_ROWS = 3 * MOST_TALKS  # taken back ones are among them, and what took them back

NEVER_ARRIVED = (Status.BOUNCE, Status.DROPPED)
"""They may be said again: the client has not read them."""


class Reply(NamedTuple):
    """A talk, and when it was to the second: which email it answers is a matter of that."""

    at: datetime
    talk: Talk
    is_reply: bool


def briefs_of(tasks: Sequence[Task], instructions: str = "", office: Office | None = None) -> dict[int, Brief]:
    """By the task's id. The tasks come with their clients and agents; `instructions` stand in for the tasks' own."""
    if not tasks:
        return {}
    # The threads that write ask no database.
    profiles.refresh()
    prefetch_related_objects([task.client for task in tasks], "source")
    office = office or Office.current()
    templates = templates_of_office()
    zones = {task.client_id: task.client.tzinfo for task in tasks}
    talks = _talks(zones)
    earlier = _earlier(zones, talks)
    noted = _noted(zones)
    linked = _linked([task.client for task in tasks if task.client.also_found_by])
    return {
        task.pk: Brief(
            client=task.client,
            followup_type=task.followup_type,
            purpose=purpose_of(task.followup_type),
            priority=task.priority,
            notes=task.notes,
            instructions=instructions or task.instructions,
            office=office,
            templates=templates,
            # What is written ahead of time is read on the day on which it goes.
            today=max(timezone.now(), task.scheduled_for).astimezone(zones[task.client_id]).date(),
            earlier=tuple(earlier[task.client_id]),
            talks=tuple(each.talk for each in talks[task.client_id][:MOST_TALKS]),
            noted=tuple(noted[task.client_id]),
            linked=tuple(linked[task.client_id]),
        )
        for task in tasks
    }


def brief_of(task: Task, instructions: str = "", office: Office | None = None) -> Brief:
    return briefs_of([task], instructions, office)[task.pk]


Rows = TypeVar("Rows", bound=QuerySet[Any])


def _newest(rows: Rows, time: str, most: int) -> Rows:
    """Of each client, that many."""
    order = [F(time).desc(nulls_last=True), F("pk").desc()]
    ranked = rows.annotate(rank=Window(RowNumber(), partition_by=[F("client_id")], order_by=order))
    return ranked.filter(rank__lte=most).order_by("client_id", "rank")


def _earlier(zones: Mapping[int, ZoneInfo], talks: Mapping[int, list[Reply]]) -> dict[int, list[EarlierEmail]]:
    """What each client got, the newest first, with what they did with it."""
    sent = EmailLog.objects.accepted().exclude(status__in=NEVER_ARRIVED).filter(client__in=zones)
    columns = ("client_id", "subject", "body", "task__followup_type", "sent_at", "opened_at", "clicked_at")
    found: dict[int, list[EarlierEmail]] = defaultdict(list)
    unanswered = {client: [each.at for each in rows if each.is_reply] for client, rows in talks.items()}
    for row in _newest(sent, "sent_at", MOST_EARLIER).values(*columns):
        client, at = row["client_id"], row["sent_at"]
        email = EarlierEmail(
            subject=row["subject"],
            body=row["body"],
            step=row["task__followup_type"] or "",
            sent=at and at.astimezone(zones[client]).date(),
            reaction=_reaction(row),
        )
        # A reply is to the last email before it: those after this one have taken theirs already.
        replies = unanswered.get(client, [])
        if at and any(each > at for each in replies):
            email = replace(email, reaction=Reaction.REPLIED)
            unanswered[client] = [each for each in replies if each <= at]
        found[client].append(email)
    return found


def _reaction(row: Mapping[str, Any]) -> Reaction:
    if row["clicked_at"]:
        return Reaction.CLICKED
    return Reaction.OPENED if row["opened_at"] else Reaction.NONE


def _talks(zones: Mapping[int, ZoneInfo]) -> dict[int, list[Reply]]:
    """The calls and replies that stand, of each client, the newest first."""
    replies = Q(kind=Activity.Kind.REPLY)
    # Of before there were conversations.
    calls = Q(kind=Activity.Kind.CALL) & ~Q(data__has_key="conversation")
    found: dict[int, list[Activity]] = defaultdict(list)
    for row in _newest(Activity.objects.filter(replies | calls, client__in=zones), "occurred_at", MOST_ROWS):
        found[row.client_id].append(row)
    talks: dict[int, list[Reply]] = defaultdict(list)
    for client, rows in found.items():
        talks[client] = [_talk(row, zones[client]) for row in standing(rows)]
    for said in _newest(_conversations(zones), "occurred_at", MOST_TALKS):
        talks[said.client_id].append(_conversation(said, zones[said.client_id]))
    for rows_of_client in talks.values():
        rows_of_client.sort(key=lambda each: each.at, reverse=True)
    return talks


def _conversations(zones: Mapping[int, ZoneInfo]) -> QuerySet[Conversation]:
    """Those that stand, without those that are kept from the AI."""
    return Conversation.objects.filter(client__in=zones, deleted_at=None, is_kept_from_ai=False).defer("search_text")


def _conversation(said: Conversation, zone: ZoneInfo) -> Reply:
    """Where it was and who was there belongs to what was said: an email may state it."""
    note = ". ".join(filter(None, [said.text[:LONGEST_NOTE], said.place, said.people]))
    return Reply(said.occurred_at, Talk(said.occurred_at.astimezone(zone).date(), in_short(said), note), False)


def _talk(row: Activity, zone: ZoneInfo) -> Reply:
    outcome, is_reply = str(row.data.get("outcome", "")), row.kind == Activity.Kind.REPLY
    how = f", {Call(outcome).label.lower()}" if outcome in Call.values else ""
    what = "Reply" if is_reply else f"Call{how}"
    note = row.data.get("note") or row.data.get("words") or ""  # words: before events had structured data
    return Reply(row.occurred_at, Talk(row.occurred_at.astimezone(zone).date(), what, str(note)), is_reply)


def _linked(clients: Iterable[Client]) -> dict[int, list[Linked]]:
    """The people beside each client, without their addresses."""
    found: dict[int, list[Linked]] = defaultdict(list)
    for client, people in people_of(clients).items():
        gets_copy = {copy["person"] for copy in people.copies}
        found[client] = [Linked(each.name, each.get_role_display(), each.pk in gets_copy) for each in people.all]
    return found


def _noted(zones: Mapping[int, ZoneInfo]) -> dict[int, list[Noted]]:
    """The newest notes of each client, without those that are kept from the AI."""
    notes = Note.objects.filter(client__in=zones, deleted_at=None, is_kept_from_ai=False)
    found: dict[int, list[Noted]] = defaultdict(list)
    rows = _newest(notes.annotate(begins=Left("text", LONGEST_NOTE)), "created_at", MOST_NOTES)
    for client, at, text in rows.values_list("client_id", "created_at", "begins"):
        found[client].append(Noted(at.astimezone(zones[client]).date(), text))
    return found
