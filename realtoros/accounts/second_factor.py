"""Second factors: what allauth asks of us about one-time codes, recovery codes and passkeys."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from agents.models import Office
from agents.second_factor import is_required


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code is wrong or expired. Enter the one your app shows now, or a recovery code.",
        "unverified_email": "Confirm your email address first: Settings, Email address.",
        "cannot_delete_authenticator": "Your office requires two-factor authentication. Keep at least one method.",
    }

    def encrypt(self, text: str) -> str:
        """Secrets are encrypted with a key made from SECRET_KEY; with a former one they can still be read."""
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _keys().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return Office.current().name or "RealtorOS"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last code or passkey of somebody who must have one can't be taken away."""
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        has_another = others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
        return has_another or not is_required(authenticator.user)


def _keys() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    return urlsafe_b64encode(sha256(f"second factor {secret}".encode()).digest())
