"""Forms of allauth's, with our checks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.base import forms as second_factor
from django.core.exceptions import ValidationError

from agents.models import Agent, SignInAttempt
from realtoros.accounts import attempts


class LoginForm(allauth.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].max_length = 255


class ChangePassword(allauth.ChangePasswordForm):
    def clean_oldpassword(self) -> str:
        """Counted and recorded like a try to sign in: a stolen session is no way to guess."""
        password: str = self.cleaned_data["oldpassword"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("enter_current_password")
        return password


class AuthenticateForm(second_factor.AuthenticateForm):
    def clean_code(self) -> str:
        with _wrong_recorded(self.user):
            return str(super().clean_code())


class ReauthenticateForm(second_factor.ReauthenticateForm):
    def clean_code(self) -> str:
        with _wrong_recorded(self.user):
            return str(super().clean_code())


@contextmanager
def _wrong_recorded(user: Agent) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        outcome = SignInAttempt.Outcome
        is_locked = error.code == "too_many_login_attempts"
        attempts.record(context.request, outcome.LOCKED if is_locked else outcome.WRONG_CODE, user.email, user)
        raise
