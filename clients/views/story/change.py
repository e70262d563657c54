"""A call, text or meeting that is there: its other facts, what they were before, and taking it off the timeline."""

from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import trigger_client_event

from agents.models import Agent
from agents.web import dialogs
from agents.web.requests import AgentRequest
from clients.forms.conversation import FORMS, ConversationForm
from clients.models import Activity, Client, Conversation
from clients.story.shown import conversations_by_id
from clients.story.words import circumstances, headline
from clients.views.notes.shown import shown
from followups import answers
from followups.display.timeline import entries
from followups.engine.reconcile import reconcile
from lists.fragments import render_fragment
from lists.redirects import back

PAGE = "clients/story/edit.html"


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: AgentRequest, pk: int, conversation: int) -> HttpResponse:
    if request.method != "POST":
        found = find(request, pk, conversation)
        return _ask(request, found, FORMS[found.kind](said=found))
    with transaction.atomic():
        found = find(request, pk, conversation, lock=True)
        form = FORMS[found.kind](request.POST, said=found)
        if not form.is_valid():
            return _ask(request, found, form, status=422)
        if not form.is_free():
            return _ask(request, found, form, status=409)
        if is_changed := form.is_new:
            found.edit(by=request.agent, is_kept_from_ai=form.is_kept_from_ai, **form.facts)
    text = f"{found.get_kind_display()} saved." if is_changed else "Nothing changed."
    if request.htmx:
        return trigger_client_event(_one(request, found), "toast", {"text": text})
    messages.success(request, text)
    return redirect(f"{reverse('client', args=[pk])}#conversation-{conversation}")


@require_safe
def history(request: AgentRequest, pk: int, conversation: int) -> HttpResponse:
    """As it is, and all that it was before. To htmx outside of a dialog: the entry in its place."""
    found = find(request, pk, conversation)
    if request.htmx and not dialogs.in_dialog(request):
        return _one(request, found)
    versions = [_as_then(found, found.facts, found.edited_by if found.is_edited else found.agent, found.edited_at)]
    versions += [_as_then(found, each.facts, each.by, each.at) for each in found.versions.select_related("by")]
    context = {"client": found.client, "said": found, "versions": versions, "layout": dialogs.layout(request)}
    return render(request, "clients/story/history.html", context)


@require_POST
def delete(request: AgentRequest, pk: int, conversation: int) -> HttpResponse:
    found = find(request, pk, conversation)
    found.delete_softly(by=request.agent)
    text = f"{found.get_kind_display()} deleted."
    undo = reverse("client_restore_conversation", args=[pk, conversation])
    if not request.htmx:
        messages.success(request, text, extra_tags=undo)
        return redirect(f"{reverse('client', args=[pk])}#timeline")
    response = render(request, "clients/detail/events.html", shown(request, found.client))
    return trigger_client_event(response, "toast", {"text": text, "undo_url": undo})


@require_POST
def undo(request: AgentRequest, pk: int, conversation: int) -> HttpResponse:
    """It was logged by mistake: a reply that was logged with it is undone too."""
    found = find(request, pk, conversation, is_deleted=None)
    if take_off(found, by=request.agent):
        messages.success(request, f"{found.get_kind_display()} undone.")
    else:
        messages.error(request, f"Nothing changed: that {found.kind} was already undone.")
    return back(request, f"{reverse('client', args=[pk])}#timeline")


@require_POST
def restore(request: AgentRequest, pk: int, conversation: int) -> HttpResponse:
    """Undo of delete."""
    found = find(request, pk, conversation, is_deleted=None)
    done = found.restore(by=request.agent)
    messages.info(request, f"{found.get_kind_display()} restored." if done else "It was not deleted.")
    return back(request, f"{reverse('client', args=[pk])}#timeline")


def find(
    request: AgentRequest, pk: int, conversation: int, *, lock: bool = False, is_deleted: bool | None = False
) -> Conversation:
    """404 for one of another client, and of a client whom the agent may not see. `is_deleted` None: either."""
    clients = Client.objects.visible_to(request.agent)
    client = get_object_or_404(clients.select_for_update(of=("self",), no_key=True) if lock else clients, pk=pk)
    rows = Conversation.objects.filter(client=client).select_related("agent", "edited_by")
    if is_deleted is not None:
        rows = rows.filter(deleted_at__isnull=not is_deleted)
    found = get_object_or_404(rows, pk=conversation)
    found.client = client
    return found


def take_off(found: Conversation, *, by: Agent) -> bool:
    """Undoes what was logged, with the reply that it was. False when that was done already."""
    client = found.client
    with transaction.atomic():
        if not found.delete_softly(by=by):
            return False
        answers.take_back(client, lambda row: row.data.get("conversation") == found.pk, by=by)
    reconcile(client)
    return True


def _as_then(found: Conversation, facts: dict[str, object], by: object, at: object) -> dict[str, object]:
    """A version as the page shows it."""
    then = Conversation(**{name: facts[name] for name in facts if name != "occurred_at"})
    return {
        "key": headline(found.kind, facts),
        "sub": circumstances(then),
        "text": then.text,
        "occurred_at": datetime.fromisoformat(str(facts["occurred_at"])),
        "by": by,
        "at": at or found.created_at,
    }


def _one(request: AgentRequest, found: Conversation) -> HttpResponse:
    """The entry alone, in its place on the timeline."""
    event = Activity.objects.select_related("agent").get(conversation=found)
    event.said = conversations_by_id([found.pk])[found.pk]  # type: ignore[attr-defined]
    (entry,) = entries([event], {})
    context = {"client": found.client, "entry": entry, "is_alone": True}
    return render(request, "clients/story/conversation.html", context)


def _ask(request: AgentRequest, found: Conversation, form: ConversationForm, status: int = 200) -> HttpResponse:
    """The form in the entry's place; without htmx on a page of its own."""
    context = {"client": found.client, "said": found, "form": form}
    if request.htmx:
        return render_fragment(request, PAGE, "open", context, status=status)
    return render(request, PAGE, context, status=status)
