"""What an agent types about a follow-up, and how they look for one."""

from datetime import UTC, datetime, timedelta

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

    def clean_scheduled_for(self) -> datetime:
        moment = parse(self.cleaned_data["scheduled_for"])
        now = timezone.now()
        # Up to now means "with the next sweep"; long before it is a slip of the pen.
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
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
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


class InstructionsForm(forms.Form):
    instructions = forms.CharField(
        label="Tell the writer what to say",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": "Shorter, mention Saturday, ask one question…"}),
    )
