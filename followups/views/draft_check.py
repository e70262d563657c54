"""What the guard found in a draft: looked at while one types, and confirmed by a person."""

from django.http import HttpResponse, HttpResponseBase

from agents.web.requests import AgentRequest
from followups import guarding
from followups.display.checked_text import key_of
from followups.forms import DraftForm
from followups.models import Task
from followups.views.draft_page import answer, context_of, page, save_form
from lists.fragments import render_fragment


def check(request: AgentRequest, task: Task) -> HttpResponse:
    """What the guard says of the text in the form; nothing is saved. 204 where the draft has moved on meanwhile."""
    if not request.htmx:
        return page(request, task, form=DraftForm(request.POST))
    context = context_of(request, task, form=DraftForm(request.POST)) | {"just_checked": True}
    if context["checked"] is None:  # sent, skipped or stopped since the page was drawn: nothing is left to check
        return HttpResponse(status=204)
    return render_fragment(request, "followups/draft/page.html", "draft_check", context)


def confirm(request: AgentRequest, task: Task, key: str) -> HttpResponseBase:
    """Saves the text of the form, then lets the words that the button names go in it."""
    form = DraftForm(request.POST)
    if not form.is_valid():
        return page(request, task, form=form, status=422)
    save_form(request, task, form)
    log = task.email_log
    found = {key_of(each["kind"], each["text"]): each for each in log.open_findings}
    if key not in found:
        return page(request, task, message="These words are no longer in the text.", level="warning")
    wanted = [(found[key]["kind"], found[key]["text"])]
    reason = request.POST.get("reason", "")
    try:
        guarding.confirm(task, wanted, by=request.agent, version=log.text_version, reason=reason)
    except guarding.NotConfirmed as error:
        return page(request, task, status=422, message=str(error), level="warning")
    return answer(request, task, f"Confirmed: “{found[key]['text'][:80]}”.")
