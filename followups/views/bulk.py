"""What is done with the follow-ups that are selected in the list: each verb in one transaction, with its undo."""

from datetime import datetime, timedelta

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from agents.web.requests import AgentRequest
from clients.models import BulkAction
from followups import bulk
from followups.display.rows import usual_times
from followups.filters import FollowupFilter
from followups.forms import check_range
from followups.models import UNDO_FOR, Task, TaskQuerySet
from followups.tasks import sweep_after_undo, sweep_soon
from followups.views.list import RESULTS, TEMPLATE, found
from followups.views.sending import open_preview
from lists.fragments import render_fragment
from lists.ids import read_id
from lists.redirects import asked_there, came_from
from lists.selection import ActionRefused, answer_with_toast, bulk_action, ticked
from lists.times import parse_moment
from lists.words import counted, weekday_date_and_time

MAX_SELECTED = 10_000
HOUR = timedelta(hours=1)
UNDO_SECONDS = int(UNDO_FOR.total_seconds())


@bulk_action
def skip(request: AgentRequest) -> HttpResponse:
    tasks, wished = _selected(request)
    return _answer(request, bulk.skip(tasks, by=request.agent), wished, "Skipped {}.")


@bulk_action
def cancel(request: AgentRequest) -> HttpResponse:
    tasks, wished = _selected(request)
    return _answer(request, bulk.cancel(tasks, by=request.agent), wished, "Canceled {}.")


@bulk_action
def complete(request: AgentRequest) -> HttpResponse:
    tasks, wished = _selected(request)
    return _answer(request, bulk.complete(tasks, by=request.agent), wished, "Marked {} as done.")


@bulk_action
def retry(request: AgentRequest) -> HttpResponse:
    tasks, wished = _selected(request)
    move = bulk.retry(tasks, by=request.agent)
    sweep_soon()
    text = "Queued {} again. Sending within a minute."
    if unread := Task.objects.filter(pk__in=move.ids).needing_approval().count():
        text = "Queued {} again" + f", {unread:,} of them need approval first."
    return _answer(request, move, wished, text, "skipped because they did not fail")


@bulk_action
def reschedule(request: AgentRequest) -> HttpResponse:
    tasks, wished = _selected(request)
    to = _when(request.POST)
    when = f"to {weekday_date_and_time(to, zone=True)}" if isinstance(to, datetime) else "an hour later"
    text = f"Moved {{}} {when}."
    return _answer(request, bulk.reschedule(tasks, to, by=request.agent), wished, text)


@bulk_action
def approve(request: AgentRequest) -> HttpResponse:
    """The texts that the page showed, and no others."""
    if "all" in request.POST:
        raise ActionRefused("You can only approve emails on this page, because you have not seen the others.")
    tasks, wished = _selected(request)
    versions = {}
    for read in request.POST.getlist("read"):
        first, _, second = read.partition(".")
        pk, version = read_id(first), read_id(second)
        if pk is not None and version is not None:
            versions[pk] = version
    move = bulk.approve(tasks, versions, by=request.agent)
    text = "Approved {}. Each sends when it is due."
    return _answer(request, move, wished, text, "not approved: needs review, has no draft yet or was already decided")


@bulk_action
def send(request: AgentRequest) -> HttpResponse:
    """Asks first, with the number. What nobody has read is opened instead."""
    tasks, wished = _selected(request)
    number = bulk.ready_to_send(tasks).count()
    confirmed = read_id(request.POST.get("confirmed", "")) or 0
    if number > confirmed:
        return _ask(request, tasks, number, wished)
    if not number:
        if first := _to_read(tasks).first():
            return open_preview(request, first, "No one has read these emails yet. Read each before you send it.")
        raise ActionRefused("None can be sent now: they have changed.")
    move = bulk.send(tasks, by=request.agent)
    sweep_after_undo()
    return _answer(request, move, wished, "Sending {}", "not read yet, or changed", within=UNDO_SECONDS)


def _to_read(tasks: TaskQuerySet) -> TaskQuerySet:
    """Those that could be sent once somebody has read them, the earliest first."""
    ready = bulk.ready_to_send(tasks).values("pk")
    return tasks.filter(status=Task.Status.PENDING).exclude(pk__in=ready).order_by("scheduled_for", "pk")


def _selected(request: AgentRequest) -> tuple[TaskQuerySet, int]:
    """The visible ones of those that were ticked, or of all that the filters find; and how many that were."""
    mine = Task.objects.visible_to(request.agent)
    if "all" in request.POST:
        found = FollowupFilter(asked_there(request)).apply(mine).order_by()
        ids = list(found.values_list("pk", flat=True)[: MAX_SELECTED + 1])
        if len(ids) > MAX_SELECTED:
            raise ActionRefused(f"Select at most {MAX_SELECTED:,} at a time. Use a filter to narrow them.")
    else:
        ids = list(ticked(request, "task", MAX_SELECTED, "follow-ups"))
    tasks = mine.filter(pk__in=ids)
    if not tasks.exists():
        raise Http404
    return tasks, len(ids)


def _when(posted: QueryDict) -> datetime | timedelta:
    choice = posted.get("to", "")
    if choice == "hour":
        return HOUR
    usual = dict(zip(("tomorrow", "monday"), (at for _, at in usual_times(timezone.now())), strict=True))
    if choice in usual:
        return usual[choice]
    try:
        return check_range(parse_moment(posted.get("scheduled_for", "")))
    except forms.ValidationError as error:
        raise ActionRefused(error.messages[0]) from error


def _ask(request: AgentRequest, tasks: TaskQuerySet, number: int, wished: int) -> HttpResponse:
    to_read = list(_to_read(tasks).values_list("pk", flat=True))
    context = {
        "number": number,
        "to_read": to_read,
        "left": wished - number - len(to_read),
        "names": list(bulk.ready_to_send(tasks).values_list("client__name", flat=True)[:3]),
        "ids": request.POST.getlist("task"),
        "all": request.POST.get("all", ""),
        "next": came_from(request),
    }
    if request.htmx:
        return render_fragment(request, "followups/send.html", "dialog", context)
    return render(request, "followups/send.html", context)


def _answer(
    request: AgentRequest,
    move: BulkAction,
    wished: int,
    text: str,
    others: str = "skipped because they have changed",
    *,
    within: int = 0,
) -> HttpResponse:
    done = len(move.changes)
    if not done:
        move.delete()
        return _say(request, f"Nothing changed: {counted(wished, 'follow-up')} {others}.", "warning", "")
    text = text.format(counted(done, "follow-up"))
    if wished > done:
        text += f"{'.' if within else ''} {wished - done:,} {others}."
    undo = reverse("bulk_undo", args=[move.pk]) if move.may_be_undone else ""
    return _say(request, text, "success", f"{undo}?within={within}" if within else undo)


def _say(request: AgentRequest, text: str, level: str, undo: str) -> HttpResponse:
    def page() -> HttpResponse:
        context = found(request, FollowupFilter(asked_there(request)))
        # With an empty place for the dialog: what was asked is done.
        return render_fragment(request, TEMPLATE, [*RESULTS, "asking"], context)

    return answer_with_toast(request, text, level, undo, page, reverse("followup_list"))
