"""The filter by agent, which lists of clients and of their emails share."""

from functools import cache
from typing import Any, cast

from django import forms
from django.http import QueryDict

from agents.models import Agent
from lists.filter_form import ChoicesField, FilterForm


class ByAgentFilter(FilterForm):
    """A list whose rows belong to agents' clients. A broker can show those of some agents alone."""

    agent = ChoicesField(says="We don’t know this agent, so we ignored that filter.")

    def __init__(self, data: QueryDict, viewer: Agent) -> None:
        self.viewer = viewer
        super().__init__(data)

    def prepare(self) -> None:
        if self.viewer.is_broker:
            # Asked when somebody is chosen or the choices are shown, and then once.
            cast(forms.MultipleChoiceField, self.fields["agent"]).choices = cache(_agents)
        else:
            del self.fields["agent"]

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.viewer.is_broker and set(cast(QueryDict, self.data).getlist("agent")) - {str(self.viewer.pk)}:
            self.add_error(None, "Only a broker can filter by agent. These are your own.")
        return self.cleaned_data


def _agents() -> list[tuple[str, str]]:
    found = Agent.objects.only("name", "email", "is_active").order_by("name", "pk")
    return [(str(each.pk), f"{each}{'' if each.is_active else ' (deactivated)'}") for each in found]
