"""The page on which an address comes off the ledger: with a reason, or with what the client agreed to."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from agents.web import dialogs
from agents.web.requests import AgentRequest
from clients.models import Client
from clients.views.contact import address_asked_about
from emails import ledger
from emails.ledger import Consent
from emails.models import Suppression
from lists.redirects import back
from lists.words import full_date

TOO_LONG = "Use at most 200 characters (now %(show_value)d)."


class AllowForm(forms.Form):
    """The reason why a mark or a bounce does not count any more."""

    reason = forms.CharField(
        max_length=200,
        error_messages={"required": "Enter a reason. It is shown in the timeline.", "max_length": TOO_LONG},
    )
    seen = forms.CharField(required=False)  # the entries that the page showed

    @property
    def consent(self) -> Consent | None:
        return None


class ConsentForm(AllowForm):
    """Who agreed to get emails again, when, and how. It has to be after they asked not to get any."""

    consent_by = forms.CharField(
        label="Who agreed?",
        max_length=100,
        error_messages={"required": "Enter who agreed: the client, or someone on their behalf."},
    )
    consent_on = forms.DateField(
        label="When?", error_messages={"required": "Enter the date.", "invalid": "Enter a date, like 2026-11-28."}
    )
    consent_how = forms.ChoiceField(
        label="How?",
        choices=[("", "Choose"), *Consent.How.choices],
        error_messages={"required": "Choose how they told us.", "invalid_choice": "Choose one from the list."},
    )
    field_order = ("consent_by", "consent_on", "consent_how", "reason", "seen")

    def __init__(self, *args: Any, asked: list[Suppression], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False
        self.fields["reason"].label = "Note"
        self.asked_on = max(timezone.localdate(entry.created_at) for entry in asked)
        days = {"type": "date", "min": self.asked_on.isoformat(), "max": timezone.localdate().isoformat()}
        self.fields["consent_on"].widget = forms.DateInput(format="%Y-%m-%d", attrs=days)
        for name in ("consent_by", "consent_on", "consent_how"):
            self.fields[name].widget.attrs |= {"required": True, "autocomplete": "off"}
        self.fields["reason"].widget.attrs |= {"autocomplete": "off", "maxlength": 200}
        self.fields["consent_on"].widget.attrs["autofocus"] = True

    def clean_consent_on(self) -> Any:
        day = self.cleaned_data["consent_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("The date can’t be in the future.")
        if day < self.asked_on:
            raise forms.ValidationError(f"They asked us to stop later than that, on {full_date(self.asked_on)}.")
        return day

    @property
    def consent(self) -> Consent | None:
        typed = self.cleaned_data
        return Consent(typed["consent_by"], typed["consent_on"], typed["consent_how"])


@require_http_methods(["GET", "HEAD", "POST"])
def allow_email(request: AgentRequest, pk: int) -> HttpResponseBase:
    """Takes an address off the ledger, except after a spam report. No follow-up starts again by itself."""
    client = get_object_or_404(Client.objects.visible_to(request.agent), pk=pk)
    address = address_asked_about(request, client)
    entries = Suppression.all_of(address)
    form, changed = _form(request, client, entries), False
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            seen, consent = typed["seen"], form.consent
            lifted = ledger.lift(client, typed["reason"], address, by=request.agent, seen=seen, consent=consent)
            return _lifted(request, client, address, lifted)
        except (ledger.SpamReported, ledger.NeedsConsent, ledger.EntriesChanged):
            entries = Suppression.all_of(address)
            form, changed = _form(request, client, entries), True
    asked = ledger.asked_by_client(entries)
    is_closed = bool(entries) and (entries[0].is_final or (bool(asked) and not request.agent.is_broker))
    context = {"client": client, "form": form, "entries": entries, "asked": asked, "seen": ledger.ids_of(entries)}
    context |= {"address": address, "is_closed": is_closed, "changed": changed and not is_closed}
    context["layout"] = dialogs.layout(request)
    status = 200 if request.method != "POST" else 403 if is_closed else 409 if changed else 422
    if status == 403 and dialogs.in_dialog(request):
        status = 409  # htmx shows no 403
    return render(request, "clients/detail/allow_email.html", context, status=status)


def _form(request: AgentRequest, client: Client, entries: list[Suppression]) -> AllowForm:
    typed = request.POST if request.method == "POST" else None
    asked = ledger.asked_by_client(entries)
    if not asked or not request.agent.is_broker:
        return AllowForm(typed)
    # A reason that was typed while nothing more was asked for stays, as the note.
    return ConsentForm(typed, initial={"consent_by": client.name}, asked=asked)


def _lifted(request: AgentRequest, client: Client, address: str, lifted: bool) -> HttpResponseBase:
    text = f"{address} can be emailed again. Restore the steps you want."
    messages.success(request, text if lifted else f"{client.name} was no longer on the do-not-email list.")
    page = reverse("client", args=[client.pk])
    return dialogs.leave(request, page) if dialogs.in_dialog(request) else back(request, page)
