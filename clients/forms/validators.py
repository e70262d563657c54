"""The checks of what an agent types as a name or phone number. An address's is in clients/models/contact/address.py."""

import re

import phonenumbers
from django import forms
from phonenumbers import ValidationResult

from agents.country import office_country
from clients.models import read_phone
from lists.names.letters import has_letter

EXTENSION = re.compile(r"(?:x|ext\.?)\s*\d+$", re.IGNORECASE)
NO_LETTER = "Enter a name with at least one letter or number."


def check_name(name: str) -> None:
    if not has_letter(name):
        raise forms.ValidationError(NO_LETTER)


def check_phone(phone: str) -> None:
    """Whatever may be a number passes, also without its area's code."""
    number = EXTENSION.sub("", phone)
    if any(character.isalpha() for character in number):
        raise forms.ValidationError("Enter a phone number without letters, except an extension like x12.")
    if phone and sum(character.isdigit() for character in number) < 7:
        raise forms.ValidationError("Enter at least 7 digits.")
    if phone and read_phone(phone, office_country()) is None:
        raise forms.ValidationError(_why_not(phone))


def _why_not(phone: str) -> str:
    country = office_country()
    try:
        reason = phonenumbers.is_possible_number_with_reason(phonenumbers.parse(phone, country))
    except phonenumbers.NumberParseException:
        return "Enter a phone number, like +1 503 555 0142."
    if reason == ValidationResult.TOO_LONG:
        return "This number has too many digits. For one abroad, begin with + and the country’s code."
    return "This number has too few digits for its country."
