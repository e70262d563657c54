"""Second factors: what allauth asks of us about one-time codes, recovery codes and passkeys."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from agents.models import Agent, Office


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code is wrong or too old. Type the one that your app shows now, or a recovery code.",
        "unverified_email": "Confirm your email address first: Settings, Email address.",
        "cannot_delete_authenticator": "Your office asks for a second factor, so the last one stays.",
    }

    def encrypt(self, text: str) -> str:
        """Secrets are encrypted with a key made from SECRET_KEY; with a former one they can still be read."""
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _keys().decrypt(encrypted_text.encode()).decode()

    def _get_site_name(self) -> str:
        return Office.current().name or "RealtorOS"

    def send_notification_mail(self, template_prefix: str, user: Agent, *args: Any, **kwargs: Any) -> None:
        """allauth calls this after each change of a second factor."""
        note_who_needs_one(Agent.objects.filter(pk=user.pk))
        super().send_notification_mail(template_prefix, user, *args, **kwargs)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last code or passkey of somebody who must have one can't be taken away."""
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        has_another = others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
        return has_another or not is_required(authenticator.user)


def is_required(agent: Agent) -> bool:
    """Whether the office asks this agent for a second factor."""
    return agents_asked().filter(pk=agent.pk).exists()


def agents_asked() -> QuerySet[Agent]:
    """Those whom the office asks for a second factor."""
    match Office.objects.filter(pk=1).values_list("second_factor_for", flat=True).first():
        case Office.SecondFactor.EVERYBODY:
            return Agent.objects.all()
        case Office.SecondFactor.BROKERS:
            return Agent.objects.filter(Q(is_broker=True) | Q(is_admin=True))
    return Agent.objects.none()


def note_who_needs_one(agents: QuerySet[Agent] | None = None) -> None:
    """Writes down who must add a second factor, for these agents or all. After anything that may change it."""
    agents = Agent.objects.all() if agents is None else agents
    factors = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES).filter(user=OuterRef("pk"))
    needs = ~Exists(factors) & Q(pk__in=agents_asked().values("pk"))
    agents.update(needs_second_factor=Case(When(needs, then=True), default=False))


def _keys() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    return urlsafe_b64encode(sha256(f"second factor {secret}".encode()).digest())
