"""A letter is no row before it has a word. What its page does first makes the row, whatever that is, and once."""

import re
import uuid

from agents.web.requests import AgentRequest
from followups.models import Task

NAME = re.compile(r"[0-9a-f]{32}")


def letter_of(request: AgentRequest) -> str:
    """What names the page that a letter is written on, from one request to the next."""
    name = request.POST.get("letter", "")
    return name if NAME.fullmatch(name) else uuid.uuid4().hex


def begun(request: AgentRequest, task: Task) -> Task:
    """The letter as a row."""
    if task.pk:
        return task
    name = letter_of(request)
    made = Task.objects.begin_one_off(task.client, about=task.notes, by=request.agent, letter=name)
    made.client = task.client
    return made
