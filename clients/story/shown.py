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
    return [pk for each in events if isinstance(each, Activity) and (pk := _pk_in(each, kinds, name))]


def _pk_in(event: Activity, kinds: Iterable[str], name: str) -> int:
    """The id of what the event shows; 0 where it tells what was done with it, or is of another kind."""
    is_shown = event.kind in kinds and event.data.get("event", "edited") == "edited"
    pk = event.data.get(name)
    return pk if is_shown and isinstance(pk, int) else 0


def _fill(event: Any, talks: dict[int, Any], files: dict[int, ClientFile]) -> bool:
    """False for an event that shows nothing any more."""
    if pk := _pk_in(event, (Kind.FILE,), "file"):
        event.file = files.get(pk)
        return bool(event.file and event.file.deleted_at is None)
    if pk := _pk_in(event, TALKS, "conversation"):
        event.said = talks.get(pk)
        return bool(event.said and event.said.deleted_at is None and event.said.event_id == event.pk)
    return True
