"""Checks of what an agent types as a client's email address or phone number."""

import re

from django import forms
from django.core.validators import EmailValidator

EMAIL = "An address looks like name@example.com."
ENDING = "An address ends like .com or .org"

EXTENSION = re.compile(r"(?:x|ext\.?)\s*\d+$", re.IGNORECASE)


def check_email(email: str) -> None:
    """An address that mail can reach. Django also takes a machine's name alone, like localhost, for a domain."""
    name, _, domain = email.rpartition("@")
    if name and domain and "." not in domain:
        raise forms.ValidationError(ENDING)
    EmailValidator(EMAIL)(email)


def check_phone(phone: str) -> None:
    number = EXTENSION.sub("", phone)
    if any(character.isalpha() for character in number):
        raise forms.ValidationError("A phone number has no letters in it, but for an extension like x12.")
    if phone and sum(character.isdigit() for character in number) < 7:
        raise forms.ValidationError("A phone number has at least 7 digits.")
