"""Files that go along with a letter: uploaded, which makes them files of the client, or chosen among these."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponseBase

from agents.web.requests import AgentRequest
from clients.forms.files import plain_name
from clients.models import ClientFile
from clients.models.story.file import LARGEST
from followups import attachments
from followups.attachments import NotAttached
from followups.display.letter.tools import is_letter, may_be_kept
from followups.engine import drafts
from followups.forms import DraftForm
from followups.models import Task
from followups.views.draft_page import answer, page, version_read
from lists.ids import read_id
from lists.words import counted


def attach(request: AgentRequest, task: Task, what: str) -> HttpResponseBase:
    """`what` is the id of one of the client's files; without it, what was uploaded."""
    if not is_letter(task):  # it would go without: nobody asks for the files of the plan's steps
        return said(request, task, "Files can’t be attached to this email.", status=422)
    try:
        version = keep_words(request, task)
        before = attachments.attached_to(task)
        found = _chosen(task, what) if what else _uploaded(request, task, before)
        new = attachments.attach(task, found, by=request.agent, version=version)
    except NotAttached as error:
        return said(request, task, str(error), status=422)
    if not new:
        return said(request, task, "It is attached already.")
    names = f"“{new[0].name}”" if len(new) == 1 else counted(len(new), "file")
    return said(request, task, f"Attached {names}.")


def detach(request: AgentRequest, task: Task, what: str) -> HttpResponseBase:
    version = keep_words(request, task)
    pk = read_id(what) or 0
    file = ClientFile.objects.filter(client=task.client, pk=pk).first()
    if not file or not attachments.detach(task, pk, by=request.agent, version=version):
        return said(request, task, "It was not attached.")
    return said(request, task, f"Removed “{file.name}” from the email. It is still among the client’s files.")


def keep_words(request: AgentRequest, task: Task) -> int | None:
    """What was typed is saved along, where that is done while one types anyway. The version that stands then."""
    form, version = DraftForm(request.POST), version_read(request)
    if "body" not in request.POST or form.is_too_long or not may_be_kept(task):
        return version
    typed = form.raw("subject"), form.raw("body")
    if any(typed) and (not task.log or typed != (task.log.subject, task.log.body)):
        return drafts.save_typed(task, *typed, by=request.agent, version=version, is_checked=False).text_version
    return version


def said(request: AgentRequest, task: Task, text: str, status: int = 200) -> HttpResponseBase:
    """The page again. A text that was not saved along stays in its fields."""
    form = DraftForm(request.POST)
    is_saved = task.log and (form.raw("subject"), form.raw("body")) == (task.log.subject, task.log.body)
    if status == 200 and (is_saved or may_be_kept(task)):
        return answer(request, task, text)
    return page(request, task, form=form, message=text, level="info" if status == 200 else "warning", status=status)


def _chosen(task: Task, what: str) -> list[ClientFile]:
    found = list(ClientFile.of(task.client).filter(pk=read_id(what) or 0))
    if not found:
        raise NotAttached("This file was deleted.")
    return found


def _uploaded(request: AgentRequest, task: Task, before: list[ClientFile]) -> list[ClientFile]:
    files: list[UploadedFile[Any]] = request.FILES.getlist("file")
    if not files:
        raise NotAttached("Choose a file first.")
    if empty := next((file for file in files if not file.size), None):
        raise NotAttached(f"“{empty.name}” is empty.")
    if any((file.size or 0) > LARGEST for file in files):
        raise NotAttached("A file may be at most 20 MB here.")
    attachments.check_sizes([file.size or 0 for file in files], before)
    return [
        ClientFile.keep(
            task.client, plain_name(file.name or ""), file, by=request.agent, content_type=file.content_type or ""
        )
        for file in files
    ]
