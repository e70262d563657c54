"""The page on which one follow-up's email is read, written, approved and sent."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.messages.constants import DEFAULT_LEVELS
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect, push_url, reselect, reswap, retarget, trigger_client_event

from agents import dialogs
from agents.models import Office
from agents.redirects import back
from agents.requests import AgentRequest
from emails.frame import framed
from emails.models import AlreadyMoved as EmailMoved
from emails.models import EmailLog
from emails.rendering import sender_of
from followups import drafts
from followups.answers import asked_version, name_of, why_not_now
from followups.forms import DraftForm, InstructionsForm
from followups.listing import row_of
from followups.models import AlreadyMoved, Task, TaskQuerySet, TextChanged
from followups.outlook import Queue, outlook
from followups.tasks import send_soon

EXAMPLES = ("Shorter", "Warmer", "Ask one question", "Mention Saturday", "Plainer")
"""What people often want changed: one click puts it into the field."""


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def preview(request: AgentRequest, pk: int) -> HttpResponseBase:
    task = get_object_or_404(_mine(request), pk=pk)
    if request.method != "POST":
        return _page(request, task)
    try:
        return ACTIONS.get(request.POST.get("action", ""), _save)(request, task)
    except TextChanged:
        return _conflict(request, get_object_or_404(_mine(request), pk=pk))
    except (AlreadyMoved, EmailMoved):
        return _page(request, get_object_or_404(_mine(request), pk=pk), moved_on=True, status=409)


@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: AgentRequest, pk: int) -> HttpResponse:
    """What the client would receive, for a frame: of the saved text, or of what is being typed."""
    task = get_object_or_404(_mine(request), pk=pk)
    log = task.log or EmailLog(pk=0, client=task.client)
    log.client = task.client
    if request.method == "POST":
        typed = DraftForm(request.POST)
        log.subject, log.body = typed.raw("subject"), typed.raw("body")
    return framed(log)


def _mine(request: AgentRequest) -> TaskQuerySet:
    return Task.objects.visible_to(request.agent).select_related("client__agent", "approved_by", "email_log__edited_by")


# --- what its buttons do ---


def _begin(request: AgentRequest, task: Task) -> HttpResponseBase:
    """The first draft, asked for by the page itself once it is open. What is there by then stays."""
    if not (task.log and task.log.body):
        try:
            drafts.take(task, drafts.letter(task, task.instructions), version=task.text_version)
        except TextChanged:  # somebody else was faster
            task = get_object_or_404(_mine(request), pk=task.pk)
    return _answer(request, task)


def _write(request: AgentRequest, task: Task) -> HttpResponseBase:
    """Writes it anew. What stood there, typed or saved, can be put back; if the AI can't, it just stays."""
    form, asked = DraftForm(request.POST), InstructionsForm(request.POST)
    if not asked.is_valid():
        return _page(request, task, form=form, instructions=asked, status=422)
    before = drafts.Before.of(task.log, form.raw("subject"), form.raw("body"), by=request.agent)
    letter = drafts.letter(task, asked.cleaned_data["instructions"])
    if letter.error and before.body:
        text = f"The AI could not write it: {letter.error}. Your text is as it was."
        return _page(request, task, form=form, say=text, level="warning")
    drafts.take(task, letter, version=_version(request))
    kept = {"before": before} if before.body else {}
    return _answer(request, task, _written(task), **kept)


def _written(task: Task) -> str:
    by_ai = task.log and task.log.written_by == EmailLog.WrittenBy.AI
    return "Written. Change what you like." if by_ai else "The AI could not: the template wrote it."


def _put_back(request: AgentRequest, task: Task) -> HttpResponseBase:
    """Undo of writing it anew; and the undo of that, since what is replaced can be put back itself."""
    before = drafts.Before.read(request.POST.get("before", ""))
    if before is None:
        return _page(request, task, status=422)
    form = DraftForm(request.POST)
    now = drafts.Before.of(task.log, form.raw("subject"), form.raw("body"), by=request.agent)
    drafts.put_back(task, before, version=_version(request))
    return _answer(request, task, "The other text is back.", before=now)


