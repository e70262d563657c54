"""The responses of a draft's views: its page or drawer, or the next draft once it is done."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.messages.constants import DEFAULT_LEVELS
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect, push_url, reselect, reswap, retarget, trigger_client_event

from agents.models import Office
from agents.web import dialogs
from agents.web.requests import AgentRequest
from emails.history import Badge
from emails.rendering import sender_of
from followups.attachments import attached_to
from followups.display.checked_text import CheckedText, checked_text
from followups.display.letter.tools import LetterTools, is_letter, may_be_kept
from followups.display.outlook import DraftQueue, copies_shown, outlook
from followups.display.rows import APPROVE_BADGE, APPROVED_BADGE, FollowupRow, row_of
from followups.engine import drafts
from followups.forms import DraftForm, InstructionsForm
from followups.models import Task, TaskQuerySet
from followups.views.answers import asked_version
from followups.views.letter.begin import letter_of
from lists.redirects import back, came_from
from lists.words import counted

EXAMPLES = ("Shorter", "Warmer", "Ask one question", "Mention Saturday", "Plainer")
"""Frequent instructions to the AI: one click puts them into the field."""

OF_A_LETTER = (
    "Ask when they have time for a call this week.",
    "Send the documents they asked for, and ask if they have questions.",
    "Invite them to see the property on Saturday.",
    "Thank them for the visit, and ask what they thought.",
)
"""What people often write about, where nothing is written yet."""

YOURS_BADGE = Badge("Manual", "outline")


def mine(request: AgentRequest) -> TaskQuerySet:
    return Task.objects.visible_to(request.agent).select_related("client__agent", "approved_by", "email_log__edited_by")


def differs(form: DraftForm, task: Task) -> bool:
    saved = (task.log.subject, task.log.body) if task.log else ("", "")
    return (form.raw("subject"), form.raw("body")) != saved


def save_form(request: AgentRequest, task: Task, form: DraftForm) -> None:
    """Saves the form's text as the draft. Raises TextChanged if somebody has changed the draft meanwhile."""
    text = form.cleaned_data
    drafts.save_typed(task, text["subject"], text["body"], by=request.agent, version=version_read(request))


def version_read(request: AgentRequest) -> int | None:
    """The version of the text that the page showed; None, which fits every version, if it sends none."""
    return asked_version(request) if "version" in request.POST else None


def stopped_message(task: Task) -> str:
    """What keeps the saved text from going, in a sentence."""
    if not task.email_log.open_findings:
        return "We couldn’t check this text, so it won’t be sent. Edit it, or have the AI rewrite it."
    number = len(task.email_log.open_findings)
    return f"{counted(number, 'issue')} to fix or confirm before sending. See below the text."


def answer(request: AgentRequest, task: Task, text: str = "", **more: Any) -> HttpResponseBase:
    """The current page, with a message about what was done."""
    if request.htmx or more:
        return page(request, task, message=text, **more)
    if text:
        messages.success(request, text)
    return redirect(address(request, task))


def toast(response: HttpResponse, text: str, undo: str = "", level: str = "info") -> HttpResponse:
    # After the swap: a toast before it would be removed together with the dialog.
    detail = {"text": text, "level": level, "undo_url": undo}
    return trigger_client_event(response, "toast", detail, after="swap")


def go_to_next(
    request: AgentRequest, queue: DraftQueue, text: str, *, undo: str = "", level: str = "info"
) -> HttpResponseBase:
    """Goes on to the next draft that waits, else back to the page before."""
    following = mine(request).filter(pk=queue.next).first() if queue.number and queue.next else None
    if request.htmx and following:
        response = toast(page(request, following, done=True), text, undo, level)
        return response if dialogs.in_dialog(request) else push_url(response, address(request, following))
    if dialogs.in_dialog(request):
        return toast(HttpResponse(), text, undo, level)  # an empty response closes the dialog
    messages.add_message(request, DEFAULT_LEVELS[level.upper()], text, extra_tags=undo)
    if following:
        return redirect(address(request, following))
    left = back(request, reverse("followup_list"))
    return HttpResponseClientRedirect(left.url) if request.htmx else left


def conflict(request: AgentRequest, task: Task) -> HttpResponse:
    """The page with both texts, after somebody else has saved another text."""
    return page(request, task, form=DraftForm(request.POST), conflict=True, status=409)


def address_of(task: Task) -> str:
    """A letter without a word is no row yet: it has its client's address."""
    return reverse("followup_preview", args=[task.pk]) if task.pk else reverse("client_email", args=[task.client.pk])


