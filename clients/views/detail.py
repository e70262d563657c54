"""The page of one client: the header, the plan strip, the timeline. (Its rail is clients/detail/about.html.)"""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from agents.models import Agent
from agents.web import live as live_updates
from agents.web.requests import AgentRequest
from clients.contacts import with_contacts
from clients.forms.conversation import FORMS, ConversationForm
from clients.forms.files import FilesForm
from clients.forms.note import NoteForm
from clients.forms.tags import AddTagForm
from clients.listing.neighbours import position_of, with_position
from clients.listing.tagged import tags_of
from clients.models import Client, ClientQuerySet
from clients.story.shown import with_story
from clients.timeline import Timeline
from clients.views.contacts.shown import ShownContacts, context_of
from emails.models import Suppression
from emails.models.copies import People
from followups.display import timeline as timelines
from followups.display.entries.folds import fold
from followups.display.entries.meanings import meanings_of
from followups.display.page_version import version_in, version_of, with_version
from followups.display.plan import Plan
from followups.display.plan_rows import plan_of
from followups.views.plan_strip import people_linked, strip_of
from inbound.display.on_timeline import with_mails
from lists.fragments import render_fragment

PAGE = "clients/detail/detail.html"

TABS = {"": "Timeline", "details": "Details", "notes": "About"}
"""The page's parts on a phone, which shows one at a time."""

ASKED = ("show", "before", "since", "q", "month")
"""What an address says of the timeline."""


@require_safe
def detail(request: AgentRequest, pk: int) -> HttpResponse:
    return page(request, pk)


@require_safe
def live(request: AgentRequest, pk: int) -> HttpResponseBase:
    """What is new on a client's page, if anything is."""
    version = version_of(pk, request.agent, timezone.now())
    if not version:
        raise Http404
    is_new = version != live_updates.version_held(request)
    return live_updates.answer(version, is_new, lambda: page(request, pk, layout="live.html"))


def page(
    request: AgentRequest,
    pk: int,
    *,
    log: ConversationForm | None = None,
    note: NoteForm | None = None,
    files: FilesForm | None = None,
    tag: AddTagForm | None = None,
    status: int = 200,
    layout: str = "base.html",
) -> HttpResponse:
    """The whole page; `log`, `note`, `files` and `tag` are forms that need another look."""
    # The version comes with the client, before the rest: what happens meanwhile is brought by the next question.
    mine = with_contacts(with_version(Client.objects.visible_to(request.agent)))
    client = get_object_or_404(with_position(_with_agent(mine, request.agent), request.agent), pk=pk)
    if client.agent_id == request.agent.pk:
        client.agent = request.agent  # whoever looks is known already
    asked = request.GET
    linked = list(client.people.all()) if client.also_found_by else []
    shown = ShownContacts.of_client(client, linked)
    closed = {address: entries[0] for address, entries in shown.by_address.items()}
    people = People(linked, client.email, closed) if linked else None
    context = strip_of(client, asked.get("step"), request.agent, shown.entries_of_main(client), people)
    request.office = context["office"]
    context |= context_of(client, shown)
    context |= {
        "layout": layout,
        "live": live_updates.shown(version_in(client, request.agent, timezone.now())),
        "position": position_of(client, request.agent),
        "tags": tags_of(client),
        "tag_form": tag or AddTagForm(),
        "has_focus": False,
        "tabs": TABS.items(),
        "tab": asked.get("tab") if asked.get("tab") in TABS else "",
    }
    timeline = timeline_asked_for(client, asked, *ASKED)
    context |= timeline_context(timeline, context["plan"])
    context |= {"shown_day": None, "wrong_number": asked.get("log") == "wrong" and bool(client.phone)}
    context |= {"months": timeline.months() if asked.get("months") else None}
    context |= _bar(asked.get("log", ""), log, note, files)
    return render(request, PAGE, context, status=status)


def _with_agent(clients: ClientQuerySet, reader: Agent) -> ClientQuerySet:
    """An agent's clients are their own: only a broker has to ask whose it is."""
    return clients.select_related("source", "agent") if reader.is_broker else clients.select_related("source")


def _bar(asked: str, log: ConversationForm | None, note: NoteForm | None, files: FilesForm | None) -> dict[str, Any]:
    """The forms above the timeline, and which of them is open: the one that is asked for, or needs another look."""
    opened = log.kind if log else "file" if files else {"wrong": "call"}.get(asked, asked)
    forms = {kind: log if log and log.kind == kind else form() for kind, form in FORMS.items()}
    return {
        "log_forms": forms,
        "logs": opened if opened in (*FORMS, "file") else "note",
        "note_form": note or NoteForm(),
        "files_form": files or FilesForm(),
    }


@require_safe
def plan(request: AgentRequest, pk: int) -> HttpResponse:
    """The plan strip alone: with another step chosen, and while the page waits for its follow-ups."""
    client = get_object_or_404(Client.objects.visible_to(request.agent).select_related("agent"), pk=pk)
    entries = Suppression.all_of(client.email)
    context = strip_of(client, request.GET.get("step"), request.agent, entries, people_linked(client))
    if not request.htmx:
        return redirect(f"{context['next']}#plan")
    return render_fragment(request, PAGE, "plan", context)


@require_safe
def timeline(request: AgentRequest, pk: int) -> HttpResponse:
    """The timeline alone: with another filter or search, or older events to be put below the ones that are there."""
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    if not request.htmx:
        return redirect(f"{reverse('client', args=[pk])}?{request.GET.urlencode()}#timeline")
    shown = timeline_asked_for(client, request.GET, *(name for name in ASKED if name != "since"))
    if request.htmx.target == "months-bar":
        context = {"client": client, "timeline": shown, "months": shown.months()}
        return render(request, "clients/detail/months.html", context)
    context = timeline_context(shown, plan_of(client)) | {"client": client, "shown_day": shown.shown_day}
    if request.htmx.target == "shown":
        return render(request, "clients/detail/found.html", context)
    if shown.is_older:
        return render_fragment(request, "clients/detail/timeline.html", "events", context)
    return render_fragment(request, PAGE, "timeline", context)


def timeline_asked_for(client: Client, asked: Mapping[str, str], *names: str) -> Timeline:
    """`names` are those of the parts of the address or form that count."""
    parts = {name: asked.get(name, "") for name in names}
    search = parts.pop("q", "")
    return Timeline(client, search=search, meanings_of=meanings_of, **parts)


def timeline_context(shown: Timeline, plan: Plan) -> dict[str, Any]:
    shown_events = with_mails(shown.client, with_story(shown.events))
    events = timelines.entries(shown_events, plan.clicks, shown.words)
    pinned = timelines.entries(with_story(shown.pinned), plan.clicks, shown.words)
    # In a search each is seen with its mark.
    return {
        "timeline": shown,
        "events": events,
        "rows": events if shown.words else fold(events),
        "pinned": pinned,
        "months": None,
    }
