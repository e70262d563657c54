"""Pages that can also be opened as a dialog over the page one is on (static/js/dialog.js).

The link names the page, and so it works without JavaScript; the dialog asks for the same address with the slot's id as
htmx's target, and gets the same template in another frame.
"""

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django_htmx.http import HttpResponseClientRedirect

from agents.web.requests import AgentRequest

SLOT = "dialog"


def in_dialog(request: AgentRequest) -> bool:
    return bool(request.htmx) and request.htmx.target == SLOT


def layout(request: AgentRequest) -> str:
    """What the page's template extends: `{% extends layout %}`."""
    return "dialog.html" if in_dialog(request) else "base.html"


def leave(request: AgentRequest, url: str) -> HttpResponseBase:
    """Done: on to the next page, from a dialog too."""
    return HttpResponseClientRedirect(url) if in_dialog(request) else redirect(url)
