"""A template put into a letter, and a letter kept as a template."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from agents.models import Office
from agents.web.requests import AgentRequest
from emails.letters import templates as letter_templates
from emails.models import LetterTemplate
from emails.writer.fallback import Mistake
from followups.engine import drafts
from followups.forms import DraftForm
from followups.models import Task
from followups.views.draft_page import answer, page, save_form, version_read
from lists.ids import read_id


def insert(request: AgentRequest, task: Task, what: str) -> HttpResponseBase:
    """Puts the template's words where the cursor was, filled for this client. No word of the letter is lost."""
    form = DraftForm(request.POST)
    template = get_object_or_404(LetterTemplate.objects.visible_to(request.agent).active(), pk=read_id(what) or 0)
    try:
        subject, text, gaps = letter_templates.fill_for(task.client, template, Office.current())
    except Mistake as mistake:
        message = f"“{template}” can’t be used: {mistake}"
        return page(request, task, form=form, message=message, level="warning", status=422)
    typed, before = (
        form.raw("body"),
        drafts.ReplacedText.of(task.log, form.raw("subject"), form.raw("body"), by=request.agent),
    )
    body = _put(typed, text.partition("\n\n")[2], request.POST.get("at", "")) if typed else text
    if DraftForm({"subject": "x", "body": body}).is_too_long:
        message = "The text would be too long with this template."
        return page(request, task, form=form, message=message, level="warning", status=422)
    version = version_read(request)
    drafts.save_typed(task, form.raw("subject") or subject, body, by=request.agent, version=version)
    said = f"Inserted “{template}”."
    if gaps:
        said += f" Fill in before you send: {', '.join(gaps)}."
    return answer(request, task, said, **({"before": before} if before.body else {}))


def _put(typed: str, text: str, at: str) -> str:
    """In a paragraph of its own, after the place where the cursor was; at the end where nobody knows."""
    place = read_id(at)
    place = len(typed) if place is None else min(place, len(typed))
    return "\n\n".join(filter(None, [typed[:place].strip(), text.strip(), typed[place:].strip()]))


def save_as_template(request: AgentRequest, task: Task, what: str) -> HttpResponseBase:
    """The letter is saved first; then the page of a new template begins with its words."""
    form = DraftForm(request.POST)
    if not form.is_valid():
        return page(request, task, form=form, status=422)
    save_form(request, task, form)
    address = f"{reverse('letter_template_new')}?letter={task.email_log.pk}"
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
