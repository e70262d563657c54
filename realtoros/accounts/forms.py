"""Forms of allauth's, with our checks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from agents import hours
from agents.models import Agent, Invitation, Office, SignInAttempt
from agents.zone_field import ZoneField
from lists.one_line import OneLineInput, check_one_line
from realtoros.accounts import attempts
from realtoros.accounts.team import INVITED_ALREADY

LABELS = {
    "oldpassword": "Current password",
    "password1": "New password",
    "password2": "Repeat new password",
    "email": "Email",
    "code": "Code",
}
HOURS = hours.in_words(Agent(**hours.WORKING_HOURS))
HINT = "At least 10 characters. A few unrelated words are easy to remember."
REPEAT = "Type it again. If the two differ, nothing changes."


class OurWords(forms.Form):
    """Our labels and hints, and no placeholders, which repeat the labels."""

    hints = {"password": "", "oldpassword": "", "password1": HINT}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            field.help_text = self.hints.get(name, field.help_text)


class LoginForm(OurWords, allauth.LoginForm):
    pass


class Reauthenticate(OurWords, allauth.ReauthenticateForm):
    pass


class SetPassword(OurWords, allauth.SetPasswordForm):
    hints = {"password1": HINT, "password2": REPEAT}


class NewPassword(OurWords, allauth.ResetPasswordKeyForm):
    pass


class NewEmail(OurWords, allauth.AddEmailForm):
    hints = {"email": "You will sign in with it, and your clients’ replies will come to it."}


class ActivateApp(OurWords, ActivateTOTPForm):
    pass


class ResetPassword(OurWords, allauth.ResetPasswordForm):
    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        attempts.record(request, SignInAttempt.Outcome.RESET_ASKED, self.cleaned_data["email"])
        return str(super().save(request, **kwargs))


class ChangePassword(OurWords, allauth.ChangePasswordForm):
    hints = {
        "oldpassword": "The one you sign in with now, so that no one else can change it.",
        "password1": HINT,
        "password2": REPEAT,
    }

    def clean_oldpassword(self) -> str:
        """Counted and recorded like a try to sign in: a stolen session is no way to guess."""
        password: str = self.cleaned_data["oldpassword"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("enter_current_password")
        return password


class AuthenticateForm(OurWords, second_factor.AuthenticateForm):
    def clean_code(self) -> str:
        with _wrong_recorded(self.user):
            return str(super().clean_code())


class ReauthenticateForm(OurWords, second_factor.ReauthenticateForm):
    def clean_code(self) -> str:
        with _wrong_recorded(self.user):
            return str(super().clean_code())


class InvitationForm(forms.ModelForm):
    class Meta:
        model = Invitation
        fields = ("name", "email", "is_broker", "is_admin")
        labels = {
            "is_broker": "Broker: sees everyone's clients and the team",
            "is_admin": "Admin: can open Django's admin",
        }
        help_texts = {
            "name": "The name their clients will see. They can change it.",
            "email": "The invitation is sent there, and they sign in with it.",
            "is_broker": "If off, they see and change only their own clients.",
            "is_admin": "If off, they can’t open it. It shows every table of the database.",
        }

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if agent := Agent.objects.filter(email__iexact=email).first():
            has_left = "" if agent.is_active else ", which is deactivated: reactivate it instead"
            raise ValidationError(f"{agent} has an account with this address{has_left}.")
        if Invitation.objects.open().filter(email=email).exists():
            raise ValidationError(INVITED_ALREADY)
        return email


class RolesForm(forms.ModelForm):
    class Meta:
        model = Agent
        fields = ("is_broker", "is_admin")
        labels = InvitationForm.Meta.labels
        help_texts = InvitationForm.Meta.help_texts


class SecondFactorForm(forms.ModelForm):
    class Meta:
        model = Office
        fields = ("second_factor_for",)
        labels = {"second_factor_for": "Who must use two-factor authentication"}
        help_texts = {
            "second_factor_for": "Whoever has not set it up yet is asked to at their next click. The others may use it."
        }


class AcceptForm(forms.Form):
    """What somebody who was invited says of themselves. `timezone` is proposed by their browser."""

    name = forms.CharField(
        label="Your name",
        max_length=100,
        validators=[check_one_line],
        widget=OneLineInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=HINT,
    )
    timezone = ZoneField(
        help_text=f"All times are shown in this zone. Your emails are sent {HOURS}; you can change that in Settings."
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        if not self.is_bound:
            self.fields["timezone"].widget.attrs["data-browsers-zone"] = True  # static/js/zone.js

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if "password" in values:
            agent = Agent(email=self.email, name=values.get("name", ""))
            try:
                validate_password(values["password"], agent)
            except ValidationError as error:
                self.add_error("password", error)
        return values


@contextmanager
def _wrong_recorded(user: Agent) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        outcome = SignInAttempt.Outcome
        is_locked = error.code == "too_many_login_attempts"
        attempts.record(context.request, outcome.LOCKED if is_locked else outcome.WRONG_CODE, user.email, user)
        raise
