"""The forms about a follow-up: its time, its text, and a new one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from clients.models import Client, ClientQuerySet
from emails.writer.read import MAX_BODY
from followups.models import Task
from lists.ids import read_id
from lists.times import parse_moment

TOO_LONG_AGO = timedelta(days=1)
TOO_FAR_AHEAD = timedelta(days=5 * 365)


class RescheduleForm(forms.Form):
    """A time as a datetime-local field sends it, in the agent's zone, or ISO 8601 with its offset."""

    scheduled_for = forms.CharField(
        label="When",
        max_length=40,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        error_messages={"required": "Choose a date and time."},
    )
    later = forms.BooleanField(required=False, label="Move later steps by the same amount")

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
        ids = [pk for pk in map(read_id, named) if pk is not None]
        return ids or ([task.pk for task in self.steps] if self.cleaned_data.get("later") else [])

    def clean(self) -> dict[str, Any]:
        to = self.cleaned_data.get("scheduled_for")
        if to and self.before and self.along:
            for task in self.steps:
                if task.scheduled_for + (to - self.before) > timezone.now() + TOO_FAR_AHEAD:
                    self.add_error("later", f"That would move {task.followup_type} more than five years away.")
        return self.cleaned_data

    def clean_scheduled_for(self) -> datetime:
        return check_range(parse_moment(self.cleaned_data["scheduled_for"]))


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
        help_text="The AI writes it from this and your notes about the client.",
        error_messages={"required": "Enter what it is about. The AI writes the email from it."},
    )
    priority = forms.ChoiceField(choices=Task.Priority.choices, initial=Task.Priority.MEDIUM)

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data.get("quick") or self.cleaned_data.get("scheduled_for")
        try:
            if typed:
                self.cleaned_data["at"] = check_range(parse_moment(typed))
            elif "scheduled_for" not in self.errors:
                self.add_error("scheduled_for", "Choose a date and time.")
        except forms.ValidationError as error:
            self.add_error("scheduled_for", error)
        return self.cleaned_data


class NewForm(AddForm):
    """The same from the list, where the client is found by typing and then chosen."""

    who = forms.CharField(
        label="Client",
        required=False,
        max_length=200,
    )
    client = forms.CharField(required=False, max_length=20)
    field_order = ["who", "client"]

    def __init__(self, *args: Any, clients: ClientQuerySet, **kwargs: Any) -> None:
        """`clients` are those whom the agent may plan for."""
        super().__init__(*args, **kwargs)
        self.clients = clients

    def found(self, limit: int) -> list[Client]:
        """Whoever was chosen, else those whom the typed words find, one more than the limit if there are more."""
        chosen, words = str(self["client"].value() or ""), str(self["who"].value() or "").strip()
        if client := self._chosen(chosen):
            return [client]
        if not words or "\0" in words:
            return []
        return list(self.clients.search(words[:200]).order_by("name", "pk")[: limit + 1])

    def clean(self) -> dict[str, Any]:
        super().clean()
        chosen, words = self.cleaned_data.get("client", ""), self.cleaned_data.get("who", "").strip()
        found = self.found(1)
        if len(found) == 1:
            self.cleaned_data["client"] = found[0]
        elif found:
            self.add_error("who", "Several clients match. Choose one.")
        elif "who" not in self.errors:
            self.add_error("who", "No clients match." if words or chosen else "Choose a client.")
        return self.cleaned_data

    def _chosen(self, text: str) -> Client | None:
        return self.clients.filter(pk=pk).first() if (pk := read_id(text)) is not None else None


def check_range(moment: datetime) -> datetime:
    """ValidationError for a time that is surely a slip of the pen."""
    now = timezone.now()
    # Up to now means "with the next sweep".
    if moment < now - TOO_LONG_AGO:
        raise forms.ValidationError("That is in the past. Choose a later time.")
    if moment > now + TOO_FAR_AHEAD:
        raise forms.ValidationError("That is more than five years away. Check the year.")
    return moment


class DraftForm(forms.Form):
    """The text that will be sent, exactly as it is saved."""

    subject = forms.CharField(
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 1, "maxlength": 200, "autocomplete": "off"}),  # a long one shows all of it
        error_messages={"required": "Enter a subject."},
    )
    body = forms.CharField(
        label="Text",
        max_length=MAX_BODY,
        widget=forms.Textarea(attrs={"rows": 14, "placeholder": "Write your email"}),
        error_messages={"required": "Enter the text. We never send an empty email."},
    )

    def clean_subject(self) -> str:
        # SendGrid refuses line breaks in a subject.
        return " ".join(self.cleaned_data["subject"].split())

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        return body.replace("\r\n", "\n")

    @property
    def is_too_long(self) -> bool:
        """Whether `raw` leaves some of the words out."""
        return any(len(str(self.data.get(name, "")).replace("\r\n", "\n").strip()) > most for name, most in self.most)

    @property
    def most(self) -> list[tuple[str, int]]:
        return [(name, getattr(field, "max_length", 0) or 0) for name, field in self.fields.items()]

    def raw(self, name: str) -> str:
        """As it was typed, if it can't be an email yet; no more of it than one could hold."""
        field = self.fields[name]
        typed = str(field.widget.value_from_datadict(self.data, self.files, name) or "")
        clean = " ".join(typed.split()) if name == "subject" else typed.replace("\r\n", "\n").strip()
        return clean[: getattr(field, "max_length", None)]


class InstructionsForm(forms.Form):
    instructions = forms.CharField(
        label="Tell the AI what to change",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 1, "maxlength": 500, "placeholder": "Tell the AI what to change"}),
    )

    def ask_what_about(self) -> None:
        """There is nothing yet that could be changed."""
        field = self.fields["instructions"]
        field.label = field.widget.attrs["placeholder"] = "Tell the AI what to write about"
