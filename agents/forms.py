"""The forms of the settings page."""

from typing import Any, cast

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from agents import hours
from agents.days_off import CALENDARS
from agents.models import Agent, ClosedDay, Office
from agents.zone_field import ZoneField
from lists.one_line import LinesInput, OneLineInput


class ProfileForm(forms.ModelForm):
    timezone = ZoneField(help_text="All times are shown in this zone, and your sending hours use it.")

    class Meta:
        model = Agent
        fields = ["name", "phone", "timezone", "signature", "instructions"]
        labels = {"instructions": "Standing instructions for the AI"}
        widgets = {
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
            "name": OneLineInput(attrs={"autocomplete": "name"}),
            "signature": LinesInput(attrs={"rows": 3}),
            "instructions": LinesInput(attrs={"rows": 3}),
        }
        help_texts = {
            "instructions": "Tone, things to mention or avoid. The AI reads this before every email.",
            "signature": "Appears at the end of every email. If blank, we use your name, office and phone.",
        }
        error_messages = {
            "name": {"required": "Enter your name. Your clients see it."},
            "signature": {"max_length": "Use at most %(limit_value)d characters (now %(show_value)d)."},
        }


class ModeForm(forms.ModelForm):
    """Whether somebody reads an email before it goes."""

    MODES = [
        ("automatic", "Automatic", "Every email sends automatically when due. You can still change or stop each one."),
        (
            "review",
            "Review first",
            "Drafts are ready the evening before. Emails you have not approved are held, not sent.",
        ),
    ]

    mode = forms.ChoiceField(choices=[mode[:2] for mode in MODES], widget=forms.RadioSelect)

    class Meta:
        model = Agent
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["mode"] = "review" if self.instance.reviews_first else "automatic"

    @property
    def choices(self) -> list[dict[str, Any]]:
        """Each with what it means."""
        chosen = self["mode"].value()
        names = ("value", "label", "means")
        return [dict(zip(names, mode, strict=True)) | {"is_chosen": mode[0] == chosen} for mode in self.MODES]

    def save(self, commit: bool = True) -> Agent:
        agent: Agent = self.instance
        agent.reviews_first = self.cleaned_data["mode"] == "review"
        agent.save(update_fields=["reviews_first"])
        return agent


class HoursForm(forms.ModelForm):
    """When the agent's follow-ups may go."""

    DAYS = [(str(number), name) for number, name in enumerate(hours.NAMES, start=1)]

    send_days = forms.MultipleChoiceField(
        label="Days",
        choices=DAYS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one day. Without one, no email could be sent."},
    )

    class Meta:
        model = Agent
        fields = ["send_from", "send_until", "send_days"]
        labels = {"send_from": "From", "send_until": "Until"}
        widgets = {
            name: forms.TimeInput(format="%H:%M", attrs={"type": "time"}) for name in ("send_from", "send_until")
        }
        error_messages = {name: {"invalid": "Enter a time, like 09:00."} for name in ("send_from", "send_until")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["send_days"] = list(self.instance.send_days)

    def clean_send_days(self) -> str:
        return "".join(sorted(self.cleaned_data["send_days"]))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        begins, ends = self.cleaned_data.get("send_from"), self.cleaned_data.get("send_until")
        if begins and ends and begins >= ends:
            self.add_error("send_until", "This must be later than “From”.")
        return cleaned


class OfficeForm(forms.ModelForm):
    class Meta:
        model = Office
        fields = ["name", "postal_address", "from_name", "from_email", "private_fields"]
        labels = {
            "name": "Office",
            "from_name": "Sender name",
            "from_email": "Sender address",
            "private_fields": "Custom fields kept from the AI",
        }
        widgets = {"private_fields": LinesInput(attrs={"rows": 3})}
        help_texts = {
            "postal_address": "Required by law in every email. Without it, nothing is sent.",
            "from_name": "Used for office emails, and for clients without an agent.",
            "from_email": "Emails come from this address. Verify it with SendGrid first.",
            "private_fields": "One name per line, like “Bank details”. The AI never sees these fields, for any client."
            " Capital letters and accents make no difference.",
        }
        error_messages = {"from_email": {"invalid": "Enter a valid email, like name@example.com."}}


class SenderForm(forms.ModelForm):
    """The two without which nothing goes, for the checklist. One that is left empty stays what it was."""

    class Meta:
        model = Office
        fields = ["postal_address", "from_email"]
        help_texts = {"postal_address": ""}  # the step says it
        error_messages = OfficeForm.Meta.error_messages
        widgets = {
            "postal_address": forms.TextInput(attrs={"autocomplete": "off", "placeholder": "Street, city, state, ZIP"}),
            "from_email": forms.EmailInput(attrs={"autocomplete": "off", "placeholder": "name@your-office.com"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = {name: getattr(self.instance, name) for name in self.fields}
        for field in self.fields.values():
            field.widget.attrs["form"] = "sender-form"  # both stand in steps of their own

    def clean(self) -> dict[str, Any]:
        super().clean()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if not given and not self.errors:
            for name in self.data.keys() & self.fields.keys():
                self.add_error(name, "Type it here.")
        return self.kept | given


class OfficeSendingForm(forms.ModelForm):
    """When nobody's follow-ups go, and how many at most."""

    holiday_calendar = forms.ChoiceField(
        label="Holidays", required=False, choices=[("", "None: emails are sent on holidays too"), *CALENDARS.items()]
    )

    class Meta:
        model = Office
        fields = ["holiday_calendar", "daily_cap"]
        labels = {"daily_cap": "Daily limit per agent"}
        help_texts = {
            "daily_cap": "Emails over the limit are sent the next day. If blank, there’s no limit. Send now ignores it."
        }
        widgets = {"daily_cap": forms.NumberInput(attrs={"min": 1, "inputmode": "numeric"})}
        error_messages = {"daily_cap": {"invalid": "Enter a whole number, or leave it blank for no limit."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        saved = self.instance.holiday_calendar
        if saved and saved not in CALENDARS:  # set in the admin: it stays until somebody chooses another
            field = cast(forms.ChoiceField, self.fields["holiday_calendar"])
            field.choices = [*cast(Any, field.choices), (saved, saved)]
        self.fields["daily_cap"].error_messages["min_value"] = MORE_THAN_NONE
        self.fields["daily_cap"].validators = [MinValueValidator(1, MORE_THAN_NONE), MaxValueValidator(100_000)]


MORE_THAN_NONE = "Enter at least 1. To send nothing, pause office sending."


class ClosedDayForm(forms.ModelForm):
    class Meta:
        model = ClosedDay
        fields = ["on", "name"]
        labels = {"on": "Closed on", "name": "Reason"}
        widgets = {
            "on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "name": forms.TextInput(attrs={"placeholder": "Office party"}),
        }
        error_messages = {"on": {"required": "Choose a date.", "invalid": "Enter a date, like 2026-12-24."}}
