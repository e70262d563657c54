"""The views of a draft: an agent reads, writes, approves and sends one follow-up's email."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from agents.web.requests import AgentRequest
from emails.mail_view import framed
from emails.models import AlreadyMoved as EmailMoved
from emails.models import EmailLog
from followups import guarding
from followups.display.outlook import DraftQueue, outlook
from followups.engine import drafts
from followups.forms import DraftForm, InstructionsForm
from followups.models import AlreadyMoved, Task, TextChanged
from followups.tasks import send_after_undo, send_soon
from followups.views import draft_check
from followups.views.answers import name_of, once_more, why_not_now
from followups.views.draft_page import (
    address,
    answer,
    conflict,
    context_of,
    go_to_next,
    mine,
    page,
    save_form,
    stopped_message,
    toast,
    version_read,
)
from followups.views.letter import attach, copies, later, templates
from followups.views.letter import write as letter_write
from followups.views.letter.keep import keep
from followups.views.sending import undo_address, undone_in_words
from lists.fragments import render_fragment


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def preview(request: AgentRequest, pk: int) -> HttpResponseBase:
    task = get_object_or_404(mine(request), pk=pk)
    if request.method != "POST":
        return page(request, task)
    return act(request, task)


def act(request: AgentRequest, task: Task) -> HttpResponseBase:
    """What the pressed button says: an action, or one with what it is about after a full stop."""
    action, _, what = request.POST.get("action", "").partition(".")
    if request.FILES and action in ("save", "send", "later", "approve"):
        action, what = (
            "attach",
            "",
        )  # without a script a file is chosen, and another button pressed: nothing goes without it
    try:
        return once_more(task, lambda: _do(request, task, action, what))
    except TextChanged:
        return conflict(request, get_object_or_404(mine(request), pk=task.pk))
    except (AlreadyMoved, EmailMoved):
        return page(request, get_object_or_404(mine(request), pk=task.pk), moved_on=True, status=409)


def _do(request: AgentRequest, task: Task, action: str, what: str) -> HttpResponseBase:
    if about := ABOUT_SOMETHING.get(action):
        return about(request, task, what)
    return ACTIONS.get(action, _save)(request, task)


@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: AgentRequest, pk: int) -> HttpResponse:
    return frame(request, get_object_or_404(mine(request), pk=pk))


def frame(request: AgentRequest, task: Task) -> HttpResponse:
    """The email as the client would receive it, for an iframe: from the saved text, or on POST from the form."""
    log = task.log or EmailLog(pk=0, client=task.client)
    log.client = task.client
    if request.method == "POST":
        typed = DraftForm(request.POST)
        log.subject, log.body = typed.raw("subject"), typed.raw("body")
    return framed(log)


# --- the actions of the page's buttons ---


def _begin(request: AgentRequest, task: Task) -> HttpResponseBase:
    """Writes the first draft; the page requests it after it has loaded. An existing text stays."""
    if not (task.log and task.log.body):
        try:
            drafts.save_letter(task, drafts.write_letter(task, task.instructions), version=task.text_version)
        except TextChanged:  # another request saved a text first
            task = get_object_or_404(mine(request), pk=task.pk)
    return answer(request, task)


def _write(request: AgentRequest, task: Task, what: str) -> HttpResponseBase:
    """Rewrites the draft. The old text, typed or saved, can be restored; if the AI fails, it stays."""
    if task.sent_by_hand:
        return letter_write.write(request, task, what)
    form, asked = DraftForm(request.POST), InstructionsForm(request.POST)
    if asked.is_valid() and (refused := guarding.why_refused(task, asked.cleaned_data["instructions"])):
        asked.add_error("instructions", refused)
    if asked.errors:
        return page(request, task, form=form, instructions=asked, status=422)
    before = drafts.ReplacedText.of(task.log, form.raw("subject"), form.raw("body"), by=request.agent)
    letter = drafts.write_letter(task, asked.cleaned_data["instructions"])
    if letter.error and before.body:
        text = f"The AI couldn’t write it: {letter.error}. Your text is unchanged."
        return page(request, task, form=form, message=text, level="warning")
    drafts.save_letter(task, letter, version=version_read(request))
    kept = {"before": before} if before.body else {}
    return answer(request, task, drafts.written_in_words(task), **kept)


def _restore_text(request: AgentRequest, task: Task) -> HttpResponseBase:
    """Undoes a rewrite. The replaced text can be restored in turn, so this also undoes itself."""
    before = drafts.ReplacedText.read(request.POST.get("before", ""))
    if before is None:
        return page(request, task, status=422)
    form = DraftForm(request.POST)
    now = drafts.ReplacedText.of(task.log, form.raw("subject"), form.raw("body"), by=request.agent)
    drafts.put_back(task, before, version=version_read(request))
    return answer(request, task, "Restored the other text.", before=now)


def _use_saved_text(request: AgentRequest, task: Task) -> HttpResponseBase:
    """After a conflict: shows the saved text; the agent's own text can be restored."""
    form = DraftForm(request.POST)
    typed = drafts.ReplacedText.of(None, form.raw("subject"), form.raw("body"), by=request.agent)
    return answer(request, task, before=typed)


