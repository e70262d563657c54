"""One fact about a client, changed in its place on the client's page, and the undo of that."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from agents.forms.stale_check import StaleCheck
from agents.models import Agent
from agents.web.requests import AgentRequest
from clients import contacts, fields
from clients.contacts import Contact
from clients.fields import CUSTOM, Fact
from clients.forms.client import FactForm
from clients.forms.custom_fields import CustomFieldForm, as_text
from clients.models import Activity, Client, Source
from clients.views.contacts.shown import ShownContact, ShownContacts
from clients.views.edit import reconcile_edit
from emails.models import Suppression
from followups.display.activity_words import in_words
from followups.engine.plan import offer_if_no_address
from lists.fragments import render_fragment
from lists.redirects import back

PAGE = "clients/edit/field.html"


@require_http_methods(["GET", "HEAD", "POST"])
def field(request: AgentRequest, pk: int, field: str) -> HttpResponse:
    """One fact: its field on GET, what became of it on POST."""
    if not fields.may_change(request.agent, field):
        raise Http404
    if request.method != "POST":
        client = _find(request, pk)
        return _ask(request, client, fields.fact_of(client, field), _form_of(request, client, field))
    with transaction.atomic():
        client = _find(request, pk, lock=True)
        labelled = contacts.main_of(client, field) if field in contacts.KINDS else None
        fact, typed = fields.fact_of(client, field), _form_of(request, client, field)
        if not typed.is_valid():
            return _ask(request, client, fact, typed, status=422)
        new = fields.fact_of(client, field)  # the form has put on the client what was typed
        if typed.overwrites("was", fact.saved, new.saved):
            return _ask(request, client, fact, typed, status=409)
        if new.saved == fact.saved:
            edited = _relabel(request, client, labelled) if labelled else None
            return _saved(request, client, fact, edited)
        if typed.find_duplicates():
            return _ask(request, client, fact, typed, status=409)
        if field == "email":
            offer_if_no_address(pk)  # before they get one: it brings an offer, and starts nothing
        client.save(update_fields=[field, "updated_at"])
        edited = _record_edit(request, client, fact, new)
        if labelled:
            _relabel(request, client, replace(labelled, value=new.saved))
    reconcile_edit(client, field)
    return _saved(request, client, new, edited, was=fact)


@require_http_methods(["GET", "HEAD", "POST"])
def custom_field(request: AgentRequest, pk: int) -> HttpResponse:
    """One custom field: `key` is its name; without it, a new one. POST with `remove` removes it."""
    key = request.GET.get("key", "")
    if request.method != "POST":
        client = _find(request, pk)
        form = CustomFieldForm(client=client, key=_known(client, key))
        return _ask(request, client, fields.custom_fact_of(client, key), form)
    with transaction.atomic():
        client = _find(request, pk, lock=True)
        if key and key not in client.custom_fields:
            # Renamed or taken away meanwhile: what was typed may become a field again.
            form = CustomFieldForm(request.POST, client=client, key="")
            return _refuse(request, client, fields.custom_fact_of(client, ""), form)
        form = CustomFieldForm(request.POST, client=client, key=key)
        fact, removes = fields.custom_fact_of(client, key), bool(key) and "remove" in request.POST
        if not removes and not form.is_valid():
            return _ask(request, client, fact, form, status=422)
        before_all = client.custom_fields
        before = {key: before_all[key]} if key else {}
        after = {} if removes else form.as_stored(before.get(key))
        if form.overwrites("was", fact.saved, as_text(after.get(key, ""))):
            return _ask(request, client, fact, form, status=409)
        new = _replace_custom(client, before, after)
        if before == after:
            return _saved(request, client, new)
        at = list(before_all).index(key) if removes else None
        edited = _record_custom_edit(request, client, before, after, at)
    return _saved(request, client, new, edited)


@require_POST
def undo(request: AgentRequest, pk: int, activity: int) -> HttpResponse:
    """Puts back what one change replaced, unless it was changed again."""
    with transaction.atomic():
        client = _find(request, pk, lock=True)
        edited = get_object_or_404(
            client.activities.filter(kind=Activity.Kind.EDITED, data__has_key="field"), pk=activity
        )
        name, before, after = (edited.data[part] for part in ("field", "before", "after"))
        if name == CUSTOM:
            return _undo_custom(request, client, before, after, edited.data.get("at"))
        if not fields.may_change(request.agent, name):
            raise Http404
        fact = fields.fact_of(client, name)
        if fact.saved != after:
            form = _form_of(request, client, name, {name: before})
            form.is_valid()
            return _refuse(request, client, fact, form)
        if before and (gone := _why_gone(name, before)):
            messages.error(request, f"Nothing changed: {gone}.")
            return back(request, reverse("client", args=[pk]))
        empty, column = (None, f"{name}_id") if name in fields.POINTERS else ("", name)
        setattr(client, column, before or empty)
        client.save(update_fields=[name, "updated_at"])
        client = _find(request, pk)
        now = fields.fact_of(client, name)
        _record_edit(request, client, fact, now)
    reconcile_edit(client, name)
    messages.info(request, f"{fact.label}: change undone.")
    return back(request, reverse("client", args=[pk]))


def _why_gone(name: str, pk: int) -> str:
    """Why a source or an agent does not come back; empty if they do."""
    if name == "source" and not Source.objects.filter(pk=pk).exists():
        return "that source is not in the office’s list any more"
    if name != "agent":
        return ""
    agent = Agent.objects.filter(pk=pk).first()
    if agent is None:
        return "that agent is not there any more"
    return "" if agent.is_active else f"{agent} is deactivated"


def _relabel(request: AgentRequest, client: Client, was: Contact) -> Activity | None:
    """What an address or number is for, where the form has put another label on the client."""
    return contacts.change(client, was, was.value, contacts.main_of(client, was.kind).label, by=request.agent)


def _undo_custom(
    request: AgentRequest, client: Client, before: dict[str, Any], after: dict[str, Any], at: int | None
) -> HttpResponse:
    now, key = client.custom_fields, next(iter(after), "")
    others = {name.casefold() for name in now if name not in after}
    if any(now.get(name) != value for name, value in after.items()) or any(
        name.casefold() in others for name in before
    ):
        name, value = next(iter((before or after).items()))
        wanted = {"custom_name": name, "custom_value": as_text(value)}
        key = key if key in now else ""
        form = CustomFieldForm(wanted, client=client, key=key)
        return _refuse(request, client, fields.custom_fact_of(client, key), form)
    _replace_custom(client, after, before, at)
    _record_custom_edit(request, client, after, before)
    messages.info(request, f"{next(iter(before or after))}: change undone.")
    return back(request, reverse("client", args=[client.pk]))


def _find(request: AgentRequest, pk: int, lock: bool = False) -> Client:
    mine = Client.objects.visible_to(request.agent).select_related("agent", "source")
    return get_object_or_404(mine.select_for_update(of=("self",), no_key=True) if lock else mine, pk=pk)


def _form_of(request: AgentRequest, client: Client, field: str, data: Any = None) -> FactForm:
    bound = data or (request.POST if request.method == "POST" else None)
    return FactForm(bound, instance=client, agent=request.agent, only=field)


def _known(client: Client, key: str) -> str:
    if key and key not in client.custom_fields:
        raise Http404
    return key


def _replace_custom(client: Client, before: dict[str, Any], after: dict[str, Any], at: int | None = None) -> Fact:
    """The fact as it is now: in its place, a new one at the end, or at `at`, where it was removed.

    The row is locked, so that no other custom field is lost.
    """
    rows = list(client.custom_fields.items())
    place = next((number for number, (name, _) in enumerate(rows) if name in before), len(rows) if at is None else at)
    rest = [(name, value) for name, value in rows if name not in before]
    client.custom_fields = dict([*rest[:place], *after.items(), *rest[place:]])
    client.save(update_fields=["custom_fields", "updated_at"])
    return fields.custom_fact_of(client, next(iter(after), ""))


def _record_edit(request: AgentRequest, client: Client, before: Fact, after: Fact) -> Activity:
    names = {"was": before.text, "now": after.text} if before.field in fields.POINTERS else {}
    changes = {"field": before.field, "before": before.saved, "after": after.saved, **names}
    return client.record(Activity.Kind.EDITED, by=request.agent, **changes)


def _record_custom_edit(
    request: AgentRequest, client: Client, before: dict[str, Any], after: dict[str, Any], at: int | None = None
) -> Activity:
    place = {} if at is None else {"at": at}
    return client.record(Activity.Kind.EDITED, by=request.agent, field=CUSTOM, before=before, after=after, **place)


def _refuse(request: AgentRequest, client: Client, fact: Fact, form: StaleCheck) -> HttpResponse:
    form.refuse("was", fact.saved)
    return _ask(request, client, fact, form, status=409)


def _ask(request: AgentRequest, client: Client, fact: Fact, form: StaleCheck, status: int = 200) -> HttpResponse:
    """The field in the fact's place; without htmx on a page of its own."""
    context = {
        "fact": fact,
        "form": form,
        "was": form.data.get("was", fact.saved),
        "changed_by": _who_changed(client, fact) if form.is_stale else None,
        "client": _find(request, client.pk),  # without what was typed
    }
    context["each"] = _shown(context["client"], fact.field)
    if request.htmx:
        return render_fragment(request, PAGE, "fact_open", context, status=status)
    return render(request, PAGE, context, status=status)


