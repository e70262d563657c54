"""The forms of a call, a text and a meeting: new ones, and other facts for one that is there."""

import re
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from agents.forms.stale_check import StaleCheck
from clients.forms.client import PLAIN
from clients.models import Call, Conversation, Direction, Meeting
from clients.models.story.conversation import FACTS, LONGEST, LONGEST_MINUTES
from lists.one_line import LinesInput, OneLineInput, check_one_line
from lists.times import EARLIEST, parse_moment

Kind = Conversation.Kind

LENGTH = re.compile(
    r"(?:(?P<clock>\d{1,2}):(?P<past>[0-5]\d)"
    r"|(?:(?P<hours>\d{1,2})\s*(?:h|hr|hrs|hours?))?\s*(?:(?P<minutes>\d{1,4})\s*(?:m|min|mins|minutes?)?)?)\.?",
    re.ASCII | re.IGNORECASE,
)
NO_LENGTH = "Enter the length like 12, 12 min, 1:05 or 1 h 5 min."


class LengthField(forms.CharField):
    """Minutes, as people write them; None for nothing."""

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value) or "").strip()
        if not text:
            return None
        found = LENGTH.fullmatch(text)
        if not found or not any(found.groups()):
            raise forms.ValidationError(NO_LENGTH)
        part = {name: int(number or 0) for name, number in found.groupdict().items()}
        total = (part["clock"] + part["hours"]) * 60 + part["past"] + part["minutes"]
        if not 1 <= total <= LONGEST_MINUTES:
            raise forms.ValidationError("Enter a length between 1 minute and 24 hours.")
        return total

    def validate(self, value: Any) -> None:
        """What is left are minutes."""

    def run_validators(self, value: Any) -> None:
        pass

    def prepare_value(self, value: Any) -> Any:
        return f"{value} min" if isinstance(value, int) else value


class WhenField(forms.CharField):
    """A time up to now, in the agent's time zone; None for now."""

    def clean(self, value: Any) -> datetime | None:
        if not (text := super().clean(value)):
            return None
        moment = parse_moment(text)
        if moment > timezone.now():
            raise forms.ValidationError("That is in the future. Enter when it was.")
        if moment < EARLIEST:
            raise forms.ValidationError("That is too long ago. Check the year.")
        return moment

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))

    def prepare_value(self, value: Any) -> Any:
        return f"{timezone.localtime(value):%Y-%m-%dT%H:%M}" if isinstance(value, datetime) else value


def _choice(choices: Any, initial: str, missing: str) -> forms.ChoiceField:
    messages = {"required": missing, "invalid_choice": missing}
    return forms.ChoiceField(choices=choices, initial=initial, error_messages=messages)


def _line() -> forms.CharField:
    return forms.CharField(
        required=False, max_length=200, error_messages=PLAIN, widget=OneLineInput, validators=[check_one_line]
    )


class ConversationForm(StaleCheck, forms.Form):
    """What all three have. With `said` it changes that one: `was` is when that was changed last."""

    kind: str
    text = forms.CharField(
        required=False, max_length=LONGEST, error_messages=PLAIN, widget=LinesInput(attrs={"rows": 2, "dir": "auto"})
    )
    occurred_at = WhenField(required=False, max_length=40, error_messages=PLAIN)
    kept_from_ai = forms.BooleanField(required=False)

    def __init__(self, *args: Any, said: Conversation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"{self.kind}-{said.pk if said else 'new'}-%s"
        self.said = said
        if said:
            self.initial = {name: getattr(said, name) for name in FACTS} | {"kept_from_ai": said.is_kept_from_ai}

    @property
    def was(self) -> str:
        return str(self.data.get("was", self._saved))

    @property
    def _saved(self) -> str:
        return self.said.updated_at.isoformat() if self.said else ""

    def is_free(self) -> bool:
        """Whether nobody changed it since it was shown. If somebody did, it is refused once."""
        return not self.is_new or not self.overwrites("was", self._saved, self.was)

    @property
    def is_new(self) -> bool:
        """Whether it says anything else than what is saved."""
        said = self.said
        if said is None:
            return True
        kept = self.cleaned_data["kept_from_ai"] != said.is_kept_from_ai
        return kept or any(getattr(said, name) != value for name, value in self.facts.items())

    @property
    def facts(self) -> dict[str, Any]:
        """Of those in the form. A field for the time shows no seconds: left as it was, it keeps them."""
        found = {name: self.cleaned_data[name] for name in FACTS if name in self.fields}
        if self.said and ("occurred_at" not in self.changed_data or found["occurred_at"] is None):
            found["occurred_at"] = self.said.occurred_at
        return found

    @property
    def is_kept_from_ai(self) -> bool:
        return bool(self.cleaned_data["kept_from_ai"])


class CallForm(ConversationForm):
    kind = Kind.CALL.value
    outcome = _choice(Call.choices, Call.REACHED, "Choose how the call went.")
    direction = forms.ChoiceField(
        choices=[(Direction.OUTGOING.value, "We called"), (Direction.INCOMING.value, "They called")],
        initial=Direction.OUTGOING,
        required=False,
        error_messages=PLAIN,
    )
    minutes = LengthField(required=False, max_length=40, error_messages=PLAIN)

    def clean_direction(self) -> str:
        """Today's buttons don't ask: whoever presses one has called."""
        return self.cleaned_data["direction"] or Direction.OUTGOING.value


class TextForm(ConversationForm):
    kind = Kind.TEXT.value
    direction = _choice(
        [(Direction.OUTGOING.value, "Sent"), (Direction.INCOMING.value, "Received")],
        Direction.OUTGOING,
        "Choose who sent it.",
    )
    is_reply = forms.BooleanField(required=False)

    @property
    def stops_plan(self) -> bool:
        return bool(self.cleaned_data["is_reply"]) and self.cleaned_data["direction"] == Direction.INCOMING

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError("Write what was said.")
        return text


class MeetingForm(ConversationForm):
    kind = Kind.MEETING.value
    meeting = _choice(Meeting.choices, Meeting.IN_PERSON, "Choose what kind of meeting it was.")
    place = forms.CharField(
        required=False, max_length=200, error_messages=PLAIN, widget=OneLineInput, validators=[check_one_line]
    )
    people = forms.CharField(
        required=False, max_length=200, error_messages=PLAIN, widget=OneLineInput, validators=[check_one_line]
    )
    minutes = LengthField(required=False, max_length=40, error_messages=PLAIN)


FORMS: dict[str, type[ConversationForm]] = {form.kind: form for form in (CallForm, TextForm, MeetingForm)}
