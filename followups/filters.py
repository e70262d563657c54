"""How an agent looks for follow-ups: tab, search, filters, list or month, all of it in the address."""

from datetime import date, datetime, timedelta

from django import forms

from clients.models import Client
from emails.forms import ByClientFilter
from followups.models import Task, TaskQuerySet
from followups.tabs import TABS, in_tab
from lists.filter_form import ChoicesField, Sentence
from lists.times import EARLIEST, LATEST, begin_of
from lists.words import weekday_date


class FollowupFilter(ByClientFilter):
    url_name = "followup_list"
    in_words = ("status", "priority", "step")
    arrangement = ("view", "month", "limit")
    keeps = ("tab", "view", "month", "on", "limit", "client_id")

    tab = forms.ChoiceField(
        required=False,
        choices=list(TABS.items()),
        error_messages={"invalid_choice": "“%(value)s” is not a tab, so we show all follow-ups."},
    )
    status = ChoicesField(Task.Status.choices, unknown="a follow-up status")
    priority = ChoicesField(Task.Priority.choices, unknown="a priority")
    step = ChoicesField(Task.Type.choices, unknown="a step")
    on = forms.DateField(
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": "“on” must be a date like 2026-03-09, so we ignored that filter."},
    )
    view = forms.ChoiceField(
        required=False,
        choices=[("", "List"), ("month", "Month")],
        error_messages={"invalid_choice": "“%(value)s” is not a view, so we show the list."},
    )
    month = forms.DateField(
        required=False,
        input_formats=["%Y-%m"],
        error_messages={"invalid": "“month” must be like 2026-03, so we show the current month."},
    )

    def clean_on(self) -> date | None:
        return _within(self.cleaned_data["on"], "on")

    def clean_month(self) -> date | None:
        return _within(self.cleaned_data["month"], "month")

    @property
    def is_narrowed(self) -> bool:
        # A tab is none of the filters: it shows the follow-ups of one time.
        return bool(self.asked.keys() - {"page", "tab", *self.arrangement})

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

    @property
    def as_list(self) -> str:
        return self.address("view", "month")

    @property
    def as_month(self) -> str:
        return self.address("tab", "on", "limit", view="month")

    def in_tab(self, key: str) -> str:
        return self.address("tab", "status", "on", tab=key)

    def day(self, day: date) -> str:
        """The list of one day."""
        return self.address("tab", "view", "month", "limit", on=f"{day:%Y-%m-%d}")

    @property
    def without_filters(self) -> str:
        return self.address("q", "client_id", "status", "priority", "step", "on")

    @property
    def sentences(self) -> dict[str, Sentence]:
        found = super().sentences
        if on := self.asked.get("on"):
            found["on"] = Sentence("On", weekday_date(on), self.address("on"))
        return found


def day_of(day: date) -> tuple[datetime, datetime]:
    """When a day of the agent's begins and when the next one does."""
    return begin_of(day), begin_of(day + timedelta(days=1))


def _within(day: date | None, name: str) -> date | None:
    if day and not EARLIEST.year < day.year < LATEST.year - 1:
        raise forms.ValidationError(f"There are no follow-ups in {day.year}: “{name}” was ignored.")
    return day
