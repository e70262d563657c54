"""What the views of notes share: the note that an address names, and the timeline as the page shows it."""

from typing import Any

from django.shortcuts import get_object_or_404

from agents.web.requests import AgentRequest
from clients.models import Client, Note
from clients.views.detail import timeline_asked_for, timeline_context
from followups.display.plan_rows import plan_of


def find_note(request: AgentRequest, pk: int, note: int, *, lock: bool = False, is_deleted: bool = False) -> Note:
    """404 for a note of another client, and for one of a client whom the agent may not see."""
    notes = Note.objects.filter(client__in=Client.objects.visible_to(request.agent), client=pk)
    notes = notes.filter(deleted_at__isnull=not is_deleted).select_related("client", "agent", "edited_by")
    return get_object_or_404(notes.select_for_update(of=("self",), no_key=True) if lock else notes, pk=note)


def shown(request: AgentRequest, client: Client) -> dict[str, Any]:
    """The first page, with the filter and the search that the page says it has."""
    timeline = timeline_asked_for(client, request.POST, "show", "q", "month")
    return timeline_context(timeline, plan_of(client)) | {"client": client, "shown_day": None}
