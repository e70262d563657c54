"""What stands behind the timeline's events: calls, texts and meetings as they are now, and files."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count

from clients.models import Activity, ClientFile, Conversation

Kind = Activity.Kind
TALKS = (Kind.CALL, Kind.TEXT, Kind.MEETING)
TALKS_SQL = ", ".join(f"'{kind.value}'" for kind in TALKS)
# Whether an event `a` of these kinds tells of what stands; `v` is the conversation that it shows now. A call from
# before there were conversations has none.
STANDS = "(v.id IS NOT NULL AND v.deleted_at IS NULL OR NOT a.data ?| ARRAY['event', 'conversation'])"


def with_story(events: Iterable[Any]) -> list[Any]:
    """The events with their conversation (`said`) or file (`file`), in one query each.

    Without those that show nothing any more: of what was edited since there is a newer one, of what was deleted there
    is one that says so.
    """
    events = list(events)
    talks = conversations_by_id(_ids(events, TALKS, "conversation"))
    files = ClientFile.objects.in_bulk(_ids(events, (Kind.FILE,), "file"))
    return [event for event in events if not isinstance(event, Activity) or _fill(event, talks, files)]


def conversations_by_id(ids: Iterable[int]) -> dict[int, Any]:
    """Each with who logged and who edited it, and the number of its versions."""
    ids = list(ids)
    if not ids:
        return {}
    rows = Conversation.objects.select_related("agent", "edited_by").defer("search_text")
    return {row.pk: row for row in rows.annotate(version_count=Count("versions") + 1).filter(pk__in=ids)}


def _ids(events: list[Any], kinds: Iterable[str], name: str) -> list[int]:
    shown = [each for each in events if isinstance(each, Activity) and each.kind in kinds and _is_shown(each)]
    return [pk for each in shown if isinstance(pk := each.data.get(name), int)]


def _is_shown(event: Activity) -> bool:
    """Whether it shows the thing itself, and not what was done with it."""
    return event.data.get("event", "edited") == "edited"


def _fill(event: Any, talks: dict[int, Any], files: dict[int, ClientFile]) -> bool:
    """False for an event that shows nothing any more."""
    if event.kind == Kind.FILE and _is_shown(event):
        event.file = files.get(event.data.get("file", 0))
        return bool(event.file and event.file.deleted_at is None)
    if event.kind in TALKS and "conversation" in event.data and _is_shown(event):
        event.said = talks.get(event.data["conversation"])
        return bool(event.said and event.said.deleted_at is None and event.said.event_id == event.pk)
    return True
