"""How an agent looks for follow-ups: tab, search, filters, list or month, all of it in the address."""

from datetime import date, datetime, time
from typing import Any, cast

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_text_list

from clients.models import Client
from emails.forms import ListFilter
from followups.models import Task, TaskQuerySet
from followups.tabs import TABS, in_tab
from lists.addresses import Sentence, address_of, query_of
from lists.times import EARLIEST, LATEST


class FollowupFilter(ListFilter):
    """What can't be understood is left out and said."""

    tab = forms.ChoiceField(
        required=False,
        choices=list(TABS.items()),
        error_messages={"invalid_choice": "“%(value)s” is none of the tabs: these are all follow-ups."},
    )
    status = forms.MultipleChoiceField(
        required=False,
        choices=Task.Status.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "“%(value)s” is not a status of a follow-up: the filter was left out."},
    )
    priority = forms.MultipleChoiceField(
        required=False,
        choices=Task.Priority.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "“%(value)s” is not a priority: the filter was left out."},
    )
    step = forms.MultipleChoiceField(
        required=False,
        choices=Task.Type.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "“%(value)s” is not a step: the filter was left out."},
    )
    on = forms.DateField(
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": "“on” must be a day like 2026-03-09: the filter was left out."},
    )
    view = forms.ChoiceField(
        required=False,
        choices=[("", "List"), ("month", "Month")],
        error_messages={"invalid_choice": "“%(value)s” is no view: this is the list."},
    )
    month = forms.DateField(
        required=False,
        input_formats=["%Y-%m"],
        error_messages={"invalid": "“month” must be like 2026-03: this is the current one."},
    )

    def clean_on(self) -> date | None:
        return _within(self.cleaned_data["on"], "on")

    def clean_month(self) -> date | None:
        return _within(self.cleaned_data["month"], "month")

    @property
    def set(self) -> dict[str, Any]:
        """What is asked, as an address says it."""
        chosen = {name: value for name, value in self.asked.items() if value and name != "page"}
        for name in ("status", "priority", "step"):
            if name in chosen:
                # In the order of the choices, so that two addresses that ask the same are the same.
                choices: Any = cast(forms.MultipleChoiceField, self.fields[name]).choices
                chosen[name] = [value for value, _ in choices if value in chosen[name]]
        for name, form in (("on", "%Y-%m-%d"), ("month", "%Y-%m")):
            if name in chosen:
                chosen[name] = chosen[name].strftime(form)
        return chosen

    @property
    def is_narrowed(self) -> bool:
        return any(self.asked.get(name) for name in ("q", "client_id", "status", "priority", "step", "on"))

    @property
    def tab_key(self) -> str:
        return str(self.asked.get("tab") or "")

    def narrow(self, tasks: TaskQuerySet) -> TaskQuerySet:
        """Those that the filters leave, whatever the tab."""
        asked = self.asked
        if asked.get("client_id"):
            tasks = tasks.filter(client=asked["client_id"])
        for name, field in (("status", "status"), ("priority", "priority"), ("step", "followup_type")):
            if asked.get(name):
                tasks = tasks.filter(**{f"{field}__in": asked[name]})
        if asked.get("q"):
            tasks = tasks.filter(client__in=Client.objects.search(asked["q"]))
        return tasks

    def apply(self, tasks: TaskQuerySet) -> TaskQuerySet:
        """The list's rows."""
        tasks = self.narrow(tasks).filter(in_tab(self.tab_key))
        if on := self.asked.get("on"):
            begins, ends = day_of(on)
            tasks = tasks.filter(scheduled_for__gte=begins, scheduled_for__lt=ends)
        return tasks

    # --- the same as an address, and in words ---

    def query(self, *leave_out: str, **changes: Any) -> str:
        return query_of(self.fields, self.set, *leave_out, **changes)

    def address(self, *leave_out: str, **changes: Any) -> str:
        return address_of(reverse("followup_list"), self.query(*leave_out, **changes))

    @property
    def here(self) -> str:
        return self.address()

    @property
    def narrowing(self) -> str:
        """What decides which follow-ups the list holds."""
        return self.query("view", "month", "limit")

    @property
    def as_list(self) -> str:
        return self.address("view", "month")

    @property
    def as_month(self) -> str:
        return self.address("tab", "on", "limit", view="month")

    @property
    def kept(self) -> list[tuple[str, Any]]:
        """What a new search leaves as it is."""
        return [
            (name, self.set[name]) for name in ("tab", "view", "month", "on", "limit", "client_id") if name in self.set
        ]

    def in_tab(self, key: str) -> str:
        return self.address("tab", "status", "on", tab=key)

    def day(self, day: date) -> str:
        """The list of one day."""
        return self.address("tab", "view", "month", "limit", on=f"{day:%Y-%m-%d}")

    @property
    def without_client(self) -> str:
        return self.address("client_id")

    @property
    def without_filters(self) -> str:
        return self.address("q", "client_id", "status", "priority", "step", "on")

    @property
    def sentences(self) -> dict[str, Sentence]:
        about = {"status": "Status", "priority": "Priority", "step": "Step"}
        found = {}
        for name, word in about.items():
            if name in self.set:
                choices: Any = cast(forms.MultipleChoiceField, self.fields[name]).choices
                words = get_text_list([str(dict(choices)[value]) for value in self.set[name]])
                found[name] = Sentence(word, f"is {words}", self.address(name))
        if on := self.asked.get("on"):
            found["on"] = Sentence("On", f"{on:%a, %b} {on.day}", self.address("on"))
        return found


def day_of(day: date) -> tuple[datetime, datetime]:
    """When a day of the agent's begins and when the next one does."""
    begins = timezone.make_aware(datetime.combine(day, time.min))
    return begins, timezone.make_aware(datetime.combine(date.fromordinal(day.toordinal() + 1), time.min))


def _within(day: date | None, name: str) -> date | None:
    if day and not EARLIEST.year < day.year < LATEST.year - 1:
        raise forms.ValidationError(f"There are no follow-ups in {day.year}: “{name}” was left out.")
    return day
