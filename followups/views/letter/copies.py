"""Who gets a copy (CC) of this one email: a linked person is added or taken off, whatever the client's page says."""

from django.http import HttpResponseBase

from agents.web.requests import AgentRequest
from clients.models import Person
from emails.models.copies import MOST_COPIES
from followups.display.outlook import copies_shown
from followups.engine import drafts
from followups.models import Task
from followups.views.letter.attach import keep_words, said
from lists.ids import read_id


def add(request: AgentRequest, task: Task, what: str) -> HttpResponseBase:
    person = _person(task, what)
    version = keep_words(request, task)
    copies = [copy["person"] for copy in copies_shown(task).chosen]
    if person is None or person.pk in copies:
        return said(request, task, "" if person else "This person is not linked to the client any more.")
    if len(copies) >= MOST_COPIES:
        return said(request, task, f"At most {MOST_COPIES} people can get a copy of an email.", status=422)
    drafts.choose_copies(task, {*copies, person.pk}, by=request.agent, version=version)
    if person.pk not in [copy["person"] for copy in copies_shown(task).chosen]:
        return said(request, task, f"{person.name} can’t get a copy: {person.email} must not be emailed.", status=422)
    return said(request, task, f"{person.name} gets a copy of this email.")


def leave_out(request: AgentRequest, task: Task, what: str) -> HttpResponseBase:
    person = _person(task, what)
    version = keep_words(request, task)
    copies = {copy["person"] for copy in copies_shown(task).chosen}
    if person is None or person.pk not in copies:
        return said(request, task, "")
    drafts.choose_copies(task, copies - {person.pk}, by=request.agent, version=version)
    return said(request, task, f"{person.name} gets no copy of this email.")


def _person(task: Task, what: str) -> Person | None:
    return Person.objects.filter(client=task.client, pk=read_id(what) or 0).first()
