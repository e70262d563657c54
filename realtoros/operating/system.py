"""The page with the state of workers and providers, and with the switch “Pause all sending”."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from agents import pausing
from agents.web import dialogs
from agents.web.requests import AgentRequest
from lists.selection import answer_with_toast
from realtoros.operating.doctor import examine
from realtoros.operating.doctor.sending import sending


@require_safe
def system(request: AgentRequest) -> HttpResponse:
    """The broker sees all that the doctor finds, what is wrong first."""
    findings = examine.for_page() if request.agent.is_broker else []
    wrong = [finding for finding in findings if finding.to_do]
    wrong.sort(key=lambda finding: finding.tone != "red")
    values = {"parts": list(sending(request.agent)), "wrong": wrong, "findings": findings}
    return render(request, "operating/system.html", values | {"layout": dialogs.layout(request)})


@require_POST
def pause(request: AgentRequest) -> HttpResponse:
    whose = _whose(request)
    changed = pausing.pause_office(request.agent) if whose == "office" else pausing.pause_own(request.agent)
    what = "All sending for the office" if whose == "office" else "All your sending"
    text = f"{what} is paused. Due emails wait; none are lost." if changed else f"{what} was already paused."
    return _answer(request, text, f"{reverse('resume_all')}?whose={whose}")


@require_POST
def resume(request: AgentRequest) -> HttpResponse:
    whose = _whose(request)
    changed = pausing.resume_office(request.agent) if whose == "office" else pausing.resume_own(request.agent)
    what = "Office sending" if whose == "office" else "Your sending"
    text = f"{what} resumed. Due emails are sent now." if changed else f"{what} was not paused."
    return _answer(request, text, f"{reverse('pause_all')}?whose={whose}")


def _answer(request: AgentRequest, text: str, undo: str) -> HttpResponse:
    """For htmx a toast alone: Today asks at once what is new (static/js/live.js)."""
    return answer_with_toast(request, text, "success", undo, lambda: HttpResponse(status=204), reverse("today"))


def _whose(request: AgentRequest) -> str:
    """“own” or “office”; an undo sends it in the query string. Raises PermissionDenied if an agent sends “office”."""
    whose = request.POST.get("whose") or request.GET.get("whose", "own")
    if whose == "office" and not request.agent.is_broker:
        raise PermissionDenied
    return "office" if whose == "office" else "own"
