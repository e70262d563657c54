"""What allauth asks of us: our words, our mail, our addresses in links, and a record of who tried to sign in."""

from datetime import timedelta
from html import unescape
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from agents.models import Agent, SignInAttempt
from emails.models import OfficeMail
from emails.tasks import enqueue
from realtoros.accounts import attempts, limits
from realtoros.web import visitors

Outcome = SignInAttempt.Outcome

KINDS = {
    "account/email/password_reset_key": (
        OfficeMail.Kind.PASSWORD_RESET,
        timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
    ),
    "account/email/email_confirmation": (
        OfficeMail.Kind.CONFIRM_EMAIL,
        timedelta(days=settings.ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS),
    ),
}
"""The mails with a link, and how long the link works. Every other mail is a notice of changed credentials."""


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "That email and password don't match. Check both. Passwords are case-sensitive.",
        "enter_current_password": "That's not your password. Passwords are case-sensitive.",
        "incorrect_password": "That's not your password. Passwords are case-sensitive.",
        "too_many_login_attempts": "Too many failed attempts. Wait 15 minutes, then try again.",
        "same_as_current": "That's already your address.",
        "email_taken": "Someone in this office already has this address.",
        "duplicate_email": "That's already your address.",
        "rate_limited": "We just sent one. Wait three minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False  # a broker invites

    def get_client_ip(self, request: HttpRequest) -> str:
        return str(visitors.parsed(visitors.address_of(request)) or "127.0.0.1")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("settings")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever signed in a moment ago is not asked for the password once more."""
        age = self.request.session.age(timezone.now())
        is_fresh = age is not None and age < app_settings.REAUTHENTICATION_TIMEOUT
        return not is_fresh and bool(super().is_reauthentication_required(app=app, **kwargs))

    # --- tries ---

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            attempts.record(request, Outcome.LOCKED, _email_in(credentials))
            key = self._get_login_attempts_cache_key(request, **credentials)
            words = limits.too_many(limits.seconds_left(request, key))
            raise ValidationError(words, code=error.code) from error

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        attempts.record(request, Outcome.WRONG_PASSWORD, _email_in(credentials))

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        attempts.record(request, Outcome.SIGNED_IN, user.email, user)
        return response

    # --- mail ---

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Puts it into the office's outbox. Nothing is sent inside a request."""
        kind, works_for = KINDS.get(template_prefix, (OfficeMail.Kind.CREDENTIALS_CHANGED, None))
        user = context.get("user") or getattr(self.request, "user", None)
        agent = user if isinstance(user, Agent) else Agent.objects.filter(email__iexact=email).first()
        values = {**context, "email": email, "agent": agent, "request": self.request}
        enqueue(
            kind,
            to_email=email,
            to_name=agent.name if agent else "",
            agent=agent,
            subject=" ".join(plain_text(f"{template_prefix}_subject.txt", values).split()),
            body=plain_text(f"{template_prefix}_message.txt", values).strip(),
            expires_at=timezone.now() + works_for if works_for else None,
        )

    # --- links: with the public address, whatever Host a request names ---

    def get_reset_password_from_key_url(self, key: str) -> str:
        uid, _, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.SITE_URL}{path}"

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return f"{settings.SITE_URL}{reverse('account_confirm_email', args=[emailconfirmation.key])}"


def plain_text(template: str, values: dict[str, Any]) -> str:
    """Templates escape for HTML, and a mail's text is none."""
    return unescape(render_to_string(template, values))


def _email_in(credentials: dict[str, Any]) -> str:
    return str(credentials.get("email") or "")