def _save(request: AgentRequest, task: Task) -> HttpResponseBase:
    form = DraftForm(request.POST)
    if not form.is_valid():
        return page(request, task, form=form, status=422)
    was_approved = task.approved_at is not None
    save_form(request, task, form)
    text = "Saved. This is exactly what will be sent."
    if task.email_log.is_stopped:
        text = f"Saved. {stopped_message(task)}"
    elif was_approved and task.needs_approval:
        text = "Saved. The text has changed, so it needs your approval again."
    if not request.htmx:
        messages.success(request, text)
        return redirect(address(request, task))
    # Only the status next to the fields is replaced, so that the cursor stays in place.
    context = context_of(request, task) | {"just_saved": True}
    return toast(render_fragment(request, "followups/draft/page.html", "saved", context), text)


def _approve(request: AgentRequest, task: Task) -> HttpResponseBase:
    form = DraftForm(request.POST)
    if not form.is_valid():
        return page(request, task, form=form, status=422)
    queue = DraftQueue.around(task)
    save_form(request, task, form)
    if task.email_log.is_stopped:
        return page(request, task, status=422, message=stopped_message(task), level="warning")
    if task.needs_approval:
        task.approve(by=request.agent, version=task.text_version)
    text = f"Approved: {name_of(task)}. {outlook(task).text}."
    return go_to_next(request, queue, text, undo=reverse("followup_unapprove", args=[task.pk]))


def _unapprove(request: AgentRequest, task: Task) -> HttpResponseBase:
    task.unapprove(by=request.agent)
    return answer(request, task, f"Approval undone: {name_of(task)}.")


def _skip(request: AgentRequest, task: Task) -> HttpResponseBase:
    queue = DraftQueue.around(task)
    task.skip(by=request.agent)
    return go_to_next(request, queue, f"Skipped {name_of(task)}.", undo=reverse("followup_restore", args=[task.pk]))


def _discard(request: AgentRequest, task: Task) -> HttpResponseBase:
    queue = DraftQueue.around(task)
    task.cancel(by=request.agent)
    return go_to_next(request, queue, f"Discarded {name_of(task)}.", undo=reverse("followup_restore", args=[task.pk]))


def _send(request: AgentRequest, task: Task) -> HttpResponseBase:
    form = DraftForm(request.POST)
    if not form.fields.keys() & request.POST.keys():  # no text was on the page: nobody has read it
        return page(request, task, status=422, message="Read it before you send it.", level="warning")
    if not form.is_valid():
        return page(request, task, form=form, status=422)
    save_form(request, task, form)
    if task.email_log.is_stopped:
        return page(request, task, status=422, message=stopped_message(task), level="warning")
    queue = DraftQueue.around(task)
    if task.status == Task.Status.FAILED:
        task.retry(by=request.agent)
        send_soon(task.pk)
        text, undo = f"{name_of(task)} will be sent within a minute.", ""
    else:
        if not task.is_going:  # pressed twice, it keeps its time
            task.send_now(by=request.agent, version=task.text_version)
            send_after_undo(task.pk)
        text, undo = f"Sending {name_of(task)}", undo_address(task)
    if reason := why_not_now(task):
        text = f"{name_of(task)} won't be sent: {reason}."
        return go_to_next(request, queue, text, undo=undo.partition("?")[0], level="warning")
    return go_to_next(request, queue, text, undo=undo)


def _undo_send(request: AgentRequest, task: Task) -> HttpResponseBase:
    task.undo_send(by=request.agent)
    return answer(request, task, undone_in_words(task))


ACTIONS: dict[str, Callable[[AgentRequest, Task], HttpResponseBase]] = {
    "begin": _begin,
    "check": draft_check.check,
    "keep": keep,
    "restore_text": _restore_text,
    "use_saved": _use_saved_text,
    "save": _save,
    "approve": _approve,
    "unapprove": _unapprove,
    "not_later": later.not_later,
    "skip": _skip,
    "discard": _discard,
    "send": _send,
    "undo_send": _undo_send,
}

ABOUT_SOMETHING: dict[str, Callable[[AgentRequest, Task, str], HttpResponseBase]] = {
    "confirm": draft_check.confirm,
    "write": _write,
    "later": later.send_later,
    "attach": attach.attach,
    "copy": copies.add,
    "no_copy": copies.leave_out,
    "detach": attach.detach,
    "template": templates.insert,
    "save_template": templates.save_as_template,
}