def _take_theirs(request: AgentRequest, task: Task) -> HttpResponseBase:
    """After a conflict: the text that is saved, with one's own in reserve."""
    form = DraftForm(request.POST)
    mine = drafts.Before.of(None, form.raw("subject"), form.raw("body"), by=request.agent)
    return _answer(request, task, before=mine)


def _save(request: AgentRequest, task: Task) -> HttpResponseBase:
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _page(request, task, form=form, status=422)
    was_approved = task.approved_at is not None
    _keep(request, task, form)
    text = "Saved. This is exactly what will be sent."
    if was_approved and task.needs_approval:
        text = "Saved. It is another text now, so it waits for your approval."
    if not request.htmx:
        messages.success(request, text)
        return redirect(_address(request, task))
    # The fields stay as they are, with the cursor in them: only what is said about them is new.
    context = _context(request, task) | {"just_saved": True}
    return _toast(render(request, "followups/_saved.html", context), text)


def _approve(request: AgentRequest, task: Task) -> HttpResponseBase:
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _page(request, task, form=form, status=422)
    queue = Queue.around(task)
    _keep(request, task, form)
    if task.needs_approval:
        task.approve(by=request.agent, version=task.text_version)
    text = f"Approved: {name_of(task)}. {outlook(task).text}."
    return _go_on(request, queue, text, undo=reverse("followup_unapprove", args=[task.pk]))


def _unapprove(request: AgentRequest, task: Task) -> HttpResponseBase:
    task.unapprove(by=request.agent)
    return _answer(request, task, f"Taken back: {name_of(task)} waits for your approval.")


def _skip(request: AgentRequest, task: Task) -> HttpResponseBase:
    queue = Queue.around(task)
    task.skip(by=request.agent)
    return _go_on(request, queue, f"Skipped {name_of(task)}.", undo=reverse("followup_restore", args=[task.pk]))


def _discard(request: AgentRequest, task: Task) -> HttpResponseBase:
    queue = Queue.around(task)
    task.cancel(by=request.agent)
    return _go_on(request, queue, f"Discarded {name_of(task)}.", undo=reverse("followup_restore", args=[task.pk]))


def _send(request: AgentRequest, task: Task) -> HttpResponseBase:
    form = DraftForm(request.POST)
    # Nothing typed and nothing saved: the AI writes it on the way, as it would have in its time.
    unwritten = not (task.log and task.log.body) and not any(form[name].value() for name in form.fields)
    if not unwritten:
        if not form.is_valid():
            return _page(request, task, form=form, status=422)
        _keep(request, task, form)
    queue = Queue.around(task)
    verb = task.retry if task.status == Task.Status.FAILED else task.send_now
    verb(by=request.agent)
    send_soon(task.pk)
    if reason := why_not_now(task):
        return _go_on(request, queue, f"{name_of(task)} won't go: {reason}.", level="warning")
    return _go_on(request, queue, f"{name_of(task)} goes within a minute.")


ACTIONS: dict[str, Callable[[AgentRequest, Task], HttpResponseBase]] = {
    "begin": _begin,
    "write": _write,
    "put_back": _put_back,
    "theirs": _take_theirs,
    "save": _save,
    "approve": _approve,
    "unapprove": _unapprove,
    "skip": _skip,
    "discard": _discard,
    "send": _send,
}


def _keep(request: AgentRequest, task: Task, form: DraftForm) -> None:
    """The text in the form becomes the draft, unless somebody changed it meanwhile (TextChanged)."""
    text = form.cleaned_data
    drafts.save_typed(task, text["subject"], text["body"], by=request.agent, version=_version(request))


def _version(request: AgentRequest) -> int | None:
    """Which text the page showed; None, which fits any, when it doesn't say."""
    return asked_version(request) if "version" in request.POST else None


def _differs(form: DraftForm, task: Task) -> bool:
    saved = (task.log.subject, task.log.body) if task.log else ("", "")
    return (form.raw("subject"), form.raw("body")) != saved


# --- what it answers ---


