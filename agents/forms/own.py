"""The forms of one's own settings. Each help text says what the field does, and what happens if it is blank."""

from typing import Any

from django import forms

from agents import hours
from agents.forms.stale_check import OnlyChanged
from agents.models import Agent
from agents.zone_field import ZoneField
from lists.one_line import LinesInput, OneLineInput


class ProfileForm(OnlyChanged):
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
            "name": "Your clients see it as the sender of your emails.",
            "phone": "Appears at the end of your emails, unless you write a signature of your own.",
            "instructions": "Tone, things to mention or avoid. The AI reads this before it writes an email. If blank,"
            " it uses only what it knows of the client.",
            "signature": "Appears at the end of every email. If blank, we use your name, office and phone.",
        }
        error_messages = {
            "name": {"required": "Enter your name. Your clients see it."},
            "signature": {"max_length": "Use at most %(limit_value)d characters (now %(show_value)d)."},
        }


class ModeForm(OnlyChanged):
    """Whether somebody reads an email before it goes."""

    MODES = [
        ("automatic", "Automatic", "Every email sends automatically when due. You can still change or stop each one."),
        (
            "review",
            "Review first",
            "Drafts are ready the evening before. Emails you have not approved are held, not sent.",
        ),
    ]

    mode = forms.ChoiceField(
        label="Sending mode",
        choices=[mode[:2] for mode in MODES],
        widget=forms.RadioSelect,
        help_text="Applies to all your clients, unless you chose another mode on a client’s page.",
    )
    columns = ["reviews_first"]

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
        if self.changed:
            self.instance.reviews_first = self.cleaned_data["mode"] == "review"
        agent: Agent = super().save()
        return agent


class HoursForm(OnlyChanged):
    """When the agent's follow-ups may go."""

    DAYS = [(str(number), name) for number, name in enumerate(hours.NAMES, start=1)]

    send_days = forms.MultipleChoiceField(
        label="Sending days",
        choices=DAYS,
        widget=forms.CheckboxSelectMultiple,
        help_text="No emails on the other days: they are sent on the next one of these.",
        error_messages={"required": "Choose at least one day. Without one, no email could be sent."},
    )

    class Meta:
        model = Agent
        fields = ["send_from", "send_until", "send_days"]
        labels = {"send_from": "From", "send_until": "Until"}
        help_texts = {
            "send_from": "Emails due earlier wait until then. If blank, from midnight on.",
            "send_until": "Emails due later wait for the next sending day. If blank, until midnight.",
        }
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
        begins, ends = (self.cleaned_data.get(name, self._kept(name)) for name in ("send_from", "send_until"))
        if begins and ends and begins >= ends:
            self.add_error("send_until", "This must be later than “From”.")
        return cleaned

    def _kept(self, name: str) -> Any:
        """What is saved, where the form did not change it."""
        return None if name in self.changed else getattr(self.instance, name)