def _saved(
    request: AgentRequest, client: Client, fact: Fact, edited: Activity | None = None, was: Fact | None = None
) -> HttpResponse:
    """The fact as it is now, with a tick; what was changed can be undone."""
    note = _about_address(fact, was) if was and fact.field == "email" else ""
    text = " ".join(filter(None, [f"{in_words(edited)}." if edited else "Nothing changed.", note]))
    undo = "client_undo_edit" if edited and "field" in edited.data else "client_undo_contact"
    undo_url = reverse(undo, args=[client.pk, edited.pk]) if edited else ""
    if not request.htmx:
        messages.success(request, text, extra_tags=undo_url)
        return redirect("client", client.pk)
    response = HttpResponse()
    if not fact.is_new:
        context = {"fact": fact, "note": note, "client": client, "each": _shown(client, fact.field)}
        response = render_fragment(request, PAGE, "fact_saved", context)
    if edited:
        # In short: the value stands where the agent looks already.
        said = "Removed." if fact.is_new else f"{fact.label} saved."
        trigger_client_event(response, "toast", {"text": said, "undo_url": undo_url})
        trigger_client_event(response, "edited")
    return response


def _shown(client: Client, field: str) -> ShownContact | None:
    """The main address or number, with what can be done with it."""
    return ShownContacts.of_client(client).main(field) if field in contacts.KINDS else None


def _about_address(fact: Fact, was: Fact) -> str:
    """What does not move to the new address, and whether it may be emailed."""
    if not fact.saved:
        return "Without an email address, no follow-ups are sent."
    entries = Suppression.all_of(fact.saved)
    may = f"Do not email the new one: {entries[0].get_reason_display()}." if entries else "You can email the new one."
    return f"Past emails stay with {was.saved}. {may}" if was.saved else may


def _who_changed(client: Client, fact: Fact) -> Any:
    edits = client.activities.filter(kind=Activity.Kind.EDITED, data__field=fact.field).select_related("agent")
    last = edits.first()
    return last.agent if last else None
