"""The form for a new client."""

import json
from typing import Any, cast
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from clients.forms.client import ClientForm
from clients.models import Client

WHAT_COUNTS = "#new_name, #new_email, #new_stage, #new_agent, #will-happen"
"""The fields that decide what will happen."""


class NewClientForm(ClientForm):
    """A new client, with the steps of the plan. Each step can be switched off."""

    def __init__(self, *args: Any, steps: list[str], **kwargs: Any) -> None:
        # Ids of its own: as a dialog it stands over pages that have forms too.
        super().__init__(*args, auto_id="new_%s", **kwargs)
        self.steps = steps
        self.token = self.data.get("form_token") or uuid4().hex
        if not self.is_bound:
            self.fields["name"].widget.attrs["autofocus"] = True
        self._ask_what_will_happen()

    def _ask_what_will_happen(self) -> None:
        """Asks again when it changes: a finished stage plans nothing, and another agent has other hours."""
        for name in ("stage", "agent"):
            if name in self.fields:
                self.fields[name].widget.attrs |= {
                    "hx-get": reverse("client_new_plan"),
                    "hx-trigger": "change",
                    "hx-target": "#will-happen",
                    "hx-swap": "outerHTML",
                    "hx-include": WHAT_COUNTS,
                    "hx-sync": "#will-happen:replace",
                }

    @property
    def what_counts(self) -> str:
        return WHAT_COUNTS

    @property
    def has_no_email(self) -> bool:
        """Whether the form was sent without one. It is not known of a form that is still empty."""
        return "email" in self.data and not self.data["email"].strip()

    @property
    def was_sent_before(self) -> bool:
        return self.made_from is not None and Client.objects.filter(made_from=self.made_from).exists()

    @classmethod
    def filled_from(cls, address: QueryDict, **kwargs: Any) -> "NewClientForm":
        """A form that a link fills in. What a field can't hold is left out."""
        form = cls(**kwargs)
        for name in ("name", "email", "phone", "property_address", "property_type", "stage", "notes"):
            field, text = form.fields[name], address.get(name, "").replace("\x00", "")
            if isinstance(field, forms.CharField):
                text = text[: field.max_length]
            elif not field.valid_value(text):  # type: ignore[attr-defined]
                continue
            if text:
                form.initial[name] = text
        return form

    @property
    def switched_off(self) -> list[str]:
        """The steps that were switched off. A form without switches means all steps."""
        asked = "plan" in self.data
        return [step for step in self.steps if asked and step not in cast(QueryDict, self.data).getlist("step")]

    @property
    def made_from(self) -> UUID | None:
        """The same for the same content of the same form: a second click, or the browser's "send again"."""
        if not self.data.get("form_token"):
            return None
        content = [pair for pair in sorted(cast(QueryDict, self.data).lists()) if pair[0] != "csrfmiddlewaretoken"]
        return uuid5(NAMESPACE_URL, json.dumps([self.by.pk, content]))

    def save(self, commit: bool = True) -> Client:
        self.instance.plan_without = self.switched_off
        self.instance.made_from = self.made_from
        if not self.instance.has_email:
            self.instance.plan_offered_at = timezone.now()
        return super().save(commit)