def _answer(request: AgentRequest, task: Task, text: str = "", **more: Any) -> HttpResponseBase:
    """The page as it is now, with a word about what was done."""
    if request.htmx or more:
        return _page(request, task, say=text, **more)
    if text:
        messages.success(request, text)
    return redirect(_address(request, task))


def _toast(response: HttpResponse, text: str, undo: str = "", level: str = "info") -> HttpResponse:
    # After the swap: before it, the dialog that the words would stand in is about to go.
    said = {"text": text, "level": level, "undo_url": undo}
    return trigger_client_event(response, "toast", said, after="swap")


def _go_on(request: AgentRequest, queue: Queue, text: str, *, undo: str = "", level: str = "info") -> HttpResponseBase:
    """Done with this one: on to the next draft that waits, else back to where one came from."""
    following = _mine(request).filter(pk=queue.next).first() if queue.number and queue.next else None
    if request.htmx and following:
        page = _toast(_page(request, following, done=True), text, undo, level)
        return page if dialogs.in_dialog(request) else push_url(page, _address(request, following))
    if dialogs.in_dialog(request):
        return _toast(HttpResponse(), text, undo, level)  # an empty slot: the dialog is over
    messages.add_message(request, DEFAULT_LEVELS[level.upper()], text, extra_tags=undo)
    if following:
        return redirect(_address(request, following))
    left = back(request, reverse("followup_list"))
    return HttpResponseClientRedirect(left.url) if request.htmx else left


def _conflict(request: AgentRequest, task: Task) -> HttpResponse:
    """Somebody saved another text meanwhile: both are shown, and nothing is lost."""
    return _page(request, task, form=DraftForm(request.POST), conflict=True, status=409)


def _address(request: AgentRequest, task: Task) -> str:
    came_from = request.POST.get("next", "") or request.GET.get("next", "")
    address = reverse("followup_preview", args=[task.pk])
    return address + (f"?{urlencode({'next': came_from})}" if came_from else "")


def _page(
    request: AgentRequest, task: Task, *, status: int = 200, say: str = "", level: str = "info", **more: Any
) -> HttpResponse:
    if say and not request.htmx:
        messages.add_message(request, DEFAULT_LEVELS[level.upper()], say)
    response = render(request, "followups/preview.html", _context(request, task, **more), status=status)
    if request.htmx and status != 200:  # Save swaps nothing in, unless there is something to be read
        if dialogs.in_dialog(request):
            response = reswap(response, "innerHTML")
        else:
            response = reselect(reswap(retarget(response, "#main"), "outerHTML"), "#main")
    return _toast(response, say, level=level) if say and request.htmx else response


def _context(
    request: AgentRequest,
    task: Task,
    *,
    form: DraftForm | None = None,
    instructions: InstructionsForm | None = None,
    moved_on: bool = False,
    conflict: bool = False,
    before: drafts.Before | None = None,
    done: bool = False,
) -> dict[str, Any]:
    log = task.log if task.log and task.log.body else None
    text = {"subject": log.subject, "body": log.body} if log else {}
    typed = DraftForm(request.POST) if moved_on and "body" in request.POST else None
    kept = before.token if before else "" if done else request.POST.get("before", "")
    row, queue = row_of(task), Queue.around(task)
    return {
        "task": task,
        "client": task.client,
        "row": row,
        "log": log,
        "form": form or DraftForm(initial=text),
        "instructions": instructions or InstructionsForm(initial={"instructions": task.instructions}),
        "moved_on": moved_on,
        "conflict": conflict,
        "unsaved": form is not None and _differs(form, task),
        "lost": typed if typed and _differs(typed, task) else None,
        "before": kept if drafts.Before.read(kept) else "",
        "by_hand": "by_hand" in request.GET,
        "examples": EXAMPLES,
        "queue": queue,
        "outlook": outlook(task) if row.is_open else None,
        "sender": sender_of(task.client.agent, Office.current()),
        "address": reverse("followup_preview", args=[task.pk]),
        "came_from": request.POST.get("next", "") or request.GET.get("next", ""),
        "layout": dialogs.layout(request),
    }
