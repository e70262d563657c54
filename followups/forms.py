"""What an agent types about a follow-up, and how they look for one."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from clients.models import Client
from emails.forms import ListFilter
from emails.writer import MAX_BODY
from followups.listing import TABS, in_tab
from followups.models import Task, TaskQuerySet

TOO_LONG_AGO = timedelta(days=1)
TOO_FAR_AHEAD = timedelta(days=5 * 365)


class FollowupFilter(ListFilter):
    tab = forms.ChoiceField(required=False, choices=list(TABS.items()), widget=forms.HiddenInput)
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

    @property
    def is_narrowed(self) -> bool:
        return any(self.asked.get(name) for name in ("q", "client_id", "status", "priority"))

    def apply(self, tasks: TaskQuerySet) -> TaskQuerySet:
        asked = self.asked
        if asked.get("client_id"):
            tasks = tasks.filter(client=asked["client_id"])
        for name in ("status", "priority"):
            if asked.get(name):
                tasks = tasks.filter(**{f"{name}__in": asked[name]})
        if asked.get("q"):
            tasks = tasks.filter(client__in=Client.objects.search(asked["q"]))
        tab = asked.get("tab", "")
        tasks = tasks.filter(in_tab(tab))
        # What is done is looked up from the newest; everything else comes in the order in which it goes.
        return tasks.order_by("-scheduled_for", "-pk") if tab == "done" else tasks.order_by("scheduled_for", "pk")


class RescheduleForm(forms.Form):
    """A time as a datetime-local field sends it, in the agent's zone, or ISO 8601 with its offset."""

    scheduled_for = forms.CharField(
        label="When",
        max_length=40,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        error_messages={"required": "Choose a date and a time."},
    )
    later = forms.BooleanField(required=False, label="Move later steps along by the same time")

    def __init__(self, *args: Any, before: datetime | None = None, later: Sequence[Task] = (), **kwargs: Any) -> None:
        """`before` is the time that it has until now, `later` the plan's steps that could move along."""
        super().__init__(*args, **kwargs)
        self.before, self.steps = before, list(later)
        if not self.steps:
            del self.fields["later"]

    @property
    def along(self) -> list[int]:
        """The ids of what moves along: an undo names them, a person ticks a box for all of them."""
        named = str(self.data.get("along", "")).split(".")
        ids = [int(pk) for pk in named if pk.isdecimal() and len(pk) < 19]
        return ids or ([task.pk for task in self.steps] if self.cleaned_data.get("later") else [])

    def clean(self) -> dict[str, Any]:
        to = self.cleaned_data.get("scheduled_for")
        if to and self.before and self.along:
            for task in self.steps:
                if task.scheduled_for + (to - self.before) > timezone.now() + TOO_FAR_AHEAD:
                    self.add_error("later", f"That would move {task.followup_type} more than five years ahead.")
        return self.cleaned_data

    def clean_scheduled_for(self) -> datetime:
        return sensible(parse(self.cleaned_data["scheduled_for"]))


class AddForm(forms.Form):
    """One more follow-up. Its time is one of the usual ones (`quick`), or what was typed in `scheduled_for`."""

    quick = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    scheduled_for = forms.CharField(
        label="Date and time",
        required=False,
        max_length=40,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
    about = forms.CharField(
        label="What is it about?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500, "placeholder": "Ask whether Saturday at 11 works"}),
        help_text="The writer is told this, besides what you noted about the client.",
        error_messages={"required": "Say what it is about: the email is written from it."},
    )
    priority = forms.ChoiceField(choices=Task.Priority.choices, initial=Task.Priority.MEDIUM)

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data.get("quick") or self.cleaned_data.get("scheduled_for")
        try:
            if typed:
                self.cleaned_data["at"] = sensible(parse(typed))
            elif "scheduled_for" not in self.errors:
                self.add_error("scheduled_for", "Choose a date and a time.")
        except forms.ValidationError as error:
            self.add_error("scheduled_for", error)
        return self.cleaned_data


class OneOffForm(forms.Form):
    about = forms.CharField(
        label="What is it about?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500, "autofocus": True}),
        help_text="The AI writes it from this and from what you noted about the client. You read it before it goes.",
        error_messages={"required": "Say in a few words what it is about."},
    )


def sensible(moment: datetime) -> datetime:
    """ValidationError for a time that is surely a slip of the pen."""
    now = timezone.now()
    # Up to now means "with the next sweep".
    if moment < now - TOO_LONG_AGO:
        raise forms.ValidationError("That is more than a day ago. Choose a time from now on.")
    if moment > now + TOO_FAR_AHEAD:
        raise forms.ValidationError("That is more than five years ahead. Check the year.")
    return moment


def parse(text: str) -> datetime:
    """The moment that the text names. ValidationError where it names none, or one that the clocks leave out."""
    try:
        typed = datetime.fromisoformat(text.strip())
        # Without a fold an hour that the clocks repeat is the first of the two.
        moment = (typed if typed.tzinfo else timezone.make_aware(typed)).astimezone(UTC)
        there = timezone.localtime(moment)
    except (ValueError, OverflowError) as error:
        raise forms.ValidationError("That is not a date and time. Write it like 2026-03-09 09:00.") from error
    if typed.tzinfo is None and there.replace(tzinfo=None) != typed:
        raise forms.ValidationError(
            f"The clocks go forward then: there is no {clock(typed)}. Did you mean {clock(there)}?"
        )
    return moment


def clock(moment: datetime) -> str:
    return f"{moment.hour % 12 or 12}:{moment:%M %p}"


class DraftForm(forms.Form):
    """The text that will be sent, exactly as it is saved."""

    subject = forms.CharField(
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 1, "maxlength": 200, "autocomplete": "off"}),  # a long one shows all of it
        error_messages={"required": "Give it a subject."},
    )
    body = forms.CharField(
        label="Text",
        max_length=MAX_BODY,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"required": "Write something: an empty email is never sent."},
    )

    def clean_subject(self) -> str:
        # SendGrid refuses line breaks in a subject.
        return " ".join(self.cleaned_data["subject"].split())

    def clean_body(self) -> str:
        return self.cleaned_data["body"].replace("\r\n", "\n")

    def raw(self, name: str) -> str:
        """As it was typed, if it can't be an email yet; no more of it than one could hold."""
        field = self.fields[name]
        typed = str(field.widget.value_from_datadict(self.data, self.files, name) or "")
        clean = " ".join(typed.split()) if name == "subject" else typed.replace("\r\n", "\n").strip()
        return clean[: getattr(field, "max_length", None)]


class InstructionsForm(forms.Form):
    instructions = forms.CharField(
        label="Tell the writer what to change",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 1, "maxlength": 500, "placeholder": "Tell the writer what to change"}),
    )
