"""*Write with AI* in an agent's own letter: an offer, which asks before it takes the place of their words."""

from django.http import HttpResponseBase

from agents.web.requests import AgentRequest
from followups import guarding
from followups.engine import drafts
from followups.forms import DraftForm, InstructionsForm
from followups.models import Task
from followups.views.draft_page import answer, page, version_read
from followups.views.letter.begin import begun

SURE = "sure"


def write(request: AgentRequest, task: Task, what: str) -> HttpResponseBase:
    """`what` is SURE once the agent has said that their words may be replaced. What it replaced can be restored."""
    form, asked = DraftForm(request.POST), InstructionsForm(request.POST)
    has_text = bool(form.raw("body"))
    if asked.is_valid():
        wanted = asked.cleaned_data["instructions"]
        if not (has_text or wanted or task.notes):
            asked.add_error("instructions", "Enter what it is about.")
        elif refused := guarding.why_refused(task, wanted):
            asked.add_error("instructions", refused)
    if asked.errors:
        return page(request, task, form=form, instructions=asked, status=422)
    if has_text and what != SURE and _is_by_a_person(task, form):
        return page(request, task, form=form, instructions=asked, asks_to_replace=True)
    if wanted and not has_text:
        # What the letter is about, which a later rewrite still knows.
        task.notes, wanted = wanted, ""
        Task.objects.filter(pk=task.pk).update(notes=task.notes)
    before = drafts.ReplacedText.of(task.log, form.raw("subject"), form.raw("body"), by=request.agent)
    letter = drafts.write_letter(task, wanted)
    if letter.error and before.body:
        text = f"The AI couldn’t write it: {letter.error}. Your text is unchanged."
        return page(request, task, form=form, message=text, level="warning")
    task = begun(request, task)
    drafts.save_letter(task, letter, version=version_read(request))
    kept = {"before": before} if before.body else {}
    return answer(request, task, drafts.written_in_words(task), **kept)


def _is_by_a_person(task: Task, form: DraftForm) -> bool:
    log = task.log
    if log is None or (log.subject, log.body) != (form.raw("subject"), form.raw("body")):
        return True
    return log.is_by_a_person
