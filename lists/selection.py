"""Rows that are ticked in a list, and the actions on all of them at once."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from lists.htmx import HtmxRequest
from lists.ids import read_id
from lists.redirects import back

View = Callable[[Any], HttpResponse]


class ActionRefused(Exception):
    """Nothing can be done with this selection, and why, in words."""


def bulk_action(view: View) -> View:
    """POST only; what can't be done is said, and nothing is changed."""

    @require_POST
    @wraps(view)
    def wrapped(request: Any) -> HttpResponse:
        try:
            return view(request)
        except ActionRefused as reason:
            return refuse(request, str(reason))

    return wrapped


def ticked(request: HtmxRequest, name: str, most: int, things: str) -> set[int]:
    """The ids that were ticked. ActionRefused for none or too many, BadRequest for what is no id."""
    ids: set[int] = set()
    for text in request.POST.getlist(name):
        pk = read_id(text)
        if pk is None:
            raise BadRequest("That row doesn’t exist.")
        ids.add(pk)
    if not ids or len(ids) > most:
        raise ActionRefused(f"Select at most {most:,} {things} at a time." if ids else f"Select some {things} first.")
    return ids


def refuse(request: HtmxRequest, text: str) -> HttpResponse:
    return answer_with_toast(request, text, "error", "", lambda: HttpResponse(status=204), "/")


def answer_with_toast(
    request: HtmxRequest, text: str, level: str, undo: str, page: Callable[[], HttpResponse], default: str
) -> HttpResponse:
    """The list as it is now with a toast for htmx; otherwise back to the page, which says the same."""
    if request.htmx:
        return trigger_client_event(page(), "toast", {"text": text, "undo_url": undo, "level": level})
    getattr(messages, level)(request, text, extra_tags=undo)
    return back(request, default)
