"""An agent's own letter goes at a time that they choose, exactly as it stands; and the Undo of that."""

from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from agents.web.requests import AgentRequest
from followups.display.outlook import DraftQueue, outlook
from followups.forms import DraftForm, check_range
from followups.models import AlreadyMoved, Task
from followups.views import answers
from followups.views.draft_page import answer, go_to_next, page, save_form, stopped_message
from lists.times import parse_moment


def send_later(request: AgentRequest, task: Task, what: str) -> HttpResponseBase:
    """`what` is the time of the button that was pressed; without it, the time that was typed."""
    form = DraftForm(request.POST)
    if not form.is_valid():
        return page(request, task, form=form, status=422)
    try:
        at = check_range(parse_moment(what or request.POST.get("scheduled_for", "")))
        if at <= timezone.now():
            raise ValidationError("That is in the past. Choose a later time.")
    except ValidationError as error:
        return page(request, task, form=form, message=str(error.message), level="warning", status=422)
    save_form(request, task, form)
    if task.email_log.is_stopped:
        return page(request, task, status=422, message=stopped_message(task), level="warning")
    queue = DraftQueue.around(task)
    task.send_later(at, version=task.text_version, by=request.agent)
    text = f"Email to {task.client.name} scheduled. {outlook(task).text}."
    return go_to_next(request, queue, text, undo=reverse("followup_not_later", args=[task.pk]))


def not_later(request: AgentRequest, task: Task) -> HttpResponseBase:
    """From the page of the letter."""
    task.wait_for_send_now(by=request.agent)
    return answer(request, task, "No longer scheduled. It sends when you press Send now.")


@require_POST
def undo(request: AgentRequest, pk: int) -> HttpResponseBase:
    task = answers.find(request, pk)
    try:
        task.wait_for_send_now(by=request.agent)
    except AlreadyMoved:
        return answers.refuse(request, task)
    return answers.answer(request, task, f"{answers.name_of(task)} is no longer scheduled.")
