"""The forms of what the broker decides for the whole office."""

from typing import Any, cast

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from agents import country, zones
from agents.days_off import CALENDARS
from agents.forms.stale_check import OnlyChanged
from agents.models import ClosedDay, Office
from lists.one_line import LinesInput


class OfficeForm(OnlyChanged):
    country = forms.ChoiceField(
        required=False,
        help_text="Phone numbers without a country’s code are of this country, and are shown as people write them"
        " there. Numbers of other countries begin with + and their code.",
        error_messages={"invalid_choice": "Choose one from the list."},
    )

    class Meta:
        model = Office
        fields = ["name", "postal_address", "from_name", "from_email", "country", "private_fields"]
        labels = {
            "name": "Office name",
            "from_name": "Sender name",
            "from_email": "Sender address",
            "private_fields": "Custom fields kept from the AI",
        }
        widgets = {"private_fields": LinesInput(attrs={"rows": 3})}
        help_texts = {
            "name": "Appears at the end of every email, with the postal address. If blank, it is left out.",
            "postal_address": "Required by law in every email. Without it, nothing is sent.",
            "from_name": "The sender of office emails, and of emails to clients without an agent. If blank, we use the"
            " office name.",
            "from_email": "Every email comes from it. Verify it with SendGrid first. Without it, nothing is sent.",
            "private_fields": "One name per line, like “Bank details”. The AI never sees these fields, for any client."
            " “Source” stands for where they came from. Capital letters and accents make no difference.",
        }
        error_messages = {"from_email": {"invalid": "Enter a valid email, like name@example.com."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = zones.countries().get(country.default_country(), "")
        cast(forms.ChoiceField, self.fields["country"]).choices = [
            ("", f"As the time zone says: {usual}"),
            *country.choices(),
        ]

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit)
        country.forget()
        return saved


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


class OfficeSendingForm(OnlyChanged):
    """When nobody's follow-ups go, and how many at most."""

    holiday_calendar = forms.ChoiceField(
        label="Holidays",
        required=False,
        choices=[("", "None: emails are sent on holidays too"), *CALENDARS.items()],
        help_text="No emails on the holidays of this calendar. They wait for each agent’s next sending day.",
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
        labels = {"on": "Date", "name": "Reason"}
        help_texts = {
            "on": "No emails are sent on this day. They wait for each agent’s next sending day.",
            "name": "Agents see it where an email waits for this day to pass.",
        }
        widgets = {
            "on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "name": forms.TextInput(attrs={"placeholder": "Office party"}),
        }
        error_messages = {"on": {"required": "Choose a date.", "invalid": "Enter a date, like 2026-12-24."}}