def address(request: AgentRequest, task: Task) -> str:
    address, before = address_of(task), came_from(request)
    return address + (f"?{urlencode({'next': before})}" if before else "")


def page(
    request: AgentRequest, task: Task, *, status: int = 200, message: str = "", level: str = "info", **more: Any
) -> HttpResponse:
    if message and not request.htmx:
        messages.add_message(request, DEFAULT_LEVELS[level.upper()], message)
    response = render(request, "followups/draft/page.html", context_of(request, task, **more), status=status)
    if request.htmx and status != 200:  # Save normally swaps nothing, but an error has to be shown
        if dialogs.in_dialog(request):
            response = reswap(response, "innerHTML")
        else:
            response = reselect(reswap(retarget(response, "#main"), "outerHTML"), "#main")
    return toast(response, message, level=level) if message and request.htmx else response


def _badge(row: FollowupRow) -> Badge:
    """The badge of a draft's page: what a person has to do or has done comes before the row's own badge."""
    task = row.task
    if task.needs_approval:
        return APPROVE_BADGE
    if task.is_approved and row.is_open and not task.hurried_at:
        return APPROVED_BADGE
    if task.sent_by_hand and task.status == Task.Status.PENDING and not task.hurried_at:
        return YOURS_BADGE
    return row.badge


def context_of(
    request: AgentRequest,
    task: Task,
    *,
    form: DraftForm | None = None,
    instructions: InstructionsForm | None = None,
    moved_on: bool = False,
    conflict: bool = False,
    before: drafts.ReplacedText | None = None,
    done: bool = False,
    asks_to_replace: bool = False,
    waits: str = "",
    office: Office | None = None,
) -> dict[str, Any]:
    log = task.log if task.log and task.log.body else None
    text = {"subject": log.subject, "body": log.body} if log else {}
    typed = DraftForm(request.POST) if moved_on and "body" in request.POST else None
    kept = before.token if before else "" if done else request.POST.get("before", "")
    row, office = row_of(task), office or Office.current()
    unsaved = form is not None and differs(form, task)
    form = form or DraftForm(initial=text)
    asked = instructions or InstructionsForm(initial={"instructions": task.instructions})
    if task.sent_by_hand and not log:
        asked.ask_what_about()
    beside = _of_letter(request, task) | _around(request, task, row, office)
    return beside | {
        "task": task,
        "log": log,
        "form": form,
        "instructions": asked,
        "moved_on": moved_on,
        "conflict": conflict,
        "unsaved": unsaved,
        "lost": typed if typed and differs(typed, task) else None,
        "before": kept if drafts.ReplacedText.read(kept) else "",
        # Whether there is a text, saved or in the form, or the agent wants to write one by hand.
        "is_begun": bool(log) or task.sent_by_hand or "by_hand" in request.GET or form.is_bound,
        "just_saved": False,
        "just_checked": False,
        "examples": EXAMPLES if log or not task.sent_by_hand else OF_A_LETTER,
        "asks_to_replace": asks_to_replace,
        "waits": waits,
        "checked": _checked(request, task, form, office) if row.is_open else None,
    }


def _around(request: AgentRequest, task: Task, row: FollowupRow, office: Office) -> dict[str, Any]:
    """What stands around the text: whose it is, what becomes of it, and where the page leads."""
    return {
        "client": task.client,
        "row": row,
        "badge": _badge(row),
        "queue": DraftQueue.around(task) if task.pk else DraftQueue([], 0),
        "outlook": outlook(task, office) if row.is_open else None,
        "sender": sender_of(task.client.agent, office),
        "address": address_of(task),
        "mail_address": f"{address_of(task)}mail/",
        "back_to": came_from(request) or ("" if task.pk else reverse("client", args=[task.client.pk])),
        "layout": dialogs.layout(request),
    }


def _of_letter(request: AgentRequest, task: Task) -> dict[str, Any]:
    """What goes along with it, and what an agent's own letter has besides."""
    tools = LetterTools.of(task, request.agent)
    return {
        "tools": tools,
        "attached": tools.attached if tools else attached_to(task) if is_letter(task) else [],
        "copies": copies_shown(task),
        "keeps": may_be_kept(task),
        "letter": letter_of(request) if "letter" in request.POST or task.pk is None else "",
    }


def _checked(request: AgentRequest, task: Task, form: DraftForm, office: Office) -> CheckedText:
    """Of the text in the fields."""
    if form.is_bound:
        return checked_text(task, form.raw("subject"), form.raw("body"), by=request.agent, office=office)
    saved = form.initial.get("subject", ""), form.initial.get("body", "")
    return checked_text(task, *saved, by=request.agent, office=office)
