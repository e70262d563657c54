"""*Email now*: an empty letter. Nothing is stored before it has a word, so a page that is only opened leaves none."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import replace_url

from agents.models import Office
from agents.web import dialogs
from agents.web.requests import AgentRequest
from clients.models import Client
from followups.display.reasons import in_words
from followups.engine import gates
from followups.forms import DraftForm
from followups.models import Task
from followups.views import draft, draft_check
from followups.views.draft_page import address, mine, page
from followups.views.letter.begin import begun, letter_of
from followups.views.letter.keep import is_empty, over
from followups.views.letter.write import write
from lists.redirects import back

NEEDS_NO_TEXT = ("template", "attach", "copy", "no_copy")
"""What makes a row of an empty letter, too."""


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: AgentRequest, pk: int) -> HttpResponseBase:
    client = _find(request, pk)
    office = Office.current()
    look = gates.GateCheck.of_a_new_email(client, office)
    if look.never:
        return _never(request, client, in_words(look.never))
    if request.method != "POST":
        waits = in_words(look.first_closed.why) if look.first_closed else ""
        return page(request, Task.objects.one_off(client), waits=waits, office=office)
    found = Task.objects.begun_as(client, letter_of(request))
    if found is None:
        return _begin(request, Task.objects.one_off(client))
    return _act(request, get_object_or_404(mine(request), pk=found.pk))


@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: AgentRequest, pk: int) -> HttpResponse:
    """The letter as the client would receive it."""
    return draft.frame(request, Task.objects.one_off(_find(request, pk)))


def _never(request: AgentRequest, client: Client, why: str) -> HttpResponse:
    """Since the page was opened, perhaps: then what was typed is shown, to be copied."""
    form = DraftForm(request.POST)
    if request.POST.get("action") == "keep":
        return over()
    context = {"client": client, "never": why, "layout": dialogs.layout(request)}
    context["lost"] = None if is_empty(form) else form
    return render(request, "followups/letter/never.html", context, status=409 if request.method == "POST" else 200)


def _begin(request: AgentRequest, task: Task) -> HttpResponseBase:
    action, _, what = request.POST.get("action", "").partition(".")
    form = DraftForm(request.POST)
    if action == "discard":
        return back(request, reverse("client", args=[task.client.pk]))
    if action == "check":
        return draft_check.check(request, task)
    if action == "write":
        return _at_its_address(request, task.client, write(request, task, what))
    if is_empty(form) and action not in NEEDS_NO_TEXT:
        if action == "keep":
            return HttpResponse(status=204)
        form.is_valid()
        return page(request, task, form=form, status=422)
    return _act(request, begun(request, task))


def _act(request: AgentRequest, task: Task) -> HttpResponseBase:
    return _at_its_address(request, task.client, draft.act(request, task))


def _at_its_address(request: AgentRequest, client: Client, response: HttpResponseBase) -> HttpResponseBase:
    """The letter has an address of its own now: reloading the page must not begin another one."""
    task = Task.objects.begun_as(client, letter_of(request))
    if not (request.htmx and task and isinstance(response, HttpResponse)) or dialogs.in_dialog(request):
        return response
    leaves = response.has_header("HX-Redirect") or response.has_header("HX-Push-Url")
    return response if leaves else replace_url(response, address(request, task))


def _find(request: AgentRequest, pk: int) -> Client:
    return get_object_or_404(Client.objects.visible_to(request.agent).select_related("agent"), pk=pk)
