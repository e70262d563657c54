import zoneinfo
from itertools import groupby

from django import forms
from django.contrib.auth.forms import AuthenticationForm

from agents.models import Agent, Office

UNITED_STATES = {
    "America/New_York": "Eastern",
    "America/Chicago": "Central",
    "America/Denver": "Mountain",
    "America/Phoenix": "Arizona",
    "America/Los_Angeles": "Pacific",
    "America/Anchorage": "Alaska",
    "Pacific/Honolulu": "Hawaii",
}


class LoginForm(AuthenticationForm):
    remember = forms.BooleanField(required=False, label="Stay signed in on this device")

    error_messages = {
        "invalid_login": "That email and password don't match. Check both; capitals count in the password.",
        "inactive": "This account is switched off. Your broker can switch it on again.",
    }


def _zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """The zones most agents work in first, then the rest by continent."""
    names = sorted(zoneinfo.available_timezones() - {*UNITED_STATES, "localtime", "posixrules", "Factory"})
    areas = groupby((name for name in names if "/" in name), key=lambda name: name.split("/")[0])
    groups = [(area, [(name, _spoken(name)) for name in zones]) for area, zones in areas]
    return [
        ("United States", list(UNITED_STATES.items())),
        *groups,
        ("Others", [(name, name) for name in names if "/" not in name]),
    ]


def _spoken(name: str) -> str:
    return name.split("/", 1)[1].replace("_", " ").replace("/", ", ")


class ProfileForm(forms.ModelForm):
    timezone = forms.ChoiceField(label="Time zone", choices=_zones, help_text="Every time is shown in it.")

    class Meta:
        model = Agent
        fields = ["name", "phone", "timezone", "signature", "instructions"]
        labels = {"instructions": "Standing instructions for the AI"}
        widgets = {
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "signature": forms.Textarea(attrs={"rows": 3}),
            "instructions": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "instructions": "Tone, things to mention or to avoid. The AI reads them before every email.",
        }
        error_messages = {"name": {"required": "Your clients see this name: give one."}}


class OfficeForm(forms.ModelForm):
    class Meta:
        model = Office
        fields = ["name", "postal_address", "from_name", "from_email"]
        labels = {"name": "Office", "from_name": "Sender name", "from_email": "Sender address"}
        help_texts = {
            "postal_address": "Stands in every email, as the law asks. Without one nothing is sent.",
            "from_name": "For emails to clients without an agent.",
            "from_email": "What emails come from. Your mail gateway must know it.",
        }
        error_messages = {"from_email": {"invalid": "An address looks like name@example.com."}}
